"""Lesson 5: where a network starts.

Logistic regression may start at zero. A network may not: units that start alike stay alike
forever. So the weights start at random, and as large as keeps the signal alive (Formula 13).

Check it with: python -m checker lesson5
"""

import numpy as np

__all__ = ["initialize"]


def initialize(n, units, classes, seed):
    """Make the parameters of a network at random.

    Parameters
    ----------
    n : int
        How many pixels an example has.
    units : int
        How many units the hidden layer has.
    classes : int
        How many classes there are.
    seed : int
        Of the random numbers: the same seed gives the same parameters.

    Returns
    -------
    params : dict
        ``"W1"`` (units, n) and ``"W2"`` (classes, units): normally distributed around 0, with
        the standard deviation of Formula 13. ``"b1"`` (units, 1) and ``"b2"`` (classes, 1): 0.
    """
    # Random numbers of our own, so that nobody else's draws change them.

    # Formula 13: the square root of 2 over the number of inputs of the layer.

    # Biases may start at zero: the weights differ already.
    raise NotImplementedError("initialize: write it here")
