"""Lesson 8: what the network gets wrong.

One number says how good a model is; a table of ten by ten says where it errs.

Check it with: python -m checker lesson8
"""

import numpy as np

__all__ = ["accuracy", "confusion", "most_confused"]


def accuracy(labels, answers):
    """Compute how many answers are right, in percent.

    Parameters
    ----------
    labels, answers : numpy.ndarray, shape (m,)
        What is true, and what the model says.

    Returns
    -------
    percent : float
        From 0 to 100.
    """
    # The mean of right (1) and wrong (0), in percent.
    return 100 * float(np.mean(labels == answers))


def confusion(labels, answers, classes):
    """Count for each class how often it is taken for each other one.

    Parameters
    ----------
    labels, answers : numpy.ndarray, shape (m,)
        What is true, and what the model says.
    classes : int
        How many classes there are.

    Returns
    -------
    counts : numpy.ndarray, shape (classes, classes), int
        In row i and column j: how many examples of class i were answered with j.
    """
    counts = np.zeros((classes, classes), dtype=int)
    for label, answer in zip(labels, answers, strict=True):
        # One more example of this row and this column.
        counts[label, answer] += 1
    return counts


def most_confused(counts):
    """Find the most frequent mistake.

    Parameters
    ----------
    counts : numpy.ndarray, shape (classes, classes)
        As confusion returns it.

    Returns
    -------
    label, answer : int
        The class, and what it is most often taken for; of a tie, the first in reading order.
    """
    # Right answers are no mistakes: without the diagonal, in a copy.
    wrong = counts - np.diag(np.diag(counts))

    # The place of the largest count.
    label, answer = np.unravel_index(np.argmax(wrong), wrong.shape)
    return int(label), int(answer)
