"""What is compared with the threshold."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.predict import mistake


def _score(what: str, z: str, message: str, *hints: str) -> Mistake:
    return mistake(what, "threshold", {"Z": z}, message, *hints)


_SHAPE_HINTS = (
    "Write the two shapes side by side: the inner two numbers have to be equal.",
    "Look for the small T in Formula 2, and for what comes first in it.",
)

MISTAKES = (
    _score(
        "without-b",
        "np.dot(w.T, X)",
        "You leave out b. Formula 2 adds the bias to each score; without it the line between yes "
        "and no is drawn elsewhere than where learning has put it.",
        "Which of the parameters of your function is not used?",
        "Formula 2 has two terms: the product of w and X is only one of them.",
    ),
    _score(
        "b-subtracted",
        "np.dot(w.T, X) - b",
        "You subtract b. Formula 2 adds the bias to each score.",
        "Compare the sign before b with Formula 2.",
    ),
    _score(
        "b-twice",
        "np.dot(w.T, X) + 2 * b",
        "You add b twice. Formula 2 adds it once.",
        "In how many lines does b appear?",
    ),
    _score(
        "pixels-scaled-again",
        "np.dot(w.T, X / 255) + b",
        "You divide X by 255 before you use it. The pixels were scaled in lesson 0 already, and w "
        "was learned for pixels from 0 to 1.",
        "From where to where do the pixels run that come in?",
    ),
    _score(
        "not-summed",
        "w * X + b",
        "You multiply w and X entry by entry, so that you get an answer for each pixel. Formula 2 "
        "sums over the features: one score for each example.",
        "How many scores should there be for 20 examples?",
        "numpy has a product that multiplies and sums at once; * does not sum.",
    ),
    _score(
        "w-not-transposed",
        "np.dot(w, X) + b",
        "You multiply w (n, 1) and X (n, m). In a product of arrays, a row of the first must be as "
        "long as a column of the second; Formula 2 turns w into a row.",
        *_SHAPE_HINTS,
    ),
    _score(
        "w-not-transposed-matmul",
        "w @ X + b",
        "You multiply w (n, 1) and X (n, m) with @. A row of the first must be as long as a column "
        "of the second; Formula 2 turns w into a row.",
        *_SHAPE_HINTS,
    ),
    _score(
        "x-transposed",
        "np.dot(w.T, X.T) + b",
        "You transpose X as well as w. The row of w has n entries, and so has a column of X; a "
        "column of X transposed has m.",
        *_SHAPE_HINTS,
    ),
    _score(
        "x-transposed-matmul",
        "w.T @ X.T + b",
        "You multiply by X transposed, with @. The row of w has n entries, and so has a column of "
        "X; a column of X transposed has m.",
        *_SHAPE_HINTS,
    ),
    _score(
        "x-before-w",
        "np.dot(X, w.T) + b",
        "You multiply X (n, m) by the row of w (1, n). In Formula 2 the row of w comes first, and "
        "X after it.",
        *_SHAPE_HINTS,
    ),
    _score(
        "x-before-column-w",
        "np.dot(X, w) + b",
        "You multiply X (n, m) by w (n, 1). A row of X has m entries and a column of w has n. In "
        "Formula 2, w comes first, as a row.",
        *_SHAPE_HINTS,
    ),
    mistake(
        "reshaped-to-examples",
        "threshold",
        {"Z": "np.dot(w.reshape(X.shape[1], 1).T, X) + b"},
        "You give w as many rows as there are examples. w has one entry for each feature: as many "
        "as X has rows. Nothing has to be done to its shape here.",
        "X has shape (n, m). Which of the two numbers do you take?",
    ),
    mistake(
        "tanh",
        "threshold",
        {"A": "np.tanh(Z)"},
        "You use tanh in place of the sigmoid. It runs from −1 to 1, so 0.5 is not its middle. "
        "Formula 3 is the sigmoid.",
        "What is your A for a score of 0?",
        "Use your own function of lesson 2.",
    ),
    mistake(
        "slope-of-sigmoid",
        "threshold",
        {"A": "1 - 4 * sigmoid(Z) * (1 - sigmoid(Z))"},
        "You answer 1 where the model is sure of either answer: where its probability is near 0 or "
        "near 1. Only near 1 it is sure of a one.",
        "What should the answer be for a probability of 0.01?",
    ),
)
