"""Lesson 2: small weights, and how to choose how small.

A model that is good on what it has seen and worse on what it has not has overfitted. A cost for
large weights (L2, Formula 5) holds it back; how strongly is chosen on a validation set, so that
the test set stays unseen.

Check it with: python -m checker lesson2
"""

import numpy as np

from lessons.lesson1_softmax import propagate

__all__ = ["best_strength", "propagate_l2", "split_three"]


def split_three(X, Y, train_size, validation_size):
    """Split examples into a training, a validation and a test set, in this order.

    Parameters
    ----------
    X : numpy.ndarray, shape (n, m)
        Pixels; each column is one example.
    Y : numpy.ndarray, shape (k, m)
        Their labels, one column each.
    train_size, validation_size : int
        How many examples the first two get; the test set gets the rest.

    Returns
    -------
    train, validation, test : tuple
        For each set the columns of X and of Y.
    """
    # The validation set ends here.
    raise NotImplementedError("split_three: write it here")


def propagate_l2(W, b, X, Y, l2):
    """Compute cost and gradient as lesson 1 does, with a cost for large weights (Formula 5).

    Parameters
    ----------
    W, b, X, Y : numpy.ndarray
        As in lesson 1.
    l2 : float
        How strongly large weights are punished: lambda.

    Returns
    -------
    grads : dict
        ``"dW"`` and ``"db"``, in the shapes of W and b.
    cost : float
        The cross-entropy plus l2 / 2 times the sum of the squared weights.
    """
    # Cost and gradient without it (lesson 1).

    # Large weights cost extra; biases are free.

    # The derivative of the penalty is l2 times the weight itself.
    raise NotImplementedError("propagate_l2: write it here")


def best_strength(strengths, accuracies):
    """Choose the strength with the best validation accuracy; of a tie, the largest strength.

    Parameters
    ----------
    strengths : list of float
        What was tried, in any order.
    accuracies : list of float
        The accuracy on the validation set with each of them.

    Returns
    -------
    strength : float
        The chosen one: where two models are equally good, the simpler one is preferred.
    """
    # The best accuracy that any of them reached.

    # Of those that reached it, the largest strength.
    raise NotImplementedError("best_strength: write it here")
