"""How many examples there are, and which."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.propagate import mistake


def _m_written(number: int, whose: str) -> Mistake:
    return mistake(
        f"m-always-{number}",
        "formula-4",
        {"m": str(number)},
        f"You divide by {number}, {whose}, whatever X holds. m is the number of examples that "
        "came, and that is another one for the training set, the test set and every check.",
        "Where in your function does the number of examples come from?",
        "The shape of X knows how many columns it has.",
    )


MISTAKES = (
    mistake(
        "m-counts-features",
        "formula-4",
        {"m": "X.shape[0]"},
        "You divide by the number of features, n. The formulas take the mean over the examples, "
        "and examples are the columns of X.",
        "X has shape (n, m). Which of the two numbers do you take?",
        "Python counts from 0: what is the place of the second number?",
    ),
    mistake(
        "nothing-averaged",
        "formula-4",
        {"m": "len(Y)"},
        "Cost, dw and db are all m times too large, as if m were 1. Formulas 4, 5 and 6 begin "
        "with 1/m; note that len(Y) counts the rows of Y, and there is only one.",
        "Print your m. Is it the number of examples?",
        "Examples are columns: which number of a shape counts those?",
    ),
    mistake(
        "m-counts-entries",
        "formula-4",
        {"m": "X.size"},
        "You divide by the number of entries of X, which is n times m. The formulas take the "
        "mean over the m examples only.",
        "Print your m. Is it the number of examples?",
        "X has shape (n, m). Which of the two numbers is asked for?",
    ),
    mistake(
        "m-one-too-many",
        "formula-4",
        {"m": "X.shape[1] + 1"},
        "You divide cost, dw and db by m + 1. A mean over m examples divides by m.",
        "With 7 examples: what do you divide by?",
    ),
    mistake(
        "m-one-too-few",
        "formula-4",
        {"m": "X.shape[1] - 1"},
        "You divide cost, dw and db by m − 1. Statistics does so for a variance; Formulas 4, 5 "
        "and 6 divide by m.",
        "With 7 examples: what do you divide by?",
    ),
    mistake(
        "m-doubled",
        "formula-4",
        {"m": "2 * X.shape[1]"},
        "You divide cost, dw and db by 2m. The 2 belongs to the squared error of linear "
        "regression; Formulas 4, 5 and 6 divide by m.",
        "Compare the factor before the sum in Formula 4 with yours.",
        "Look for a 2 or a 0.5 where m is made, and where you divide by it.",
    ),
    mistake(
        "m-squared",
        "formula-4",
        {"m": "X.shape[1] ** 2"},
        "Cost, dw and db are all divided by m twice. A mean divides by m once.",
        "Look for a second division, or for np.mean and a division by m in one line.",
    ),
    _m_written(209, "the size of another course's training set"),
    _m_written(4000, "the size of our training set"),
    _m_written(5000, "the size of our whole data set"),
    _m_written(1000, "the size of our test set"),
    _m_written(100, "a number in the code"),
    mistake(
        "y-column",
        "formula-4",
        {"m": "m = X.shape[1]\nY = Y.reshape(m, 1)"},
        "You turn Y into a column, shape (m, 1), and the probabilities are a row. Together they "
        "make a whole table, m by m, without an error. Y is a row as it comes.",
        "Print the shapes of A, Y and A − Y.",
        "Nothing has to be done to the shape of Y.",
    ),
    mistake(
        "labels-exchanged",
        "formula-4",
        {"m": "m = X.shape[1]\nY = 1 - Y"},
        "You exchange the two labels: you compute with 1 − Y. Y is 1 where the image shows a one.",
        "Which line of your function changes Y?",
    ),
    mistake(
        "first-example-skipped",
        "formula-4",
        {"m": "m = X.shape[1]\nX, Y = X[:, 1:], Y[:, 1:]"},
        "You leave out the first example, and divide by m all the same. Python counts from 0.",
        "If you have a loop: which numbers does it run through?",
        "What is the number of the first column?",
    ),
    mistake(
        "last-example-skipped",
        "formula-4",
        {"m": "m = X.shape[1]\nX, Y = X[:, :-1], Y[:, :-1]"},
        "You leave out the last example, and divide by m all the same. A range or slice ends "
        "before its second number already.",
        "If you have a loop: which numbers does it run through?",
        "With 7 examples, their numbers are 0 to 6.",
    ),
)
