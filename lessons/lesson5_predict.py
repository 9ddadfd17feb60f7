"""Lesson 5: from a probability to an answer.

The model says "87 % sure that this is a one". A person wants to hear yes or no: yes when it
is more than half sure.

Check it with: python -m checker lesson5
"""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid

__all__ = ["predict"]


def predict(w, b, X):
    """Say for each example whether it is a one.

    Parameters
    ----------
    w : numpy.ndarray, shape (n, 1)
        Weights.
    b : float
        Bias.
    X : numpy.ndarray, shape (n, m)
        Pixels; each column is one example. m need not be what it was in training.

    Returns
    -------
    Y_prediction : numpy.ndarray, shape (1, m)
        The numbers 1 (a one: probability above 0.5) and 0 (not a one).
    """
    # The probability of each example, as in lesson 3 (Formulas 2 and 3).

    # More than half sure: 1. Otherwise: 0. As numbers, not as True and False.
    raise NotImplementedError("predict: write it here")
