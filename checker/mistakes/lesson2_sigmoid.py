"""What students do wrong in lesson 2."""

from __future__ import annotations

import numpy as np

from checker.mistake import Large, Mistake, Probes, Program
from checker.mistakes.sigmoid import form, formula

PROGRAMS = (
    Program(
        function="sigmoid",
        text="""
def sigmoid(z):
    E = np.exp(-z)
    a = 1 / (1 + E)
    return a
""",
    ),
)
NAMES: dict[str, object] = {}


def probes(rng: np.random.Generator) -> Probes:
    """Inputs on which right and wrong programs differ: numbers and arrays, of both signs."""
    z = rng.uniform(0.3, 4.0, size=(3, 4)) * np.where(np.arange(12).reshape(3, 4) % 2, 1, -1)
    numbers = (0.0, float(rng.uniform(1, 3)), float(-rng.uniform(1, 3)))
    arrays = (z, 3 * z[:1] + 0.1, rng.permutation(z[1]), np.array([[0.0, 12.0, -12.0, 14.0]]))
    return {"sigmoid": [(each,) for each in (*numbers, *arrays)]}


def large() -> Large:
    """Many scores: what a loop over the entries takes long for. Extreme ones have a check."""
    m = 20_000
    return {"sigmoid": (f"{m} scores", (np.linspace(-4, 4, m).reshape(1, m),))}


MISTAKES: tuple[Mistake, ...] = (*formula.MISTAKES, *form.MISTAKES)
