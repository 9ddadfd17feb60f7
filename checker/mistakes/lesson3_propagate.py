"""What students do wrong in lesson 3."""

from __future__ import annotations

import numpy as np

from checker import gradcheck, reference
from checker.mistake import Mistake, Probes, Program

PROGRAMS = (
    Program(
        function="propagate",
        text="""
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
""",
    ),
)
#: What the programs may use: the functions of earlier lessons.
NAMES = {"sigmoid": reference.sigmoid}


def probes(rng: np.random.Generator) -> Probes:
    """Inputs on which right and wrong programs differ."""
    return {"propagate": [at.arguments for at in gradcheck.points(rng)]}


MISTAKES = (
    Mistake(
        code="propagate-cost-not-averaged",
        function="propagate",
        changes={"cost": "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))"},
        message=(
            "Your cost is the sum over all m examples. Formula 4 takes the mean, so that the "
            "cost does not grow with the number of examples."
        ),
        hints=(
            "Compare the cost of 10 and of 1000 examples: should the second be 100 times larger?",
            "Formula 4 begins with −1/m. What is m in your code, and where do you use it?",
        ),
        read="formula-4",
    ),
    Mistake(
        code="propagate-dw-not-averaged",
        function="propagate",
        changes={"dw": "np.dot(X, (A - Y).T)"},
        message=(
            "Your dw is summed over all m examples and not averaged: it is m times too large. "
            "Formula 5 has the factor 1/m, as the cost has."
        ),
        hints=(
            "dw is the slope of the cost. The cost is a mean; so its slope is one too.",
            "Compare your line for dw with Formula 5, symbol by symbol, from the left.",
        ),
        read="formula-5",
    ),
)
