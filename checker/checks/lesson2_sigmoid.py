"""Checks of lesson 2: Formula 3."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from checker import compare, reference
from checker.checks.common import check_file
from checker.failure import Failure, on_call
from checker.model import Function, Lesson
from checker.student.proxy import Student

__all__ = [
    "LESSON",
    "check_contract",
    "check_file",
    "check_half_at_zero",
    "check_no_overflow",
    "check_range",
    "check_real_digits",
    "check_rises",
    "check_symmetry",
    "check_values",
]

LESSON = Lesson(
    stem="lesson2_sigmoid",
    title="From any number to a probability: Formula 3",
    functions=(Function.parse("sigmoid(z)"),),
)


def read(result: Any, z: Any) -> compare.Array:
    """Take an array of the shape of z from what the student returned."""
    if result is None:
        raise compare.contract(
            "sigmoid returned None; it should return the probabilities.",
            "A function without a return statement returns None; print does not return.",
        )
    if np.ndim(z) == 0:
        return np.asarray(compare.number(result, "a"))
    return compare.array_of(result, "a", np.shape(z))


def check_contract(student: Student, rng: np.random.Generator) -> None:
    """sigmoid takes a number or an array, and returns the same shape"""
    for z in (0.5, rng.normal(size=5), rng.normal(size=(1, 7)), rng.normal(size=(3, 4))):
        read(student.sigmoid(z), z)


@pytest.mark.needs("check_contract")
def check_half_at_zero(student: Student) -> None:
    """At z = 0 the model is undecided: a = 0.5"""
    compare.same(student.sigmoid(0.0), 0.5, "a")


@pytest.mark.needs("check_contract")
def check_values(student: Student, rng: np.random.Generator) -> None:
    """The values are those of Formula 3"""
    scores = [
        rng.uniform(-4, 4, size=(1, 6)),
        rng.uniform(-30, 30, size=(3, 5)),
        *rng.normal(size=3),
    ]
    for position, result in enumerate(student.sigmoid.map([(z,) for z in scores])):
        with on_call(position):
            compare.same(result, reference.sigmoid(scores[position]), "a")


@pytest.mark.needs("check_contract")
def check_symmetry(student: Student, rng: np.random.Generator) -> None:
    """a(−z) = 1 − a(z): as sure of yes as of no"""
    z = rng.uniform(0.1, 20, size=(1, 9))
    right, left = student.sigmoid.map([(z,), (-z,)])
    compare.same(read(left, z), 1 - read(right, z).astype(np.float64), "a(−z)")


@pytest.mark.needs("check_contract")
def check_rises(student: Student) -> None:
    """A larger score never gives a smaller probability"""
    z = np.linspace(-15, 15, 61).reshape(1, -1)
    a = read(student.sigmoid(z), z)
    falls = np.flatnonzero(np.diff(a[0]) <= 0)
    if falls.size:
        i = int(falls[0])
        raise Failure(
            f"From z = {z[0, i]:g} to z = {z[0, i + 1]:g} the probability should rise; "
            f"it goes from {a[0, i]:.6g} to {a[0, i + 1]:.6g}."
        )


@pytest.mark.needs("check_contract")
def check_range(student: Student) -> None:
    """Every probability lies between 0 and 1"""
    z = np.linspace(-30, 30, 41).reshape(1, -1)
    a = read(student.sigmoid(z), z)
    outside = np.flatnonzero((a[0] < 0) | (a[0] > 1))
    if outside.size:
        i = int(outside[0])
        raise Failure(f"At z = {z[0, i]:g} the probability is {a[0, i]:.6g}: not between 0 and 1.")


@pytest.mark.needs("check_contract")
def check_real_digits(
    student: Student, rng: np.random.Generator, real_digits: tuple[Any, Any]
) -> None:
    """The values are right for the scores of real digits"""
    pixels, _ = real_digits
    w = rng.normal(size=(pixels.shape[1], 1)) / 10
    z = w.T @ (pixels.T / 255)
    compare.same(student.sigmoid(z), reference.sigmoid(z), "a")


@pytest.mark.further
@pytest.mark.needs("check_values")
def check_no_overflow(student: Student) -> None:
    """Scores as far out as ±1000 give 0 and 1 without a warning"""
    z = np.array([[-1000.0, -800.0, 800.0, 1000.0]])
    answer = student.sigmoid.answer(z)
    compare.same(answer.result, np.array([[0.0, 0.0, 1.0, 1.0]]), "a")
    if not numpy_warns():
        pytest.skip("numpy cannot warn of an overflow here: run this one on your computer")
    if answer.warnings:
        raise Failure(
            f"The values are right, and numpy warned: {answer.warnings[0].message}.",
            "For which scores is e^−z too large for a float, and do you need it there?",
        )


def numpy_warns() -> bool:
    """Whether this machine tells numpy of an overflow; WebAssembly does not."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        np.exp(np.array([1000.0]))
    return bool(seen)
