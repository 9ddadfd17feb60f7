"""Checks of lesson 5: the threshold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from checker import compare, form, reference
from checker.checks.common import check_file
from checker.failure import Failure
from checker.model import Function, Lesson
from checker.student.proxy import Student

__all__ = [
    "LESSON",
    "check_contract",
    "check_file",
    "check_real_digits",
    "check_threshold",
    "check_values",
]

LESSON = Lesson(
    stem="lesson5_predict",
    title="From a probability to an answer",
    functions=(Function.parse("predict(w, b, X)"),),
    builds_on=("lesson2_sigmoid",),
)
#: A probability nearer to 0.5 than this may be answered either way: rounding decides.
UNDECIDED = 1e-6


def read(result: Any, m: int) -> compare.Array:
    """Take predictions of shape (1, m) from what the student returned."""
    predictions = compare.array_of(result, "Y_prediction", (1, m))
    if predictions.dtype == np.bool_:
        raise compare.contract(
            "Y_prediction holds True and False; it should hold the numbers 1 and 0.",
            "Labels are numbers: they are subtracted and averaged later.",
        )
    between = ~np.isin(predictions, (0, 1))
    if between.any():
        i = int(np.flatnonzero(between[0])[0])
        raise Failure(
            f"Y_prediction[0, {i}] is {compare.a_number(predictions[0, i])}; "
            "every answer should be 0 or 1.",
            about="Y_prediction",
        )
    return predictions


def same_answers(got: Any, w: Any, b: float, X: Any, name: str = "Y_prediction") -> None:
    """Demand the right answers wherever the model is not undecided."""
    scores = w.T @ X + b
    answers = read(got, X.shape[1])
    wrong = (answers != (scores > 0)) & (np.abs(scores) > UNDECIDED)
    if wrong.any():
        i = int(np.flatnonzero(wrong[0])[0])
        probability = compare.a_number(reference.sigmoid(scores[0, i]))
        others = int(wrong.sum()) - 1
        also = f" {others} of the other answers are wrong too." if others else ""
        raise Failure(
            f"{name}[0, {i}] is {answers[0, i]:.0f}; its probability is {probability}, "
            f"so it should be {scores[0, i] > 0:.0f}.{also}",
            about=name,
        )


def example(rng: np.random.Generator, n: int, m: int) -> tuple[Any, float, Any]:
    """Make w, b and X with answers of both kinds, which change when b is left out."""
    X = rng.normal(size=(n, m))
    w = rng.normal(size=(n, 1))
    scores = w.T @ X
    b = float(-np.median(scores) + rng.choice([-0.7, 0.7]))
    return w, b, X


def check_contract(student: Student, rng: np.random.Generator) -> None:
    """predict returns one answer, 0 or 1, for each example: shape (1, m)"""
    for n, m in ((4, 7), (3, 1), (1, 5)):
        w, b, X = example(rng, n, m)
        result = student.predict(w, b, X)
        with form.right_numbers(result, reference.predict(w, b, X), "an array of shape (1, m)"):
            read(result, m)


@pytest.mark.needs("check_contract")
def check_values(student: Student, rng: np.random.Generator) -> None:
    """The answers are right on small examples of several shapes"""
    for n, m in ((4, 40), (2, 25), (7, 33)):
        w, b, X = example(rng, n, m)
        same_answers(student.predict(w, b, X), w, b, X)


@pytest.mark.needs("check_contract")
def check_threshold(student: Student) -> None:
    """The line between yes and no is a probability of 0.5"""
    X = np.array([[-3.0, -0.4, -0.04, 0.04, 0.4, 3.0]])
    w, b = np.array([[1.0]]), 0.0
    same_answers(student.predict(w, b, X), w, b, X)


@pytest.mark.needs("check_contract")
def check_real_digits(student: Student, real_digits: tuple[Any, Any]) -> None:
    """The answers of a trained model to 200 real digits are right"""
    pixels, labels = real_digits
    X, Y = pixels.T / 255, (labels == 1).astype(np.float64).reshape(1, -1)
    *_, last = reference.descent(np.zeros((X.shape[0], 1)), 0.0, X, Y, 40, 0.5)
    same_answers(student.predict(last.w, last.b, X), last.w, last.b, X)
