"""What notebooks' tools write around the cells when they export them to a .py file, taken away.

nbconvert writes magics as calls of ``get_ipython()``; a whole cell under a magic becomes a text.
marimo writes each cell as a function of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import cast

#: Magics whose cell is Python all the same.
PYTHON_MAGICS = frozenset(
    {"time", "timeit", "capture", "prun", "python", "python3", "writefile", "debug", "memit"}
)
_RENAMED = re.compile(r"(\w+?)_\d+")


def unwrapped(statements: Sequence[ast.stmt]) -> list[ast.stmt]:
    """Return the top-level statements that the cells hold.

    Parameters
    ----------
    statements
        Of a file; what is no export comes back as it is.

    Returns
    -------
    list of ast.stmt
        Their lines are those of the file.
    """
    app = _marimo_app(statements)
    if app:
        return list(_from_marimo(statements, app))
    if any(_magic(statement) is not None for statement in statements):
        return [each for statement in statements for each in _from_nbconvert(statement)]
    return list(statements)


def _magic(statement: ast.stmt) -> ast.Call | None:
    """Return the call that a magic became: ``get_ipython().run_line_magic(…)``."""
    match statement:
        case (
            ast.Expr(value=ast.Call(func=ast.Attribute(value=value)) as call)
            | ast.Assign(value=ast.Call(func=ast.Attribute(value=value)) as call)
        ):
            match value:
                case ast.Call(func=ast.Name(id="get_ipython"), args=[], keywords=[]):
                    return call
    return None


def _from_nbconvert(statement: ast.stmt) -> Iterator[ast.stmt]:
    call = _magic(statement)
    if call is None:
        yield statement
        return
    match call:
        case ast.Call(
            func=ast.Attribute(attr="run_cell_magic"),
            args=[ast.Constant(value=str(name)), _, ast.Constant(value=str(cell))],
        ) if name in PYTHON_MAGICS:
            try:
                inner = ast.parse(cell).body
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                yield statement  # it says what it is when it fails
                return
            for each in inner:
                _move(each, statement)
                yield each


def _move(node: ast.AST, to: ast.stmt) -> None:
    """Say of a statement, and of all in it, that it stands where another does."""
    for each in ast.walk(node):
        if hasattr(each, "lineno"):
            ast.copy_location(each, to)


def _marimo_app(statements: Sequence[ast.stmt]) -> str:
    """Return the name of marimo's app; empty where there is none."""
    for statement in statements:
        match statement:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(func=ast.Attribute(value=ast.Name(id="marimo"), attr="App")),
            ):
                return name
    return ""


def _from_marimo(statements: Sequence[ast.stmt], app: str) -> Iterator[ast.stmt]:
    """Yield the cells' own statements; of a name that marimo numbered, the last one counts."""
    defined: set[str] = set()
    for statement in statements:
        for each in _of_cell(statement, app):
            yield each
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                defined.add(each.name)
                again = _RENAMED.fullmatch(each.name)
                if again and again[1] in defined:
                    yield _same(again[1], each)


def _of_cell(statement: ast.stmt, app: str) -> Iterator[ast.stmt]:
    match statement:
        case ast.Import(names=[ast.alias(name="marimo")]):
            pass
        case ast.Assign(targets=[ast.Name(id=name)]) if name in {app, "__generated_with"}:
            pass
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            marks = {_mark(each, app) for each in statement.decorator_list}
            if "cell" in marks and not isinstance(statement, ast.ClassDef):
                yield from (each for each in statement.body if not isinstance(each, ast.Return))
            else:
                statement.decorator_list = [
                    each for each in statement.decorator_list if not _mark(each, app)
                ]
                yield statement
        case ast.With(items=[ast.withitem(context_expr=setup)]) if _mark(setup, app) == "setup":
            yield from statement.body
        case _:
            yield statement


def _mark(node: ast.expr, app: str) -> str:
    """Return ``cell`` for ``@app.cell`` and ``@app.cell(…)``; empty for what is not marimo's."""
    inner = node.func if isinstance(node, ast.Call) else node
    match inner:
        case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == app:
            return attr
    return ""


def _same(name: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.stmt:
    """Define a function once more, by its first name."""
    (again,) = ast.parse(ast.unparse(function)).body
    _move(again, function)
    cast("ast.FunctionDef", again).name = name
    return again
