"""Lesson 2: from any number to a probability.

The score z = wᵀx + b may be any number. Formula 3, a = 1 / (1 + e^−z), squeezes it between 0
and 1, so that it can be read as "how sure are we that this is a one?".

Check it with: python -m checker lesson2
"""

import numpy as np

__all__ = ["sigmoid"]

#: e^709 is the largest power of e that a float64 can hold; e^710 is infinite.
LARGEST_EXPONENT = 709


def sigmoid(z):
    """Squeeze scores into probabilities (Formula 3).

    Parameters
    ----------
    z : float or numpy.ndarray, any shape
        Scores.

    Returns
    -------
    a : float or numpy.ndarray, the shape of z
        1 / (1 + e^−z) for each score, between 0 and 1.

    Notes
    -----
    Going further: for a score such as −1000, e^1000 is too large for a float, and numpy warns
    of an overflow. The value 0 that comes out is right all the same. Can you do without the
    warning?
    """
    # Going further: beyond ±LARGEST_EXPONENT the probability is 0 or 1 to the last digit, so
    # there is no need to look further out.

    # Formula 3. numpy works on a whole array as on a single number.
    raise NotImplementedError("sigmoid: write it here")
