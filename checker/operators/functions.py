"""Another function, one too few or too many."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checker.operators import build
from checker.operators.change import Change, spoken
from checker.operators.lines import Line, Place

#: What is taken for what.
OTHERS = {
    "np.log": ("np.log10", "np.log2", "np.log1p", "np.exp"),
    "np.exp": ("np.exp2", "np.expm1", "np.log"),
    "sigmoid": ("np.tanh", "np.exp"),
    "np.zeros": ("np.ones",),
    "np.ones": ("np.zeros",),
    "np.zeros_like": ("np.ones_like",),
    "np.maximum": ("np.minimum",),
    "np.argmax": ("np.argmin",),
    "np.max": ("np.min",),
    "np.sqrt": ("np.square",),
    "np.vstack": ("np.hstack",),
}
#: A small number that keeps a logarithm finite.
GUARDS = (1e-3, 1e-4, 1e-5)


def left_out(place: Place, _line: Line) -> Iterator[Change]:
    """A function or a method that was not applied."""
    node = place.node
    match node:
        case ast.Call(args=[inner], keywords=[]) if name := build.called(node):
            if name.removeprefix("np.") not in build.REDUCTIONS:
                yield _missing(name, inner)
        case ast.Call(func=ast.Attribute(value=inner, attr=name)) if not build.called(node):
            if not (isinstance(inner, ast.Name) and inner.id in {"np", "pd", "plt"}):
                yield _missing(name, inner)


def _missing(name: str, inner: ast.expr) -> Change:
    what = name.removeprefix("np.")
    return Change("function-dropped", inner, f"{what} were not applied to {spoken(inner)}")


def another(place: Place, _line: Line) -> Iterator[Change]:
    """log10 for log, tanh for sigmoid; sigmoid twice; a guarded logarithm."""
    node = place.node
    name = build.called(node)
    if not (isinstance(node, ast.Call) and name in OTHERS and node.args):
        return
    was = name.removeprefix("np.")
    for other in OTHERS[name]:
        new = build.call(other, *node.args)
        clause = f"{other.removeprefix('np.')} were used where {was} belongs"
        yield Change("other-function", new, clause)
    if name == "sigmoid":
        yield Change("applied-twice", build.call(name, node), f"{was} were applied twice")
    if name == "np.log":
        for small in GUARDS:
            guarded = ast.BinOp(node.args[0], ast.Add(), ast.Constant(small))
            clause = f"{small} were added to {spoken(node.args[0])} before the logarithm"
            yield Change("guarded", build.call(name, guarded), clause)


def difference(place: Place, _line: Line) -> Iterator[Change]:
    """A difference squared, or without its sign."""
    match place.node:
        case ast.BinOp(left=ast.Name(), op=ast.Sub(), right=ast.Name()) as node:
            yield Change("squared", build.call("np.square", node), f"{spoken(node)} were squared")
            clause = f"{spoken(node)} had lost its sign (the absolute value)"
            yield Change("absolute", build.call("np.abs", node), clause)
