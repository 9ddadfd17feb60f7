"""Run a student's file statement by statement, so that one broken function leaves the others.

Runs in the student's process.
"""

from __future__ import annotations
import __future__

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.isolation.wire.values import Value
from checker.isolation.worker import (
    notebook_exports,
    recovering_parser,
    return_lines,
    stubs,
    top_level,
)
from checker.isolation.worker.carets import underlined
from checker.isolation.worker.exception_info import describe_exception
from checker.isolation.worker.time_limit import OutOfTime

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Problem = dict[str, Value]


@dataclass(frozen=True)
class Definition:
    """A name that a file defines at its top level."""

    name: str
    line: int
    end: int
    stub: bool = False  #: nothing is written yet
    made: dict[str, int] = field(default_factory=dict)  #: output's path → line that makes it


@dataclass
class Loaded:
    """What running a file left."""

    definitions: list[Definition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)  #: lines of statements that were not run


def run(
    source: str,
    file: str,
    namespace: dict[str, Value],
    asked: Collection[str] | None = None,
    *,
    lasts: bool = False,
) -> Loaded:
    """Run the top-level statements of a file, each by itself.

    Parameters
    ----------
    source
        The text of the file.
    file
        Its name, as the student knows it.
    namespace
        Where the names go: the dictionary of a module.
    asked
        The functions that will be called: what they do not need is left out. None runs all.
    lasts
        Whether a statement may use up all the time: it is the last one then, and a problem.

    Returns
    -------
    Loaded
        The names defined, and a problem for each statement that cannot be read or raises.

    Raises
    ------
    OutOfTime
        Unless `lasts`.
    """
    loaded = Loaded()
    flags = 0
    for piece in _pieces(source, asked, loaded):
        if isinstance(piece, recovering_parser.Fault):
            loaded.problems.append(_unreadable(piece, source, file))
            continue
        flags |= _future(piece)
        name = getattr(piece, "name", "")
        try:
            code = compile(ast.Module([piece], []), file, "exec", flags, dont_inherit=True)
        except recovering_parser.UNREADABLE as error:
            fault = recovering_parser.Fault(error, name, piece.lineno)
            loaded.problems.append(_unreadable(fault, source, file))
            continue
        try:
            exec(code, namespace)  # noqa: S102  this is the student's process
        except OutOfTime as error:
            if not lasts:
                raise
            loaded.problems.append({**_raised(error, name, piece), "kind": "timeout"})
            break
        except BaseException as error:  # noqa: BLE001  sys.exit and Ctrl-C count too
            loaded.problems.append(_raised(error, name, piece))
        else:
            loaded.definitions += _definitions([piece])
    return loaded


def _pieces(
    source: str, asked: Collection[str] | None, loaded: Loaded
) -> Iterator[ast.stmt | recovering_parser.Fault]:
    """Yield what is to run, and what cannot be read, in the order of the file."""
    pieces: list[ast.stmt | recovering_parser.Fault] = []
    for read in recovering_parser.read(source):
        pieces += [read] if isinstance(read, recovering_parser.Fault) else read.body
    statements = [each for each in pieces if isinstance(each, ast.stmt)]
    own = notebook_exports.unwrapped(statements)
    if own != statements:  # an export: what cannot be read in it comes first
        faults = [each for each in pieces if not isinstance(each, ast.stmt)]
        pieces, statements = [*faults, *own], own
    kept = iter([True] * len(statements) if asked is None else top_level.needed(statements, asked))
    for each in pieces:
        if isinstance(each, ast.stmt) and not next(kept):
            loaded.left_out.append(each.lineno)
        else:
            yield each


def _unreadable(fault: recovering_parser.Fault, source: str, file: str) -> Problem:
    error, line, code = fault.error, fault.line, ""
    if isinstance(error, SyntaxError):
        lines = recovering_parser.lines_of(source)
        line = error.lineno or line
        code = lines[line - 1] if line <= len(lines) else ""
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    shown = [f'  File "{file}", line {line}']
    if isinstance(error, SyntaxError) and code.strip():
        shown += [f"    {each}" for each in _with_carets(code, error)]
    return {
        "kind": "syntax",
        "name": fault.name,
        "type": type(error).__name__,
        "message": message,
        "line": line,
        "text": "\n".join([*shown, f"{type(error).__name__}: {message}", ""]),
        "frames": [],
        "binds": [],
    }


def _with_carets(code: str, error: SyntaxError) -> Iterator[str]:
    """Yield the line as Python shows it, with carets where the error says a place in it."""
    begin = (error.offset or 0) - 1
    end = begin + 1
    if error.lineno and error.end_lineno and error.end_offset:
        goes_on = error.end_lineno > error.lineno
        end = len(code) if goes_on else error.end_offset - 1
    shown, carets = underlined(code, begin, end)
    yield shown
    # Python 3.11 counts the columns of an f-string's expression from its own beginning
    if begin >= 0 and (error.text is None or error.text.strip() == code.strip()):
        yield carets


def _raised(error: BaseException, name: str, statement: ast.stmt) -> Problem:
    described = describe_exception(error)
    frames = described["frames"]
    return {
        "kind": "exception",
        "name": name,
        "type": described["type"],
        "message": described["message"],
        "line": frames[0]["line"] if frames else statement.lineno,
        "text": "",
        "frames": frames,
        "binds": sorted(top_level.bound(statement)),
    }


def _future(statement: ast.stmt) -> int:
    """Compiler flags of ``from __future__ import …``."""
    flags = 0
    if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
        for each in statement.names:
            flags |= getattr(getattr(__future__, each.name, None), "compiler_flag", 0)
    return flags


def _definitions(statements: Sequence[ast.stmt | ast.excepthandler]) -> Iterator[Definition]:
    """Yield what is defined here, in ``if`` and ``try`` and the like as well."""
    for each in statements:
        end = each.end_lineno or each.lineno
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            made = return_lines.made_on(each)
            yield Definition(each.name, each.lineno, end, stub=stubs.is_stub(each), made=made)
        elif isinstance(each, ast.Assign | ast.AnnAssign):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    yield Definition(target.id, each.lineno, end)
        elif not isinstance(each, ast.ClassDef):
            for part in ("body", "handlers", "orelse", "finalbody"):
                yield from _definitions(getattr(each, part, []))
