"""Conditions: comparisons, `and` and `or`, `not`, the empty case."""

import ast
from collections.abc import Iterator
from typing import Any

from checker.edits.build import constant, name, new
from checker.edits.engine import At, Change, Put, Rank, operator
from checker.edits.places import Place

COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}


@operator(
    "with `{new}` in place of `{old}` before {right}",
    "the `{old}` before {right} is not the comparison that belongs there",
    "a > 0.5 → a >= 0.5 | 0 < a < 9 → 0 <= a < 9 | a in b → a not in b | a and b → a or b",
    rank=Rank.LIKELY,
)
def comparison(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Compare(left=left, ops=signs, comparators=rest):
            for i, sign in enumerate(signs):
                for other, new in COMPARISONS.items():
                    compared = ast.Compare(left, [*signs[:i], other(), *signs[i + 1 :]], rest)
                    yield compared, {"old": COMPARISONS[type(sign)], "new": new, "right": rest[i]}
        case ast.BoolOp(op=ast.And(), values=[*_, last] as values):
            yield ast.BoolOp(ast.Or(), values), {"old": "and", "new": "or", "right": last}
        case ast.BoolOp(op=ast.Or(), values=[*_, last] as values):
            yield ast.BoolOp(ast.And(), values), {"old": "or", "new": "and", "right": last}


@operator(
    "with {it} turned round",
    "{it} is the wrong way round",
    "not a → a | a if b else 0 → a if not b else 0",
)
def turned_round(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield inner, {}
        case ast.expr() as node if place.is_test or isinstance(place.holder, ast.Return):
            yield new("not x", x=node), {}


@operator(
    "with {new} in place of {it}",
    "{it} is not the condition that belongs there",
    "if b:\n    a = 0\nreturn a → if True:\n    a = 0\nreturn a | "
    "if True:\n    a = b\nreturn a → if b:\n    a = b\nreturn a",
)
def other_condition(place: Place) -> Iterator[Change]:
    if place.field == "test":
        names = [*map(name, place.scope.parameters)]
        empty = [new("not x", x=each) for each in names]
        for other in (constant(value=True), constant(value=False), *names, *empty):
            yield other, {"new": other}


@operator(
    "with the condition {gained} besides",
    "{it} lacks a condition on {name}",
    "a and b → a and b and not a | "
    "if b > 1:\n    b = a\nreturn b → if a and b > 1:\n    b = a\nreturn b",
    rank=Rank.RARE,
)
def add_condition(place: Place) -> Iterator[Change]:
    if not (place.is_test or isinstance(place.holder, ast.Return)):
        return
    for full in map(name, place.scope.parameters):
        empty = new("not x", x=full)
        for sign, gained in ((ast.Or(), empty), (ast.And(), full), (ast.And(), empty)):
            parts: list[Any] = [place.node]
            if isinstance(place.node, ast.BoolOp) and type(place.node.op) is type(sign):
                parts = [*place.node.values]
            for all_of_them in ([gained, *parts], [*parts, gained]):
                yield ast.BoolOp(sign, all_of_them), {"gained": gained, "name": full}


@operator(
    "with an empty {name} answered by {value} at once",
    "the case of an empty {name} is missing",
    "b = a[0]; return b → if not a:\n    return 0\nb = a[0]; return b",
)
def missing_case(place: Place) -> Iterator[Change]:
    for known in place.scope.parameters if place.node is place.scope.first else ():
        for value in (*map(constant, (0, [], None, False, True)), name(known)):
            case = new("if not x:\n    return y", x=name(known), y=value)
            words = {"name": name(known), "value": value}
            yield [Put(place.scope.first, [case], At.BEFORE)], words
