"""What students do wrong in ``accuracy``."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.experiments import maker

_mistake = maker("accuracy", "accuracy", "accuracy")


def _percent(what: str, percent: str, message: str, *hints: str) -> Mistake:
    return _mistake(what, {"percent": percent}, message, *hints)


MISTAKES = (
    _percent(
        "fraction",
        "right",
        "You return a fraction, 0 to 1. The lesson asks for percent, 0 to 100.",
        "What should come out when all answers are right?",
        "Only a factor is missing.",
    ),
    _percent(
        "error-rate",
        "100 - 100 * right",
        "You return the share of wrong answers, in percent. The accuracy is the share of right "
        "answers.",
        "What should come out when all answers are right?",
        "Look at your comparison: does it find what is equal or what differs?",
    ),
    _percent(
        "error-fraction",
        "1 - right",
        "You return the share of wrong answers, as a fraction. The accuracy is the share of right "
        "ones, in percent.",
        "What should come out when all answers are right?",
    ),
    _percent(
        "errors-not-in-percent",
        "100 - (1 - right)",
        "You subtract the share of errors from 100, and that share is a fraction, 0 to 1. So your "
        "accuracy is never below 99; both have to be percent.",
        "What should come out when all answers are wrong?",
    ),
    _percent(
        "errors-cancel",
        "100 - 100 * np.mean(Y_prediction - Y)",
        "You average the differences with their signs, so that a 1 for a 0 and a 0 for a 1 cancel. "
        "Each of the two is an error.",
        "What should come out for the answers 1, 0 and the labels 0, 1?",
        "An error of −1 is as bad as one of 1.",
    ),
    _percent(
        "errors-cancel-then-absolute",
        "100 - 100 * np.abs(np.mean(Y_prediction - Y))",
        "You average the differences first and take away the sign afterwards, so that a 1 for a 0 "
        "and a 0 for a 1 cancel. Each of the two is an error.",
        "What should come out for the answers 1, 0 and the labels 0, 1?",
        "In which order do you average and take away the sign?",
    ),
    _percent(
        "counted",
        "np.sum(Y_prediction == Y)",
        "You return how many answers are right. The lesson asks for their share, in percent.",
        "What should come out for 20 right answers of 20?",
    ),
    _percent(
        "not-divided",
        "100 * np.sum(Y_prediction == Y)",
        "You multiply the number of right answers by 100 and do not divide by m. len(Y) counts the "
        "rows of Y, and there is only one.",
        "What should come out for 20 right answers of 20?",
    ),
    _percent(
        "each-answer",
        "100 * (Y_prediction == Y)",
        "You return an array, 100 where an answer is right. The lesson asks for one number: the "
        "share of right answers.",
        "How many numbers should come out?",
    ),
    _percent(
        "all-or-nothing",
        "100 * np.all(Y_prediction == Y)",
        "You ask whether all answers are right at once. The lesson asks what share of them is.",
        "What should come out when one answer of 20 is wrong?",
    ),
    _percent(
        "share-of-answered-ones",
        "100 * np.mean(Y_prediction)",
        "You return how often the answer is 1. Whether it is right is not looked at.",
        "Where do the labels appear in your function?",
    ),
    _percent(
        "share-of-ones",
        "100 * np.mean(Y)",
        "You return how often the label is 1. The answers are not looked at.",
        "Where do the answers of the model appear in your function?",
    ),
    _percent(
        "only-ones-counted",
        "100 * np.mean(Y_prediction * Y)",
        "You count only the ones that were found. A 0 for a 0 is a right answer as well.",
        "What should come out when all answers and all labels are 0?",
        "Compare the two arrays entry by entry, whatever the label is: equal is right.",
    ),
    _percent(
        "only-zeros-counted",
        "100 * np.mean((1 - Y_prediction) * (1 - Y))",
        "You count only the zeros that were answered with 0. A 1 for a 1 is a right answer as "
        "well.",
        "What should come out when all answers and all labels are 1?",
        "Compare the two arrays entry by entry, whatever the label is: equal is right.",
    ),
    _percent(
        "ones-found",
        "100 * np.mean(Y_prediction[Y == 1])",
        "You return the share of the ones that were found. The accuracy looks at all examples, "
        "whatever their label is.",
        "Over how many examples do you average?",
        "Compare the two arrays entry by entry, whatever the label is: equal is right.",
    ),
    _percent(
        "right-among-answered-ones",
        "100 * np.mean(Y[Y_prediction == 1])",
        "You look only at the examples that were answered with 1. The accuracy looks at all of "
        "them.",
        "Over how many examples do you average?",
        "Compare the two arrays entry by entry, whatever the label is: equal is right.",
    ),
    _percent(
        "rounded",
        "round(100 * right)",
        "You round the percentage to a whole number. Two models that differ a little would look "
        "alike in the tables.",
        "Round when you print, not when you return.",
    ),
    _percent(
        "rounded-to-two-digits",
        "round(100 * right, 2)",
        "You round the percentage to two digits. The function returns it as it is.",
        "Round when you print, not when you return.",
    ),
    _percent(
        "text",
        'f"{100 * right} %"',
        "You return a text. The tables need a number.",
        "What makes a text of your number?",
    ),
    _mistake(
        "nothing-returned",
        {"return": "print(percent)"},
        "accuracy returns nothing, so its caller gets None. A function hands its result back with "
        "return; print only shows it.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
    ),
)
