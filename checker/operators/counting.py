"""Off by one: ranges, comparisons, indices, thresholds, slices."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checker.operators import build
from checker.operators.change import Change, spoken, within
from checker.operators.lines import Line, Place

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Gt: ">",
    ast.GtE: "≥",
    ast.Lt: "<",
    ast.LtE: "≤",
    ast.Eq: "=",
    ast.NotEq: "≠",
}
#: Where yes begins.
THRESHOLDS = (0.0, 0.1, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0)
#: How seldom something is kept; more often than asked for is right.
INTERVALS = (101, 1000)


def passes(place: Place, _line: Line) -> Iterator[Change]:
    """A loop with a pass too few or too many."""
    match place.node:
        case ast.Call(func=ast.Name(id="range"), args=[end], keywords=[]):
            one = ast.Constant(1)
            fewer, more = (ast.BinOp(end, op, one) for op in (ast.Sub(), ast.Add()))
            yield Change("range", build.call("range", fewer), "one pass were missing")
            yield Change("range", build.call("range", more), "there were one pass too many")
            clause = "counting began at 1, with one pass less"
            yield Change("range", build.call("range", one, end), clause)
            yield Change("range", build.call("range", one, more), "counting began at 1")


def comparison(place: Place, _line: Line) -> Iterator[Change]:
    """Another sign of comparison; its sides swapped is one of them."""
    match place.node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARISONS:
            for other, sign in _COMPARISONS.items():
                if other is not type(op):
                    clause = f"{sign} were used where {_COMPARISONS[type(op)]} belongs"
                    yield Change("comparison", ast.Compare(left, [other()], [right]), clause)
            if isinstance(right, ast.Constant) and isinstance(right.value, float):
                for limit in THRESHOLDS:
                    new = ast.Compare(left, [op], [ast.Constant(limit)])
                    clause = f"{limit} were the threshold, not {spoken(right)}"
                    yield Change("threshold", new, clause)


def constant(place: Place, line: Line) -> Iterator[Change]:
    """A number one off, an index too; another interval, another scale."""
    match place.node, place.holder:
        case ast.Constant(value=bool()), _:
            return
        case ast.Constant(value=int(value)), ast.Subscript(value=owner) if place.field == "slice":
            for index in (1 - value, value + 1, value - 1):
                if index >= 0 or not _is_shape(owner):
                    yield _index(owner, value, index)
        case ast.Constant(value=int(value)), ast.BinOp(op=ast.Mod()):
            for interval in INTERVALS:
                clause = f"{interval} were used where {value} belongs"
                yield Change("interval", build.number(interval), clause)
        case ast.Constant(value=int(value) | float(value)), _:
            where = within(place, line)
            others = [value + 1, value - 1]
            others += [value * 10, value / 10] if isinstance(value, float) else []
            for other in others:
                clause = f"{spoken(build.number(other))} were used where {value} belongs{where}"
                yield Change("number", build.number(other), clause)


def _index(owner: ast.expr, value: int, other: int) -> Change:
    new = build.number(other)
    if isinstance(owner, ast.Attribute) and _is_shape(owner):
        sides = {0: "the number of rows", 1: "the number of columns"}
        words = [sides.get(each, f"the size of axis {each}") for each in (other, value)]
        array = spoken(owner.value)
        return Change("index", new, f"{words[0]} of {array} were used, not {words[1]}")
    return Change("index", new, f"the index were {spoken(new)}, not {value}")


def _is_shape(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "shape"


def part(place: Place, _line: Line) -> Iterator[Change]:
    """The other part of a cut array."""
    if not isinstance(place.node, ast.Subscript):
        return
    owner, where = place.node.value, place.node.slice
    parts = where.elts if isinstance(where, ast.Tuple) else [where]
    for i, each in enumerate(parts):
        if isinstance(each, ast.Slice) and (each.lower is None) != (each.upper is None):
            other = [*parts[:i], ast.Slice(each.upper, each.lower, each.step), *parts[i + 1 :]]
            new = ast.Tuple(other, ast.Load()) if len(other) > 1 else other[0]
            clause = f"the other part of {spoken(owner)} were taken"
            yield Change("other-part", ast.Subscript(owner, new, ast.Load()), clause)
