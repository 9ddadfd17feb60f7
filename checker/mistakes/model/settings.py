"""The number of iterations and the learning rate: passed on, and reported."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.model import mistake

_OPTIMIZE = "params, grads, costs"


def _rate(rate: str) -> Mistake:
    return mistake(
        f"rate-always-{rate.replace('.', '-')}",
        "order",
        {"rate": rate},
        f"You train with the learning rate {rate}, whatever rate is asked for. Lesson 7 compares "
        "several, and with your model they would all give the same.",
        "Which learning rate does optimize get from you?",
        "A number written into the code stands where the parameter should stand.",
    )


def _iterations(number: int) -> Mistake:
    return mistake(
        f"always-{number}-iterations",
        "order",
        {"steps": str(number)},
        f"You train for {number} iterations, whatever number is asked for. The caller chooses how "
        "long the model learns.",
        "Which number of iterations does optimize get from you?",
        "A number written into the code stands where the parameter should stand.",
    )


def _counted(what: str, steps: str, message: str) -> Mistake:
    hint = "Which number of iterations does optimize get from you?"
    return mistake(what, "order", {"steps": steps}, message, hint)


def _reported(what: str, changes: dict[str, str], message: str) -> Mistake:
    hint = "Read your result aloud, each name with its value."
    return mistake(f"reported-{what}", "result", changes, message, hint)


MISTAKES = (
    *map(_rate, ("0.5", "0.01", "0.009", "0.005", "0.001", "0.1")),
    *map(_iterations, (2000, 100)),
    _counted(
        "half-of-the-iterations",
        "num_iterations // 2",
        "You train for half as many iterations as you are asked for.",
    ),
    _counted(
        "one-iteration-too-few",
        "num_iterations - 1",
        "You train for one iteration less than you are asked for. optimize counts by itself.",
    ),
    _counted(
        "one-iteration-too-many",
        "num_iterations + 1",
        "You train for one iteration more than you are asked for. optimize counts by itself.",
    ),
    mistake(
        "settings-not-passed-on",
        "order",
        {_OPTIMIZE: "optimize(w, b, X_train, Y_train)"},
        "You call optimize without the number of iterations and the learning rate. Both are "
        "chosen by the caller of your model, and have to be passed on.",
        "How many parameters has your function of lesson 4?",
        "Hand over as many values as it has parameters, in the same order.",
    ),
    mistake(
        "rate-not-passed-on",
        "order",
        {_OPTIMIZE: "optimize(w, b, X_train, Y_train, steps)"},
        "You call optimize without the learning rate. It is chosen by the caller of your model, "
        "and has to be passed on.",
        "How many parameters has your function of lesson 4?",
        "Hand over as many values as it has parameters, in the same order.",
    ),
    mistake(
        "settings-exchanged",
        "order",
        {_OPTIMIZE: "optimize(w, b, X_train, Y_train, rate, steps)"},
        "You hand optimize the learning rate where it expects the number of iterations. Lesson 4 "
        "has the iterations first.",
        "Compare the order in your call with the first line of your function of lesson 4.",
        "The last two values in your call have to change places.",
    ),
    _reported(
        "settings-exchanged",
        {
            'result["learning_rate"]': "num_iterations",
            'result["num_iterations"]': "learning_rate",
        },
        "You exchange the learning rate and the number of iterations in your result: under each "
        "name stands the other value.",
    ),
    _reported(
        "rate-always-0-5",
        {'result["learning_rate"]': "0.5"},
        "Your result always names 0.5 as the learning rate. It should name the one that was used, "
        "so that results can be told apart.",
    ),
    _reported(
        "always-2000-iterations",
        {'result["num_iterations"]': "2000"},
        "Your result always names 2000 iterations. It should name as many as were used, so that "
        "results can be told apart.",
    ),
    _reported(
        "number-of-costs",
        {'result["num_iterations"]': "len(costs)"},
        "Your result names as many iterations as there are costs. Only every hundredth cost is "
        "kept; the number that was asked for is known.",
    ),
)
