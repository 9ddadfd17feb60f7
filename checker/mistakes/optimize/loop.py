"""How many steps are taken."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.optimize import mistake


def _passes(what: str, passes: str, message: str, *hints: str) -> Mistake:
    return mistake(what, "loop", {"for": f"for i in range({passes}):"}, message, *hints)


MISTAKES = (
    mistake(
        "ends-in-first-pass",
        "loop",
        {"b": 'b = b - learning_rate * db\nparams = {"w": w, "b": b}\nreturn params, grads, costs'},
        "Your loop ends in its first pass: one step is taken, whatever number is asked for. A "
        "return or break inside a loop ends it at once.",
        "How far is your last line indented?",
        "What belongs after the loop stands as far left as the word for.",
    ),
    mistake(
        "only-one-step",
        "loop",
        {
            "w": "pass",
            "b": "pass",
            "params": "w = w - learning_rate * dw\n"
            "b = b - learning_rate * db\n"
            'params = {"w": w, "b": b}',
        },
        "Your loop runs on, but w and b move only once: in every pass propagate gets the same old "
        "values. Each step starts where the last one ended.",
        "Are the lines of the step inside the loop?",
        "If they are: what is the result called, and does the next pass use that?",
    ),
    mistake(
        "steps-only-where-costs-are-kept",
        "loop",
        {
            "w": "if i % 100 == 0:\n    w = w - learning_rate * dw",
            "b": "if i % 100 == 0:\n    b = b - learning_rate * db",
        },
        "You take a step only in every hundredth pass, where the cost is kept. Every pass takes "
        "one.",
        "How far are the lines of your step indented?",
        "Which lines belong to the if, and which to the loop alone?",
    ),
    _passes(
        "each-hundredth-pass-alone",
        "0, num_iterations, 100",
        "Your loop goes on by a hundred from pass to pass, so that it takes a hundredth of the "
        "steps. Only the costs are kept so seldom.",
        "Write down the first three numbers that your loop runs through.",
        "The loop counts one by one; the hundred belongs to the condition for the costs.",
    ),
    _passes(
        "one-step-too-few",
        "num_iterations - 1",
        "You take one step less than you are asked for. A range ends before its last number "
        "already.",
        "How often does your loop run when three steps are asked for?",
        "Nothing has to be subtracted from the number of steps.",
    ),
    _passes(
        "one-step-too-many",
        "num_iterations + 1",
        "You take one step more than you are asked for.",
        "How often does your loop run when three steps are asked for?",
        "Counting from 0, which is the last number?",
    ),
    _passes(
        "counted-from-1-too-few",
        "1, num_iterations",
        "You count from 1 to the number before the last: one step is missing, and so is the cost "
        "before the first step. Python counts from 0.",
        "Write down the numbers that your loop runs through when three steps are asked for.",
        "A range of a single number begins at 0 by itself.",
    ),
    _passes(
        "two-steps-each",
        "2 * num_iterations",
        "You take twice as many steps as you are asked for.",
        "How often is w changed when three steps are asked for?",
        "Look for a second loop, for a factor of 2, or for two steps in one pass.",
    ),
    _passes(
        "always-100-steps",
        "100",
        "You always take 100 steps, whatever number is asked for. The caller chooses how long to "
        "learn.",
        "Where in your function does the parameter for the number of steps appear?",
        "A number written into the code stands where the parameter should stand.",
    ),
    _passes(
        "a-step-for-each-example",
        "X.shape[1]",
        "You take as many steps as there are examples. The caller says how many; each step uses "
        "all examples at once.",
        "What does your loop count?",
        "Where in your function does the parameter for the number of steps appear?",
    ),
    _passes(
        "a-step-for-each-feature",
        "X.shape[0]",
        "You take as many steps as there are features. The caller says how many; each step moves "
        "all weights at once.",
        "What does your loop count?",
        "Where in your function does the parameter for the number of steps appear?",
    ),
)
