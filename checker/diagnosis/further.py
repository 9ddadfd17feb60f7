"""Further inputs of a function: random variations of those that are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

#: An array of so few different numbers holds labels, which stay what they are.
FEW = 4
#: A number changes by so much of itself.
SPREAD = 0.5


def further(
    inputs: Sequence[Sequence[Any]], count: int, rng: np.random.Generator
) -> list[list[Any]]:
    """Return variations of inputs, of the same kinds and shapes.

    Parameters
    ----------
    inputs : sequence
        The arguments of each call.
    count : int
        How many.
    rng : numpy.random.Generator
        Where they come from.
    """
    return [[_varied(each, rng) for each in inputs[i % len(inputs)]] for i in range(count)]


def _varied(value: Any, rng: np.random.Generator) -> Any:
    """Return something of the same kind: other numbers, another order, an element fewer."""
    match value:
        case int() if not isinstance(value, bool) and value > 1:
            return value + int(rng.integers(-1, 2))
        case float():
            return value * _factor(rng, ())
        case np.ndarray() if value.size and value.dtype.kind in "iufb":
            known = np.unique(value)
            labels = known.size <= FEW or value.dtype.kind != "f"
            return rng.choice(known, value.shape) if labels else value * _factor(rng, value.shape)
        case str() | list() | tuple() if value:
            kept = rng.permutation(len(value))[: rng.integers(len(value) + 1)]
            made = [_varied(value[i], rng) for i in kept]
            return "".join(made) if isinstance(value, str) else type(value)(made)
        case dict():  # its keys are what a function asks for
            return {key: _varied(each, rng) for key, each in value.items()}
    return value


def _factor(rng: np.random.Generator, shape: tuple[int, ...]) -> Any:
    return 1 + SPREAD * rng.uniform(-1, 1, shape)
