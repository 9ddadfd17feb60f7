"""Formula 5: the product of X and the errors, and its shape."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.propagate import matmul, mistake, product


def _dw(what: str, dw: str, message: str, *hints: str) -> Mistake:
    return mistake(f"dw-{what}", "formula-5", {"dw": dw}, message, *hints)


MISTAKES = (
    _dw(
        "x-missing-row",
        "(A - Y) / m",
        "Your dw is the row of errors divided by m, one for each example. It should hold one "
        "slope for each weight: in Formula 5 the errors are multiplied by X.",
        "Compare the shapes of your dw and of w.",
        "Compare Formula 5 with your line: which letter is missing?",
    ),
    _dw(
        "x-missing-column",
        "(A - Y).T / m",
        "Your dw is the column of errors divided by m, one for each example. It should hold one "
        "slope for each weight: in Formula 5 the errors are multiplied by X.",
        "Compare the shapes of your dw and of w.",
        "Compare Formula 5 with your line: which letter is missing?",
    ),
    _dw(
        "elementwise",
        "X * (A - Y) / m",
        "You multiply X and the errors entry by entry, which leaves a number for each pixel of "
        "each example, shape (n, m). Formula 5 also adds up over the examples: shape (n, 1).",
        "Compare the shapes of your dw and of w.",
        "Multiplying and adding up in one step is the product of arrays.",
    ),
    _dw(
        "elementwise-not-averaged",
        "X * (A - Y)",
        "You multiply X and the errors entry by entry, shape (n, m), and neither add up over the "
        "examples nor divide by m. Formula 5 does both, and gives shape (n, 1).",
        "Compare the shapes of your dw and of w.",
        "Multiplying and adding up in one step is the product of arrays.",
    ),
    _dw(
        "summed-to-one-number",
        "np.sum(np.dot(X, (A - Y).T)) / m",
        "You add up the slopes of all weights to a single number. Every weight needs its own "
        "slope: dw has the shape of w.",
        "Which sum is over the examples, and is it already done by the product?",
        "One of your two sums is too much.",
    ),
    _dw(
        "summed-to-one-number-not-averaged",
        "np.sum(np.dot(X, (A - Y).T))",
        "You add up the slopes of all weights to a single number, and do not divide by m. Every "
        "weight needs its own slope: dw has the shape of w.",
        "Which sum is over the examples, and is it already done by the product?",
        "A sum over everything is too much: only the examples are added up, and then divided.",
    ),
    _dw(
        "averaged-to-one-number",
        "np.mean(X * (A - Y))",
        "Your dw is one number, a mean over examples and pixels. Formula 5 takes the mean over "
        "the examples alone, and leaves a slope for each weight.",
        "Over which axis of X does the mean have to go?",
        "The product of arrays adds up over the examples, and keeps an entry for each feature.",
    ),
    _dw(
        "flat",
        "np.sum(X * (A - Y), axis=1) / m",
        "Your slopes are right, but dw has one axis only, shape (n,). It must be a column like "
        "w: w minus a flat dw would be a whole table.",
        "Compare the shapes of your dw and of w.",
        "A sum over an axis drops that axis, unless it is told to keep it.",
    ),
    _dw(
        "row",
        "np.dot(A - Y, X.T) / m",
        "Your slopes are right, but dw is a row, shape (1, n). It must be a column like w: w "
        "minus a row would be a whole table.",
        "Compare the shapes of your dw and of w.",
        "In Formula 5, which of the two factors comes first?",
    ),
    _dw(
        "summed-over-features",
        "np.sum(X * (A - Y), axis=0) / m",
        "You add up over the features, and a number for each example is left. Formula 5 adds up "
        "over the examples, and leaves one for each feature.",
        "Which axis of X counts the examples?",
        "If you have axis=0: it runs down the rows of X, which are features.",
    ),
    product(
        "dw-errors-not-transposed",
        "formula-5",
        {"dw": "np.dot(X, A - Y) / m"},
        "an array of shape (n, m), as X is, by a row of shape (1, m), as A − Y is",
        "Formula 5 has a small T at one of the two.",
    ),
    matmul(
        "row-not-transposed",
        "formula-5",
        {"dw": "X @ (A - Y) / m"},
        "m columns, and the second one row",
        "Formula 5 has a small T at the row of errors.",
    ),
    product(
        "dw-errors-first",
        "formula-5",
        {"dw": "np.dot(A - Y, X) / m"},
        "a row of shape (1, m), as A − Y is, by an array of shape (n, m), as X is",
        "In Formula 5, X comes first.",
    ),
    product(
        "dw-x-transposed",
        "formula-5",
        {"dw": "np.dot(X.T, A - Y) / m"},
        "an array of shape (m, n) by a row of shape (1, m), as A − Y is",
        "Formula 5 transposes one of the two, and it is not X.",
    ),
    matmul(
        "dw-x-transposed",
        "formula-5",
        {"dw": "X.T @ (A - Y) / m"},
        "n columns, and the second one row",
        "Formula 5 transposes the errors, and leaves X as it is.",
    ),
    product(
        "dw-both-transposed",
        "formula-5",
        {"dw": "np.dot(X.T, (A - Y).T) / m"},
        "an array of shape (m, n) by a column of shape (m, 1)",
        "Formula 5 transposes one of the two, and it is not X.",
    ),
    matmul(
        "x-transposed-too",
        "formula-5",
        {"dw": "X.T @ (A - Y).T / m"},
        "n columns, and the second m rows",
        "No formula of this lesson transposes X.",
    ),
    _dw(
        "elementwise-with-column",
        "X * (A - Y).T / m",
        "You multiply an array of shape (n, m) entry by entry by a column of shape (m, 1): the "
        "shapes do not fit. Formula 5 means the product of arrays, which also adds up.",
        "What is the difference between * and np.dot?",
        "One of the two multiplies and adds up over the examples in one step.",
    ),
)
