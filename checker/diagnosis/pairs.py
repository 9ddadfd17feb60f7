"""Two shapes that go together only as each with each: ``(7, 1) - (7,)`` is a table, ``(7, 7)``."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.diagnosis.kept import Run, shape_of


@dataclass(frozen=True, kw_only=True)
class Table:
    """A formula whose sides have shapes that go together only as each with each."""

    line: int
    source: str
    shape: tuple[int, ...]
    sides: Sequence[tuple[str, tuple[int, ...]]]  #: text and shape of each


def table_of_pairs(mine: Run, right: Run, lines: Collection[int]) -> Table | None:
    """Return the first formula that makes a table of all pairs, as no right one does.

    Parameters
    ----------
    mine, right : Run
        What the student's function did, and what a right one did.
    lines : collection of int
        Those of the student's that are looked at.
    """
    usual = {shape_of(value) for _, value in right.kept}
    last: dict[int, tuple[int, ...]] = {}
    for number, value in mine.kept:
        last[number] = shape = shape_of(value)
        spot = mine.spots[number]
        sides = [last.get(each, ()) for each in spot.parts]
        if not sides or spot.line not in lines or shape in usual:
            continue
        if all(1 < math.prod(side) < math.prod(shape) for side in sides):
            sources = [mine.spots[each].source for each in spot.parts]
            pairs = list(zip(sources, sides, strict=True))
            return Table(line=spot.line, source=spot.source, shape=shape, sides=pairs)
    return None
