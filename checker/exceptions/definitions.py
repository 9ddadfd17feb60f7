"""Where a function stands in what was handed in: where the lessons find it, or elsewhere."""

from __future__ import annotations

import ast
import enum
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.isolation.wire.text import one_line
from checker.isolation.worker import notebook_exports, recovering_parser, stubs, top_level
from checker.record import Submission

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Kind(enum.Enum):
    """How a name stands there."""

    WRITTEN = enum.auto()  #: a function at the left edge, with something in it
    STUB = enum.auto()  #: a function at the left edge, with nothing in it
    VALUE = enum.auto()  #: it gets a value at the left edge, or is deleted
    IMPORT = enum.auto()  #: it is imported
    CLASS = enum.auto()  #: it is a class
    METHOD = enum.auto()  #: a function in a class
    NESTED = enum.auto()  #: a function in a function
    SCRIPT = enum.auto()  #: below ``if __name__ == "__main__":``
    BLOCK = enum.auto()  #: in another block
    UNREADABLE = enum.auto()  #: in lines that Python cannot read
    PROMPT = enum.auto()  #: behind a prompt, or the number of a line
    COMMENT = enum.auto()  #: behind a #
    TEXT_CELL = enum.auto()  #: in a notebook's cell that is no code
    QUOTED = enum.auto()  #: in a text between quotation marks


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place where a name stands."""

    kind: Kind
    module: str
    line: int
    inside: str = ""  #: the class or function that it stands in, or what it is imported from
    source: str = ""  #: the text of the line


def places(name: str, submission: Submission) -> list[Place]:
    """Return all places where a function stands, or what may be meant for it.

    Parameters
    ----------
    name : str
        As the lesson calls it.
    submission : Submission
        What was handed in.

    Returns
    -------
    list of Place
        Of each module in the order of its lines; empty where there is no trace of it.
    """
    return [
        place
        for module, text in submission.modules.items()
        if re.search(rf"\b{name}\b", text)
        for place in _in_text(name, module, text)
        if place.kind is not Kind.IMPORT or not _is_own(place.inside, submission)
    ]


def _is_own(module: str, submission: Submission) -> bool:
    """Tell whether a module is one of a course, or was handed in."""
    own = module.rpartition(".")[2] in submission.modules
    return own or re.match(r"(?:lessons|solutions)\.|lesson\d", module) is not None


@functools.lru_cache(maxsize=64)  # each check asks
def _in_text(name: str, module: str, text: str) -> Sequence[Place]:
    lines = recovering_parser.lines_of(text)
    found: list[tuple[int, Kind, str]] = []
    statements: list[ast.stmt] = []
    for piece in recovering_parser.read(text):
        if isinstance(piece, ast.Module):
            statements += piece.body
    for statement in notebook_exports.unwrapped(statements):
        found += _in_statement(name, statement)
    known = {line for line, _, _ in found}
    found += [each for each in _in_lines(name, lines, statements) if each[0] not in known]
    return [
        Place(
            kind=kind,
            module=module,
            line=line,
            inside=inside,
            source=one_line(lines[line - 1]) if line <= len(lines) else "",
        )
        for line, kind, inside in sorted(found, key=lambda each: each[0])
    ]


def _in_statement(name: str, statement: ast.stmt) -> Iterator[tuple[int, Kind, str]]:
    line = statement.lineno
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() if statement.name == name:
            yield line, Kind.STUB if stubs.is_stub(statement) else Kind.WRITTEN, ""
        case ast.ClassDef() if statement.name == name:
            yield line, Kind.CLASS, ""
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from _inside(name, statement, Kind.NESTED)
        case ast.ClassDef():
            yield from _inside(name, statement, Kind.METHOD)
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            yield from _inside(name, statement, Kind.SCRIPT)
        case _:
            functions = [*_inside(name, statement, Kind.BLOCK)]
            if name in top_level.bound(statement) and not functions:
                yield line, *_bound(statement)
            yield from functions


def _bound(statement: ast.stmt) -> tuple[Kind, str]:
    """Return how a statement gives a name its value, and where that is imported from."""
    match statement:
        case ast.Import(names=[ast.alias(name=module), *_]) | ast.ImportFrom(module=str(module)):
            return Kind.IMPORT, module
        case ast.Assign(value=ast.Constant(value=None)):
            return Kind.STUB, ""
        case ast.Assign(value=ast.Lambda()):
            return Kind.WRITTEN, ""
    return Kind.VALUE, ""


def _inside(name: str, statement: ast.stmt, kind: Kind) -> Iterator[tuple[int, Kind, str]]:
    for node in ast.walk(statement):
        if isinstance(node, _Function) and node.name == name and node is not statement:
            yield node.lineno, kind, getattr(statement, "name", "")


_DEF = r"(?:async[ \t]+)?def[ \t]+{}\b"
_BEFORE = (
    (Kind.PROMPT, r"[ \t]*(?:>>>|\.\.\.|In \[\d*\]:|\d+[:.|)]?)[ \t]+"),
    (Kind.COMMENT, r"[ \t]*#[#\s]*(?:>>>[ \t]*)?"),
    (Kind.UNREADABLE, r"[ \t]*"),
)


def _in_lines(
    name: str, lines: Sequence[str], statements: Sequence[ast.stmt]
) -> Iterator[tuple[int, Kind, str]]:
    """Yield what no statement of Python says."""
    quoted = {
        number
        for statement in statements
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    patterns = [(kind, re.compile(before + _DEF.format(name))) for kind, before in _BEFORE]
    in_text_cell = False
    for number, line in enumerate(lines, 1):
        in_text_cell = line.startswith("# text cell") or (
            in_text_cell and not re.match(r"# cell \d+$", line.rstrip())
        )
        for kind, pattern in patterns:
            if pattern.match(line):
                if number in quoted:
                    yield number, Kind.QUOTED, ""
                elif in_text_cell:
                    yield number, Kind.TEXT_CELL, ""
                else:
                    yield number, kind, ""
                break
