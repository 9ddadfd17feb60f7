"""Checks of lesson 6: everything together."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest

from checker import compare, form, reference
from checker.checks.common import check_file
from checker.checks.lesson4_optimize import prints_costs, read_costs, right_costs
from checker.checks.lesson5_predict import same_answers
from checker.failure import Failure, on_call
from checker.model import Function, Lesson
from checker.student.proxy import Student

__all__ = [
    "LESSON",
    "check_contract",
    "check_costs",
    "check_file",
    "check_iterations_and_rate",
    "check_learned",
    "check_predictions",
    "check_real_digits",
]

LESSON = Lesson(
    stem="lesson6_model",
    title="Everything together",
    functions=(
        Function.parse("model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)"),
    ),
    builds_on=("lesson1_initialize", "lesson4_optimize", "lesson5_predict"),
)
KEYS = (
    "costs",
    "Y_prediction_test",
    "Y_prediction_train",
    "w",
    "b",
    "learning_rate",
    "num_iterations",
)


class Sets(NamedTuple):
    """Training and test examples."""

    X_train: Any  #: shape (n, m_train)
    Y_train: Any  #: shape (1, m_train)
    X_test: Any  #: shape (n, m_test)
    Y_test: Any  #: shape (1, m_test)


def made_up(rng: np.random.Generator, n: int, m_train: int, m_test: int) -> Sets:
    """Examples whose label depends on their features, but for some noise."""
    direction = rng.normal(size=(1, n))
    X = rng.normal(size=(n, m_train + m_test)) + 0.3
    Y = (direction @ X + 0.5 * rng.normal(size=(1, m_train + m_test)) > 0).astype(np.float64)
    return Sets(X[:, :m_train], Y[:, :m_train], X[:, m_train:], Y[:, m_train:])


def real(real_digits: tuple[Any, Any]) -> Sets:
    """150 real digits to train on and 50 to test."""
    pixels, labels = real_digits
    X, Y = pixels.T / 255, (labels == 1).astype(np.float64).reshape(1, -1)
    return Sets(X[:, :150], Y[:, :150], X[:, 150:], Y[:, 150:])


def read(result: Any, sets: Sets) -> Any:
    """Take the dictionary that the student returned."""
    result = compare.keys_of(result, "The result of model", KEYS)
    compare.array_of(result["w"], "w", (sets.X_train.shape[0], 1))
    compare.number(result["b"], "b")
    for key, Y in (("Y_prediction_train", sets.Y_train), ("Y_prediction_test", sets.Y_test)):
        compare.array_of(result[key], key, Y.shape)
    return result


def check_contract(student: Student, rng: np.random.Generator) -> None:
    """model returns a dict with the seven keys of the lesson"""
    sets = made_up(rng, 4, 9, 5)
    result = student.model(*sets, 8, 0.2)
    wanted = reference.model(*sets, 8, 0.2)
    values = [wanted[key] for key in ("w", "b", "Y_prediction_train", "Y_prediction_test")]
    with form.right_numbers(result, values, f"a dict with the keys {', '.join(KEYS)}"):
        read(result, sets)


@pytest.mark.needs("check_contract")
def check_learned(student: Student, rng: np.random.Generator) -> None:
    """w and b are what gradient descent from zero learns on the training set"""
    for position, (n, m_train, m_test) in enumerate(((4, 30, 11), (3, 17, 23))):
        sets = made_up(rng, n, m_train, m_test)
        with on_call(position):
            got = read(student.model(*sets, 25, 0.3), sets)
            wanted = reference.model(*sets, 25, 0.3)
            compare.same(got["w"], wanted["w"], "w", m=m_train, n=n)
            compare.same(got["b"], wanted["b"], "b", m=m_train, n=n)


@pytest.mark.needs("check_contract")
def check_iterations_and_rate(student: Student, rng: np.random.Generator) -> None:
    """num_iterations and learning_rate reach the loop, and are reported"""
    sets = made_up(rng, 3, 20, 7)
    for position, (num_iterations, rate) in enumerate(((5, 0.1), (5, 0.7), (31, 0.1))):
        with on_call(position):
            got = read(student.model(*sets, num_iterations, rate), sets)
            wanted = reference.model(*sets, num_iterations, rate)
            compare.same(got["w"], wanted["w"], "w", m=20, n=3)
            compare.same(got["num_iterations"], num_iterations, "num_iterations")
            compare.same(got["learning_rate"], rate, "learning_rate")


@pytest.mark.needs("check_learned")
def check_costs(student: Student, rng: np.random.Generator) -> None:
    """costs are those that optimize kept while it learned"""
    sets = made_up(rng, 3, 20, 7)
    num_iterations, rate = 130, 0.1
    costs = read_costs(read(student.model(*sets, num_iterations, rate), sets)["costs"])
    if not costs and prints_costs(student, "model"):  # some keep costs only when they print them
        got = student.model(*sets, num_iterations, rate, print_cost=True)
        costs = read_costs(read(got, sets)["costs"])
    start = reference.initialize_with_zeros(3)
    steps = reference.descent(*start, sets.X_train, sets.Y_train, num_iterations, rate)
    right_costs(costs, [step.cost for step in steps], 20)


@pytest.mark.needs("check_learned")
def check_predictions(student: Student, rng: np.random.Generator) -> None:
    """Both sets are answered with the w and b that were learned"""
    sets = made_up(rng, 4, 40, 31)
    predicted_right(student.model(*sets, 30, 0.4), sets, reference.model(*sets, 30, 0.4))


@pytest.mark.needs("check_contract")
def check_real_digits(student: Student, real_digits: tuple[Any, Any]) -> None:
    """Trained on 150 real digits, it answers for 50 others as it should"""
    sets = real(real_digits)
    wanted = reference.model(*sets, 30, 0.4)
    got = student.model(*sets, 30, 0.4)
    n, m = sets.X_train.shape
    compare.same(read(got, sets)["w"], wanted["w"], "w", m=m, n=n)
    predicted_right(got, sets, wanted)


def predicted_right(got: Any, sets: Sets, wanted: Any) -> None:
    """Demand the answers of the learned w and b for both sets."""
    got, w, b = read(got, sets), wanted["w"], wanted["b"]
    for key, X in (("Y_prediction_train", sets.X_train), ("Y_prediction_test", sets.X_test)):
        answers = compare.array_of(got[key], key, (1, X.shape[1]))
        if not answers.any() and reference.predict(w, b, X).any():
            raise Failure(
                f"{key} is 0 everywhere; the trained model answers 1 for "
                f"{int(reference.predict(w, b, X).sum())} of {X.shape[1]} examples.",
                "Which w and b does predict get: those from the start, or those learned?",
            )
        same_answers(got[key], w, b, X, key)
