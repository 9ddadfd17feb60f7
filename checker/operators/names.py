"""One name for another, a constant for a name, 1 − x for x."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checker.operators import build
from checker.operators.change import Change, within
from checker.operators.lines import Line, Place

#: Names of the lessons by what they are; those of one group are easily mistaken.
ROLES = {
    **dict.fromkeys(("a", "z", "y", "labels"), "one for each example"),
    **dict.fromkeys(("w", "dw"), "one for each feature"),
    **dict.fromkeys(("b", "db", "cost"), "one number"),
    **dict.fromkeys(("m", "n", "dim", "i", "size"), "a count"),
    **dict.fromkeys(("x", "pixels"), "one for each pixel"),
}
#: Roles that are seldom mistaken for another.
UNLIKE_OTHERS = {"a count", "other"}
#: What stands in place of a setting in notebooks; a parameter's default comes first.
SETTINGS = {
    "learning_rate": (0.01, 0.5, 0.005, 0.009, 0.001, 0.1, 1.0),
    "num_iterations": (100, 1000, 2000),
}


def role(name: str) -> str:
    """What a name stands for: X_train is an X."""
    return ROLES.get(name.partition("_")[0].lower(), "other")


def complement(place: Place, line: Line) -> Iterator[Change]:
    """1 − x in place of x, for labels and probabilities."""
    match place.node:
        case ast.Name(id=name) if name[0] in "AYay" and role(name) == "one for each example":
            if name in line.known:
                new = ast.BinOp(ast.Constant(1), ast.Sub(), place.node)
                clause = f"1 − {name} were used where {name} belongs{within(place, line)}"
                yield Change("complement", new, clause)


def stale(place: Place, line: Line) -> Iterator[Change]:
    """Another name of the same role."""
    yield from _others(place, line, alike=True)


def stray(place: Place, line: Line) -> Iterator[Change]:
    """A name of another role, an array's or a number's."""
    parts = getattr(place.holder, place.field)
    named = {each.id for each in parts if isinstance(each, ast.Name)} if place.at >= 0 else {}
    for change in _others(place, line, alike=False):
        is_call = isinstance(place.holder, ast.Call)
        if place.at < 0 or is_call or ast.unparse(change.node) in named:
            yield change


def anything(place: Place, line: Line) -> Iterator[Change]:
    """Any other name that is known there, however unlike."""
    if isinstance(place.node, ast.Name):
        for other in line.known:
            if other != place.node.id:
                clause = f"{other} were used where {place.node.id} belongs{within(place, line)}"
                yield Change("other-name", build.name(other), clause)


def too_early(place: Place, line: Line) -> Iterator[Change]:
    """A name that gets its value further down: Python stops at the line."""
    if isinstance(place.node, ast.Name):
        for other in line.later:
            clause = (
                f"{other}, which has no value yet, were used where {place.node.id} "
                f"belongs{within(place, line)}"
            )
            yield Change("name-too-early", build.name(other), clause)


def _others(place: Place, line: Line, *, alike: bool) -> Iterator[Change]:
    if not isinstance(place.node, ast.Name):
        return
    name = place.node.id
    if isinstance(place.holder, ast.Attribute | ast.Subscript) and role(name) == "other":
        return  # costs.append, grads["dw"]: of another kind than other names
    where = within(place, line)
    for other in line.known:
        roles = {role(other), role(name)}
        if other != name and (len(roles) == 1 if alike else len(roles - UNLIKE_OTHERS) > 1):
            clause = f"{other} were used where {name} belongs{where}"
            yield Change("other-name", build.name(other), clause)


def setting(place: Place, line: Line) -> Iterator[Change]:
    """A constant in place of a parameter."""
    match place.node:
        case ast.Name(id=name) if name in line.parameters:
            direct = f"whatever {name} is, {{yours}} a fixed number"
            for value in constants(name, line):
                clause = f"{value} were used where {name} belongs"
                whole = "" if isinstance(line.statement, ast.Return) else f"{direct}, {value}"
                yield Change("fixed-number", ast.Constant(value), clause, whole)


def constants(name: str, line: Line) -> list[float]:
    """What may stand in place of a parameter, its default first."""
    default = line.parameters.get(name)
    values = SETTINGS.get(name, ())
    match default:
        case ast.Constant(value=int(own) | float(own)):
            return [own, *(each for each in values if each != own)]
    return [*values]
