"""Formula 4: its signs, its sum, its mean, and its digits."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.propagate import mistake, product


def _cost(what: str, cost: str, message: str, *hints: str) -> Mistake:
    return mistake(f"cost-{what}", "formula-4", {"cost": cost}, message, *hints)


MISTAKES = (
    _cost(
        "not-averaged",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
        "Your cost is the sum over all m examples. Formula 4 takes the mean, so that the cost "
        "does not grow with the number of examples.",
        "Compare the cost of 10 and of 1000 examples: should the second be 100 times larger?",
        "Formula 4 begins with −1/m. What is m in your code, and where do you use it?",
    ),
    _cost(
        "minus-missing",
        "np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m",
        "Your cost is negative: the minus of Formula 4 is missing. Logarithms of probabilities "
        "are negative, and the minus makes the cost positive.",
        "Should a perfect model have a cost of 0, or of minus infinity?",
        "Compare the beginning of your line with the beginning of Formula 4.",
    ),
    _cost(
        "factor-on-first-term",
        "-1 / m * np.sum(Y * np.log(A)) + np.sum((1 - Y) * np.log(1 - A))",
        "The −1/m reaches only the first of the two terms. In Formula 4 it stands before the "
        "brackets, and so counts for both.",
        "Which part of your line does the factor multiply?",
        "The two terms belong into one pair of parentheses.",
    ),
    _cost(
        "average-of-first-term",
        "-np.sum(Y * np.log(A)) / m - np.sum((1 - Y) * np.log(1 - A))",
        "You divide only the first of the two terms by m. In Formula 4 the 1/m stands before the "
        "brackets, and so counts for both.",
        "Which part of your line does the division reach?",
        "The two terms belong into one pair of parentheses.",
    ),
    _cost(
        "average-of-second-term",
        "-np.sum(Y * np.log(A)) - np.sum((1 - Y) * np.log(1 - A)) / m",
        "You divide only the second of the two terms by m: a division reaches no further than "
        "its own term. In Formula 4 the 1/m counts for both.",
        "Which part of your line does the division reach?",
        "The two terms belong into one pair of parentheses.",
    ),
    _cost(
        "minus-on-first-average-on-second",
        "-np.sum(Y * np.log(A)) + np.sum((1 - Y) * np.log(1 - A)) / m",
        "The minus reaches only the first of the two terms, and the division by m only the "
        "second. In Formula 4 both stand before the brackets, and count for both terms.",
        "Which part of your line does each sign reach?",
        "The two terms belong into one pair of parentheses.",
    ),
    _cost(
        "a-rounded",
        "-np.sum(Y * np.log(np.round(A, 2)) + (1 - Y) * np.log(1 - np.round(A, 2))) / m",
        "You round the probabilities to two decimals before you take their logarithms. Numbers "
        "are rounded when they are shown, never on the way.",
        "Where in your function do digits get lost?",
    ),
    _cost(
        "rounded",
        "np.round(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m, 2)",
        "You round the cost to two decimals. Numbers are rounded when they are shown, never on "
        "the way: small steps downhill would be invisible.",
        "Where in your function do digits get lost?",
    ),
    _cost(
        "rounded-to-three",
        "np.round(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m, 3)",
        "You round the cost to three decimals. Numbers are rounded when they are shown, never on "
        "the way: small steps downhill would be invisible.",
        "Where in your function do digits get lost?",
    ),
    _cost(
        "whole-number",
        "int(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m)",
        "You cut the cost down to a whole number. It needs its fraction: most costs lie between "
        "0 and 1.",
        "What is int(0.69)?",
    ),
    _cost(
        "not-summed",
        "-(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m",
        "Your cost is a row with a number for each example: they are divided by m, but not added "
        "up. Formula 4 has a sum, and its result is one number.",
        "Print the shape of your cost.",
        "What is the meaning of the large Σ in Formula 4?",
    ),
    _cost(
        "one-for-each-example",
        "-(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
        "Your cost is a row with a number for each example. Formula 4 adds them up and divides by "
        "m: its result is one number.",
        "Print the shape of your cost.",
        "What do the 1/m and the large Σ in Formula 4 ask for?",
    ),
    _cost(
        "summed-over-features",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0) / m",
        "Your cost has one axis, with a number for each example, as a sum along axis 0 gives. "
        "Formula 4 adds up all examples, to one number.",
        "Print the shape of your cost.",
        "Which axis counts the examples? Or do you need an axis at all?",
    ),
    _cost(
        "every-pair",
        "-np.sum(np.dot(Y.T, np.log(A)) + np.dot((1 - Y).T, np.log(1 - A))) / m",
        "You multiply each label by the logarithm of every example: a column times a row makes a "
        "table, m by m. Formula 4 multiplies each label by the logarithm of its own example.",
        "Print the shape of the product before you sum it.",
        "Look for a transpose that makes a column of one of the two rows.",
    ),
    product(
        "cost-row-times-row",
        "formula-4",
        {"cost": "-np.sum(np.dot(Y, np.log(A)) + np.dot(1 - Y, np.log(1 - A))) / m"},
        "two arrays of the same shape (1, m)",
        "One of the two rows has to be a column, or they are multiplied entry by entry.",
    ),
    _cost(
        "averaged-twice",
        "-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m",
        "You divide by m twice: your cost is m times too small. np.mean divides already.",
        "In how many places does your line divide, openly or hidden?",
        "Either a sum with 1/m, or a mean without.",
    ),
    _cost(
        "halved",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / (2 * m)",
        "Your cost is half of what it should be: it is divided by 2m. The 2 belongs to the squared "
        "error of linear regression; Formula 4 has 1/m.",
        "Compare the factor before the sum in Formula 4 with yours.",
        "Look for a 2 or a 0.5 in your line, and in those before it.",
    ),
    _cost(
        "doubled",
        "-2 * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m",
        "Your cost is twice what it should be. Formula 4 has the factor 1/m, without a 2.",
        "Compare the factor before the sum in Formula 4 with yours.",
        "Look for a 2 or a 0.5 in your line, and in those before it.",
    ),
    _cost(
        "averaged-over-features",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / X.shape[0]",
        "You divide the cost by the number of features, n. Formula 4 takes the mean over the m "
        "examples.",
        "X has shape (n, m). Which of the two numbers do you divide by?",
        "Python counts from 0: what is the place of the second number?",
    ),
    _cost(
        "averaged-over-everything",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / X.size",
        "You divide the cost by the number of entries of X, n times m. Formula 4 takes the mean "
        "over the m examples.",
        "How many terms does the sum in Formula 4 have?",
        "Look for size, or for a mean that goes over the features as well.",
    ),
    _cost(
        "m-plus-one",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / (m + 1)",
        "You divide the cost by m + 1. A mean over m examples divides by m.",
        "With 7 examples: what do you divide by?",
    ),
    _cost(
        "m-minus-one",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / (m - 1)",
        "You divide the cost by m − 1. Statistics does so for a variance; Formula 4 divides by m.",
        "With 7 examples: what do you divide by?",
    ),
    _cost(
        "last-example-only",
        "-np.sum(Y[:, -1:] * np.log(A[:, -1:]) + (1 - Y[:, -1:]) * np.log(1 - A[:, -1:])) / m",
        "Only the last example is left in your cost. Formula 4 adds up all of them; a loop that "
        "uses = where it should add keeps only its last pass.",
        "What happens to the cost of the first example when the loop comes to the second?",
        "A sum grows: each round adds to it.",
    ),
    _cost(
        "last-example-only-not-averaged",
        "-np.sum(Y[:, -1:] * np.log(A[:, -1:]) + (1 - Y[:, -1:]) * np.log(1 - A[:, -1:]))",
        "Your cost is that of the last example alone. Formula 4 adds up all of them and divides "
        "by m; a loop that uses = where it should add keeps only its last pass.",
        "What happens to the cost of the first example when the loop comes to the second?",
        "A sum grows: each round adds to it.",
    ),
)
