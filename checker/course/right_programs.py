"""From a solution to the right programs that mistakes change: one statement a line."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterator, Sequence

#: The short names by which programs know libraries.
LIBRARIES = {"np": "numpy", "pd": "pandas", "plt": "matplotlib.pyplot"}


def right_programs(solution: str, functions: Collection[str]) -> dict[str, str]:
    """Return the texts of a solution's functions, without comments, one statement a line.

    Left out is a function that needs more of its file than it could have elsewhere: a constant, or
    a helper.

    Parameters
    ----------
    solution : str
        The text of the solution.
    functions : collection of str
        What the lesson asks for.
    """
    tree = ast.parse(solution)
    rows = solution.encode().split(b"\n")  # a syntax tree counts columns in bytes
    elsewhere = {*dir(builtins), *LIBRARIES, *functions, *_taken_from_lessons(tree)}
    return {
        node.name: _plain(node, rows)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and node.name in functions
        and _used(node) - _made(node) <= elsewhere
    }


def _taken_from_lessons(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("solutions."):
            yield from (alias.name for alias in node.names if alias.asname is None)


def _used(function: ast.FunctionDef) -> set[str]:
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def _made(function: ast.FunctionDef) -> set[str]:
    """Return the names that a function has a value for by itself."""
    made: set[str] = set()
    for node in ast.walk(function):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name) | ast.alias(name=name):
                made.add(name)
    return made


def _plain(function: ast.FunctionDef, rows: Sequence[bytes]) -> str:
    if ast.get_docstring(function) is not None:
        del function.body[0]
    lines = ast.unparse(function).split("\n")
    unparsed = ast.parse("\n".join(lines)).body[0]
    for mine, plain in zip(_simple(function), _simple(unparsed), strict=True):
        if mine.lineno == mine.end_lineno:  # as the solution has it, which reads better
            text = rows[mine.lineno - 1][mine.col_offset : mine.end_col_offset].decode()
            lines[plain.lineno - 1] = f"{' ' * plain.col_offset}{text}"
    return "\n".join(lines) + "\n"


def _simple(function: ast.stmt) -> Iterator[ast.stmt]:
    for node in ast.walk(function):
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            yield node
