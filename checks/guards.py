"""A small number in the logarithms of Formula 4, against log 0: log(A + 1e-8). It is no mistake."""

import numpy as np

from checker.extend import number

#: The largest guard that is no mistake.
LARGEST = 1e-4
#: A smaller one is not told from rounding.
SMALLEST = 1e-9
#: The same guard is found at each place, to this share of it.
SAME = 0.01


def effect(at):
    """Return by how much a guard lowers the cost at a place, for each unit of the guard.

    With p for the probability of the right answer, log(p + ε) = log p + ε / p, nearly.
    """
    z = at["w"].T @ at["X"] + at["b"]
    p = 1 / (1 + np.exp(-np.where(at["Y"] == 1, z, -z)))
    return float(np.mean(1 / p))


def guard(cost, right, at):
    """Return the guard that makes a cost of the right one; 0 where no small one does."""
    found = (right - cost) / effect(at)
    return found if SMALLEST <= found <= LARGEST * (1 + SAME) else 0.0


def guard_of(propagate, places):
    """Return the guard with which all costs are those of Formula 4; 0 where there is none."""
    found = [
        guard(number(got["cost"], "cost", finite=False), propagate.right(**at)["cost"], at)
        for at, got in zip(places, propagate.each(places), strict=True)
    ]
    same = min(found) >= (1 - SAME) * max(found)
    return found[0] if same else 0.0
