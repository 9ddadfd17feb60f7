"""Lesson 1: where learning starts.

A line is y = ax + b (Formula 1): a says how steep it is, b how high it starts. An image has
not one x but n pixels, so a becomes n weights, one for each pixel: the column w. Logistic
regression may start anywhere; zeros are the simplest place.

Check it with: python -m checker lesson1
"""

import numpy as np

__all__ = ["initialize_with_zeros"]


def initialize_with_zeros(dim):
    """Make the weights and the bias that learning starts from.

    Parameters
    ----------
    dim : int
        n, how many features (pixels) an example has.

    Returns
    -------
    w : numpy.ndarray, shape (dim, 1), float64
        One weight for each feature, all zero. A column: lesson 3 turns it into a row with
        ``w.T``.
    b : float
        The bias, zero.
    """
    # One weight for each feature, in a single column.
    w = np.zeros((dim, 1))

    # One number for the whole model.
    b = 0.0

    return w, b
