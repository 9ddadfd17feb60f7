"""What students do wrong in ``ones_found``."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.experiments import maker

_mistake = maker("ones_found", "ones-found", "ones-found")


def _percent(what: str, percent: str, message: str, *hints: str) -> Mistake:
    return _mistake(what, {"percent": percent}, message, *hints)


def _without_ones(what: str, answer: str, message: str) -> Mistake:
    return _mistake(
        f"{what}-without-ones",
        {"answer": f"percent if ones else {answer}"},
        message,
        "What is the share of nothing?",
        "numpy has a value for what is not a number.",
    )


MISTAKES = (
    _percent(
        "fraction",
        "found / max(ones, 1)",
        "You return a fraction, 0 to 1. The lesson asks for percent, 0 to 100.",
        "What should come out when all ones are found?",
        "Only a factor is missing.",
    ),
    _percent(
        "share-of-answered-ones",
        "100 * found / np.sum(Y_prediction == 1)",
        "You divide by how many examples were answered with 1: that says how far a yes can be "
        "trusted. The lesson asks for the share of all ones, so divide by how many there are.",
        "Two ones of four are found, and nothing else is answered with 1: is it 50 or 100 %?",
        "Which array says where the ones are, the answers or the labels?",
    ),
    _percent(
        "over-all-examples",
        "100 * found / Y.size",
        "You divide by the number of all examples. The lesson asks for a share of the ones alone.",
        "What should come out when all ones are found?",
    ),
    _percent(
        "counted",
        "found",
        "You return how many ones were found. The lesson asks for their share, in percent.",
        "What should come out when all ones are found?",
    ),
    _percent(
        "missed",
        "100 - 100 * found / max(ones, 1)",
        "You return the share of the ones that were missed. The lesson asks for that of the found "
        "ones.",
        "What should come out when all ones are found?",
    ),
    _percent(
        "all-answered-ones",
        "100 * np.sum(Y_prediction) / max(ones, 1)",
        "You count every answer of 1, also where the label is 0. Only a 1 for a 1 has found "
        "something.",
        "What should come out when the answer is 1 for everything?",
        "Look only at the examples whose label is 1.",
    ),
    _percent(
        "accuracy",
        "100 * np.mean(Y_prediction == Y)",
        "You return the accuracy, over all examples. Here only those with the label 1 count.",
        "Over how many examples do you average?",
    ),
    _percent(
        "zeros-found",
        "100 * np.mean(Y_prediction[Y == 0] == 0)",
        "You return the share of the zeros that were answered with 0. The lesson asks for the "
        "ones.",
        "Which label do you look at?",
    ),
    _percent(
        "wrong-ones",
        "100 * np.mean(Y_prediction[Y == 0])",
        "You return how many of the zeros were answered with 1. The lesson asks for the ones that "
        "were answered with 1.",
        "Which label do you look at?",
    ),
    _percent(
        "share-of-ones",
        "100 * ones / Y.size",
        "You return how often the label is 1. The answers are not looked at.",
        "Where do the answers of the model appear in your function?",
    ),
    _percent(
        "each-one",
        "100 * Y_prediction[Y == 1]",
        "You return an array, 100 for each one that was found. The lesson asks for one number: "
        "their share.",
        "How many numbers should come out?",
    ),
    _percent(
        "rounded",
        "round(100 * found / max(ones, 1))",
        "You round the percentage to a whole number. Two models that differ a little would look "
        "alike in the tables.",
        "Round when you print, not when you return.",
    ),
    _without_ones(
        "zero",
        "0.0",
        "Where no label is 1, you return 0, as if ones had been missed. Of nothing there is no "
        "share: the lesson returns nan.",
    ),
    _without_ones(
        "hundred",
        "100.0",
        "Where no label is 1, you return 100, as if all had been found. Of nothing there is no "
        "share: the lesson returns nan.",
    ),
    _without_ones(
        "none",
        "None",
        "Where no label is 1, you return None. The tables need a number there: the lesson returns "
        "nan.",
    ),
    _mistake(
        "nothing-returned",
        {"return": "print(answer)"},
        "ones_found returns nothing, so its caller gets None. A function hands its result back "
        "with return; print only shows it.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
    ),
)
