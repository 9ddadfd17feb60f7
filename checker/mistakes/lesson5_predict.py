"""What students do wrong in lesson 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from checker import reference
from checker.mistake import Arguments, Large, Mistake, Probes, Program
from checker.mistakes.predict import form, score, threshold

PROGRAMS = (
    Program(
        function="predict",
        text="""
def predict(w, b, X):
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    answers = (A > 0.5).astype(float)
    return answers
""",
        habits=({"return": "return answers.astype(int)"},),
    ),
)
#: What the programs may use: the functions of earlier lessons.
NAMES = {"sigmoid": reference.sigmoid}
#: Scores on both sides of every line that may be drawn by mistake, in three mixtures with other
#: means. Some begin or end with a 1, so that an answer that is left out is missed.
SCORES = (
    (3.5, -2.5, 0.02, 0.1, 0.3, -0.3, 6.0, 0.45, 0.52, 0.7, -0.7, 1.0, 1.3, 1.8, 2.5, -1.3, 1.1),
    (-0.6, 0.45, 2.2, 3.0, 2.7, 4.0, 1.4, 0.9, 3.3, 0.05, 2.0),
    (1.6, -0.2, -1.2, -2.0, 0.8, -3.0, 0.25, -0.9),
)


def probes(rng: np.random.Generator) -> Probes:
    """Inputs on which right and wrong programs differ."""
    shapes = zip((4, 3, 1), (0.9, -0.8, -0.6), SCORES, strict=True)
    return {"predict": [scored(rng, n, b, scores) for n, b, scores in shapes]}


def scored(rng: np.random.Generator, n: int, b: float, scores: Sequence[float]) -> Arguments:
    """Make w, b and X of n features that lead to these scores, but for some noise."""
    z = np.array([scores]) * rng.uniform(0.98, 1.02, size=(1, len(scores)))
    w = rng.uniform(0.5, 1.5, size=(n, 1))
    X = rng.normal(size=(n, len(scores)))
    X += (z - b - w.T @ X) * w / np.sum(w**2)  # the least change that gives these scores
    return w, b, X


def extreme() -> Mapping[str, Arguments]:
    """Scores so far from 0 that e to their power has no place in a float."""
    return {"predict": (np.ones((1, 1)), 0.0, np.array([[-800.0, 800.0, -900.0]]))}


def large() -> Large:
    """Many examples: what a loop over them takes long for."""
    m = 50_000
    return {"predict": (f"{m} examples", (np.ones((1, 1)), 0.1, np.linspace(-4, 4, m)[None]))}


MISTAKES: tuple[Mistake, ...] = (*threshold.MISTAKES, *score.MISTAKES, *form.MISTAKES)
