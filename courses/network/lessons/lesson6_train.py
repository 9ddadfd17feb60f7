"""Lesson 6: the whole network.

Pass after pass over the shuffled examples, batch after batch, a step with momentum for each; then
answer with the most probable digit.

Check it with: python -m checker lesson6
"""

import numpy as np

from lessons.lesson3_minibatches import momentum_step, shuffled_batches
from lessons.lesson4_hidden import forward, propagate_network

__all__ = ["predict", "train"]


def train(params, X, Y, orders, batch_size, learning_rate, momentum, l2):
    """Train a network with mini-batches and momentum.

    Parameters
    ----------
    params : dict
        ``"W1"``, ``"b1"``, ``"W2"`` and ``"b2"``: where it starts (lesson 5).
    X : numpy.ndarray, shape (n, m)
        Training pixels; each column is one example.
    Y : numpy.ndarray, shape (k, m)
        Training labels as one_hot writes them.
    orders : list of numpy.ndarray
        For each pass over the examples the order in which they are taken (lesson 3).
    batch_size : int
        How many examples a batch holds.
    learning_rate, momentum, l2 : float
        As in lessons 2 and 3.

    Returns
    -------
    params : dict
        The trained parameters.
    costs : list of float
        For each pass the mean of the costs of its batches, each computed before its step.
    """
    # At first nothing moves.

    # Cost and gradients on this batch alone (lesson 4).

    # One step (lesson 3).
    # How this pass went.
    raise NotImplementedError("train: write it here")


def predict(params, X):
    """Answer for each example with the most probable class.

    Parameters
    ----------
    params : dict
        ``"W1"``, ``"b1"``, ``"W2"`` and ``"b2"``.
    X : numpy.ndarray, shape (n, m)
        Pixels; each column is one example.

    Returns
    -------
    answers : numpy.ndarray, shape (m,), int
        One class for each example.
    """
    # The probabilities, one column an example.

    # In each column the row of the largest.
    raise NotImplementedError("predict: write it here")
