"""What students do wrong in ``model_for_digit``."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.experiments import maker

_mistake = maker("model_for_digit", "digit", "another-digit")


def _labels(what: str, labels: str, message: str, *hints: str) -> Mistake:
    """Make a mistake of both sets of labels; {} stands for the name of the set."""
    changes = {"Y_train": labels.format("train"), "Y_test": labels.format("test")}
    return _mistake(what, changes, message, *hints)


def _model(what: str, arguments: str, message: str, *hints: str) -> Mistake:
    return _mistake(what, {"result": f"model({arguments})"}, message, *hints)


def _returned(what: str, returned: str, message: str) -> Mistake:
    hint = "What does your function of lesson 6 return?"
    return _mistake(f"returned-{what}", {"return": returned}, message, hint)


MISTAKES = (
    _labels(
        "always-1",
        "binarize_labels(labels_{}, 1)",
        "Your model always learns the digit 1, whatever digit is asked for.",
        "Does your function of lesson 0 get the digit, for the training labels too?",
        "It has a second parameter, and 1 is only its default.",
    ),
    _labels(
        "not-binarized",
        "labels_{}",
        "You train with the digits 0 to 9 as labels. The model answers yes or no, so each label "
        "has to become 1 or 0 first.",
        "Which function of lesson 0 makes 1 and 0 of digits?",
        "Call it for the labels of both sets, with the digit.",
    ),
    _labels(
        "inverted",
        "1 - binarize_labels(labels_{}, digit)",
        "Your labels are the wrong way round: 0 for the digit and 1 for all others.",
        "What should the label be where the digit is the one that is asked for?",
    ),
    _labels(
        "divided",
        "labels_{} / 9",
        "You scale the digits to 0…1 as if they were pixels. A label is 1 or 0: it is the digit "
        "that is asked for, or it is not.",
        "Which function of lesson 0 makes 1 and 0 of digits?",
        "Call it for the labels of both sets, with the digit.",
    ),
    _labels(
        "at-least",
        "(labels_{} >= digit) * 1.0",
        "You answer 1 for the digit and for every larger one. Only the digit itself counts.",
        "What does your comparison say of an 8 when you ask for 7?",
    ),
    _labels(
        "kept",
        "np.where(labels_{0} == digit, labels_{0}, 0.0)",
        "You set the other labels to 0 and leave the digit as it is. A label of 3 or 7 makes the "
        "cost wrong; it has to be 1.",
        "Which two numbers should be in Y?",
    ),
    _labels(
        "next-digit",
        "binarize_labels(labels_{}, digit + 1)",
        "Your model learns the digit after the one that is asked for. The labels are the digits "
        "themselves, counted from 0.",
        "With which number do you compare the labels?",
    ),
    _model(
        "trained-on-test-set",
        "X_test, Y_test, X_test, Y_test, num_iterations, learning_rate",
        "You train on the test set. Its images are there to see what the model makes of what it "
        "has never learned from.",
        "Which four arrays does model get from you?",
    ),
    _model(
        "sets-exchanged",
        "X_test, Y_test, X_train, Y_train, num_iterations, learning_rate",
        "You exchange the sets: you train on the test set, and test on the training set.",
        "Compare the order in your call with the first line of your function of lesson 6.",
    ),
    _model(
        "sets-in-another-order",
        "X_train, X_test, Y_train, Y_test, num_iterations, learning_rate",
        "You hand model both X first, then both Y. Lesson 6 has the X and the Y of the training "
        "set first.",
        "Compare the order in your call with the first line of your function of lesson 6.",
    ),
    _model(
        "settings-exchanged",
        "X_train, Y_train, X_test, Y_test, learning_rate, num_iterations",
        "For this digit you hand model the learning rate where it expects the number of "
        "iterations.",
        "Compare the order in your call with the first line of your function of lesson 6.",
    ),
    _model(
        "rate-not-passed-on",
        "X_train, Y_train, X_test, Y_test, num_iterations",
        "The learning rate does not reach the model of this digit: it uses its default, 0.5.",
        "Which learning rate does model get from you?",
    ),
    _mistake(
        "only-that-digit",
        {
            "result": "yes = labels_train[0] == digit\n"
            "result = model(X_train[:, yes], Y_train[:, yes], X_test, Y_test, "
            "num_iterations, learning_rate)",
        },
        "You train only on images of the digit itself, so that the model never sees a no. It would "
        "answer yes to everything.",
        "How many columns has the X that model gets?",
    ),
    _returned(
        "w-and-b",
        'return result["w"], result["b"]',
        "You return w and b one after the other. The lesson returns what model returns, a dict.",
    ),
    _returned(
        "answers-alone",
        'return result["Y_prediction_test"]',
        "You return the answers for the test set alone. The lesson returns what model returns, a "
        "dict.",
    ),
    _returned(
        "accuracy",
        'return accuracy(result["Y_prediction_test"], Y_test)',
        "You return an accuracy. The lesson returns what model returns, a dict.",
    ),
    _returned(
        "nothing",
        "print(result)",
        "model_for_digit returns nothing, so its caller gets None. A function hands its result "
        "back with return; print only shows it.",
    ),
)
