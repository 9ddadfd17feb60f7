"""What students do wrong in ``accuracy_table``."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.experiments import columns, maker

_mistake = maker("accuracy_table", "table", "tables")


def _pairs(what: str, pairs: str, message: str, *hints: str) -> Mistake:
    return _mistake(what, {"pairs": pairs}, message, *hints)


def _model(what: str, steps_and_rate: str, message: str, *hints: str) -> Mistake:
    changes = {"result": f"model(X_train, Y_train, X_test, Y_test, {steps_and_rate})"}
    return _mistake(what, changes, message, *hints)


MISTAKES = (
    _pairs(
        "other-order",
        "[(rate, steps) for steps in iterations for rate in learning_rates]",
        "Your rows stand in another order: all learning rates of the first number of iterations "
        "come first. The lesson has all iterations of the first learning rate first.",
        "Which of your two loops is the inner one?",
    ),
    _pairs(
        "only-pairs-side-by-side",
        "list(zip(learning_rates, iterations))",
        "You try the first rate with the first number of iterations, the second with the second. "
        "The lesson asks for each with each.",
        "How many rows should there be for 2 rates and 3 numbers of iterations?",
    ),
    _pairs(
        "first-rate-alone",
        "[(learning_rates[0], steps) for steps in iterations]",
        "You try only the first learning rate. The lesson asks for each rate with each number of "
        "iterations.",
        "How many rows should there be for 2 rates and 3 numbers of iterations?",
    ),
    _pairs(
        "last-rate-alone",
        "[(learning_rates[-1], steps) for steps in iterations]",
        "You try only the last learning rate. The lesson asks for each rate with each number of "
        "iterations.",
        "How many rows should there be for 2 rates and 3 numbers of iterations?",
        "Is one of your loops inside the other?",
    ),
    _pairs(
        "first-iterations-alone",
        "[(rate, iterations[0]) for rate in learning_rates]",
        "You try only the first number of iterations. The lesson asks for each rate with each "
        "number of iterations.",
        "How many rows should there be for 2 rates and 3 numbers of iterations?",
    ),
    _pairs(
        "last-iterations-alone",
        "[(rate, iterations[-1]) for rate in learning_rates]",
        "You try only the last number of iterations. The lesson asks for each rate with each "
        "number of iterations.",
        "How many rows should there be for 2 rates and 3 numbers of iterations?",
        "How far is the line indented that adds a row?",
    ),
    _model(
        "rate-not-passed-on",
        "steps",
        "The learning rate does not reach the model, which uses its default, 0.5, in every row. "
        "Your rows name different rates and hold the same results.",
        "Which learning rate does model get from you?",
    ),
    _model(
        "model-of-first-rate",
        "steps, learning_rates[0]",
        "Every row holds the results of the first learning rate, whatever rate it names.",
        "Which learning rate does model get in the second pass?",
    ),
    _model(
        "model-of-first-iterations",
        "iterations[0], rate",
        "Every row holds the results of the first number of iterations, whatever number it names.",
        "Which number of iterations does model get in the second pass?",
    ),
    _model(
        "settings-exchanged",
        "rate, steps",
        "You hand model the learning rate where it expects the number of iterations. Lesson 6 has "
        "the iterations first.",
        "Compare the order in your call with the first line of your function of lesson 6.",
    ),
    _mistake(
        "names-of-settings-exchanged",
        {'row["learning_rate"]': "steps", 'row["num_iterations"]': "rate"},
        "You exchange the learning rate and the number of iterations in your rows: under each name "
        "stands the other value.",
        "Read the lines of your row aloud, each name with its value.",
    ),
    _mistake(
        "without-learning-rate",
        {'row["learning_rate"]': ""},
        "Your table has no column for the learning rate under the name of the lesson. Nobody can "
        "tell its rows apart.",
        "Compare your columns with the names in the docstring, letter by letter.",
    ),
    _mistake(
        "without-iterations",
        {'row["num_iterations"]': ""},
        "Your table has no column for the number of iterations under the name of the lesson. "
        "Nobody can tell its rows apart.",
        "Compare your columns with the names in the docstring, letter by letter.",
    ),
    *columns.mistakes(_mistake, "your table of learning rates", "Y_train"),
)
