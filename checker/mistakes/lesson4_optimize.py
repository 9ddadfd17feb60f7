"""What students do wrong in lesson 4."""

from __future__ import annotations

import numpy as np

from checker import gradcheck, reference
from checker.mistake import Large, Mistake, Probes, Program
from checker.mistakes.optimize import costs, direction, gradient, loop, rate, returned, start

PROGRAMS = (
    Program(
        function="optimize",
        text="""
def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        dw = grads["dw"]
        db = grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * dw
        b = b - learning_rate * db
    params = {"w": w, "b": b}
    return params, grads, costs
""",
        habits=(  # costs may be kept more often, or as pairs with their step
            {"if": "if True:"},
            {"if": "if i % 10 == 0:"},
            {"if": "if i % 99 == 0:"},
            {
                "params": """\
costs = [list(pair) for pair in enumerate(costs)]
params = {"w": w, "b": b}""",
            },
        ),
        free=("[2]",),
    ),
)
#: What the programs may use: the functions of earlier lessons.
NAMES = {"propagate": reference.propagate}


def probes(rng: np.random.Generator) -> Probes:
    """Inputs on which right and wrong programs differ: the longest run last, for its costs."""
    runs = ((4, 7, 3, 0.3), (3, 5, 8, 0.7), (2, 6, 105, 0.15))
    return {
        "optimize": [
            (*gradcheck.point(rng, n, m).arguments, steps, about * float(rng.uniform(0.8, 1.2)))
            for n, m, steps, about in runs
        ]
    }


def large() -> Large:
    """Many examples: what a loop over them takes long for."""
    m = 2000
    at = gradcheck.point(np.random.default_rng(0), 4, m)
    return {"optimize": (f"{m} examples", (*at.arguments, 1, 0.1))}


MISTAKES: tuple[Mistake, ...] = (
    *direction.MISTAKES,
    *rate.MISTAKES,
    *gradient.MISTAKES,
    *start.MISTAKES,
    *loop.MISTAKES,
    *costs.MISTAKES,
    *returned.MISTAKES,
)
