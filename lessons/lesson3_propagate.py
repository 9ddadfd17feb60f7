"""Lesson 3: how wrong is the model, and which way is downhill?

Forward: from the pixels to the probabilities (Formulas 2 and 3) and on to the cost
(Formula 4), one number that says how wrong the model is over all m examples. Backward: the
slope of that cost with respect to each weight (Formula 5) and to the bias (Formula 6).

Check it with: python -m checker lesson3
"""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid

__all__ = ["propagate"]


def propagate(w, b, X, Y):
    """Compute the cost and its gradient over all examples at once.

    Parameters
    ----------
    w : numpy.ndarray, shape (n, 1)
        Weights, one for each feature.
    b : float
        Bias.
    X : numpy.ndarray, shape (n, m)
        Pixels; each column is one example.
    Y : numpy.ndarray, shape (1, m)
        Labels: 1 for "it is a one", 0 for any other digit.

    Returns
    -------
    grads : dict
        ``"dw"``: numpy.ndarray, shape (n, 1), the slope of the cost with respect to each
        weight (Formula 5). ``"db"``: float, its slope with respect to the bias (Formula 6).
    cost : float
        The cost over all m examples (Formula 4).
    """
    # m: how many examples there are.

    # Forward, Formula 2: one score for each example, a row of shape (1, m).

    # Forward, Formula 3: the scores as probabilities.

    # Formula 4: the cost, averaged over the examples.

    # Backward, Formula 5: one slope for each weight, in the shape of w.

    # Backward, Formula 6: the slope for the bias.

    # Both slopes travel together, by name.
    raise NotImplementedError("propagate: write it here")
