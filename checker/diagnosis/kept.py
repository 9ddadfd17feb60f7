"""What was kept of a run: the values that statements made, and when two of them are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker.diagnosis.recording import Spot

#: Two values are the same that agree to so much of the largest number in them.
CLOSE = 1e-6
#: A value as sorted numbers; None for what is no number.
Numbers = np.ndarray[Any, Any] | None


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a function did on one input."""

    spots: Sequence[Spot]
    kept: Sequence[tuple[int, Any]]  #: number of a spot, value; in the order of time
    result: Any

    @property
    def events(self) -> list[Event]:
        """What statements made, in the order of time."""
        return [
            Event(spot=self.spots[number], numbers=numbers(value), value=value)
            for number, value in self.kept
            if self.spots[number].name
        ]


@dataclass(frozen=True, kw_only=True, eq=False)
class Event:
    """What a statement made."""

    spot: Spot
    numbers: Numbers
    value: Any

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of an array; that of one number, however many axes it has."""
        is_array = isinstance(self.value, np.ndarray) and self.value.size != 1
        return self.value.shape if is_array else ()


def numbers(value: Any) -> Numbers:
    """Return the numbers in a value that was kept, sorted; None where it holds something else."""
    match value:
        case ["large", shape, sums]:
            return np.array([float(np.prod(shape)), *sums])
        case ["several", parts]:
            found = [each for each in map(numbers, parts) if each is not None]
            return np.sort(np.concatenate(found)) if found else None
        case None:
            return None
        case np.ndarray() if value.dtype.kind == "b":  # which ones to take, mostly: no result
            return None
    return np.sort(np.asarray(value, dtype=float).ravel())


class Known:
    """Values, by how many numbers they have."""

    def __init__(self, values: Sequence[Numbers]) -> None:
        rows: dict[int, list[np.ndarray[Any, Any]]] = {}
        for each in values:
            if each is not None:
                rows.setdefault(len(each), []).append(each)
        self._rows = {size: np.array(each) for size, each in rows.items()}

    def has(self, value: Numbers) -> bool:
        """Tell whether a value is among them."""
        if value is None or len(value) not in self._rows:
            return False
        rows = self._rows[len(value)]
        with np.errstate(all="ignore"):
            scale = np.abs(value[np.isfinite(value)]).max(initial=0)
            close = (np.abs(rows - value) <= CLOSE * scale) | (rows == value)
            return bool((close | (np.isnan(rows) & np.isnan(value))).all(axis=1).any())


def shape_of(value: Any) -> tuple[int, ...]:
    """Return the shape of what was kept; of what is no array, that of a number."""
    match value:
        case ["large", list(shape), _]:
            return tuple(int(each) for each in shape)
        case np.ndarray(shape=shape):
            return tuple(int(each) for each in shape)
    return ()


def numbers_in(value: Any) -> Numbers:
    """Return the numbers in an output, sorted; None where it holds something else."""
    if isinstance(value, bool | int | float | np.number | np.ndarray | list):
        try:
            return np.sort(np.asarray(value, dtype=float).ravel())
        except (TypeError, ValueError):
            return None
    return None
