"""A factor, a divisor, a sign or brackets too few or too many."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator

from checker.operators import build
from checker.operators.change import Change, spoken
from checker.operators.lines import Line, Place

#: What X is called, so that m and n are known where no name holds them.
EXAMPLES = ("X", "X_train")


def dropped(place: Place, _line: Line) -> Iterator[Change]:
    """A factor, a divisor or a minus sign left out."""
    match place.node:
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            yield Change("divisor-dropped", left, f"the division by {spoken(right)} were left out")
            yield Change("factor-dropped", right, f"{spoken(right)} stood alone, dividing nothing")
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            for kept, lost in ((left, right), (right, left)):
                yield Change("factor-dropped", kept, f"the factor {spoken(lost)} were left out")
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield Change("minus-dropped", operand, "the minus sign were left out")
        case node if sides := build.product(node):
            left, right = sides
            for kept, lost in ((left, right), (right, left)):
                yield Change("factor-dropped", kept, f"the factor {spoken(lost)} were left out")


def added(place: Place, line: Line) -> Iterator[Change]:
    """The whole value times or by m, n or 2, or with the other sign."""
    if place is not line.root or not build.is_number(place.node):
        return
    node = place.node
    yield Change(
        "sign",
        ast.UnaryOp(ast.USub(), node),
        "{it} had the opposite sign",
        "{your} has the opposite sign: it is −1 times what it should be",
    )
    counts = _counts(line) if line.returned else {}
    for what, factor in {"2": build.number(2), **counts}.items():
        yield Change(
            "factor-added",
            build.over(node, factor),
            f"{{it}} were divided by {what} once too often",
            f"{{your}} is {what} times too small: there is a division by {what} too many",
        )
        yield Change(
            "factor-added",
            build.times(node, factor),
            f"{{it}} were multiplied by {what} once too often",
            f"{{your}} is {what} times too large: there is a factor {what} too many",
        )


def _counts(line: Line) -> dict[str, ast.expr]:
    """The sizes m and n, where they can be known."""
    array = next((each for each in EXAMPLES if each in line.known), None)
    known: dict[str, ast.expr] = {}
    for what, axis in (("m", 1), ("n", 0)):
        if what in line.known:
            known[what] = build.name(what)
        elif array:
            known[what] = build.size(array, axis)
    return known


def sizes(place: Place, line: Line) -> Iterator[Change]:
    """The whole value times what m and n make together, or with the other sign besides."""
    if place is not line.root or not line.returned or not build.is_number(place.node):
        return
    counts = _counts(line)
    m, n = counts.get("m"), counts.get("n")
    known: dict[str, ast.expr] = {}
    if m:
        minus = ast.UnaryOp(ast.USub(), m)
        known |= {"m²": build.times(m, m), "1/m²": build.over(build.number(1), build.times(m, m))}
        known |= {"−m": minus, "−1/m": build.over(build.number(1), minus)}
    if m and n:
        known |= {"m/n": build.over(m, n), "n/m": build.over(n, m)}
    for what, factor in known.items():
        clause = f"{{it}} were multiplied by {what} once too often"
        whole = f"{{your}} is {what} times what it should be"
        yield Change("factor-added", build.times(place.node, factor), clause, whole)


def constant(line: Line, factor: float) -> Change | None:
    """The whole value of an output times one number; None where that is no such line."""
    root = line.root
    if root is None or not line.returned or line.loop or not build.is_number(root.node):
        return None
    shown = f"{factor:.4g}"
    about = "" if math.isclose(float(shown), factor, rel_tol=1e-9) else "about "
    whole = (
        f"{{your}} is {about}{shown} times what it should be, on every input that was tried: look "
        "for a constant factor"
    )
    return Change("constant-factor", build.times(root.node, build.number(factor)), "", whole)


def brackets(place: Place, _line: Line) -> Iterator[Change]:
    """Brackets left out: 1 / 1 + x."""
    match place.node:
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div() as op, right=ast.BinOp() as inner):
            if isinstance(inner.op, ast.Add | ast.Sub):
                first = ast.BinOp(left, op, inner.left)
                yield _unbracketed(inner, ast.BinOp(first, inner.op, inner.right))
        case ast.BinOp(left=left, op=ast.Sub(), right=ast.BinOp() as inner):
            if isinstance(inner.op, ast.Add | ast.Sub):
                first = ast.BinOp(left, ast.Sub(), inner.left)
                yield _unbracketed(inner, ast.BinOp(first, inner.op, inner.right))
    match place.node:
        case ast.BinOp(left=ast.BinOp() as inner, op=ast.Mult() | ast.Div() as op, right=right):
            if isinstance(inner.op, ast.Add | ast.Sub):
                last = ast.BinOp(inner.right, op, right)
                yield _unbracketed(inner, ast.BinOp(inner.left, inner.op, last))


def _unbracketed(inner: ast.BinOp, node: ast.expr) -> Change:
    clause = f"there were no brackets around {spoken(inner)}"
    return Change("brackets-dropped", node, clause)
