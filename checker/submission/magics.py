"""IPython's magics become comments: ``%matplotlib inline``, ``!pip install``, ``np.dot?``.

Lines keep their numbers. Statements are told apart by brackets, quotes and indentation alone;
nothing is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.isolation.worker.notebook_exports import PYTHON_MAGICS

_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
#: %matplotlib inline, !pip install, files = !ls, np.dot?
_MAGIC = re.compile(
    r"[ \t]*+(?:%{1,2}[ \t]*[A-Za-z]|![^=]|[\w., \t]+=[ \t]*[%!]|[?][\w.]|[\w.]+\?{1,2}[ \t]*$)"
)
_DEFINITION = re.compile(r"(?:async[ \t]+def|def|class|import|from)\b")
#: Where a cell begins in a script: of Visual Studio Code and jupytext, of nbconvert.
_CELL = re.compile(r"#[ \t]?(?:%%|In\[|\+(?:[ \t]|$)|COMMAND -)")
#: What opens, closes and hides brackets, the longest first.
_SIGN = re.compile(r"\"\"\"|'''|\\.|[\"'#()\[\]{}]")


def in_cell(cell: str) -> list[str]:
    """Return the lines of a notebook's code cell; what is no Python, as comments.

    Parameters
    ----------
    cell : str
        The text of the cell.
    """
    lines = cell.split("\n")
    magic = _CELL_MAGIC.match(cell)
    if magic and magic[1] not in PYTHON_MAGICS:
        return [_commented(line) for line in lines]
    return [line for line, _ in _replaced(lines)]


def in_script(text: str) -> tuple[str, int]:
    """Return the text of a script without its magics, and where the first of them stood.

    Parameters
    ----------
    text : str
        Of a .py file: one that a notebook's tool exported may hold magics as they are.

    Returns
    -------
    text : str
        The same where there is none.
    line : int
        Counted from 1; 0 where there is none.
    """
    if not any(map(_MAGIC.match, text.split("\n"))):
        return text, 0
    found = list(_replaced(text.split("\n")))
    first = next((number for number, (_, magic) in enumerate(found, 1) if magic), 0)
    return "\n".join(line for line, _ in found), first


def _replaced(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield each line, as a comment where it is no Python, and whether it is."""
    goes_on = foreign = False
    for line, inside in zip(lines, _insides(lines), strict=True):
        if _CELL.match(line):
            foreign = False
        magic = foreign or (goes_on if inside else bool(_MAGIC.match(line)))
        if magic and not inside:
            name = _CELL_MAGIC.match(line)
            foreign = foreign or bool(name and name[1] not in PYTHON_MAGICS)
        goes_on = magic
        indent = line[: len(line) - len(line.lstrip())]
        if magic and indent and not inside and not foreign:
            yield f"{indent}pass  # {line.strip()}", True
        else:
            yield (_commented(line), True) if magic else (line, False)


def _commented(line: str) -> str:
    return f"# {line}" if line.strip() else ""


def _insides(lines: Sequence[str]) -> Iterator[bool]:
    """Tell of each line whether a bracket, a string or a line before it goes on in it."""
    quote, depth, joined = "", 0, False
    for line in lines:
        if not quote and _DEFINITION.match(line):
            depth, joined = 0, False  # a bracket was left open above: that is no reason to lose it
        yield bool(quote or depth or joined)
        joined = line.endswith("\\")
        for sign in _SIGN.findall(line):
            if quote:
                quote = "" if sign == quote else quote
            elif sign == "#":
                joined = False
                break
            elif sign[0] in "\"'":
                quote = sign
            elif sign in "([{":
                depth += 1
            elif sign in ")]}":
                depth = max(0, depth - 1)
        if len(quote) == 1 and not joined:
            quote = ""  # it ends with its line
