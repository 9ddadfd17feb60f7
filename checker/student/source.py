"""Run a student's file statement by statement, so that one broken function leaves the others.

Runs in the student's process.
"""

from __future__ import annotations
import __future__

import ast
import re
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.student.raised import describe_exception
from checker.student.wire import Value

Problem = dict[str, Value]

# what compiling text can raise, deep nesting and null bytes included
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
_GOES_ON = re.compile(r"(?:else|elif|except|finally)\b|[)\]}#\s]|$")
_HEAD = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)", re.MULTILINE)
_INCOMPLETE = re.compile(r"never closed|unterminated triple-quoted|unexpected EOF")
MOST_LINES_JOINED = 400  # of a bracket or a string that stays open


@dataclass(frozen=True)
class Definition:
    """A name that a file defines at its top level."""

    name: str
    line: int
    end: int
    stub: bool = False  #: nothing but a docstring and ``raise NotImplementedError``


@dataclass
class Loaded:
    """What running a file left."""

    definitions: list[Definition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def run(source: str, file: str, namespace: dict[str, Value]) -> Loaded:
    """Run the top-level statements of a file, each by itself.

    Parameters
    ----------
    source
        The text of the file.
    file
        Its name, as the student knows it.
    namespace
        Where the names go: the dictionary of a module.

    Returns
    -------
    Loaded
        The names defined, and a problem for each statement that cannot be read or raises.
    """
    loaded = Loaded()
    flags = 0
    for piece in _pieces(source, file, loaded.problems):
        for statement in piece.body:
            flags |= _future(statement)
            try:
                code = compile(ast.Module([statement], []), file, "exec", flags, dont_inherit=True)
            except UNREADABLE as error:
                name = getattr(statement, "name", "")
                loaded.problems.append(_unreadable(error, name, statement.lineno))
                continue
            try:
                exec(code, namespace)  # noqa: S102  this is the student's process
            except BaseException as error:  # noqa: BLE001  sys.exit and Ctrl-C count too
                name = getattr(statement, "name", "")
                loaded.problems.append(_raised(error, name, statement.lineno))
            else:
                loaded.definitions += _definitions([statement])
    return loaded


def _pieces(source: str, file: str, problems: list[Problem]) -> Iterator[ast.Module]:
    """Yield the file as one piece if it can be read; else block by block, as far as possible."""
    try:
        whole = ast.parse(source, file)
    except UNREADABLE:
        whole = None
    if whole is not None:
        yield whole
        return
    lines = source.splitlines(keepends=True)
    starts = [*_block_starts(lines), len(lines)]
    at = 0
    while at < len(starts) - 1:
        begin = starts[at]
        piece, at = _read_block(lines, starts, at, file)
        if isinstance(piece, ast.Module):
            yield piece
        else:
            head = _HEAD.search("".join(lines[begin : starts[at]]))
            problems.append(_unreadable(piece, head[1] if head else "", begin + 1))


def _block_starts(lines: Sequence[str]) -> list[int]:
    """Find the lines in column 0 that begin a statement; decorators begin their function's."""
    starts, decorated = [], False
    for number, line in enumerate(lines):
        if _GOES_ON.match(line):
            continue
        if not decorated:
            starts.append(number)
        decorated = line.startswith("@")
    first = starts[0] if starts else len(lines)
    if any(not line.lstrip().startswith("#") for line in lines[:first] if line.strip()):
        starts.insert(0, 0)  # it begins with an indented line
    return starts


def _read_block(
    lines: Sequence[str], starts: Sequence[int], at: int, file: str
) -> tuple[ast.Module | Exception, int]:
    """Parse block number `at`, with the next ones as long as a bracket or string is open."""
    first: Exception | None = None
    for after in range(at + 1, len(starts)):
        text = "\n" * starts[at] + "".join(lines[starts[at] : starts[after]])
        try:
            return ast.parse(text, file), after
        except UNREADABLE as error:
            first = first or error
            joined = starts[after] - starts[at]
            if not _INCOMPLETE.search(str(error)) or joined > MOST_LINES_JOINED:
                break
    assert first is not None  # noqa: S101  the loop ran at least once
    return first, at + 1


def _unreadable(error: Exception, name: str, line: int) -> Problem:
    text = "".join(traceback.format_exception_only(error))
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    return {
        "kind": "syntax",
        "name": name,
        "type": type(error).__name__,
        "message": message,
        "line": getattr(error, "lineno", None) or line,
        "text": text,
        "frames": [],
    }


def _raised(error: BaseException, name: str, line: int) -> Problem:
    described = describe_exception(error)
    frames = described["frames"]
    return {
        "kind": "exception",
        "name": name,
        "type": described["type"],
        "message": described["message"],
        "line": frames[0]["line"] if frames else line,
        "text": "",
        "frames": frames,
    }


def _future(statement: ast.stmt) -> int:
    """Compiler flags of ``from __future__ import …``."""
    flags = 0
    if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
        for each in statement.names:
            flags |= getattr(getattr(__future__, each.name, None), "compiler_flag", 0)
    return flags


def _definitions(statements: Sequence[ast.stmt]) -> Iterator[Definition]:
    """Yield what is defined here, in ``if`` and ``try`` and the like as well."""
    for each in statements:
        end = each.end_lineno or each.lineno
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Definition(each.name, each.lineno, end, stub=_is_stub(each))
        elif isinstance(each, ast.Assign | ast.AnnAssign):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    yield Definition(target.id, each.lineno, end)
        elif not isinstance(each, ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from _definitions(getattr(each, part, []))


def _is_stub(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether nothing was written yet."""
    return all(_does_nothing(statement) for statement in function.body)


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):  # a docstring, or ``...``
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    return isinstance(statement, ast.Pass)
