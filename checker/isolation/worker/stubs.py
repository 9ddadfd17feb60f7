"""Whether anything was written into a function. Runs in the student's process, and in ours."""

from __future__ import annotations

import ast
from collections.abc import Iterable


def is_stub(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function is proven unbegun.

    It holds nothing but a docstring, ``pass``, ``...``, ``raise NotImplementedError``, names for
    which None still stands, and asserts and a ``return`` about these.
    """
    empty = {name for each in function.body for name in _placeholders(each)}
    return all(_does_nothing(each, empty) for each in function.body)


def _placeholders(statement: ast.stmt) -> Iterable[str]:
    """Return the names to which a statement gives None."""
    match statement:
        case ast.Assign(targets=targets, value=ast.Constant(value=None)):
            return [each.id for each in targets if isinstance(each, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=None) | None):
            return [name]
    return []


def _does_nothing(statement: ast.stmt, empty: Iterable[str]) -> bool:
    match statement:
        case ast.Pass() | ast.Expr(value=ast.Constant()):  # a docstring, or ``...``
            return True
        case ast.Raise(exc=ast.Name(id=raised) | ast.Call(func=ast.Name(id=raised))):
            return raised == "NotImplementedError"
        case ast.Return(value=None | ast.Constant(value=None)):
            return True
        case ast.Return(value=ast.expr() as value):
            names = {each.id for each in ast.walk(value) if isinstance(each, ast.Name)}
            made = any(isinstance(each, ast.Call | ast.BinOp) for each in ast.walk(value))
            return bool(names) and names <= {*empty} and not made
        case ast.Assert(test=test):
            return any(isinstance(each, ast.Name) and each.id in empty for each in ast.walk(test))
    return bool(_placeholders(statement))
