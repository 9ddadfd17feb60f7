"""The text of a student's function, and where each part of it stands."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.student import blocks

#: Longer functions are not read: no lesson asks for one, and reading should take no time.
LONGEST = 8_000
#: Names that are no variables.
LIBRARIES = ("np", "numpy", "pd", "plt", "math")
#: A quotation longer than this is of a part of the line.
QUOTED = 60


@dataclass(frozen=True, kw_only=True, eq=False)
class Code:
    """One function as the student wrote it, on the lines where it stands in the file."""

    text: bytes  #: nothing above the ``def``, so that lines count as in the file
    around: tuple[str, str]  #: what stands above and below it in the file
    function: ast.FunctionDef  #: its tree
    starts: tuple[int, ...]  #: line → where it starts in the text; that of line 0 is not used
    names: tuple[str, ...]  #: parameters and variables
    keys: tuple[str, ...]  #: texts that stand in brackets or in a dict, and those that should
    called: tuple[str, ...]  #: names of the functions that it calls

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a part of the text starts and ends, brackets around it left out."""
        return (
            self.starts[node.lineno] + node.col_offset,  # type: ignore[attr-defined]
            self.starts[node.end_lineno] + node.end_col_offset,  # type: ignore[attr-defined]
        )

    def source(self, node: ast.AST) -> str:
        """A part of the text."""
        start, end = self.span(node)
        return self.text[start:end].decode()

    def grouped(self, node: ast.expr) -> str:
        """A part of the text, in brackets unless it is of one piece."""
        single = ast.Name | ast.Constant | ast.Call | ast.Attribute | ast.Subscript
        text = self.source(node)
        return text if isinstance(node, single) else f"({text})"

    def line(self, number: int) -> str:
        """A line, without the space around it."""
        start, end = self.lines(number, number)
        return self.text[start:end].decode().strip()

    def changed(self, span: tuple[int, int], new: str) -> str:
        """The text with a part replaced."""
        start, end = span
        return (self.text[:start] + new.encode() + self.text[end:]).decode()

    def in_file(self, text: str) -> str:
        """The file with another text of the function."""
        above, below = self.around
        return f"{above}{text.lstrip()}{below}"

    def lines(self, first: int, last: int) -> tuple[int, int]:
        """Where whole lines start and end, the last line break included."""
        after = self.starts[last + 1] if last + 1 < len(self.starts) else len(self.text)
        return self.starts[first], after

    def quoted(self, node: ast.AST) -> str:
        """A part of the text on one line, of a block its head; cut where it is long."""
        text = self.source(node)
        if isinstance(node, ast.For | ast.If):
            start, _ = self.span(node)
            _, end = self.span(node.iter if isinstance(node, ast.For) else node.test)
            text = f"{self.text[start:end].decode()}:"
        text = re.sub(r"\s+", " ", text)
        return text if len(text) <= QUOTED else f"{text[: QUOTED - 1].rstrip()}…"


def read(module: str, name: str, line: int, keys: Sequence[str] = ()) -> Code | None:
    """Read one function of a file, whatever the rest of the file is like.

    Parameters
    ----------
    module : str
        The text of the file.
    name : str
        The function's name in it.
    line : int
        The line of its ``def``, from 1.
    keys : sequence of str
        Keys of dicts that a right program has.

    Returns
    -------
    Code or None
        None where that line does not begin a function that can be read.
    """
    lines = blocks.lines_of(module)
    last = line
    while last < len(lines) and re.match(r"[\s#)\]}]", lines[last]):
        last += 1
    body = "".join(lines[line - 1 : last]).rstrip() + "\n"
    if not 0 < line <= len(lines) or len(body) > LONGEST:
        return None
    text = "\n" * (line - 1) + body
    try:
        (function,) = ast.parse(text).body
    except blocks.UNREADABLE:
        return None
    if not isinstance(function, ast.FunctionDef) or function.name != name:
        return None
    starts = [0, 0]
    for each in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(each))
    return Code(
        text=text.encode(),
        around=("".join(lines[: line - 1]), "".join(lines[last:])),
        function=function,
        starts=tuple(starts),
        names=tuple(dict.fromkeys(_names(function))),
        keys=tuple(dict.fromkeys((*_keys(function), *keys))),
        called=tuple(dict.fromkeys(_called(function))),
    )


def _names(function: ast.FunctionDef) -> Iterator[str]:
    arguments = function.args
    for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        yield each.arg
    known = {*_called(function), *LIBRARIES, *dir(builtins)}
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id not in known:
            yield node.id


def _called(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Name(id=name)):
                yield name


def _keys(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Subscript(slice=ast.Constant(value=str(key))):
                yield key
            case ast.Dict(keys=keys):
                for each in keys:
                    if isinstance(each, ast.Constant) and isinstance(each.value, str):
                        yield each.value
