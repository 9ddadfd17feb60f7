"""A matrix product with a wrong transpose, order or kind."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checker.operators import build
from checker.operators.change import Change, spoken
from checker.operators.lines import Line, Place


def transpose(place: Place, _line: Line) -> Iterator[Change]:
    """A transpose too few, too many, or a reshape in its place."""
    node = place.node
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield Change("transpose", node.value, f"{spoken(node.value)} were not transposed")
        if isinstance(node.value, ast.Name):
            sizes = [build.size(node.value.id, axis) for axis in (1, 0)]
            cut = ast.Call(build.attribute(node.value, "reshape"), list[ast.expr](sizes), [])
            clause = f"{spoken(node.value)} were cut into rows anew (reshape), not transposed"
            yield Change("reshape", cut, clause)
    if sides := build.product(node):
        left, right = sides
        for one, other, was in (
            (_turned(left), right, left),
            (left, _turned(right), right),
        ):
            if not (isinstance(was, ast.Attribute) and was.attr == "T"):
                clause = f"{spoken(was)} were transposed"
                yield Change("transpose", build.call("np.dot", one, other), clause)
        both = build.call("np.dot", _turned(left), _turned(right))
        clause = f"both {spoken(left)} and {spoken(right)} were transposed once more"
        yield Change("transpose", both, clause)


def _turned(node: ast.expr) -> ast.expr:
    """The transpose, without a double one."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        return node.value
    return build.attribute(node, "T")


def kind(place: Place, _line: Line) -> Iterator[Change]:
    """Element by element in place of a matrix product, and the other way round; sides swapped."""
    node = place.node
    if sides := build.product(node):
        left, right = sides
        both = f"{spoken(left)} and {spoken(right)}"
        clause = f"{both} were multiplied element by element"
        yield Change("elementwise", build.times(left, right), clause)
        turned = build.call("np.dot", right, left)
        yield Change("sides", turned, f"{both} had changed sides in the product")
        outer = build.times(left, _turned(right))
        clause = f"{both} were multiplied element by element, without the second transpose"
        if isinstance(right, ast.Attribute) and right.attr == "T":
            yield Change("elementwise", outer, clause)
        clause = f"the sum of all numbers in {spoken(node)} were taken"
        yield Change("summed-up", build.call("np.sum", node), clause)
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right) if not _plain(left, right):
            both = f"{spoken(left)} and {spoken(right)}"
            clause = f"{both} were multiplied as matrices"
            yield Change("matrix-product", build.call("np.dot", left, right), clause)
            clause = f"{both} were multiplied as matrices, the second transposed"
            yield Change("matrix-product", build.call("np.dot", left, _turned(right)), clause)


def _plain(*sides: ast.expr) -> bool:
    """Whether a side is a plain number: a matrix product with one is an ordinary one."""
    return any(isinstance(each, ast.Constant) for each in sides)
