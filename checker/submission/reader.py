"""Whatever a student hands in → a Submission, or one clear reason why not.

A folder, a .py file, a notebook or a zip. Nothing is run or parsed here: a submission is text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.record import Submission
from checker.submission import disk
from checker.submission.file_names import SUFFIXES
from checker.submission.folder import limit_of
from checker.submission.gather import decode, gather, of_file
from checker.submission.refusal import RefusedError, shown

__all__ = ["RefusedError", "read", "read_text"]


def read(path: Path, stems: Sequence[str] = ()) -> Submission:
    """Take a folder of lessons, or one file: Python, a notebook or a zip of such a folder.

    Parameters
    ----------
    path : pathlib.Path
        The folder or file. It may be a link to a folder; no other link is followed.
    stems : sequence of str
        The lessons of the course: a file that is called almost so is noticed.

    Returns
    -------
    Submission
        Its text, module by module.

    Raises
    ------
    RefusedError
        With one sentence for the student, and one with the cure.
    """
    if path.name in {"", ".."}:  # "." is a folder, and no name for one
        path = path.resolve()
    try:
        if path.is_dir():
            return gather(disk.levels(path), path, stems)
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise RefusedError(
            f"{shown(path)} does not exist. Give a folder of lessons or a .py file."
        ) from None
    except OSError as error:
        raise RefusedError(disk.unreadable(path, error)) from None
    suffix = path.suffix.lower()
    if suffix not in {*SUFFIXES, ".zip"}:
        raise RefusedError(
            f"{shown(path.name)} is not a Python file, a notebook or a zip. Hand in one of these, "
            "or the lessons folder."
        )
    data = disk.read_bytes(path, limit_of(path.name))
    if suffix == ".zip":
        from checker.submission import archive  # noqa: PLC0415 (most hand in none)

        return gather(archive.levels(data, path), path, stems)
    return of_file(path, data)


def read_text(path: Path) -> str:
    """Give the text of one source file, as Python would decode it.

    Raises
    ------
    RefusedError
        When it is no regular file, too large, or not text in its declared encoding.
    """
    return decode(disk.read_bytes(path, limit_of(path.name)), path.name)
