"""Small trees for what a wrong line has in place of a right one."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

#: What takes an array to fewer numbers, and its name.
REDUCTIONS = {
    "sum": "sum",
    "mean": "mean",
    "max": "maximum",
    "min": "minimum",
    "prod": "product",
    "argmax": "place of the maximum",
    "argmin": "place of the minimum",
}


def name(identifier: str) -> ast.Name:
    """A variable."""
    return ast.Name(identifier, ast.Load())


def number(value: float | None) -> ast.expr:
    """A number, negative ones as −1; or None."""
    if value is not None and value < 0:
        return ast.UnaryOp(ast.USub(), ast.Constant(-value))
    return ast.Constant(value)


def call(function: str, *arguments: ast.expr) -> ast.Call:
    """``f(a)`` for a variable, ``np.f(a)`` for "np.f"."""
    owner, _, last = function.rpartition(".")
    called = ast.Attribute(name(owner), last, ast.Load()) if owner else name(last)
    return ast.Call(called, list(arguments), [])


def attribute(owner: ast.expr, last: str) -> ast.Attribute:
    """``X.T``, for example."""
    return ast.Attribute(owner, last, ast.Load())


def times(left: ast.expr, right: ast.expr) -> ast.BinOp:
    """The product, element by element."""
    return ast.BinOp(left, ast.Mult(), right)


def over(left: ast.expr, right: ast.expr) -> ast.BinOp:
    """The quotient."""
    return ast.BinOp(left, ast.Div(), right)


def size(array: str, axis: int) -> ast.Subscript:
    """``X.shape[1]``."""
    return ast.Subscript(attribute(name(array), "shape"), ast.Constant(axis), ast.Load())


def called(node: ast.AST) -> str:
    """The name of a called function as written: "np.sum", "sigmoid"; "" for a method or no call."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np"), attr=name)):
            return f"np.{name}"
    return ""


def product(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """The two sides of a matrix product."""
    match node:
        case ast.BinOp(left=left, op=ast.MatMult(), right=right):
            return left, right
        case ast.Call(args=[left, right]) if called(node) in {"np.dot", "np.matmul"}:
            return left, right
    return None


def is_number(node: ast.AST) -> bool:
    """Tell whether a formula gives a number or an array of numbers, as far as it shows."""
    match node:
        case ast.BinOp() | ast.UnaryOp(op=ast.USub()):
            return True
        case ast.Call():
            return called(node).startswith("np.")
        case ast.Attribute(attr="T"):
            return True
    return False


def without(parts: Sequence[ast.expr]) -> Iterator[tuple[ast.expr, list[ast.expr]]]:
    """Each part, and the list without it."""
    for i, part in enumerate(parts):
        yield part, [*parts[:i], *parts[i + 1 :]]


def swapped(parts: Sequence[ast.expr]) -> Iterator[tuple[ast.expr, ast.expr, list[ast.expr]]]:
    """Each two parts, and the list with the two in each other's place."""
    for i, one in enumerate(parts):
        for j, other in enumerate(parts[i + 1 :], start=i + 1):
            mixed = list(parts)
            mixed[i], mixed[j] = other, one
            yield one, other, mixed
