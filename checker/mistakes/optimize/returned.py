"""What is returned: params, grads and costs."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.optimize import mistake


def _params(what: str, params: str, message: str, *hints: str) -> Mistake:
    return mistake(f"params-{what}", "loop", {"params": params}, message, *hints)


def _grads(what: str, grads: str, message: str, *hints: str) -> Mistake:
    changes = {"return": f"return params, {grads}, costs"}
    return mistake(f"grads-{what}", "loop", changes, message, *hints)


def _returned(what: str, values: str, message: str, *hints: str) -> Mistake:
    return mistake(f"returned-{what}", "loop", {"return": values}, message, *hints)


_THREE = "The lesson returns three things: params, grads, costs."
_COUNT = "How many things should come back, and in which order?"

MISTAKES = (
    _params(
        "exchanged",
        '{"w": b, "b": w}',
        "You exchange w and b in the dict: under each name stands the other value.",
        "Read your dict aloud, each name with its value.",
        "Behind the name 'w' belongs the array, behind 'b' the number.",
    ),
    _params(
        "tuple",
        "(w, b)",
        "Your first result is a pair of values without names. The lesson puts w and b into a dict, "
        "under the names 'w' and 'b'.",
        "Which brackets make a dict?",
        "Curly ones: inside, each value stands behind its name and a colon.",
    ),
    _params(
        "named-with-capitals",
        '{"W": w, "b": b}',
        "You write 'W' in the dict, and the lesson calls it 'w'. Python tells small letters from "
        "capitals.",
        "Compare the names in your dict with the docstring.",
        "All letters of both names are small.",
    ),
    _params(
        "hold-gradients",
        '{"w": dw, "b": db}',
        "Under the names of w and b you return their gradients. params holds the values that were "
        "learned.",
        "Read your dict aloud, each name with its value.",
        "Mind the letter d.",
    ),
    mistake(
        "params-from-the-start",
        "loop",
        {
            "costs": 'costs = []\nparams = {"w": w, "b": b}',
            "params": "pass",
        },
        "You return the w and b that you were given, though the costs show that learning goes on. "
        "The dict keeps the values that w and b had when it was made.",
        "When is your dict made, before the loop or after it?",
        "A dict that is made after the loop holds what was learned in it.",
    ),
    mistake(
        "params-before-last-step",
        "loop",
        {"dw": 'dw = grads["dw"]\nparams = {"w": w, "b": b}', "params": "pass"},
        "The w and b that you return are those before the last step: the dict is made too early. "
        "It belongs where the last step has been taken.",
        "In which order do the lines of your loop take the step and make the dict?",
        "Make the dict after the step, or after the loop.",
    ),
    mistake(
        "grads-after-last-step",
        "loop",
        {"params": 'params = {"w": w, "b": b}\ngrads, cost = propagate(w, b, X, Y)'},
        "You compute the gradient once more after the last step. The lesson returns the one that "
        "the last step used.",
        "How often is propagate called when three steps are asked for?",
    ),
    mistake(
        "grads-of-first-step",
        "loop",
        {
            "dw": 'dw = grads["dw"]\nfirst = grads if i == 0 else first',
            "return": "return params, first, costs",
        },
        "The gradient that you return is that of the first step. The lesson returns the one that "
        "the last step used.",
        "In which pass is the gradient made that you return?",
    ),
    mistake(
        "grads-summed",
        "loop",
        {
            "costs": "costs = []\nsum_dw, sum_db = 0.0, 0.0",
            "db": 'db = grads["db"]\nsum_dw, sum_db = sum_dw + dw, sum_db + db',
            "return": 'return params, {"dw": sum_dw, "db": sum_db}, costs',
        },
        "The gradient that you return is the sum over all steps. The lesson returns the one that "
        "the last step used.",
        "Do you set the gradient in each pass, or do you add to it?",
    ),
    _grads(
        "times-rate",
        '{"dw": learning_rate * dw, "db": learning_rate * db}',
        "You return the last step, learning rate included, in place of its gradient. The gradient "
        "comes back as propagate gave it.",
        "Is dw still the same when it comes to your return?",
    ),
    _grads(
        "exchanged",
        '{"dw": db, "db": dw}',
        "You exchange dw and db in the dict: under each name stands the other value.",
        "Read your dict aloud, each name with its value.",
    ),
    _grads(
        "tuple",
        "(dw, db)",
        "Your second result is a pair of values without names. The lesson returns a dict with the "
        "names 'dw' and 'db', as propagate does.",
        "Which brackets make a dict?",
        "Curly ones: inside, each value stands behind its name and a colon.",
    ),
    _returned(
        "grads-first",
        "return grads, params, costs",
        "You return the gradients first. " + _THREE,
        "Compare your return with the order in the docstring.",
    ),
    _returned(
        "costs-first",
        "return costs, params, grads",
        "You return the costs first. " + _THREE,
        "Compare your return with the order in the docstring.",
    ),
    _returned(
        "costs-second",
        "return params, costs, grads",
        "You return the costs before the gradients. " + _THREE,
        "Compare your return with the order in the docstring.",
    ),
    _returned(
        "without-grads",
        "return params, costs",
        "You return params and costs, without the gradients. " + _THREE,
        _COUNT,
    ),
    _returned("only-params", "return params", "You return params alone. " + _THREE, _COUNT),
    _returned("only-costs", "return costs", "You return the costs alone. " + _THREE, _COUNT),
    _returned(
        "only-w-and-b",
        "return w, b",
        "You return w and b one after the other, and nothing else. In the lesson they stand in a "
        "dict, and the gradients and costs come after it.",
        _COUNT,
    ),
    _returned(
        "w-b-and-costs",
        "return w, b, costs",
        "You return w, b and the costs one after the other. In the lesson w and b stand in one "
        "dict, and the gradients come between it and the costs.",
        _COUNT,
    ),
    _returned(
        "four-values",
        "return w, b, grads, costs",
        "You return w and b as two values, so that four come back. The lesson puts both into one "
        "dict, and returns three.",
        _COUNT,
    ),
    _returned(
        "all-in-a-dict",
        'return {"params": params, "grads": grads, "costs": costs}',
        "You put everything into one dict. The lesson returns three things, one after the other.",
        _COUNT,
    ),
    _returned(
        "nothing",
        "print(params, grads, costs)",
        "optimize returns nothing, so its caller gets None. A function hands its results back with "
        "return; print only shows them.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
)
