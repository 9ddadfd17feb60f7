"""Experiments: tables, plots, other digits and sizes."""

import itertools

import numpy as np

from checker.extend import (
    Failure,
    Function,
    Lesson,
    Record,
    a_thing,
    check,
    contract,
    equal,
    same_as_solution,
)

from .answers import same_answers
from .sets import real, shares, split

TRAINING = "X_train, Y_train, X_test, Y_test"
HOW = "num_iterations, learning_rate"
LESSON = Lesson(
    Function("accuracy(Y_prediction, Y)", returns="accuracy", shapes={"Y": "1, m"}),
    Function("ones_found(Y_prediction, Y)", returns="ones_found", shapes={"Y": "1, m"}),
    Function(f"accuracy_table({TRAINING}, learning_rates, iterations)", returns="table"),
    Function("plot_costs(results)", returns="axes"),
    Function(
        f"model_for_digit(digit, X_train, labels_train, X_test, labels_test, {HOW})",
        returns="{'w': w, 'b': b, 'Y_prediction_test': Y_prediction_test}",
        shapes={"X_train": "n, m"},
    ),
    Function(f"accuracy_by_training_size({TRAINING}, sizes, {HOW})", returns="table"),
    derived=False,
    builds_on=("lesson0_data", "lesson6_model"),
    libraries=("numpy", "pandas", "matplotlib"),
)


def answered(rng, m):
    """Make predictions and labels that differ here and there, shape (1, m)."""
    Y = rng.permutation(np.arange(m) % 3 == 0).astype(np.float64).reshape(1, m)
    wrong = rng.permutation(np.arange(m) % 5 == 0).reshape(1, m)
    return {"Y_prediction": np.where(wrong, 1 - Y, Y), "Y": Y}


@check
def accuracy(student, rng):
    """accuracy is the share of right answers, in percent"""
    same_as_solution(student.accuracy, [answered(rng, m) for m in (17, 31)])


@check
def ones_found(student, rng):
    """ones_found is the share of the ones that were answered with 1, in percent"""
    same_as_solution(student.ones_found, [answered(rng, m) for m in (17, 31)])


@check(needs="ones_found")
def ones_found_without_ones(student):
    """Where there is no one to find, ones_found is nan"""
    none = {"Y_prediction": np.array([[0.0, 1.0]]), "Y": np.zeros((1, 2))}
    same_as_solution(student.ones_found, [none])


@check(needs=("accuracy", "ones_found"))
def accuracy_table(student, real_digits):
    """accuracy_table has a row for each learning rate and number of iterations"""
    at = real(real_digits) | {"learning_rates": [0.02, 0.5], "iterations": [3, 12]}
    same_as_solution(student.accuracy_table, [at])


@check(needs=("accuracy", "ones_found"))
def accuracy_by_training_size(student, real_digits):
    """accuracy_by_training_size trains on the first examples alone"""
    sizes = [7, 40, 120]  # each leads to other percentages
    at = real(real_digits) | {"sizes": sizes, "num_iterations": 10, "learning_rate": 0.4}
    same_as_solution(student.accuracy_by_training_size, [at])


@check
def model_for_digit(student, real_digits):
    """model_for_digit asks the same question of another digit"""
    sets, labels = real(real_digits), real_digits[1].reshape(1, -1)
    for digit in (3, 0):
        at = {
            "digit": digit,
            "X_train": sets["X_train"],
            "labels_train": labels[:, :150],
            "X_test": sets["X_test"],
            "labels_test": labels[:, 150:],
            "num_iterations": 30,
            "learning_rate": 0.3,
        }
        same_as_solution(student.model_for_digit, [at], "w")
        learned = student.model_for_digit.right(**at) | {"X": sets["X_test"]}
        same_answers(student.model_for_digit(**at)["Y_prediction_test"], learned)


