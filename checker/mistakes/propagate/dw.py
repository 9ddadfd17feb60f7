"""Formula 5: its factors."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.propagate import mistake


def _dw(what: str, dw: str, message: str, *hints: str) -> Mistake:
    return mistake(f"dw-{what}", "formula-5", {"dw": dw}, message, *hints)


def _penalty(strength: str, name: str) -> Mistake:
    return _dw(
        f"penalty-{name}",
        f"np.dot(X, (A - Y).T) / m + {strength} / m * w",
        "You add a multiple of w to dw. That is the slope of a regularization, from another "
        "course; Formula 5 has no such term.",
        "Does w appear in Formula 5, other than inside A?",
        "Look for what is added after the product.",
    )


MISTAKES = (
    _dw(
        "not-averaged",
        "np.dot(X, (A - Y).T)",
        "Your dw is summed over all m examples and not averaged: it is m times too large. "
        "Formula 5 has the factor 1/m, as the cost has.",
        "dw is the slope of the cost. The cost is a mean; so its slope is one too.",
        "Compare your line for dw with Formula 5, symbol by symbol, from the left.",
    ),
    _dw(
        "wrong-sign",
        "np.dot(X, (Y - A).T) / m",
        "Your dw has the wrong sign: it points downhill, as Y − A does. Formula 5 has A − Y, and "
        "lesson 4 turns it round; with yours the cost would climb.",
        "For an example with y = 1 and a = 0.9, is A − Y positive or negative?",
        "Compare the order of A and Y in your line with Formula 5.",
    ),
    _dw(
        "averaged-twice",
        "np.dot(X, (A - Y).T) / m / m",
        "Your dw is divided by m twice: it is m times too small. Formula 5 has 1/m once.",
        "Look for a division in the line before as well.",
        "If you average the error first, the product needs no 1/m.",
    ),
    _dw(
        "averaged-over-features",
        "np.dot(X, (A - Y).T) / X.shape[0]",
        "You divide dw by the number of features, n. Formula 5 takes the mean over the m examples.",
        "X has shape (n, m). Which of the two numbers do you divide by?",
        "Python counts from 0: what is the place of the second number?",
    ),
    _dw(
        "averaged-over-everything",
        "np.dot(X, (A - Y).T) / X.size",
        "You divide dw by the number of entries of X, n times m. Formula 5 takes the mean over "
        "the m examples only.",
        "How many terms does the sum for one weight have?",
        "Look for size, or for a mean that goes over the features as well.",
    ),
    _dw(
        "halved",
        "np.dot(X, (A - Y).T) / (2 * m)",
        "Your dw is half of what it should be: it is divided by 2m. Formula 5 has 1/m.",
        "Compare the factor before the product in Formula 5 with yours.",
        "Look for a 2 or a 0.5 in your line, and in those before it.",
    ),
    _dw(
        "doubled",
        "2 * np.dot(X, (A - Y).T) / m",
        "Your dw is twice what it should be. A 2 comes from the slope of a square, and Formula 4 "
        "has none; Formula 5 has the factor 1/m.",
        "Compare the factor before the product in Formula 5 with yours.",
        "Look for a 2 or a 0.5 in your line, and in those before it.",
    ),
    _dw(
        "m-plus-one",
        "np.dot(X, (A - Y).T) / (m + 1)",
        "You divide dw by m + 1. A mean over m examples divides by m.",
        "With 7 examples: what do you divide by?",
    ),
    _dw(
        "m-minus-one",
        "np.dot(X, (A - Y).T) / (m - 1)",
        "You divide dw by m − 1. Statistics does so for a variance; Formula 5 divides by m.",
        "With 7 examples: what do you divide by?",
    ),
    _dw(
        "x-missing",
        "np.sum(A - Y) / m",
        "Your dw is the mean error, one number: that is db. In Formula 5 each error is multiplied "
        "by the pixels of its example, which gives a slope for each weight.",
        "How many slopes should dw hold?",
        "Compare Formula 5 with Formula 6: what does 5 have more?",
    ),
    _dw(
        "same-for-all-weights",
        "np.zeros((X.shape[0], 1)) + np.sum(A - Y) / m",
        "Every entry of your dw is the mean error. In Formula 5 the errors are multiplied by the "
        "pixels, so that each weight gets a slope of its own.",
        "Where in your line is X?",
        "A product of arrays multiplies each error by the pixels of its example, and adds up.",
    ),
    _dw(
        "times-slope-of-sigmoid",
        "np.dot(X, ((A - Y) * A * (1 - A)).T) / m",
        "Your dw has a factor a(1 − a) too much. It is the slope of the sigmoid; in the "
        "derivative of Formula 4 it cancels, and Formula 5 has A − Y alone.",
        "Compare what is multiplied by X in Formula 5 with yours.",
        "Follow the derivation of Formula 5: what does a(1 − a) meet below a line?",
    ),
    _dw(
        "slope-of-squared-error",
        "2 * np.dot(X, ((A - Y) * A * (1 - A)).T) / m",
        "Your dw is the slope of the squared error: it has the factors 2 and a(1 − a). Formula 5 "
        "is the slope of Formula 4, and has neither.",
        "Compare what is multiplied by X in Formula 5 with yours.",
        "Leave out what comes from a square, and what comes from the slope of the sigmoid.",
    ),
    _dw(
        "labels-missing",
        "np.dot(X, A.T) / m",
        "You multiply X by the probabilities alone. In Formula 5 it is the error, A − Y: without "
        "the labels nothing says what is right.",
        "Where in your line is Y?",
    ),
    _dw(
        "probabilities-missing",
        "np.dot(X, Y.T) / m",
        "You multiply X by the labels alone. In Formula 5 it is the error, A − Y: without A the "
        "slope does not depend on the model.",
        "Where in your line is A?",
    ),
    _dw(
        "errors-missing",
        "np.sum(X, axis=1, keepdims=True) / m",
        "Your dw is the mean of X: the error A − Y is missing. Without it the slope depends "
        "neither on the model nor on the labels.",
        "What is X multiplied by in Formula 5?",
    ),
    _dw(
        "labels-added",
        "np.dot(X, (A + Y).T) / m",
        "You add A and Y. The error in Formula 5 is their difference: it is 0 where the model is "
        "right.",
        "What should the error be for y = 1 and a = 1?",
    ),
    _dw(
        "absolute-error",
        "np.dot(X, np.abs(A - Y).T) / m",
        "You take the absolute value of the error. Its sign says in which direction to go, and "
        "Formula 5 keeps it.",
        "What do too high and too low a probability have in common in your line?",
    ),
    _dw(
        "squared-error",
        "np.dot(X, ((A - Y) ** 2).T) / m",
        "You square the error. Formula 5 takes it as it is, with its sign.",
        "Compare what is multiplied by X in Formula 5 with yours.",
    ),
    _dw(
        "scores",
        "np.dot(X, (Z - Y).T) / m",
        "You take the error of the scores, Z − Y, as in linear regression. Formula 5 has A − Y: "
        "the probabilities.",
        "Which of Z and A is a probability?",
    ),
    _dw(
        "rounded-answers",
        "np.dot(X, (np.round(A) - Y).T) / m",
        "You round the probabilities before you subtract the labels, as a perceptron does. "
        "Formula 5 takes A itself.",
        "How large is your error for a = 0.6 and y = 1?",
    ),
    _dw(
        "w-in-place-of-x",
        "w * np.sum(A - Y) / m",
        "You multiply the errors by w. Formula 5 multiplies them by X: the slope of a weight "
        "comes from what it is multiplied by in the score.",
        "Where in your line is X?",
        "A product of arrays multiplies each error by the pixels of its example, and adds up.",
    ),
    _dw(
        "last-example-only",
        "np.dot(X[:, -1:], (A - Y)[:, -1:].T) / m",
        "Only the last example is left in your dw. Formula 5 adds up all of them; a loop that "
        "uses = where it should add keeps only its last pass.",
        "What happens to the part of the first example when the loop comes to the second?",
        "A sum grows: each round adds to it.",
    ),
    _dw(
        "last-example-only-not-averaged",
        "np.dot(X[:, -1:], (A - Y)[:, -1:].T)",
        "Your dw is that of the last example alone. Formula 5 adds up all of them and divides by "
        "m; a loop that uses = where it should add keeps only its last pass.",
        "What happens to the part of the first example when the loop comes to the second?",
        "A sum grows: each round adds to it.",
    ),
    _dw(
        "zero",
        "np.zeros((X.shape[0], 1))",
        "Your dw is all zero, so w would never change. Zeros are a place to begin a sum, not its "
        "result.",
        "Which line fills your dw?",
        "Formula 5 is one line: a product of two arrays, divided by a number.",
    ),
    _dw(
        "is-w",
        "w",
        "Your dw is w itself. It should be the slope of the cost for each weight, Formula 5.",
        "Which line computes your dw?",
        "Formula 5 is one line: a product of two arrays, divided by a number.",
    ),
    _penalty("0.01", "001"),
    _penalty("0.1", "01"),
    _penalty("1", "1"),
)
