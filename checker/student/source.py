"""Run a student's file statement by statement, so that one broken function leaves the others.

Runs in the student's process.
"""

from __future__ import annotations
import __future__

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.student import blocks, outputs
from checker.student.carets import underlined
from checker.student.raised import describe_exception
from checker.student.wire import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Problem = dict[str, Value]


@dataclass(frozen=True)
class Definition:
    """A name that a file defines at its top level."""

    name: str
    line: int
    end: int
    stub: bool = False  #: nothing but a docstring and ``raise NotImplementedError``
    made: dict[str, int] = field(default_factory=dict)  #: output's path → line that makes it


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
    for piece in blocks.read(source):
        if isinstance(piece, blocks.Fault):
            loaded.problems.append(_unreadable(piece, source, file))
            continue
        for statement in piece.body:
            flags |= _future(statement)
            name = getattr(statement, "name", "")
            try:
                code = compile(ast.Module([statement], []), file, "exec", flags, dont_inherit=True)
            except blocks.UNREADABLE as error:
                fault = blocks.Fault(error, name, statement.lineno)
                loaded.problems.append(_unreadable(fault, source, file))
                continue
            try:
                exec(code, namespace)  # noqa: S102  this is the student's process
            except BaseException as error:  # noqa: BLE001  sys.exit and Ctrl-C count too
                loaded.problems.append(_raised(error, name, statement.lineno))
            else:
                loaded.definitions += _definitions([statement])
    return loaded


def _unreadable(fault: blocks.Fault, source: str, file: str) -> Problem:
    error, line, code = fault.error, fault.line, ""
    if isinstance(error, SyntaxError):
        lines = blocks.lines_of(source)
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


def _definitions(statements: Sequence[ast.stmt | ast.excepthandler]) -> Iterator[Definition]:
    """Yield what is defined here, in ``if`` and ``try`` and the like as well."""
    for each in statements:
        end = each.end_lineno or each.lineno
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            made = outputs.made_on(each)
            yield Definition(each.name, each.lineno, end, stub=_is_stub(each), made=made)
        elif isinstance(each, ast.Assign | ast.AnnAssign):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    yield Definition(target.id, each.lineno, end)
        elif not isinstance(each, ast.ClassDef):
            for part in ("body", "handlers", "orelse", "finalbody"):
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
