"""Lesson 4: a layer in between, forward and backward by hand.

A hidden layer makes features of its own out of the pixels (Formula 8), and the ten scores are
made from these. Backward, the chain rule takes the error from the scores to the hidden layer and
on to the first weights (Formulas 9 to 12).

Check it with: python -m checker lesson4
"""

import numpy as np

from lessons.lesson1_softmax import softmax

__all__ = ["forward", "propagate_network"]


def forward(W1, b1, W2, b2, X):
    """Compute the hidden layer and the probabilities.

    Parameters
    ----------
    W1 : numpy.ndarray, shape (h, n)
        Weights of the hidden layer, one row for each of its h units.
    b1 : numpy.ndarray, shape (h, 1)
        Its biases.
    W2 : numpy.ndarray, shape (k, h)
        Weights of the output, one row for each class.
    b2 : numpy.ndarray, shape (k, 1)
        Its biases.
    X : numpy.ndarray, shape (n, m)
        Pixels; each column is one example.

    Returns
    -------
    H : numpy.ndarray, shape (h, m)
        The hidden layer: scores, with 0 in place of those below 0 (Formula 8).
    A : numpy.ndarray, shape (k, m)
        The probabilities (Formula 1).
    """
    # Formula 8: ReLU of the first scores.

    # The hidden layer is to the output what the pixels were in lesson 1.
    raise NotImplementedError("forward: write it here")


def propagate_network(W1, b1, W2, b2, X, Y, l2):
    """Compute the cost of the network, and its derivatives by all four parameters.

    Parameters
    ----------
    W1, b1, W2, b2, X : numpy.ndarray
        As in forward.
    Y : numpy.ndarray, shape (k, m)
        Labels as one_hot writes them.
    l2 : float
        How strongly large weights are punished, those of both layers (lesson 2).

    Returns
    -------
    grads : dict
        ``"dW1"``, ``"db1"``, ``"dW2"`` and ``"db2"``, in the shapes of the parameters.
    cost : float
        The mean cross-entropy plus the penalty for large weights.
    """
    # The cost: cross-entropy, and a penalty for the weights of both layers.

    # The output layer is lesson 1 with H in place of X (Formulas 9 and 10).

    # Back through W2 to the hidden layer; ReLU lets through only where it let something through.

    # The hidden layer's own weights and biases (Formulas 11 and 12).
    raise NotImplementedError("propagate_network: write it here")
