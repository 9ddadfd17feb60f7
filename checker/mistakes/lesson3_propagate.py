"""What students do wrong in lesson 3."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from checker import gradcheck, reference
from checker.mistake import Arguments, Large, Mistake, Probes, Program
from checker.mistakes.propagate import (
    both,
    cost,
    cost_size,
    db,
    dw,
    dw_shape,
    examples,
    forward,
    returned,
)

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
    places = (*gradcheck.points(rng), mistaken(rng), sure(rng))
    return {"propagate": [at.arguments for at in places]}


def mistaken(rng: np.random.Generator) -> gradcheck.Point:
    """Choose a point where the model is wrong about every example: the cost is above 1."""
    at = gradcheck.point(rng, 4, 9)
    z = at.w.T @ at.X
    w = at.w * 1.3 / np.mean(np.abs(z))
    return dataclasses.replace(at, w=w, b=0.1 * at.b, Y=(z < 0).astype(np.float64))


def sure(rng: np.random.Generator) -> gradcheck.Point:
    """Choose a point where all scores lie between 0 and 1: their logarithms are numbers."""
    at = gradcheck.point(rng, 4, 9)
    return dataclasses.replace(at, w=at.w * 0.4 / np.max(np.abs(at.w.T @ at.X)), b=0.5)


def extreme() -> Mapping[str, Arguments]:
    """Scores so far below 0 that e to their power has no place in a float."""
    X = np.array([[-400.0, -450.0, -500.0], [-400.0, -350.0, -400.0]])
    return {"propagate": (np.ones((2, 1)), 0.0, X, np.array([[0.0, 1.0, 0.0]]))}


def large() -> Large:
    """Many examples: what a loop over them takes long for."""
    m = 2000
    at = gradcheck.point(np.random.default_rng(0), 4, m)
    return {"propagate": (f"{m} examples", at.arguments)}


MISTAKES: tuple[Mistake, ...] = (
    *examples.MISTAKES,
    *forward.MISTAKES,
    *cost.MISTAKES,
    *cost_size.MISTAKES,
    *dw.MISTAKES,
    *dw_shape.MISTAKES,
    *db.MISTAKES,
    *both.MISTAKES,
    *returned.MISTAKES,
)
