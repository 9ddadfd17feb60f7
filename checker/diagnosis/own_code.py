"""The text of a student's function, on the lines where it stands in the file."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from checker.edits import Text
from checker.isolation.worker import recovering_parser

#: Longer functions are not read: no lesson asks for one, and reading should take no time.
LONGEST = 8_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Code:
    """One function as the student wrote it."""

    name: str
    text: str  #: nothing above the ``def``, so that lines count as in the file
    above: str  #: what stands above it in the file
    below: str
    called: tuple[str, ...]  #: names of the functions that it calls

    def in_file(self, text: str) -> str:
        """Return the file with another text of the function."""
        return f"{self.above}{text.lstrip()}{self.below}"

    def line(self, number: int) -> str:
        """Return a line, without the space around it."""
        return self.text.split("\n")[number - 1].strip()


def read(module: str, name: str, line: int) -> Code | None:
    """Read one function of a file, whatever the rest of the file is like.

    Parameters
    ----------
    module : str
        The text of the file.
    name : str
        The function's name in it.
    line : int
        The line of its ``def``, from 1.

    Returns
    -------
    Code or None
        None where that line does not begin a function that can be read.
    """
    lines = recovering_parser.lines_of(module)
    last = line
    while last < len(lines) and re.match(r"[\s#)\]}]", lines[last]):
        last += 1
    body = "".join(lines[line - 1 : last]).rstrip() + "\n"
    if not 0 < line <= len(lines) or len(body) > LONGEST:
        return None
    text = "\n" * (line - 1) + body
    try:
        function = Text(text).function(name)
    except recovering_parser.UNREADABLE:
        return None
    if function is None:
        return None
    calls = (each.func for each in ast.walk(function) if isinstance(each, ast.Call))
    named = dict.fromkeys(each.id for each in calls if isinstance(each, ast.Name))
    return Code(
        name=name,
        text=text,
        above="".join(lines[: line - 1]),
        below="".join(lines[last:]),
        called=tuple(named),
    )
