"""Whatever a student hands in → a Submission, or one clear reason why not.

Nothing is run or parsed here: a submission is text.
"""

from __future__ import annotations

import io
import os
import re
import tokenize
from pathlib import Path

from checker.model import Submission

LARGEST = 1 << 20  #: bytes; a lesson has a few thousand
LESSON_FILE = re.compile(r"lesson\d+_\w+\.py")


class RefusedError(Exception):
    """The submission cannot be taken; the message says why and what cures it."""


def read(path: Path) -> Submission:
    """Take a folder of lesson modules, or one .py file that holds any of the functions.

    Parameters
    ----------
    path : pathlib.Path
        The folder or file.

    Returns
    -------
    Submission
        Its text, module by module.

    Raises
    ------
    RefusedError
        With one sentence for the student.
    """
    if not path.exists():
        raise RefusedError(f"{path} does not exist. Give a folder of lessons or a .py file.")
    if path.is_dir():
        return _read_folder(path)
    if path.suffix != ".py":
        raise RefusedError(
            f"{path.name} is not a Python file. Hand in a .py file or the lessons folder."
        )
    return Submission(modules={path.stem: read_text(path)}, files={path.stem: path}, origin=path)


def _read_folder(folder: Path) -> Submission:
    files = {
        path.stem: path
        for path in sorted(folder.iterdir())
        if path.suffix == ".py" and path.name != "__init__.py"
    }
    if not any(LESSON_FILE.fullmatch(path.name) for path in files.values()):
        nested = folder / "lessons"
        if nested.is_dir():
            return _read_folder(nested)
        raise RefusedError(
            f"{folder} holds no lesson file such as lesson1_initialize.py. Give the lessons folder."
        )
    texts = {name: read_text(path) for name, path in files.items()}
    return Submission(modules=texts, files=files, origin=folder)


def read_text(path: Path) -> str:
    """Decode one source file as Python would.

    Raises
    ------
    RefusedError
        When it is no regular file, too large, or not text in its declared encoding.
    """
    if not path.is_file():  # a folder, a pipe, a device: opening it may never end
        raise RefusedError(f"{path.name} is not a regular file. Replace it by your .py file.")
    try:
        if path.stat().st_size > LARGEST:
            raise RefusedError(
                f"{path.name} is larger than 1 MiB. Hand in the code alone, without data."
            )
        data = path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise RefusedError(f"{path.name} cannot be read: {reason}.") from None
    return decode(data, path.name)


def decode(data: bytes, name: str) -> str:
    """Bytes of a source file → text, with line feeds alone at the line ends.

    Raises
    ------
    RefusedError
        When the bytes are not text in the encoding that the file declares (UTF-8 unless it
        says otherwise).
    """
    cure = "In your editor choose Save with encoding UTF-8."
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise RefusedError(f"{name} was saved as UTF-16. {cure}")
    if b"\0" in data:
        raise RefusedError(f"{name} is not a text file. Hand in the .py file itself.")
    if data.lstrip()[:1] == b"{" and b'"cells"' in data[:LARGEST]:
        raise RefusedError(f"{name} is a notebook. Export it as a Python script (.py).")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        raise RefusedError(f"{name} is not UTF-8 text. {cure}") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