@check
def plot_costs(student):
    """plot_costs draws one labelled curve for each model, on labelled axes"""
    results = [
        {"costs": [0.69, 0.4, 0.3], "learning_rate": 0.5, "num_iterations": 250},
        {"costs": [0.69, 0.6, 0.55], "learning_rate": 0.01, "num_iterations": 250},
    ]
    axes = student.plot_costs(results=results)["axes"]
    if not isinstance(axes, Record) or axes.kind != "Axes":
        raise contract(
            f"plot_costs returned {a_thing(axes)}; it should return the Axes with the plot."
        )
    lines = axes.fields["lines"]
    if len(lines) != len(results):
        raise Failure(f"The plot has {len(lines)} curves for {len(results)} models.")
    for line, result in zip(lines, results, strict=True):
        equal(line["y"], np.array(result["costs"]), "The curve")
        x = np.asarray(line["x"], dtype=np.float64)
        if np.any(np.diff(x) <= 0):
            raise Failure("The iterations of a curve should grow from left to right.")
        if x[0] != 0:
            raise Failure(f"The first cost stands at x = {x[0]:g}; it is the one before step 0.")
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


#: What the tables of a diagnosis try.
RATES, ITERATIONS, SIZES = [0.2, 1.3], [11, 40], [9, 24, 70]


def inputs_of_accuracy(rng):
    """Answers, given how many are found, wrongly called ones, missed, and rightly called none."""
    for counts in ((5, 2, 3, 9), (4, 6, 1, 12)):
        yield counted(rng, *counts)


def inputs_of_ones_found(rng):
    """The same, and labels without a one."""
    yield from inputs_of_accuracy(rng)
    yield counted(rng, 0, 3, 0, 8)


def inputs_of_accuracy_table(rng):
    """Sets on which the models of the table differ."""
    yield telling(rng) | {"learning_rates": RATES, "iterations": ITERATIONS}


def inputs_of_accuracy_by_training_size(rng):
    """The same sets."""
    yield telling(rng) | {"sizes": SIZES, "num_iterations": 25, "learning_rate": 0.7}


def inputs_of_model_for_digit(rng):
    """The same pixels, labelled with any digits."""
    sets = telling(rng)
    labels = {
        f"labels_{which}": rng.permutation(np.arange(sets[f"X_{which}"].shape[1]) % 10.0)[None]
        for which in ("train", "test")
    }
    pixels = {"X_train": sets["X_train"], "X_test": sets["X_test"]}
    for digit in (3, 0, 7):
        yield {"digit": digit, **pixels, **labels, "num_iterations": 9, "learning_rate": 0.3}


def counted(rng, found, wrong_ones, missed, zeros):
    """Make answers and labels of shape (1, m), given how many of each kind there are."""
    answers = np.repeat([1.0, 1.0, 0.0, 0.0], (found, wrong_ones, missed, zeros))
    labels = np.repeat([1.0, 0.0, 1.0, 0.0], (found, wrong_ones, missed, zeros))
    order = rng.permutation(len(labels))
    return {"Y_prediction": answers[order].reshape(1, -1), "Y": labels[order].reshape(1, -1)}


def telling(rng):
    """Draw sets until the models of both tables differ in how well they do."""
    while True:
        sets = drawn(rng)
        m = sets["X_train"].shape[1]
        tables = (
            [(m, steps, rate) for rate in RATES for steps in ITERATIONS],
            [(size, 25, 0.7) for size in SIZES],
        )
        columns = [zip(*(shares(sets, *row) for row in rows), strict=True) for rows in tables]
        if all(len(set(column)) == len(column) for column in itertools.chain(*columns)):
            return sets


def drawn(rng):
    """Make noisy examples, a third of them ones, to train on and to test with."""
    n, m_train, m = 3, 90, 320
    X = rng.uniform(0, 2, size=(n, m))
    scores = X[0] - X[1] + 0.5 * X[2] + 0.5 * rng.normal(size=m)
    return split(X, (scores > np.quantile(scores, 0.65)).astype(np.float64)[None], m_train)
