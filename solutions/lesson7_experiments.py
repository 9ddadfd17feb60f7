"""Lesson 7: experiments.

How good is the model really? Accuracy alone deceives: nine digits of ten are no ones, so that
always saying "no" is right nine times of ten and finds no one at all. Each table therefore
shows that beside the accuracy, and the share of the ones that were found.

Check it with: python -m checker lesson7
"""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from solutions.lesson0_data import binarize_labels
from solutions.lesson6_model import model

__all__ = [
    "accuracy",
    "accuracy_by_training_size",
    "accuracy_table",
    "model_for_digit",
    "ones_found",
    "plot_costs",
]


def accuracy(Y_prediction, Y):
    """Say how many answers are right, in percent: a float. Both arrays have shape (1, m)."""
    # The share of the answers that equal their label.
    return 100 * np.mean(Y_prediction == Y)


def ones_found(Y_prediction, Y):
    """Say how many of the ones were found (the recall), in percent; nan where Y has no one."""
    # Without a single one in Y there is no share to speak of.
    if np.sum(Y) == 0:
        return np.nan

    # Look only at the examples whose label is 1: how many of them were answered with 1?
    return 100 * np.mean(Y_prediction[Y == 1])


def accuracy_table(X_train, Y_train, X_test, Y_test, learning_rates, iterations):
    """Train once for each learning rate and number of iterations; collect the results.

    Parameters
    ----------
    X_train, Y_train, X_test, Y_test : numpy.ndarray
        As in lesson 6.
    learning_rates, iterations : list of float, list of int
        What to try: each with each.

    Returns
    -------
    table : pandas.DataFrame
        One row for each pair, all iterations of the first learning rate first. Columns:
        ``learning_rate``, ``num_iterations`` and those of ``percentages``, further down.
    """
    rows = []
    # Each learning rate with each number of iterations: train, then note what came out.
    for learning_rate in learning_rates:
        for num_iterations in iterations:
            result = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
            tried = {"learning_rate": learning_rate, "num_iterations": num_iterations}
            rows.append(tried | percentages(result, Y_train, Y_test))

    return pd.DataFrame(rows)


def plot_costs(results):
    """Draw how the cost fell, one curve for each of a list of what ``model`` returned.

    Returns
    -------
    ax : matplotlib.axes.Axes
        The iterations from left to right, the cost upwards; both axes have a label, and a
        legend gives the learning rate of each curve.
    """
    _, ax = plt.subplots()

    # One curve for each model; its costs are a hundred iterations apart (lesson 4).
    for result in results:
        steps = 100 * np.arange(len(result["costs"]))
        ax.plot(steps, result["costs"], label=f"learning rate {result['learning_rate']}")

    # A reader must be able to tell the axes and the curves apart.
    ax.set_xlabel("iterations")
    ax.set_ylabel("cost")
    ax.legend()

    return ax


def model_for_digit(
    digit, X_train, labels_train, X_test, labels_test, num_iterations, learning_rate
):
    """Train a model that knows another digit; return what ``model`` returns.

    The labels, of shape (1, m), are the digits themselves, 0 to 9; ``digit`` is the one that
    counts as "yes".
    """
    # Ask the question of lesson 0 again, for this digit; then train as before.
    Y_train = binarize_labels(labels_train, digit)
    Y_test = binarize_labels(labels_test, digit)

    return model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)


def accuracy_by_training_size(
    X_train, Y_train, X_test, Y_test, sizes, num_iterations, learning_rate
):
    """Train on fewer examples, each time the first ones: is the model still worth anything?

    Returns
    -------
    table : pandas.DataFrame
        One row for each of the sizes. Columns: ``train_size`` and those of ``percentages``;
        the training accuracy is that on the examples that were used.
    """
    rows = []
    # For each size: take that many examples from the front, train, test on the whole test set.
    for size in sizes:
        X_part, Y_part = X_train[:, :size], Y_train[:, :size]
        result = model(X_part, Y_part, X_test, Y_test, num_iterations, learning_rate)
        rows.append({"train_size": size} | percentages(result, Y_part, Y_test))

    return pd.DataFrame(rows)


def percentages(result, Y_train, Y_test):
    """Return a table row's percentages for what ``model`` returned (given; a dict)."""
    return {
        "train_accuracy": accuracy(result["Y_prediction_train"], Y_train),
        "test_accuracy": accuracy(result["Y_prediction_test"], Y_test),
        "always_no": accuracy(np.zeros_like(Y_test), Y_test),  # of the answer 0 for all
        "ones_found": ones_found(result["Y_prediction_test"], Y_test),
    }
