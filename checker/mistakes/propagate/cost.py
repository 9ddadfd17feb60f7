"""Formula 4: its terms and logarithms."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.propagate import mistake


def _cost(what: str, cost: str, message: str, *hints: str) -> Mistake:
    return mistake(f"cost-{what}", "formula-4", {"cost": cost}, message, *hints)


def _guarded(amount: str, name: str) -> Mistake:
    return _cost(
        f"log-shifted-{name}",
        f"-np.sum(Y * np.log(A + {amount}) + (1 - Y) * np.log(1 - A + {amount})) / m",
        f"You add {amount} inside the logarithms. That is too much: the cost is no longer that of "
        "Formula 4, and its slope is another one. A guard against log 0 has to be far smaller.",
        "How far is your cost from Formula 4, and is that still small?",
        "A guard, if you want one, must be far smaller than any probability that matters.",
    )


def _penalty(strength: str, name: str) -> Mistake:
    return _cost(
        f"penalty-{name}",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m"
        f" + {strength} / (2 * m) * np.sum(w ** 2)",
        "You add the sum of the squared weights to the cost. That is regularization, from another "
        "course; Formula 4 has no such term.",
        "Does w appear in Formula 4, other than inside A?",
        "Look for what is added after the two terms with logarithms.",
    )


_TWO_TERMS = (
    "Each example has two terms: one counts where y = 1, the other where y = 0, and each is a "
    "factor times a logarithm."
)
_LOGARITHMS = ("Where are the logarithms of Formula 4 in your line?", _TWO_TERMS)
_NO_SQUARE = ("Does Formula 4 have a square in it?", _TWO_TERMS)

MISTAKES = (
    _cost(
        "only-first-term",
        "-np.sum(Y * np.log(A)) / m",
        "Your cost has only its first term, which counts the examples with y = 1. What the model "
        "says of all the others costs nothing, so it could say 1 everywhere.",
        "What does your cost say of an example with y = 0?",
        "Formula 4 has two terms inside the brackets.",
    ),
    _cost(
        "only-second-term",
        "-np.sum((1 - Y) * np.log(1 - A)) / m",
        "Your cost has only its second term, which counts the examples with y = 0. What the "
        "model says of the ones costs nothing, so it could say 0 everywhere.",
        "What does your cost say of an example with y = 1?",
        "Formula 4 has two terms inside the brackets.",
    ),
    _cost(
        "terms-subtracted",
        "-np.sum(Y * np.log(A) - (1 - Y) * np.log(1 - A)) / m",
        "The minus reaches only the first of the two terms; the second has the other sign. In "
        "Formula 4 the minus stands before the brackets, and the two terms are added.",
        "What does your cost do when an example with y = 0 gets a worse probability?",
        "Look at your signs and parentheses: both terms need the same sign.",
    ),
    _cost(
        "first-term-positive",
        "np.sum(Y * np.log(A) - (1 - Y) * np.log(1 - A)) / m",
        "The minus reaches only the second of the two terms; the first has the other sign. In "
        "Formula 4 the minus stands before the brackets, and the two terms are added.",
        "What does your cost do when an example with y = 1 gets a worse probability?",
        "Look at your signs and parentheses: both terms need the same sign.",
    ),
    _cost(
        "terms-multiplied",
        "-np.sum(Y * np.log(A) * (1 - Y) * np.log(1 - A)) / m",
        "Your cost is 0 for every input. Note that the two terms of Formula 4 are added: "
        "multiplied they give 0, since one of y and 1 − y is always 0.",
        "Does your cost change when the probabilities change?",
        "Which sign stands between the two terms of Formula 4?",
    ),
    _cost(
        "second-log-of-a",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(A)) / m",
        "Your cost is the mean of −log A, whatever the labels are. In the second term of Formula "
        "4 the logarithm is that of the other answer, 1 − a.",
        "For an example with y = 0: should the cost be small when A is near 0, or near 1?",
        "Compare what stands inside your two logarithms.",
    ),
    _cost(
        "first-log-of-one-minus-a",
        "-np.sum(Y * np.log(1 - A) + (1 - Y) * np.log(1 - A)) / m",
        "Your cost is the mean of −log(1 − a), whatever the labels are. In the first term of "
        "Formula 4 the logarithm is that of a itself.",
        "For an example with y = 1: should the cost be small when A is near 0, or near 1?",
        "Compare what stands inside your two logarithms.",
    ),
    _cost(
        "logs-exchanged",
        "-np.sum(Y * np.log(1 - A) + (1 - Y) * np.log(A)) / m",
        "You exchange the two logarithms: your cost is small where the model is wrong. In "
        "Formula 4, y goes with log a, and 1 − y with log(1 − a).",
        "For an example with y = 1: should the cost be small when A is near 0, or near 1?",
        "Two things have to change places: the two factors, or the two logarithms.",
    ),
    _cost(
        "log-of-labels",
        "-np.sum(A * np.log(Y) + (1 - A) * np.log(1 - Y)) / m",
        "Your cost is infinite: a logarithm of 0 is taken. Note that Formula 4 takes the "
        "logarithm of the probabilities; labels are 0 or 1, and log 0 is minus infinity.",
        "What stands inside your logarithms, A or Y?",
        "If it is Y, the two names change places; if it is A, look for what makes an "
        "entry exactly 0 or 1.",
    ),
    _cost(
        "entropy",
        "-np.sum(A * np.log(A) + (1 - A) * np.log(1 - A)) / m",
        "The labels do not enter your cost: you multiply the logarithms of A by A. So it says how "
        "sure the model is, and not whether it is right.",
        "Where in your line does Y appear?",
        "Compare what stands before each logarithm with Formula 4.",
    ),
    _cost(
        "first-label-missing",
        "-np.sum(np.log(A) + (1 - Y) * np.log(1 - A)) / m",
        "The first term has lost its y: log a counts for every example, and should count only "
        "where y = 1.",
        "What stands before each logarithm in Formula 4?",
        "A factor is 1 for the examples that its term is about, and 0 for the others.",
    ),
    _cost(
        "second-label-missing",
        "-np.sum(Y * np.log(A) + np.log(1 - A)) / m",
        "The second term has lost its 1 − y: log(1 − a) counts for every example, and should "
        "count only where y = 0.",
        "What stands before each logarithm in Formula 4?",
        "A factor is 1 for the examples that its term is about, and 0 for the others.",
    ),
    _cost(
        "second-factor-is-y",
        "-np.sum(Y * np.log(A) + Y * np.log(1 - A)) / m",
        "Both of your terms count the examples with y = 1. The second one is for those with "
        "y = 0, so its factor is 1 − y.",
        "What does your cost say of an example with y = 0?",
        "The second factor has to be 1 where y is 0, and 0 where y is 1.",
    ),
    _cost(
        "one-minus-log",
        "-np.sum(Y * np.log(A) + (1 - Y) * (1 - np.log(A))) / m",
        "You subtract the logarithm from 1, and Formula 4 takes the logarithm of 1 − a. The "
        "subtraction belongs inside the parentheses of the logarithm.",
        "Is 1 − log 0.5 the same as log(1 − 0.5)?",
    ),
    _cost(
        "log-one-minus-a",
        "-np.sum(Y * np.log(A) + (1 - Y) * (np.log(1) - A)) / m",
        "In your second term the logarithm ends too early: log 1 is 0, so only −a is left. The "
        "whole difference 1 − a belongs inside it.",
        "Where is the parenthesis of your second logarithm closed?",
    ),
    _cost(
        "one-minus-y-parentheses",
        "-np.sum(Y * np.log(A) + 1 - Y * np.log(1 - A)) / m",
        "The 1 − y of the second term has lost its parentheses, so only y is multiplied by the "
        "logarithm. Multiplication comes before subtraction.",
        "What does Python make of 5 − 2 * 3?",
        "The difference before the second logarithm needs parentheses of its own.",
    ),
    _cost(
        "log1p",
        "-np.sum(Y * np.log1p(A) + (1 - Y) * np.log1p(-A)) / m",
        "In your first term you use np.log1p, which adds 1 before it takes the logarithm. "
        "Formula 4 takes the logarithm of a itself.",
        "What does the documentation of np.log1p say about the 1?",
    ),
    _cost(
        "log1p-in-both",
        "-np.sum(Y * np.log1p(A) + (1 - Y) * np.log1p(1 - A)) / m",
        "You use np.log1p, which adds 1 before it takes the logarithm. Formula 4 takes the "
        "logarithms of a and of 1 − a themselves.",
        "What does the documentation of np.log1p say about the 1?",
    ),
    _cost(
        "base-10",
        "-np.sum(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)) / m",
        "You take the logarithm to base 10. Formula 4 means the natural one, base e: only for it "
        "are dw and db the slopes of the cost.",
        "What should the cost be when every probability is one half: 0.69 or 0.30?",
        "numpy has several logarithms; the natural one has the shortest name.",
    ),
    _cost(
        "base-2",
        "-np.sum(Y * np.log2(A) + (1 - Y) * np.log2(1 - A)) / m",
        "You take the logarithm to base 2. Formula 4 means the natural one, base e: only for it "
        "are dw and db the slopes of the cost.",
        "What should the cost be when every probability is one half: 0.69 or 1?",
        "numpy has several logarithms; the natural one has the shortest name.",
    ),
    _cost(
        "squared-error",
        "np.sum((A - Y) ** 2) / m",
        "You take the mean squared error, the cost of linear regression. Formula 4 is the cost of "
        "logistic regression, with logarithms; Formulas 5 and 6 are its slopes.",
        *_NO_SQUARE,
    ),
    _cost(
        "half-squared-error",
        "np.sum((A - Y) ** 2) / (2 * m)",
        "You take half the mean squared error, the cost of linear regression. Formula 4 is the "
        "cost of logistic regression, with logarithms; Formulas 5 and 6 are its slopes.",
        *_NO_SQUARE,
    ),
    _cost(
        "sum-of-squares",
        "np.sum((A - Y) ** 2)",
        "You take the sum of squared errors, as in linear regression. Formula 4 is the cost of "
        "logistic regression: a mean, with logarithms.",
        *_NO_SQUARE,
    ),
    _cost(
        "absolute-error",
        "np.sum(np.abs(A - Y)) / m",
        "You take the mean distance between A and Y. Formula 4 has logarithms: they make it "
        "expensive to be sure and wrong.",
        *_LOGARITHMS,
    ),
    _cost(
        "mean-error",
        "np.sum(A - Y) / m",
        "You take the mean of A − Y as the cost. There errors of opposite signs cancel, and it is "
        "what Formula 6 needs for db. The cost is Formula 4, with logarithms.",
        *_LOGARITHMS,
    ),
    _cost(
        "error-rate",
        "np.mean((A > 0.5) != Y)",
        "You take the share of wrong answers as the cost. It does not change when the model gets "
        "a little better, so it has no slope to go by. Formula 4 looks at the probabilities.",
        *_LOGARITHMS,
    ),
    _cost(
        "accuracy",
        "np.mean((A > 0.5) == Y)",
        "You take the share of right answers as the cost. It grows when the model gets better, "
        "and has no slope to go by. Formula 4 looks at the probabilities.",
        *_LOGARITHMS,
    ),
    _cost(
        "probability-without-log",
        "np.sum(Y * A + (1 - Y) * (1 - A)) / m",
        "You take the mean probability of the right answers. Formula 4 takes the logarithm of "
        "each of them first, and a minus at the end.",
        "Where are the logarithms of Formula 4 in your line?",
        "Both probabilities in your line go into a logarithm, each into its own.",
    ),
    _cost(
        "minus-probability-without-log",
        "-np.sum(Y * A + (1 - Y) * (1 - A)) / m",
        "Your cost has no logarithms: it is minus the mean probability of the right answers. "
        "Formula 4 takes the logarithm of each of them first.",
        "Where are the logarithms of Formula 4 in your line?",
        "Both probabilities in your line go into a logarithm, each into its own.",
    ),
    _cost(
        "log-of-mean",
        "-np.log(np.sum(Y * A + (1 - Y) * (1 - A)) / m)",
        "You take the mean first and the logarithm last. Formula 4 takes the logarithm of each "
        "example's probability, and then the mean.",
        "What comes first in Formula 4, reading from the inside out: log or sum?",
    ),
    _cost(
        "log-of-scores",
        "-np.sum(Y * np.log(Z) + (1 - Y) * np.log(1 - Z)) / m",
        "Your cost is nan, not a number, as the logarithm of something negative is. A score may "
        "be negative; Formula 4 takes the logarithms of the probabilities.",
        "What stands inside your logarithms: scores, or probabilities?",
        "Which line turns scores into probabilities? Its result belongs into the logarithms.",
    ),
    _cost(
        "sigmoid-again",
        "-np.sum(Y * np.log(sigmoid(A)) + (1 - Y) * np.log(1 - sigmoid(A))) / m",
        "You apply the sigmoid to A once more inside the cost. A holds probabilities already.",
        "What stands inside your logarithms?",
    ),
    _cost(
        "labels-plus-and-minus",
        "np.sum(np.log(1 + np.exp(-Y * Z))) / m",
        "You use the formula for labels −1 and +1. With the labels 0 and 1 of this course, "
        "every example with y = 0 then costs log 2, whatever the model says.",
        "What is your cost of an example with y = 0?",
        "Formula 4 is made for labels 0 and 1.",
    ),
    _cost(
        "hinge",
        "np.sum(np.maximum(0, 1 - (2 * Y - 1) * Z)) / m",
        "You take the hinge loss, the cost of a support vector machine. Formula 4 is the cost of "
        "logistic regression, with logarithms.",
        *_LOGARITHMS,
    ),
    _guarded("1e-5", "1e-5"),
    _guarded("1e-4", "1e-4"),
    _guarded("1e-3", "1e-3"),
    _guarded("0.01", "1e-2"),
    _penalty("0.01", "001"),
    _penalty("0.1", "01"),
    _penalty("1", "1"),
)
