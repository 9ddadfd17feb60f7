"""From any number to a probability: Formula 3."""

import warnings

import numpy as np

from checker.extend import (
    Failure,
    Function,
    Lesson,
    check,
    equal,
    laws,
    same_as_solution,
    same_structure,
    skip,
)

from .places import ones

LESSON = Lesson(Function("sigmoid(z)", returns="a", read={"a": "formula-3"}), derived=False)


@check
def contract(student, rng):
    """sigmoid takes a number or an array, and returns the same shape"""
    scores = (0.5, rng.normal(size=5), rng.normal(size=(1, 7)), rng.normal(size=(3, 4)))
    same_structure(student.sigmoid, [{"z": z} for z in scores])


@check(needs="contract")
def half_at_zero(student):
    """At z = 0 the model is undecided: a = 0.5"""
    same_as_solution(student.sigmoid, [{"z": 0.0}])


@check(needs="contract")
def values(student, rng):
    """The values are those of Formula 3"""
    rows = rng.uniform(-4, 4, size=(1, 6)), rng.uniform(-30, 30, size=(3, 5))
    same_as_solution(student.sigmoid, [{"z": z} for z in (*rows, *rng.normal(size=3))])


@check(needs="contract")
def symmetry(student, rng):
    """a(−z) = 1 − a(z): as sure of yes as of no"""
    z = rng.uniform(0.1, 20, size=(1, 9))
    right, left = (each["a"] for each in student.sigmoid.each([{"z": z}, {"z": -z}]))
    equal(left, 1 - np.asarray(right, dtype=np.float64), "a(−z)")


@check(needs="contract")
def rises(student):
    """A larger score never gives a smaller probability"""
    laws.monotone(student.sigmoid, [{"z": np.linspace(-15, 15, 61).reshape(1, -1)}])


@check(needs="contract")
def range_(student):
    """Every probability lies between 0 and 1"""
    laws.bounded(student.sigmoid, [{"z": np.linspace(-30, 30, 41).reshape(1, -1)}], 0, 1)


@check(needs="contract")
def real_digits(student, rng, real_digits):
    """The values are right for the scores of real digits"""
    X = ones(real_digits)["X"]
    w = rng.normal(size=(len(X), 1)) / 10
    same_as_solution(student.sigmoid, [{"z": w.T @ X}])


@check(needs="values", further=True)
def no_overflow(student):
    """Scores as far out as ±1000 give 0 and 1 without a warning"""
    answer = student.sigmoid.answer(z=np.array([[-1000.0, -800.0, 800.0, 1000.0]]))
    equal(answer.result, np.array([[0.0, 0.0, 1.0, 1.0]]), "a")
    if not numpy_warns():
        skip("numpy cannot warn of an overflow here: run this one on your computer")
    if answer.warnings:
        raise Failure(
            f"The values are right, and numpy warned: {answer.warnings[0].message}.",
            "For which scores is e^−z too large for a float, and do you need it there?",
        )


def numpy_warns():
    """Tell whether this machine tells numpy of an overflow; WebAssembly does not."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        np.exp(np.array([1000.0]))
    return bool(seen)


def inputs_of_sigmoid(rng):
    """Numbers and arrays, of both signs."""
    z = rng.uniform(0.3, 4.0, size=(3, 4)) * np.where(np.arange(12).reshape(3, 4) % 2, 1, -1)
    numbers = (0.0, float(rng.uniform(1, 3)), float(-rng.uniform(1, 3)))
    arrays = (z, 3 * z[:1] + 0.1, rng.permutation(z[1]), np.array([[0.0, 12.0, -12.0, 14.0]]))
    for each in (*numbers, *arrays):
        yield {"z": each}


def large_inputs():
    """Many scores, which a loop takes long for. Extreme ones have a check."""
    m = 20_000
    return {"sigmoid": (f"{m} scores", {"z": np.linspace(-4, 4, m).reshape(1, m)})}
