"""The right numbers under another name, in another order, or not at all."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.propagate import mistake


def _returned(what: str, returned: str, message: str, *hints: str) -> Mistake:
    return mistake(f"returned-{what}", "result", {"return": returned}, message, *hints)


def _grads(what: str, grads: str, message: str, *hints: str) -> Mistake:
    return mistake(f"grads-{what}", "result", {"grads": grads}, message, *hints)


MISTAKES = (
    _grads(
        "exchanged",
        '{"dw": db, "db": dw}',
        "You exchange dw and db in the dict: under each name stands the other value.",
        "Read your dict aloud, each name with its value.",
        "Behind the name 'dw' belongs the array that has the shape of w.",
    ),
    _grads(
        "named-w-and-b",
        '{"w": dw, "b": db}',
        "You call the slopes 'w' and 'b' in the dict. Those are the parameters themselves; the "
        "lesson calls their slopes 'dw' and 'db'.",
        "Compare the names in your dict with the docstring.",
        "Each name is the letter of its parameter with a d before it.",
    ),
    _grads(
        "named-with-capitals",
        '{"dW": dw, "db": db}',
        "You write 'dW' in the dict, and the lesson calls it 'dw'. Python tells small letters "
        "from capitals.",
        "Compare the names in your dict with the docstring.",
        "All letters of both names are small.",
    ),
    _grads(
        "names-not-quoted",
        "{dw: dw, db: db}",
        "Arrays cannot be the names in a dict, nor the members of a set. In grads the names are "
        "texts, so they need quotation marks, and a colon after each.",
        "What is the difference between dw and 'dw' to Python?",
        "The names need quotation marks, and the values behind the colons need none.",
    ),
    _grads(
        "tuple",
        "(dw, db)",
        "Your grads is a pair of values without names. The lesson puts both slopes into a dict, "
        "under the names 'dw' and 'db'.",
        "Which brackets make a dict?",
        "Curly ones: inside, each value stands behind its name and a colon.",
    ),
    _returned(
        "cost-first",
        "return cost, grads",
        "You return the cost first. The lesson returns grads, then the cost.",
        "Compare your return with the order in the docstring.",
        "What stands first after your return belongs last.",
    ),
    _returned(
        "only-grads",
        "return grads",
        "You return one thing, a dict with dw and db in it. The lesson returns two: that dict, and "
        "the cost beside it.",
        "What does lesson 4 need to see whether learning works?",
        "After return stand a dict and a number, with a comma between them.",
    ),
    _returned(
        "only-cost",
        "return cost",
        "You return the cost alone. The lesson returns two things: grads and the cost.",
        "What does lesson 4 need to take a step?",
        "After return stand a dict and a number, with a comma between them.",
    ),
    _returned(
        "three-values",
        "return dw, db, cost",
        "You return three values one after the other. The lesson puts dw and db into a dict, and "
        "returns that and the cost.",
        "How many values should come back, and what is the first one?",
        "After return stand a dict and a number, with a comma between them.",
    ),
    _returned(
        "three-values-cost-first",
        "return cost, dw, db",
        "You return three values one after the other. The lesson puts dw and db into a dict, and "
        "returns that and the cost.",
        "How many values should come back, and what is the first one?",
        "After return stand a dict and a number, with a comma between them.",
    ),
    _returned(
        "slopes-without-cost",
        "return dw, db",
        "You return the two slopes one after the other. The lesson puts dw and db into a dict, and "
        "returns that and the cost.",
        "How many values should come back, and what is the first one?",
        "After return stand a dict and a number, with a comma between them.",
    ),
    _returned(
        "cost-in-dict",
        'return {"dw": dw, "db": db, "cost": cost}',
        "You put the cost into the dict with the slopes. The lesson returns two things: the dict "
        "with dw and db, and the cost beside it.",
        "How many values should come back, and what is the first one?",
        "After return stand a dict and a number, with a comma between them.",
    ),
    _returned(
        "probabilities-too",
        "return grads, cost, A",
        "You return the probabilities as a third value. The lesson returns two: grads and the "
        "cost.",
        "How many values should come back?",
    ),
    _returned(
        "nothing",
        "print(grads, cost)",
        "propagate returns nothing, so its caller gets None. A function hands its results back "
        "with return; print only shows them.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
    mistake(
        "labels-changed",
        "callers-arrays",
        {"grads": 'grads = {"dw": dw, "db": db}\nnp.subtract(A, Y, out=Y)'},
        "Your numbers are right, but you write the errors into the caller's own Y. The next call "
        "then gets errors in place of labels.",
        "What does an operator such as -= do to an array that the caller still holds?",
        "Give the result of the calculation a new name.",
    ),
    mistake(
        "x-changed",
        "callers-arrays",
        {"grads": 'grads = {"dw": dw, "db": db}\nX *= A - Y'},
        "Your numbers are right, but you multiply the caller's own X. The next call then gets "
        "other pixels.",
        "What does an operator such as *= do to an array that the caller still holds?",
        "Give the result of the calculation a new name.",
    ),
)
