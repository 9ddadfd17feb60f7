"""Lesson 7: experiments.

How good is the model really? Accuracy alone deceives: nine digits of ten are no ones, so that
a model which always says "no" is right nine times of ten and finds no one at all. Every table
here therefore shows both beside the accuracy: what always saying "no" would reach, and the
share of the ones that were found.

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
    """Say how many answers are right, in percent.

    Parameters
    ----------
    Y_prediction : numpy.ndarray, shape (1, m)
        Answers, 0 or 1.
    Y : numpy.ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    percent : float
        Between 0 and 100.
    """
    # The share of the answers that equal their label.
    return 100 * np.mean(Y_prediction == Y)


def ones_found(Y_prediction, Y):
    """Say how many of the ones were found, in percent (the recall).

    Parameters
    ----------
    Y_prediction : numpy.ndarray, shape (1, m)
        Answers, 0 or 1.
    Y : numpy.ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    percent : float
        Between 0 and 100; ``nan`` where Y has no one, since there is nothing to find.
    """
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
    learning_rates : list of float
        The learning rates to try.
    iterations : list of int
        The numbers of iterations to try.

    Returns
    -------
    table : pandas.DataFrame
        One row for each pair, in the order of the lists, all iterations of the first learning
        rate first. Columns: ``learning_rate``, ``num_iterations``, ``train_accuracy``,
        ``test_accuracy``, ``always_no`` (the test accuracy of always answering 0) and
        ``ones_found`` (on the test set), the last four in percent.
    """
    rows = []
    # Each learning rate with each number of iterations: train, then note what came out.
    for learning_rate in learning_rates:
        for num_iterations in iterations:
            result = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
            rows.append(
                {
                    "learning_rate": learning_rate,
                    "num_iterations": num_iterations,
                    "train_accuracy": accuracy(result["Y_prediction_train"], Y_train),
                    "test_accuracy": accuracy(result["Y_prediction_test"], Y_test),
                    "always_no": accuracy(np.zeros_like(Y_test), Y_test),
                    "ones_found": ones_found(result["Y_prediction_test"], Y_test),
                }
            )

    return pd.DataFrame(rows)


def plot_costs(results):
    """Draw how the cost fell, one curve for each trained model.

    Parameters
    ----------
    results : list of dict
        What ``model`` returned, one for each learning rate.

    Returns
    -------
    ax : matplotlib.axes.Axes
        One curve for each result: the iterations from left to right, the cost upwards, each
        curve labelled with its learning rate; both axes have a label, and there is a legend.
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
    """Train a model that knows another digit.

    Parameters
    ----------
    digit : int
        The digit that counts as "yes", 0 to 9.
    X_train, X_test : numpy.ndarray, shape (n, m_train) and (n, m_test)
        Pixels.
    labels_train, labels_test : numpy.ndarray, shape (1, m_train) and (1, m_test)
        The digits themselves, 0 to 9, before they were made 0 or 1.
    num_iterations : int
        How many steps of gradient descent.
    learning_rate : float
        How far each step goes.

    Returns
    -------
    result : dict
        What ``model`` returns, for the question "is it this digit?".
    """
    # Ask the question of lesson 0 again, for this digit; then train as before.
    Y_train = binarize_labels(labels_train, digit)
    Y_test = binarize_labels(labels_test, digit)

    return model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)


def accuracy_by_training_size(
    X_train, Y_train, X_test, Y_test, sizes, num_iterations, learning_rate
):
    """Train on fewer examples, and see what the model is still worth.

    Parameters
    ----------
    X_train, Y_train, X_test, Y_test : numpy.ndarray
        As in lesson 6.
    sizes : list of int
        How many training examples to use, each time the first ones.
    num_iterations : int
        How many steps of gradient descent.
    learning_rate : float
        How far each step goes.

    Returns
    -------
    table : pandas.DataFrame
        One row for each size, in the order of the list. Columns: ``train_size``,
        ``train_accuracy`` (on the examples that were used), ``test_accuracy``, ``always_no``
        and ``ones_found`` (both on the test set), the last four in percent.
    """
    rows = []
    # For each size: take that many examples from the front, train, and test on the whole
    # test set.
    for size in sizes:
        X_part, Y_part = X_train[:, :size], Y_train[:, :size]
        result = model(X_part, Y_part, X_test, Y_test, num_iterations, learning_rate)
        rows.append(
            {
                "train_size": size,
                "train_accuracy": accuracy(result["Y_prediction_train"], Y_part),
                "test_accuracy": accuracy(result["Y_prediction_test"], Y_test),
                "always_no": accuracy(np.zeros_like(Y_test), Y_test),
                "ones_found": ones_found(result["Y_prediction_test"], Y_test),
            }
        )

    return pd.DataFrame(rows)
