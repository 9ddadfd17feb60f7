"""Checks of lesson 7: the tables and plots of the article."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from checker import compare, reference
from checker.checks.common import check_file
from checker.checks.lesson5_predict import same_answers
from checker.checks.lesson6_model import Sets, real
from checker.failure import Failure, on_call
from checker.model import Function, Lesson
from checker.student.proxy import Student
from checker.student.wire import Record

__all__ = [
    "LESSON",
    "check_accuracy",
    "check_accuracy_by_training_size",
    "check_accuracy_table",
    "check_file",
    "check_model_for_digit",
    "check_ones_found",
    "check_ones_found_without_ones",
    "check_plot_costs",
]

LESSON = Lesson(
    stem="lesson7_experiments",
    title="Experiments: tables, plots, other digits and sizes",
    functions=tuple(
        map(
            Function.parse,
            (
                "accuracy(Y_prediction, Y)",
                "ones_found(Y_prediction, Y)",
                "accuracy_table(X_train, Y_train, X_test, Y_test, learning_rates, iterations)",
                "plot_costs(results)",
                """model_for_digit(digit, X_train, labels_train, X_test, labels_test,
                num_iterations, learning_rate)""",
                """accuracy_by_training_size(X_train, Y_train, X_test, Y_test, sizes,
                num_iterations, learning_rate)""",
            ),
        )
    ),
    builds_on=("lesson0_data", "lesson6_model"),
    libraries=("numpy", "pandas", "matplotlib"),
)
PERCENTAGES = ("train_accuracy", "test_accuracy", "always_no", "ones_found")


def answers(rng: np.random.Generator, m: int) -> tuple[Any, Any]:
    """Make predictions and labels that differ here and there, shape (1, m)."""
    Y = rng.permutation(np.arange(m) % 3 == 0).astype(np.float64).reshape(1, m)
    wrong = rng.permutation(np.arange(m) % 5 == 0).reshape(1, m)
    return np.where(wrong, 1 - Y, Y), Y


def check_accuracy(student: Student, rng: np.random.Generator) -> None:
    """accuracy is the share of right answers, in percent"""
    for position, m in enumerate((17, 31)):
        Y_prediction, Y = answers(rng, m)
        with on_call(position):
            got = student.accuracy(Y_prediction, Y)
            compare.same(got, reference.accuracy(Y_prediction, Y), "accuracy", m=m)


def check_ones_found(student: Student, rng: np.random.Generator) -> None:
    """ones_found is the share of the ones that were answered with 1, in percent"""
    for position, m in enumerate((17, 31)):
        Y_prediction, Y = answers(rng, m)
        with on_call(position):
            got = student.ones_found(Y_prediction, Y)
            compare.same(got, reference.ones_found(Y_prediction, Y), "ones_found", m=m)


@pytest.mark.needs("check_ones_found")
def check_ones_found_without_ones(student: Student) -> None:
    """Where there is no one to find, ones_found is nan"""
    got = compare.numeric(
        student.ones_found(np.array([[0.0, 1.0]]), np.zeros((1, 2))), "ones_found"
    )
    if not (got.size == 1 and math.isnan(float(got.item()))):
        raise Failure(
            f"ones_found is {compare.a_thing(got)}; it should be nan, since there is no one in Y."
        )


@pytest.mark.needs("check_accuracy", "check_ones_found")
def check_accuracy_table(student: Student, real_digits: tuple[Any, Any]) -> None:
    """accuracy_table has a row for each learning rate and number of iterations"""
    sets = real(real_digits)
    rates, iterations = [0.02, 0.5], [3, 12]
    got = table(student.accuracy_table(*sets, rates, iterations), "accuracy_table")
    wanted = [
        {"learning_rate": rate, "num_iterations": count}
        | reference.experiment(reference.model(*sets, count, rate), sets.Y_train, sets.Y_test)
        for rate in rates
        for count in iterations
    ]
    same_table(got, wanted)


@pytest.mark.needs("check_accuracy", "check_ones_found")
def check_accuracy_by_training_size(student: Student, real_digits: tuple[Any, Any]) -> None:
    """accuracy_by_training_size trains on the first examples alone"""
    sets = real(real_digits)
    sizes = [7, 40, 120]  # each leads to other percentages
    result = student.accuracy_by_training_size(*sets, sizes, 10, 0.4)
    wanted = []
    for size in sizes:
        part = Sets(sets.X_train[:, :size], sets.Y_train[:, :size], sets.X_test, sets.Y_test)
        trained = reference.model(*part, 10, 0.4)
        found = reference.experiment(trained, part.Y_train, part.Y_test)
        wanted.append({"train_size": size} | found)
    same_table(table(result, "accuracy_by_training_size"), wanted)


def check_model_for_digit(student: Student, real_digits: tuple[Any, Any]) -> None:
    """model_for_digit asks the same question of another digit"""
    sets = real(real_digits)
    digits = real_digits[1].reshape(1, -1)
    train, test = digits[:, :150], digits[:, 150:]
    for position, digit in enumerate((3, 0)):
        with on_call(position):
            got = student.model_for_digit(digit, sets.X_train, train, sets.X_test, test, 30, 0.3)
            got = compare.keys_of(got, "The result of model_for_digit", ("w", "b"))
            Y_train, Y_test = reference.binarize_labels(train, digit), (test == digit) * 1.0
            wanted = reference.model(sets.X_train, Y_train, sets.X_test, Y_test, 30, 0.3)
            n, m = sets.X_train.shape
            compare.same(got["w"], wanted["w"], "w", m=m, n=n)
            got = compare.keys_of(got, "The result of model_for_digit", ("Y_prediction_test",))
            same_answers(got["Y_prediction_test"], wanted["w"], wanted["b"], sets.X_test)


def check_plot_costs(student: Student) -> None:
    """plot_costs draws one labelled curve for each model, on labelled axes"""
    results = [
        {"costs": [0.69, 0.4, 0.3], "learning_rate": 0.5, "num_iterations": 250},
        {"costs": [0.69, 0.6, 0.55], "learning_rate": 0.01, "num_iterations": 250},
    ]
    axes = student.plot_costs(results)
    if not isinstance(axes, Record) or axes.kind != "Axes":
        raise compare.contract(
            f"plot_costs returned {compare.a_thing(axes)}; it should return the Axes with the plot."
        )
    lines = axes.fields["lines"]
    if len(lines) != len(results):
        raise Failure(f"The plot has {len(lines)} curves for {len(results)} models.")
    for line, result in zip(lines, results, strict=True):
        compare.same(line["y"], np.array(result["costs"]), "The curve")
        x = compare.numeric(line["x"], "iterations")
        if np.any(np.diff(x) <= 0):
            raise Failure("The iterations of a curve should grow from left to right.")
    for axis in ("x", "y"):
        if not axes.fields[f"{axis}label"]:
            raise Failure(f"The {axis} axis has no label: a reader cannot tell what it shows.")
    shown = axes.fields["legend"]
    for result in results:
        if not any(str(result["learning_rate"]) in text for text in shown):
            raise Failure(
                f"The legend ({', '.join(shown) or 'there is none'}) does not say which curve has "
                f"the learning rate {result['learning_rate']}."
            )


def table(result: Any, function: str) -> Any:
    """Take a DataFrame that the student returned."""
    if not isinstance(result, Record) or result.kind != "DataFrame":
        raise compare.contract(
            f"{function} returned {compare.a_thing(result)}; it should return a pandas DataFrame."
        )
    return result.fields


def same_table(got: Any, wanted: Sequence[dict[str, float]]) -> None:
    """Demand the columns and rows of a table."""
    columns = compare.keys_of(got["values"], "The table", list(wanted[0]))
    for name in wanted[0]:
        want = np.array([row[name] for row in wanted], dtype=np.float64)
        column = compare.numeric(columns[name], name)
        if column.shape != want.shape:
            raise compare.contract(f"The table has {column.size} rows; it should have {want.size}.")
        compare.same(column, want, name)
