"""Checks of lesson 3: Formulas 2, 4, 5 and 6, and the numerical gradient check."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest

from checker import compare, form, gradcheck, reference, tolerance
from checker.checks.common import check_file
from checker.failure import Failure, on_call
from checker.gradcheck import Point, Verdict
from checker.model import Function, Lesson
from checker.student.proxy import Student

__all__ = [
    "LESSON",
    "check_contract",
    "check_cost_formula",
    "check_db_formula",
    "check_dw_formula",
    "check_file",
    "check_gradient_is_the_slope_of_the_cost",
    "check_real_digits",
]

LESSON = Lesson(
    stem="lesson3_propagate",
    title="The cost and its gradient: Formulas 2, 4, 5 and 6",
    functions=(Function.parse("propagate(w, b, X, Y)"),),
    builds_on=("lesson2_sigmoid",),
)


class Propagated(NamedTuple):
    """What propagate returned, taken apart."""

    cost: Any  #: one number
    dw: Any  #: shape (n, 1)
    db: Any  #: one number


def read(result: Any, n: int) -> Propagated:
    """Take cost, dw and db from what the student returned.

    By their form alone: a cost that is NaN says nothing against dw and db.
    """
    grads, cost = compare.tuple_of(result, "propagate", ("grads", "cost"))
    grads = compare.keys_of(grads, "grads", ("dw", "db"))
    dw = compare.shaped(grads["dw"], "dw", (n, 1))
    compare.one_number(grads["db"], "db")
    compare.one_number(cost, "cost")
    return Propagated(cost=cost, dw=dw, db=grads["db"])


def everywhere(student: Student, rng: np.random.Generator) -> list[tuple[int, Point, Propagated]]:
    """The student's result at each point: the position of the call, the point, the result."""
    places = gradcheck.points(rng)
    results = student.propagate.map([at.arguments for at in places])
    found = []
    for position, (at, result) in enumerate(zip(places, results, strict=True)):
        with on_call(position):
            found.append((position, at, read(result, at.n)))
    return found


def check_contract(student: Student, rng: np.random.Generator) -> None:
    """propagate returns grads, with dw in the shape of w and one number db, and the cost"""
    for at in gradcheck.points(rng):
        result = student.propagate(*at.arguments)
        with form.right_numbers(result, reference.propagate(*at.arguments), "grads, cost"):
            read(result, at.n)


@pytest.mark.needs("check_contract")
def check_cost_formula(student: Student, rng: np.random.Generator) -> None:
    """The cost is that of Formula 4"""
    for position, at, got in everywhere(student, rng):
        _, cost = reference.propagate(*at.arguments)
        with on_call(position):
            compare.same(got.cost, cost, "cost", rtol=tolerance.FLOAT64.cost, m=at.m, n=at.n)


@pytest.mark.needs("check_contract")
def check_dw_formula(student: Student, rng: np.random.Generator) -> None:
    """dw is that of Formula 5"""
    for position, at, got in everywhere(student, rng):
        grads, _ = reference.propagate(*at.arguments)
        with on_call(position):
            compare.same(got.dw, grads["dw"], "dw", rtol=compare.allowed(*got), m=at.m, n=at.n)


@pytest.mark.needs("check_contract")
def check_db_formula(student: Student, rng: np.random.Generator) -> None:
    """db is that of Formula 6"""
    for position, at, got in everywhere(student, rng):
        grads, _ = reference.propagate(*at.arguments)
        with on_call(position):
            compare.same(got.db, grads["db"], "db", rtol=compare.allowed(*got), m=at.m, n=at.n)


@pytest.mark.needs("check_contract")
def check_gradient_is_the_slope_of_the_cost(student: Student, rng: np.random.Generator) -> None:
    """dw and db are the slope of your own cost (numerical gradient check)"""
    own, formula, fact = [], [], ""
    for at in gradcheck.points(rng):
        position = len(student.calls)
        got = read(student.propagate(*at.arguments), at.n)
        gradient = np.append(np.ravel(got.dw), compare.one_number(got.db, "db")).astype(np.float64)
        dtype = coarsest(got)
        costs = [cost_alone(r) for r in student.propagate.map(gradcheck.neighbours(at, dtype))]
        measured = gradcheck.slope(at, costs, dtype)
        grads, _ = reference.propagate(*at.arguments)
        closed_form = np.append(np.ravel(grads["dw"]), grads["db"])
        own.append(gradcheck.own_cost_leg(gradient, measured, at, dtype))
        formula.append(gradcheck.formula_leg(gradient, closed_form, dtype))
        if own[-1] is Verdict.WRONG and not fact:
            fact, shown = disagreement(gradient, measured), position
    meaning = gradcheck.crossed(gradcheck.together(own), gradcheck.together(formula))
    if meaning:
        with on_call(shown if fact else -1):
            raise Failure(f"{fact} {meaning}".strip())


def coarsest(got: Propagated) -> Any:
    """The dtype that a result is judged by: float32 as soon as a part of it is."""
    dtypes = {compare.numeric(part, "grads").dtype for part in got}
    return np.float32 if np.dtype(np.float32) in dtypes else np.float64


def cost_alone(result: Any) -> float:
    """Take the cost from what propagate returned; it may be NaN."""
    _, cost = compare.tuple_of(result, "propagate", ("grads", "cost"))
    return float(compare.numeric(cost, "cost").item())


def disagreement(gradient: compare.Array, measured: gradcheck.Slope) -> str:
    """Name the coordinate where a gradient is furthest from the measured slope."""
    worst = int(np.argmax(np.abs(gradient - measured.values)))
    name = f"dw[{worst}, 0]" if worst < len(gradient) - 1 else "db"
    return (
        f"{name} is {compare.a_number(gradient[worst])}, and the slope of your cost there is "
        f"{compare.a_number(measured.values[worst])}."
    )


@pytest.mark.needs("check_contract")
def check_real_digits(
    student: Student, rng: np.random.Generator, real_digits: tuple[Any, Any]
) -> None:
    """Cost, dw and db are right on 200 real digits"""
    pixels, labels = real_digits
    X, Y = pixels.T / 255, (labels == 1).astype(np.float64).reshape(1, -1)
    n, m = X.shape
    w = rng.normal(size=(n, 1)) / 20
    b = float(rng.uniform(0.2, 0.6))
    grads, cost = reference.propagate(w, b, X, Y)
    got = read(student.propagate(w, b, X, Y), n)
    compare.same(got.cost, cost, "cost", rtol=tolerance.FLOAT64.cost, m=m, n=n)
    compare.same(got.dw, grads["dw"], "dw", rtol=compare.allowed(*got), m=m, n=n)
    compare.same(got.db, grads["db"], "db", rtol=compare.allowed(*got), m=m, n=n)
