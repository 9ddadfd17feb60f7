"""An output right in its numbers, and then turned, flattened, rounded or lost."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checker.operators import build
from checker.operators.change import Change
from checker.operators.lines import Line, Place

DECIMALS = (0, 2, 4)


def _output(place: Place, line: Line) -> bool:
    one = len(line.makes) == 1 or isinstance(line.statement, ast.Return)
    return line.returned and one and place is line.root


def shape(place: Place, line: Line) -> Iterator[Change]:
    """Turned, or flattened to one axis, or one number of many."""
    if _output(place, line) and build.is_number(place.node):
        node = place.node
        yield Change("turned", build.attribute(node, "T"), "{it} had been transposed")
        flat = build.call("np.ravel", node)
        yield Change("flattened", flat, "{it} had been flattened to one axis")
        for what in ("sum", "mean"):
            clause = f"only the {what} of its numbers were kept"
            yield Change("summed-up", build.call(f"np.{what}", node), clause)


def rounded(place: Place, line: Line) -> Iterator[Change]:
    """Rounded on the way."""
    if place is line.root and build.is_number(place.node):
        for decimals in DECIMALS if _output(place, line) else DECIMALS[:1]:
            new = build.call("np.round", place.node, ast.Constant(decimals))
            clause = f"{{it}} had been rounded to {decimals} decimals"
            yield Change("rounded", new, clause, f"{{your}} is rounded to {decimals} decimals")


def lost(place: Place, line: Line) -> Iterator[Change]:
    """None in its place."""
    if _output(place, line):
        clause = "nothing were returned" if isinstance(line.statement, ast.Return) else ""
        clause = clause or "{it} were None (nothing)"
        yield Change("none", ast.Constant(None), clause)
