"""Swapped or missing: keys, arguments, what is returned."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checker.operators import build
from checker.operators.change import Change, spoken
from checker.operators.lines import Line, Place


def keys(place: Place, line: Line) -> Iterator[Change]:
    """The values of two keys swapped, a key missing, or another one looked up."""
    node = place.node
    match node:
        case ast.Subscript(value=owner, slice=ast.Constant(value=str(wanted))):
            for looked_up in line.keys:
                if looked_up != wanted:
                    new = ast.Subscript(owner, ast.Constant(looked_up), ast.Load())
                    yield Change("other-key", new, f"{looked_up} were taken where {wanted} belongs")
    if not isinstance(node, ast.Dict) or None in node.keys:
        return
    for one, other, values in build.swapped(node.values):
        pair = [_key(node, each) for each in (one, other)]
        clause = f"the values of {pair[0]} and {pair[1]} were swapped"
        yield Change("keys-swapped", ast.Dict(node.keys, values), clause)
    for i, (lost, values) in enumerate(build.without(node.values)):
        rest = [*node.keys[:i], *node.keys[i + 1 :]]
        clause = f"the key {_key(node, lost)} were not there"
        yield Change("key-dropped", ast.Dict(rest, values), clause)


def _key(node: ast.Dict, value: ast.expr) -> str:
    key = node.keys[node.values.index(value)]
    return spoken(key).strip("'") if key else ""


def order(place: Place, line: Line) -> Iterator[Change]:
    """Two of several values swapped, or one of them missing."""
    node = place.node
    if not isinstance(node, ast.Tuple | ast.List):
        return
    if place.field == "slice":  # X[:, :k] → X[:k, :]
        turned = ast.Tuple(node.elts[::-1], ast.Load())
        yield Change("order", turned, "rows and columns stood in each other's place")
        return
    for one, other, values in build.swapped(node.elts):
        clause = f"{spoken(one)} and {spoken(other)} stood in each other's place"
        yield Change("order", type(node)(values, ast.Load()), clause)
    for lost, values in build.without(node.elts):
        clause = f"{spoken(lost)} were missing"
        alone = len(values) == 1 and place is line.root
        new = values[0] if alone else type(node)(values, ast.Load())
        yield Change("value-dropped", new, clause)


def arguments(place: Place, _line: Line) -> Iterator[Change]:
    """Two arguments of a call swapped, or one of them left out."""
    node = place.node
    if not isinstance(node, ast.Call):
        return
    function = spoken(node.func)
    for one, other, values in build.swapped(node.args):
        clause = f"{function} had been given {spoken(one)} and {spoken(other)} in the other order"
        yield Change("arguments-swapped", ast.Call(node.func, values, node.keywords), clause)
    if len(node.args) > 1:
        for lost, values in build.without(node.args):
            new = ast.Call(node.func, values, node.keywords)
            clause = f"{function} had not been given {spoken(lost)}"
            yield Change("argument-dropped", new, clause)
    for i, keyword in enumerate(node.keywords):
        rest = [*node.keywords[:i], *node.keywords[i + 1 :]]
        new = ast.Call(node.func, node.args, rest)
        clause = f"{function} had been called without {keyword.arg}"
        yield Change("argument-dropped", new, clause)
