"""One cause that spoils dw and db alike."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.propagate import mistake


def _both(what: str, error: str, message: str, *hints: str) -> Mistake:
    changes = {"dw": f"np.dot(X, ({error}).T) / m", "db": f"np.sum({error}) / m"}
    return mistake(f"gradient-{what}", "formula-5", changes, message, *hints)


MISTAKES = (
    _both(
        "wrong-sign",
        "Y - A",
        "dw and db both have the wrong sign: they point downhill, as Y − A does. Formulas 5 and 6 "
        "have A − Y, and lesson 4 turns them round; with yours the cost would climb.",
        "For an example with y = 1 and a = 0.9, is A − Y positive or negative?",
        "Compare the order of A and Y in your code with Formulas 5 and 6.",
    ),
    mistake(
        "gradient-not-averaged",
        "formula-5",
        {"dw": "np.dot(X, (A - Y).T)", "db": "np.sum(A - Y)"},
        "dw and db are both summed over all m examples and not averaged: they are m times too "
        "large. Formulas 5 and 6 have the factor 1/m, as the cost has.",
        "dw and db are slopes of the cost. The cost is a mean; so its slopes are too.",
        "Compare your two lines with Formulas 5 and 6, from the left.",
    ),
    _both(
        "averaged-twice",
        "(A - Y) / m",
        "dw and db are both divided by m twice: they are m times too small. Formulas 5 and 6 have "
        "1/m once.",
        "Is the error divided by m already, in the line before?",
        "Of two divisions by m, or of np.mean and one division, one has to go.",
    ),
    _both(
        "times-slope-of-sigmoid",
        "(A - Y) * A * (1 - A)",
        "dw and db both have a factor a(1 − a) too much. It is the slope of the sigmoid; in the "
        "derivative of Formula 4 it cancels, and A − Y is left alone.",
        "Compare the error in your code with the one in Formula 5.",
        "Follow the derivation of Formula 5: what does a(1 − a) meet below a line?",
    ),
    _both(
        "of-squared-error",
        "2 * (A - Y) * A * (1 - A)",
        "dw and db are both the slopes of the squared error: they have the factors 2 and "
        "a(1 − a). Formulas 5 and 6 are the slopes of Formula 4, and have neither.",
        "Compare the error in your code with the one in Formula 5.",
        "Leave out what comes from a square, and what comes from the slope of the sigmoid.",
    ),
    _both(
        "of-scores",
        "Z - Y",
        "You take the error of the scores, Z − Y, for dw and db, as in linear regression. "
        "Formulas 5 and 6 have A − Y: the probabilities.",
        "Which of Z and A is a probability?",
    ),
    _both(
        "of-rounded-answers",
        "np.round(A) - Y",
        "You round the probabilities before you subtract the labels, as a perceptron does. "
        "Formulas 5 and 6 take A itself.",
        "How large is your error for a = 0.6 and y = 1?",
    ),
    _both(
        "divided-by-slope-of-sigmoid",
        "(A - Y) / (A * (1 - A))",
        "dw and db both lack a factor: they hold the slope of the cost by a, and not by z. Between "
        "the two stands the sigmoid, and its slope a(1 − a) cancels what you divide by.",
        "The chain rule has one link more between the cost and the score.",
        "After all has cancelled, only A − Y is left in Formulas 5 and 6.",
    ),
    mistake(
        "gradient-zero",
        "formula-5",
        {"dw": "np.zeros((X.shape[0], 1))", "db": "0.0"},
        "dw and db are both zero, so that nothing would ever be learned. Zeros are a place to "
        "begin a sum, not its result.",
        "Which lines fill dw and db?",
    ),
)
