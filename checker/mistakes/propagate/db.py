"""Formula 6."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.propagate import mistake


def _db(what: str, db: str, message: str, *hints: str) -> Mistake:
    return mistake(f"db-{what}", "formula-6", {"db": db}, message, *hints)


MISTAKES = (
    _db(
        "not-averaged",
        "np.sum(A - Y)",
        "Your db is m times too large, as a sum over the m examples is. Formula 6 takes their "
        "mean: it has the factor 1/m, as the cost has.",
        "db is the slope of the cost. The cost is a mean; so its slope is one too.",
        "Compare your line for db with Formula 6, symbol by symbol, from the left.",
    ),
    _db(
        "wrong-sign",
        "np.sum(Y - A) / m",
        "Your db has the wrong sign: it points downhill, as Y − A does. Formula 6 has A − Y, and "
        "lesson 4 turns it round; with yours the cost would climb.",
        "For an example with y = 1 and a = 0.9, is A − Y positive or negative?",
        "Compare the order of A and Y in your line with Formula 6.",
    ),
    _db(
        "averaged-twice",
        "np.mean(A - Y) / m",
        "Your db is divided by m twice: it is m times too small. np.mean divides already.",
        "In how many places is db divided, openly or hidden?",
        "Either a sum with 1/m, or a mean without.",
    ),
    _db(
        "averaged-over-features",
        "np.sum(A - Y) / X.shape[0]",
        "You divide db by the number of features, n. Formula 6 takes the mean over the m examples.",
        "X has shape (n, m). Which of the two numbers do you divide by?",
        "Python counts from 0: what is the place of the second number?",
    ),
    _db(
        "averaged-over-everything",
        "np.sum(A - Y) / X.size",
        "You divide db by the number of entries of X, n times m. Formula 6 takes the mean over "
        "the m examples only.",
        "How many terms does the sum in Formula 6 have?",
        "Look for size, or for a mean that goes over the features as well.",
    ),
    _db(
        "halved",
        "np.sum(A - Y) / (2 * m)",
        "Your db is half of what it should be: it is divided by 2m. Formula 6 has 1/m.",
        "Compare the factor before the sum in Formula 6 with yours.",
        "Look for a 2 or a 0.5 in your line, and in those before it.",
    ),
    _db(
        "doubled",
        "2 * np.sum(A - Y) / m",
        "Your db is twice what it should be. A 2 comes from the slope of a square, and Formula 4 "
        "has none; Formula 6 has the factor 1/m.",
        "Compare the factor before the sum in Formula 6 with yours.",
        "Look for a 2 or a 0.5 in your line, and in those before it.",
    ),
    _db(
        "m-plus-one",
        "np.sum(A - Y) / (m + 1)",
        "You divide db by m + 1. A mean over m examples divides by m.",
        "With 7 examples: what do you divide by?",
    ),
    _db(
        "m-minus-one",
        "np.sum(A - Y) / (m - 1)",
        "You divide db by m − 1. Statistics does so for a variance; Formula 6 divides by m.",
        "With 7 examples: what do you divide by?",
    ),
    _db(
        "not-summed",
        "(A - Y) / m",
        "Your db is a row with a number for each example: they are divided by m, but not added "
        "up. Formula 6 has a sum, and there is one bias.",
        "Print the shape of your db.",
        "What is the meaning of the large Σ in Formula 6?",
    ),
    _db(
        "one-for-each-example",
        "A - Y",
        "Your db is the row of errors, one for each example. Formula 6 adds them up and divides "
        "by m: there is one bias, and so one slope.",
        "Print the shape of your db.",
        "What do the 1/m and the large Σ in Formula 6 ask for?",
    ),
    _db(
        "summed-over-features",
        "np.sum(A - Y, axis=0) / m",
        "Your db has one axis, with a number for each example, as a sum along axis 0 gives. "
        "Formula 6 adds up all examples, to one number.",
        "Print the shape of your db.",
        "Which axis counts the examples? Or do you need an axis at all?",
    ),
    _db(
        "labels-missing",
        "np.mean(A)",
        "Your db is the mean of the probabilities. In Formula 6 it is the mean of the errors, "
        "A − Y: without the labels nothing says what is right.",
        "Where in your line is Y?",
    ),
    _db(
        "probabilities-missing",
        "np.mean(Y)",
        "Your db is the mean of the labels. In Formula 6 it is the mean of the errors, A − Y.",
        "Where in your line is A?",
    ),
    _db(
        "labels-added",
        "np.sum(A + Y) / m",
        "You add A and Y. The error in Formula 6 is their difference: it is 0 where the model is "
        "right.",
        "What should the error be for y = 1 and a = 1?",
    ),
    _db(
        "absolute-error",
        "np.sum(np.abs(A - Y)) / m",
        "You take the absolute value of the errors. Their signs say in which direction to go, and "
        "Formula 6 keeps them.",
        "What do too high and too low a probability have in common in your line?",
    ),
    _db(
        "squared-error",
        "np.sum((A - Y) ** 2) / m",
        "You square the errors. Formula 6 takes them as they are, with their signs.",
        "Compare what is added up in Formula 6 with yours.",
    ),
    _db(
        "times-slope-of-sigmoid",
        "np.sum((A - Y) * A * (1 - A)) / m",
        "Your db has a factor a(1 − a) too much. It is the slope of the sigmoid; in the "
        "derivative of Formula 4 it cancels, and Formula 6 has A − Y alone.",
        "Compare what is added up in Formula 6 with yours.",
    ),
    _db(
        "slope-of-squared-error",
        "2 * np.sum((A - Y) * A * (1 - A)) / m",
        "Your db is the slope of the squared error: it has the factors 2 and a(1 − a). Formula 6 "
        "is the slope of Formula 4, and has neither.",
        "Compare what is added up in Formula 6 with yours.",
        "Leave out what comes from a square, and what comes from the slope of the sigmoid.",
    ),
    _db(
        "scores",
        "np.sum(Z - Y) / m",
        "You take the error of the scores, Z − Y, as in linear regression. Formula 6 has A − Y: "
        "the probabilities.",
        "Which of Z and A is a probability?",
    ),
    _db(
        "rounded-answers",
        "np.sum(np.round(A) - Y) / m",
        "You round the probabilities before you subtract the labels, as a perceptron does. "
        "Formula 6 takes A itself.",
        "How large is your error for a = 0.6 and y = 1?",
    ),
    _db(
        "times-b",
        "b * np.sum(A - Y) / m",
        "You multiply db by b. The bias is added to the score and multiplied by nothing, so "
        "Formula 6 has the errors alone.",
        "Where is b in Formula 6?",
    ),
    _db(
        "times-x",
        "np.sum(np.dot(X, (A - Y).T)) / m",
        "You multiply the errors by X, as Formula 5 does, and add up the slopes of all weights. "
        "No pixel belongs to the bias: Formula 6 has the errors alone.",
        "Compare Formula 6 with Formula 5: what does 6 have less?",
        "Only the errors are averaged: no X is needed.",
    ),
    _db(
        "times-x-mean",
        "np.mean(np.dot(X, (A - Y).T) / m)",
        "Your db is the mean of dw. No pixel belongs to the bias: Formula 6 has the errors alone, "
        "without X.",
        "Compare Formula 6 with Formula 5: what does 6 have less?",
        "Only the errors are averaged: no X is needed.",
    ),
    _db(
        "is-dw",
        "np.dot(X, (A - Y).T) / m",
        "Your db is dw: a slope for each weight. There is one bias, and its slope in Formula 6 "
        "has no X.",
        "Compare Formula 6 with Formula 5: what does 6 have less?",
        "Only the errors are averaged: no X is needed.",
    ),
    _db(
        "one-for-each-weight",
        "np.zeros((X.shape[0], 1)) + np.sum(A - Y) / m",
        "Your number is right, but db holds it once for each weight. There is one bias, and so "
        "one number.",
        "Print the shape of your db.",
        "Nothing has to be repeated: the mean of all errors is one number already.",
    ),
    _db(
        "last-example-only",
        "(A - Y)[0, -1] / m",
        "Only the last example is left in your db. Formula 6 adds up all of them; a loop that "
        "uses = where it should add keeps only its last pass.",
        "What happens to the part of the first example when the loop comes to the second?",
        "A sum grows: each round adds to it.",
    ),
    _db(
        "last-example-only-not-averaged",
        "(A - Y)[0, -1]",
        "Your db is that of the last example alone. Formula 6 adds up all of them and divides by "
        "m; a loop that uses = where it should add keeps only its last pass.",
        "What happens to the part of the first example when the loop comes to the second?",
        "A sum grows: each round adds to it.",
    ),
    _db(
        "zero",
        "0.0",
        "Your db is always zero, so b would never change. Zero is a place to begin a sum, not its "
        "result.",
        "Which line gives db its value?",
        "Formula 6 is one line: the errors, added up and divided by a number.",
    ),
    _db(
        "is-b",
        "b",
        "Your db is b itself. It should be the slope of the cost for the bias, Formula 6.",
        "Which line computes your db?",
        "Formula 6 is one line: the errors, added up and divided by a number.",
    ),
)
