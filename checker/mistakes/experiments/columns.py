"""What goes wrong in the columns of both tables, and in how their rows are collected."""

from __future__ import annotations

from collections.abc import Iterator

from checker.mistake import Mistake
from checker.mistakes.experiments import Maker

_TRAIN, _TEST = 'row["train_accuracy"]', 'row["test_accuracy"]'
_NO, _FOUND = 'row["always_no"]', 'row["ones_found"]'
_ANSWERS = 'result["Y_prediction_test"]'
_READ_ALOUD = "Read the lines of your row aloud, each name with its value."


def mistakes(mistake: Maker, where: str, labels: str) -> Iterator[Mistake]:
    """Give the mistakes of a table's percentages and rows.

    Parameters
    ----------
    mistake : callable
        Makes a mistake of the table's function.
    where : str
        What the table is called in messages: the same words are never said of both.
    labels : str
        The name of the labels that were trained with.
    """
    on_training = 'result["Y_prediction_train"]', labels
    yield mistake(
        "accuracies-exchanged",
        {
            _TRAIN: f"accuracy({_ANSWERS}, Y_test)",
            _TEST: f"accuracy({on_training[0]}, {on_training[1]})",
        },
        f"In {where}, you exchange the two accuracies: under each name stands the other one.",
        _READ_ALOUD,
    )
    yield mistake(
        "test-accuracy-of-training",
        {_TEST: f"accuracy({on_training[0]}, {on_training[1]})"},
        f"In {where}, the test accuracy is that on the training set. The test set alone shows what "
        "a model makes of images that are new to it.",
        _READ_ALOUD,
    )
    yield mistake(
        "train-accuracy-of-test",
        {_TRAIN: f"accuracy({_ANSWERS}, Y_test)"},
        f"In {where}, the training accuracy is that on the test set.",
        _READ_ALOUD,
    )
    yield mistake(
        "always-yes",
        {_NO: "accuracy(np.ones_like(Y_test), Y_test)"},
        f"In {where}, the column for always saying no holds the accuracy of always saying yes. A "
        "no is the answer 0.",
        "For how many images of the test set is 0 the right answer?",
    )
    yield mistake(
        "always-no-of-training",
        {_NO: f"accuracy(np.zeros_like({labels}), {labels})"},
        f"In {where}, the accuracy of always saying no is that on the training set. It stands "
        "beside the test accuracy, to be compared with that.",
        "With which labels do you compare the zeros?",
    )
    yield mistake(
        "always-no-fixed",
        {_NO: "90.0"},
        f"In {where}, always saying no is right in 90 % of all cases, whatever the test set holds. "
        "It has to be counted.",
        "Which answers would such a model give, and which labels are there?",
    )
    yield mistake(
        "always-no-of-model",
        {_NO: f"100 - 100 * np.mean({_ANSWERS})"},
        f"In {where}, the column for always saying no holds how often your model says no. It asks "
        "for the accuracy of a model that does nothing else.",
        "Which answers would such a model give, and with what do you compare them?",
    )
    yield mistake(
        "ones-found-in-training",
        {_FOUND: f"ones_found({on_training[0]}, {on_training[1]})"},
        f"In {where}, the found ones are those of the training set. The lesson asks for those of "
        "the test set.",
        "Which answers and labels does ones_found get?",
    )
    yield mistake(
        "ones-found-exchanged",
        {_FOUND: f"ones_found(Y_test, {_ANSWERS})"},
        f"In {where}, ones_found gets the labels first and the answers second. So it counts how "
        "far a yes can be trusted, and not how many ones were found.",
        "Compare the order in your call with the first line of ones_found.",
    )
    yield mistake(
        "ones-found-is-accuracy",
        {_FOUND: f"accuracy({_ANSWERS}, Y_test)"},
        f"In {where}, the column of the found ones holds the accuracy.",
        _READ_ALOUD,
    )
    for key, words in (
        ("train_accuracy", "training accuracy"),
        ("test_accuracy", "test accuracy"),
        ("always_no", "accuracy of always saying no"),
    ):
        yield mistake(
            f"without-{key.replace('_', '-')}",
            {f'row["{key}"]': ""},
            f"In {where}, there is no column for the {words} under the name of the lesson.",
            "Compare your columns with the names in the docstring, letter by letter.",
        )
    yield mistake(
        "last-row-alone",
        {"rows.append(row)": "rows = [row]"},
        f"In {where}, only the last row is left: each takes the place of the one before.",
        "What becomes of the first row when the second is made?",
        "A list can grow at its end.",
    )
    yield mistake(
        "first-row-alone",
        {"rows.append(row)": "rows.append(row)\nreturn pd.DataFrame(rows)"},
        f"In {where}, only the first row is made: a return inside the loop ends it at once.",
        "How far is your last line indented?",
        "What belongs after the loop stands as far left as the word for.",
    )
    yield mistake(
        "empty",
        {"rows.append(row)": "pass"},
        f"In {where}, there is no row: what you find out is never put into the list.",
        "Which line adds a row to your list?",
        "A list has a method that adds one item at its end.",
    )
    yield mistake(
        "list-of-rows",
        {"table": "rows"},
        f"For {where}, you return the list of rows. The lesson asks for a pandas DataFrame, which "
        "can be made of such a list.",
        "What does pandas make of a list of dicts?",
    )
    yield mistake(
        "rows-for-columns",
        {"table": "pd.DataFrame(rows).T"},
        f"In {where}, rows and columns are exchanged. Each model is a row, and each percentage a "
        "column.",
        "What happens to the table between making and returning it?",
    )
    yield mistake(
        "nothing-returned",
        {"return": "print(table)"},
        f"For {where}, your function returns nothing, so its caller gets None. A function hands "
        "its result back with return; print only shows it.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    )
