"""What students do wrong in ``accuracy_by_training_size``."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.experiments import columns, maker

_mistake = maker("accuracy_by_training_size", "sizes", "tables")


def _part(what: str, columns_taken: str, message: str, *hints: str) -> Mistake:
    changes = {"X_part": f"X_train[:, {columns_taken}]", "Y_part": f"Y_train[:, {columns_taken}]"}
    return _mistake(what, changes, message, *hints)


MISTAKES = (
    _part(
        "whole-set",
        ":",
        "You train on the whole training set each time, whatever size the row names.",
        "How many columns has the X that model gets?",
        "Cut both X and Y before you train.",
    ),
    _part(
        "last-examples",
        "-size:",
        "You take the examples from the end of the training set. The lesson takes the first ones, "
        "so that each larger set holds the smaller ones.",
        "Which columns does your slice take for a size of 10?",
    ),
    _part(
        "one-example-too-few",
        ":size - 1",
        "You take one example less than the size says. A slice ends before its second number "
        "already.",
        "How many columns does your slice take for a size of 10?",
    ),
    _part(
        "one-example-too-many",
        ":size + 1",
        "You take one example more than the size says.",
        "How many columns does your slice take for a size of 10?",
    ),
    _part(
        "first-example-skipped",
        "1:size + 1",
        "You leave out the first example and begin with the second. Python counts from 0.",
        "Which columns does your slice take for a size of 10?",
    ),
    _part(
        "the-others",
        "size:",
        "You train on the examples that come after the first ones. The lesson takes the first "
        "ones, as many as the size says.",
        "On which side of the colon stands the size?",
    ),
    _mistake(
        "labels-not-cut",
        {"Y_part": "Y_train"},
        "You cut X and leave all labels, so that there are more labels than images.",
        "Print the shapes of the X and the Y that model gets.",
    ),
    _mistake(
        "images-not-cut",
        {"X_part": "X_train"},
        "You cut the labels and all images are left, so that there are more images than labels. "
        "Examples are columns; a slice without a comma cuts rows, which are features.",
        "Print the shapes of the X and the Y that model gets.",
    ),
    _mistake(
        "test-set-cut",
        {
            "for": "all_X, all_Y = X_test, Y_test\n"
            "for size in sizes:\n"
            "    X_test, Y_test = all_X[:, :size], all_Y[:, :size]"
        },
        "You cut the test set as well. Every model is tested on the whole test set, so that the "
        "rows can be compared.",
        "How many answers for the test set does each model give?",
    ),
    _mistake(
        "tested-on-training",
        {"result": "model(X_part, Y_part, X_train, Y_train, num_iterations, learning_rate)"},
        "You hand model the training set in the place of the test set, and compare its answers "
        "with the test labels.",
        "Which four arrays does model get from you?",
    ),
    _mistake(
        "train-accuracy-of-whole-set",
        {
            'row["train_accuracy"]': 'accuracy(result["w"].T @ X_train + result["b"] > 0, Y_train)',
        },
        "Your training accuracy is that on the whole training set. The lesson asks for that on the "
        "examples that were used.",
        "On how many examples was the model of the first row trained?",
    ),
    _mistake(
        "settings-exchanged",
        {"result": "model(X_part, Y_part, X_test, Y_test, learning_rate, num_iterations)"},
        "In the loop over the sizes you hand model the learning rate where it expects the number "
        "of iterations.",
        "Compare the order in your call with the first line of your function of lesson 6.",
    ),
    _mistake(
        "rate-not-passed-on",
        {"result": "model(X_part, Y_part, X_test, Y_test, num_iterations)"},
        "The learning rate does not reach the models of your sizes: they use their default, 0.5.",
        "Which learning rate does model get from you?",
    ),
    _mistake(
        "without-size",
        {'row["train_size"]': ""},
        "Your table has no column for the size under the name of the lesson. Nobody can tell its "
        "rows apart.",
        "Compare your columns with the names in the docstring, letter by letter.",
    ),
    _mistake(
        "size-of-whole-set",
        {'row["train_size"]': "X_train.shape[1]"},
        "Every row names the size of the whole training set. It should name how many examples its "
        "model was trained on.",
        "Which number changes from row to row?",
    ),
    *columns.mistakes(_mistake, "your table of sizes", "Y_part"),
)
