"""What students do wrong in lesson 7, but for ``plot_costs``: its check says itself what lacks."""

from __future__ import annotations

from typing import Any

import numpy as np

from checker import reference
from checker.mistake import Arguments, Mistake, Probes, Program
from checker.mistakes.experiments import accuracy, digit, ones_found, sizes, table

PROGRAMS = (
    Program(
        function="accuracy",
        text="""
def accuracy(Y_prediction, Y):
    right = np.mean(Y_prediction == Y)
    percent = 100 * right
    return percent
""",
    ),
    Program(
        function="ones_found",
        text="""
def ones_found(Y_prediction, Y):
    ones = np.sum(Y == 1)
    found = np.sum(Y_prediction[Y == 1])
    percent = 100 * found / max(ones, 1)
    answer = percent if ones else np.nan
    return answer
""",
    ),
    Program(
        function="accuracy_table",
        text="""
def accuracy_table(X_train, Y_train, X_test, Y_test, learning_rates, iterations):
    rows = []
    pairs = [(rate, steps) for rate in learning_rates for steps in iterations]
    for rate, steps in pairs:
        result = model(X_train, Y_train, X_test, Y_test, steps, rate)
        row = {}
        row["learning_rate"] = rate
        row["num_iterations"] = steps
        row["train_accuracy"] = accuracy(result["Y_prediction_train"], Y_train)
        row["test_accuracy"] = accuracy(result["Y_prediction_test"], Y_test)
        row["always_no"] = accuracy(np.zeros_like(Y_test), Y_test)
        row["ones_found"] = ones_found(result["Y_prediction_test"], Y_test)
        rows.append(row)
    table = pd.DataFrame(rows)
    return table
""",
    ),
    Program(
        function="model_for_digit",
        text="""
def model_for_digit(digit, X_train, labels_train, X_test, labels_test, num_iterations, learning_rate):
    Y_train = binarize_labels(labels_train, digit)
    Y_test = binarize_labels(labels_test, digit)
    result = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return result
""",  # noqa: E501 (one statement a line)
    ),
    Program(
        function="accuracy_by_training_size",
        text="""
def accuracy_by_training_size(X_train, Y_train, X_test, Y_test, sizes, num_iterations, learning_rate):
    rows = []
    for size in sizes:
        X_part = X_train[:, :size]
        Y_part = Y_train[:, :size]
        result = model(X_part, Y_part, X_test, Y_test, num_iterations, learning_rate)
        row = {}
        row["train_size"] = size
        row["train_accuracy"] = accuracy(result["Y_prediction_train"], Y_part)
        row["test_accuracy"] = accuracy(result["Y_prediction_test"], Y_test)
        row["always_no"] = accuracy(np.zeros_like(Y_test), Y_test)
        row["ones_found"] = ones_found(result["Y_prediction_test"], Y_test)
        rows.append(row)
    table = pd.DataFrame(rows)
    return table
""",  # noqa: E501 (one statement a line)
    ),
)

#: What the tables try.
RATES, ITERATIONS, SIZES, HOW = [0.2, 1.3], [11, 40], [9, 24, 70], (0.7, 25)


def __getattr__(name: str) -> dict[str, Any]:
    """Make ``NAMES``, what the programs may use, when it is asked for: pandas takes long."""
    if name != "NAMES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import pandas as pd  # noqa: PLC0415 (half a second that other lessons need not wait)

    return {
        "pd": pd,
        "binarize_labels": reference.binarize_labels,
        "model": reference.model,
        "accuracy": reference.accuracy,
        "ones_found": reference.ones_found,
    }


def probes(rng: np.random.Generator) -> Probes:
    """Inputs on which right and wrong programs differ."""
    # How many examples are found, wrongly called ones, missed, and rightly called none.
    counts = ((5, 2, 3, 9), (4, 6, 1, 12))
    sets = telling(rng)
    X_train, _, X_test, _ = sets
    labels = [
        rng.permutation(np.arange(X.shape[1]) % 10.0).reshape(1, -1) for X in (X_train, X_test)
    ]
    return {
        "accuracy": [counted(rng, *each) for each in counts],
        "ones_found": [counted(rng, *each) for each in (*counts, (0, 3, 0, 8))],
        "accuracy_table": [(*sets, RATES, ITERATIONS)],
        "model_for_digit": [
            (each, X_train, labels[0], X_test, labels[1], 9, 0.3) for each in (3, 0, 7)
        ],
        "accuracy_by_training_size": [(*sets, SIZES, HOW[1], HOW[0])],
    }


def counted(
    rng: np.random.Generator, found: int, wrong_ones: int, missed: int, zeros: int
) -> Arguments:
    """Make answers and labels of shape (1, m), given how many of each kind there are."""
    answers = np.repeat([1.0, 1.0, 0.0, 0.0], (found, wrong_ones, missed, zeros))
    labels = np.repeat([1.0, 0.0, 1.0, 0.0], (found, wrong_ones, missed, zeros))
    order = rng.permutation(len(labels))
    return answers[order].reshape(1, -1), labels[order].reshape(1, -1)


def telling(rng: np.random.Generator) -> Arguments:
    """Draw examples until the models of both tables differ in how well they do."""
    while True:
        X_train, Y_train, X_test, Y_test = sets = drawn(rng)
        tables = (
            [(rate, steps, X_train.shape[1]) for rate in RATES for steps in ITERATIONS],
            [(*HOW, size) for size in SIZES],
        )
        results = [
            [
                reference.experiment(
                    reference.model(X_train[:, :m], Y_train[:, :m], X_test, Y_test, steps, rate),
                    Y_train[:, :m],
                    Y_test,
                )
                for rate, steps, m in rows
            ]
            for rows in tables
        ]
        if all(
            len({row[name] for row in rows}) == len(rows)
            for rows in results
            for name in ("train_accuracy", "test_accuracy")
        ):
            return sets


def drawn(rng: np.random.Generator) -> Arguments:
    """Make noisy examples, a third of them ones, to train on and to test with."""
    n, m_train, m = 3, 90, 320
    X = rng.uniform(0, 2, size=(n, m))
    scores = X[0] - X[1] + 0.5 * X[2] + 0.5 * rng.normal(size=m)
    Y = (scores > np.quantile(scores, 0.65)).astype(np.float64).reshape(1, m)
    return X[:, :m_train], Y[:, :m_train], X[:, m_train:], Y[:, m_train:]


MISTAKES: tuple[Mistake, ...] = (
    *accuracy.MISTAKES,
    *ones_found.MISTAKES,
    *table.MISTAKES,
    *digit.MISTAKES,
    *sizes.MISTAKES,
)
