"""Answers of yes and no, 1 and 0, wherever the model is not undecided."""

import numpy as np

from checker.extend import Failure, a_number

#: A score nearer to 0 than this may be answered either way: rounding decides.
UNDECIDED = 1e-6


def zeros_and_ones(answers, name="Y_prediction"):
    """Demand 0 or 1 in each entry of an array of shape (1, m)."""
    between = ~np.isin(answers, (0, 1))
    if between.any():
        i = int(np.flatnonzero(between[0])[0])
        raise Failure(
            f"{name}[0, {i}] is {a_number(answers[0, i])}; every answer should be 0 or 1.",
            about=name,
        )


def same_answers(answers, at, name="Y_prediction"):
    """Demand the answers of w and b for the examples in X.

    Parameters
    ----------
    answers : object
        The student's, shape (1, m).
    at : mapping
        w, b and X.
    name : str
        What the answers are called in messages.
    """
    scores = at["w"].T @ at["X"] + at["b"]
    answers = np.asarray(answers)
    zeros_and_ones(answers, name)
    wrong = (answers != (scores > 0)) & (np.abs(scores) > UNDECIDED)
    if wrong.any():
        i = int(np.flatnonzero(wrong[0])[0])
        probability = a_number(1 / (1 + np.exp(-scores[0, i])))
        others = int(wrong.sum()) - 1
        also = f" {others} of the other answers are wrong too." if others else ""
        raise Failure(
            f"{name}[0, {i}] is {answers[0, i]:.0f}; its probability is {probability}, so it "
            f"should be {scores[0, i] > 0:.0f}.{also}",
            about=name,
        )
