"""The dict that is returned."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.model import mistake


def _result(what: str, changes: dict[str, str], message: str, *hints: str) -> Mistake:
    return mistake(what, "result", changes, message, *hints)


def _returned(what: str, returned: str, message: str, *hints: str) -> Mistake:
    return mistake(f"returned-{what}", "result", {"return": returned}, message, *hints)


_DICT = "The lesson returns one dict with seven names."

MISTAKES = (
    _result(
        "parameters-nested",
        {'result["w"]': 'result["params"] = params', 'result["b"]': ""},
        "w and b stand in a dict within your dict. The lesson keeps them in the result itself, "
        "under the names 'w' and 'b'.",
        "How many pairs of brackets are between your result and w?",
    ),
    _result(
        "parameters-exchanged",
        {'result["w"]': "b", 'result["b"]': "w"},
        "You exchange w and b in your result: under each name stands the other value.",
        "Read your dict aloud, each name with its value.",
    ),
    _result(
        "last-cost-alone",
        {'result["costs"]': "costs[-1]"},
        "Your result holds the last of the costs alone. Lesson 7 draws the whole list.",
        "How many costs does optimize return?",
        "Keep the whole list that optimize returns.",
    ),
    _result(
        "gradients-as-costs",
        {'result["costs"]': "grads"},
        "Under the name of the costs you return the gradients. They are the second result of "
        "optimize, and the costs are the third.",
        "What does your function of lesson 4 return, in which order?",
    ),
    _result(
        "weights-in-a-row",
        {'result["w"]': "w.T"},
        "You turn w into a row before you return it. It stays a column, shape (n, 1).",
        "What happens to w between optimize and your result?",
    ),
    _result(
        "weights-with-one-axis",
        {'result["w"]': "w[:, 0]"},
        "You return w with one axis only. It stays a column, shape (n, 1).",
        "What happens to w between optimize and your result?",
    ),
    _returned(
        "w-and-b",
        "return w, b",
        "You return w and b one after the other. " + _DICT,
        "What do the tables of lesson 7 need besides w and b?",
    ),
    _returned(
        "w-b-and-costs",
        "return w, b, costs",
        "You return w, b and the costs one after the other. " + _DICT,
        "What do the tables of lesson 7 need besides these?",
    ),
    _returned(
        "answers-alone",
        'return result["Y_prediction_test"]',
        "You return the answers for the test set alone. " + _DICT,
        "What do the tables of lesson 7 need besides these?",
    ),
    _returned(
        "both-answers",
        'return result["Y_prediction_train"], result["Y_prediction_test"]',
        "You return the two arrays of answers one after the other. " + _DICT,
        "What do the tables of lesson 7 need besides these?",
    ),
    _returned(
        "costs-alone",
        "return costs",
        "You return the costs alone. " + _DICT,
        "What do the tables of lesson 7 need besides the costs?",
    ),
    _returned(
        "nothing",
        "print(result)",
        "model returns nothing, so its caller gets None. A function hands its result back with "
        "return; print only shows it.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
)
