"""The cost and its gradient: Formulas 2, 4, 5 and 6."""

import numpy as np

from checker.extend import (
    Failure,
    Function,
    Lesson,
    check,
    gradcheck,
    same_as_solution,
    same_structure,
)

from .guards import guard_of
from .places import SIZES, ones, place, places

LESSON = Lesson(
    Function(
        "propagate(w, b, X, Y)",
        returns="(grads := {'dw': dw, 'db': db}), cost",
        read={"cost": "formula-4", "dw": "formula-5", "db": "formula-6"},
        rtol={"cost": 1e-4},
        shapes={"X": "n, m"},
    ),
    derived=False,
    builds_on=("lesson2_sigmoid",),
)


@check
def contract(student, rng):
    """propagate returns grads, with dw in the shape of w and one number db, and the cost"""
    same_structure(student.propagate, places(rng), finite=False)


@check(needs="contract")
def cost_formula(student, rng):
    """The cost is that of Formula 4"""
    chosen = list(places(rng))
    same_cost(student.propagate, chosen)
    guard = guard_of(student.propagate, chosen)
    if guard:
        student.remarks.append(
            f"Your cost is that of Formula 4 with about {guard:.0e} added inside the logarithms. "
            "That keeps them from log 0, and moves the cost a little; 1e-12 would do as well."
        )


@check(needs="contract")
def dw_formula(student, rng):
    """dw is that of Formula 5"""
    same_as_solution(student.propagate, places(rng), "dw")


@check(needs="contract")
def db_formula(student, rng):
    """db is that of Formula 6"""
    same_as_solution(student.propagate, places(rng), "db")


@check(needs="contract")
def gradient_is_the_slope_of_the_cost(student, rng):
    """dw and db are the slope of your own cost (numerical gradient check)"""
    slopes = {"w": "dw", "b": "db"}
    gradcheck(student.propagate, places(rng), cost="cost", gradients=slopes, cost_check=same_cost)


@check(needs="contract")
def real_digits(student, rng, real_digits):
    """Cost, dw and db are right on 200 real digits"""
    at = ones(real_digits)
    at["w"] = rng.normal(size=(len(at["X"]), 1)) / 20
    at["b"] = float(rng.uniform(0.2, 0.6))
    same_cost(student.propagate, [at])
    same_as_solution(student.propagate, [at], "dw", "db")


def same_cost(propagate, chosen):
    """Demand the cost of Formula 4, or that with a small guard in its logarithms."""
    chosen = list(chosen)
    try:
        same_as_solution(propagate, chosen, "cost")
    except Failure:
        if not guard_of(propagate, chosen):
            raise


def inputs_of_propagate(rng):
    """Places where right and wrong programs differ."""
    for n, m in SIZES:
        yield place(rng, n, m)
    # Wrong about every example: the cost is above 1.
    at = place(rng, 4, 9)
    z = at["w"].T @ at["X"]
    w, Y = at["w"] * 1.3 / np.mean(np.abs(z)), (z < 0).astype(np.float64)
    yield {**at, "w": w, "b": 0.1 * at["b"], "Y": Y}
    # All scores between 0 and 1: their logarithms are numbers.
    at = place(rng, 4, 9)
    yield {**at, "w": at["w"] * 0.4 / np.max(np.abs(at["w"].T @ at["X"])), "b": 0.5}


def extreme_inputs():
    """Scores so far below 0 that e to their power has no place in a float."""
    X = np.array([[-400.0, -450.0, -500.0], [-400.0, -350.0, -400.0]])
    at = {"w": np.ones((2, 1)), "b": 0.0, "X": X, "Y": np.array([[0.0, 1.0, 0.0]])}
    return {"propagate": at}


def large_inputs():
    """Many examples, which a loop takes long for."""
    return {"propagate": ("2000 examples", place(np.random.default_rng(0), 4, 2000))}
