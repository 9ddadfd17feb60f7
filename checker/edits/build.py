"""New parts of a program, which hold old ones."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
#: Nodes that may be numbers or arrays.
VALUES = (ast.BinOp, ast.Call, ast.Name, ast.Subscript, ast.Attribute, ast.UnaryOp)


def new(pattern: str, **parts: ast.expr) -> Any:
    """Make a part of a program: a formula, or a statement.

    Parameters
    ----------
    pattern : str
        Its text: ``x / n``, ``x += y``.
    **parts
        Name in it → what stands there.
    """
    made = _filled(_parsed(pattern), parts)
    made.written = pattern, parts
    return made


def constant(value: object) -> ast.expr:
    """Make a number, a truth value, None or an empty list."""
    return new(repr(value))  # type: ignore[no-any-return]


def name(identifier: str) -> ast.Name:
    """Make a variable."""
    return ast.Name(identifier, ast.Load())


def turned(node: ast.expr) -> ast.expr:
    """Make ``x.T`` of ``x``, and ``x`` of ``x.T``."""
    match node:
        case ast.Attribute(value=inner, attr="T"):
            return inner
    return new("x.T", x=node)  # type: ignore[no-any-return]


def product(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """Return the two sides of a matrix product."""
    match node:
        case (
            ast.BinOp(left=left, op=ast.MatMult(), right=right)
            | ast.Call(func=ast.Attribute(attr="dot" | "matmul"), args=[left, right])
            | ast.Call(func=ast.Attribute(value=left, attr="dot"), args=[right])
        ):
            return left, right
    return None


def same(one: ast.AST, other: ast.AST) -> bool:
    """Tell whether two parts of a program are the same, however they are spaced."""
    return ast.dump(one) == ast.dump(other)


def without(parts: Sequence[T]) -> Iterator[tuple[T, list[T]]]:
    """Yield each part, and the list without it."""
    for i, part in enumerate(parts):
        yield part, [*parts[:i], *parts[i + 1 :]]


def exchanged(parts: Sequence[ast.expr]) -> Iterator[tuple[ast.expr, ast.expr, list[ast.expr]]]:
    """Yield each two parts that differ, and the list with the two in each other's place."""
    for i, one in enumerate(parts):
        for j, other in enumerate(parts[i + 1 :], start=i + 1):
            if not same(one, other):
                mixed = list(parts)
                mixed[i], mixed[j] = other, one
                yield one, other, mixed


@functools.cache
def _parsed(pattern: str) -> ast.AST:
    (statement,) = ast.parse(pattern).body
    return statement.value if isinstance(statement, ast.Expr) else statement


def _filled(node: Any, parts: dict[str, ast.expr]) -> Any:
    """Copy a part of a program, without its place in any text."""
    if isinstance(node, list):
        return [_filled(each, parts) for each in node]
    if isinstance(node, ast.Name) and node.id in parts:
        return parts[node.id]
    if not isinstance(node, ast.AST):
        return node
    return type(node)(**{field: _filled(each, parts) for field, each in ast.iter_fields(node)})
