"""Notebooks: the code of their cells in order, as one text. Outputs are not looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from checker.submission.folder import CODE_LIMIT
from checker.submission.ipython import as_run
from checker.submission.magics import in_cell
from checker.submission.refusal import RefusedError, shown
from checker.submission.text import without_surrogates

#: Lists and objects in a notebook; each costs memory, whatever its size.
MOST_CONTAINERS = 500_000

_MARK = "# cell {}"  # the line before each cell
_TEXT_CELL = "# text cell"  # the line before a cell that is no code; all lines of it are comments
_DEFINES = re.compile(r"^[ \t]*def[ \t]+\w+[ \t]*\(", re.MULTILINE)
_MARKED = re.compile(r"# cell (\d+)")
_CONFLICT = re.compile(rb"^(?:<{7}|>{7})[ \t\r\n]", re.MULTILINE)
_AGAIN = "Open the notebook in Jupyter, save it and hand it in anew."


def decode(data: bytes, name: str) -> str:
    """Give the code of a notebook as one Python text.

    Parameters
    ----------
    data : bytes
        The .ipynb file, of format 2, 3 or 4.
    name : str
        What it is called.

    Returns
    -------
    str
        The code cells, each after a comment that numbers it; see `place`. A text cell with a
        function in it is there as a comment.

    Raises
    ------
    RefusedError
        When it is not a notebook, not one in Python, or holds no code.
    """
    file = shown(name)
    content = _parsed(data, file)
    _require_python(content, file)
    cells = list(_read(content, file))
    if not any(cell.is_code and cell.text.strip() for cell in cells):
        raise RefusedError(f"{file} holds no code. Save the notebook and hand it in anew.")
    if sum(len(cell.text) for cell in cells) > CODE_LIMIT:
        raise RefusedError(
            f"{file} holds more than {CODE_LIMIT >> 20} MiB of code. Hand in the code alone, "
            "without data."
        )
    return without_surrogates("\n".join(line for cell in cells for line in cell.lines) + "\n")


@dataclass(frozen=True)
class _Cell:
    """A cell of which something goes into the text."""

    text: str
    number: int  #: among the code cells, from 1; 0 for a cell of another kind

    @property
    def is_code(self) -> bool:
        return self.number > 0

    @property
    def lines(self) -> Iterator[str]:
        if self.is_code:
            yield _MARK.format(self.number)
            yield from in_cell(as_run(self.text))
        else:
            yield _TEXT_CELL
            yield from (f"# {line}" for line in self.text.split("\n"))


def place(text: str, line: int) -> tuple[int, int] | None:
    """Find a line of a notebook's text in its cell.

    Parameters
    ----------
    text : str
        What `decode` gave.
    line : int
        Counted from 1.

    Returns
    -------
    tuple of int or None
        The number of the code cell, and the line in it, each from 1; None for text that is not
        of a notebook.
    """
    found = None
    for number, content in enumerate(text.split("\n")[:line], 1):
        mark = _MARKED.fullmatch(content)
        if mark and int(mark[1]) == (found[0] if found else 0) + 1:
            found = (int(mark[1]), number)
    return (found[0], max(1, line - found[1])) if found else None


def _parsed(data: bytes, file: str) -> dict[str, Any]:
    if data.count(b"[") + data.count(b"{") > MOST_CONTAINERS:
        raise RefusedError(
            f"The outputs in {file} are too large. Clear them (Clear All Outputs) and save it."
        )
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RefusedError(f"{file} is not UTF-8 text. {_AGAIN}") from None
    except (ValueError, RecursionError):  # a number of too many digits is a ValueError, too
        if _CONFLICT.search(data):
            raise RefusedError(
                f"{file} holds git's marks of a conflict, <<<<<<< and >>>>>>>, so that nothing can "
                "open it. Take one of the two versions: git checkout --ours, or --theirs, with the "
                "notebook's name."
            ) from None
        raise RefusedError(f"{file} is not a notebook that can be read. {_AGAIN}") from None
    if not isinstance(content, dict):
        raise RefusedError(f"{file} is not a notebook. {_AGAIN}")
    return content


def _require_python(content: dict[str, Any], file: str) -> None:
    metadata = content.get("metadata")
    for key, field in (("kernelspec", "language"), ("language_info", "name")):
        about = metadata.get(key) if isinstance(metadata, dict) else None
        language = about.get(field) if isinstance(about, dict) else None
        if isinstance(language, str) and "python" not in language.lower():
            raise RefusedError(f"{file} is a notebook in {shown(language)}. Hand in one in Python.")


def _read(content: dict[str, Any], file: str) -> Iterator[_Cell]:
    """Yield the code cells, and those of another kind that hold a function."""
    number = 0
    for cell in _cells(content, file):
        if cell.get("cell_type") == "code":
            number += 1
            yield _Cell(_source(cell, number, file), number)
        else:
            text = _joined(cell.get("source"))
            if text is not None and _DEFINES.search(text):
                yield _Cell(text, 0)


def _cells(content: dict[str, Any], file: str) -> Iterator[dict[str, Any]]:
    """Yield all cells; before format 4 they lay in worksheets."""
    sheets = content.get("worksheets", [content])
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
        raise RefusedError(f"{file} is not a notebook. {_AGAIN}")
    for sheet in sheets:
        cells = sheet.get("cells")
        if not isinstance(cells, list):
            raise RefusedError(f"{file} is not a notebook: it has no cells. {_AGAIN}")
        for cell in cells:
            if not isinstance(cell, dict):
                raise RefusedError(f"{file} holds a cell that is none. {_AGAIN}")
            yield cell


def _source(cell: dict[str, Any], number: int, file: str) -> str:
    text = _joined(cell.get("source", cell.get("input")))
    if text is None:
        raise RefusedError(f"Cell {number} of {file} holds no text. {_AGAIN}")
    return text


def _joined(source: object) -> str | None:
    """Return the text of a cell, which may be a list of lines; None where it is neither."""
    parts = [source] if isinstance(source, str) else source
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        return None
    return "".join(parts).replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
