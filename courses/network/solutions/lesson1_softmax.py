"""Lesson 1: ten probabilities, one for each digit.

Scores become probabilities (softmax, Formula 1); one number says how wrong they are (the
cross-entropy, Formula 2); and its derivatives say which way is downhill (Formulas 3 and 4).

Check it with: python -m checker lesson1
"""

import numpy as np

__all__ = ["one_hot", "propagate", "softmax"]


def one_hot(labels, classes):
    """Write labels as columns that are 1 in one row and 0 in all others.

    Parameters
    ----------
    labels : numpy.ndarray, shape (m,)
        Whole numbers from 0 to classes - 1.
    classes : int
        How many classes there are: k.

    Returns
    -------
    Y : numpy.ndarray, shape (k, m), float64
        Column i is 1 in row labels[i].
    """
    # Zeros everywhere.
    Y = np.zeros((classes, len(labels)))

    # In column i, a 1 in the row of its label.
    Y[labels, np.arange(len(labels))] = 1.0
    return Y


def softmax(Z):
    """Turn each column of scores into probabilities (Formula 1).

    Parameters
    ----------
    Z : numpy.ndarray, shape (k, m)
        Scores; each column is one example.

    Returns
    -------
    A : numpy.ndarray, shape (k, m)
        Probabilities; each column adds up to 1, for large scores too.
    """
    # Subtract the largest score of each column: no power overflows, and no share changes.
    powers = np.exp(Z - np.max(Z, axis=0, keepdims=True))

    # Each power's share of its column.
    return powers / np.sum(powers, axis=0, keepdims=True)


def propagate(W, b, X, Y):
    """Compute the cross-entropy and its gradient over all examples at once.

    Parameters
    ----------
    W : numpy.ndarray, shape (k, n)
        Weights, one row for each class.
    b : numpy.ndarray, shape (k, 1)
        Biases, one for each class.
    X : numpy.ndarray, shape (n, m)
        Pixels; each column is one example.
    Y : numpy.ndarray, shape (k, m)
        Labels as one_hot writes them.

    Returns
    -------
    grads : dict
        ``"dW"``: shape (k, n), the derivative by each weight (Formula 3). ``"db"``: shape (k, 1),
        that by each bias (Formula 4).
    cost : float
        The mean cross-entropy (Formula 2).
    """
    # m: how many examples there are.
    m = X.shape[1]

    # Forward: scores, then probabilities (Formula 1).
    A = softmax(W @ X + b)

    # Formula 2: the probability given to the true class; its logarithm, averaged.
    given = np.sum(Y * A, axis=0)
    cost = -np.sum(np.log(given)) / m

    # Backward, Formulas 3 and 4: the prediction minus the truth, times what it was made from.
    dZ = (A - Y) / m
    dW = dZ @ X.T
    db = np.sum(dZ, axis=1, keepdims=True)

    return {"dW": dW, "db": db}, cost
