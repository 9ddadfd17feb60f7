"""What students do wrong in ``split_train_test``."""

from __future__ import annotations

from collections.abc import Mapping

from checker.mistake import Mistake


def _mistake(what: str, changes: Mapping[str, str], message: str, *hints: str) -> Mistake:
    return Mistake(
        code=f"data-split-{what}",
        function="split_train_test",
        changes=changes,
        message=message,
        hints=hints,
        read="split",
    )


MISTAKES = (
    _mistake(
        "rows-kept",
        {"X_train": "pixels[:train_size]", "X_test": "pixels[train_size:]"},
        "Your X_train and X_test have one image in each row. All formulas of the course expect "
        "one image in each column.",
        "Which shape should X_train have: (n, train_size) or (train_size, n)?",
        "Rows become columns by exchanging the two axes.",
    ),
    _mistake(
        "pixels-split",
        {"X": "pixels"},
        "You leave one image in each row and then cut between columns: each image loses a part "
        "of its pixels. Turn the rows into columns before you cut.",
        "Print the shape of X before you cut it: which axis counts the images?",
        "Turn first and cut second: after turning, the columns are images.",
    ),
    _mistake(
        "reshaped-not-turned",
        {"X": "pixels.reshape(-1, m)"},
        "You reshape the pixels where you should transpose them. The shape is right, but reshape "
        "fills it in reading order, so that each column mixes pixels of several images.",
        "Try both on np.arange(6).reshape(2, 3), and compare.",
        "Exchanging rows and columns has a name of its own: the transpose.",
    ),
    _mistake(
        "labels-flat",
        {"Y_train": "labels[:train_size]", "Y_test": "labels[train_size:]"},
        "Your Y_train and Y_test have one axis only. The formulas need a row with two axes, "
        "shape (1, number of examples), as wide as X.",
        "Compare the shape of your Y_train with the one in the docstring.",
        "The values are right; they have to be put into the shape of one row.",
    ),
    _mistake(
        "labels-column",
        {
            "Y_train": "labels[:train_size].reshape(-1, 1)",
            "Y_test": "labels[train_size:].reshape(-1, 1)",
        },
        "Your Y_train and Y_test are columns. They must be rows: each column of X has its answer "
        "in the same column of Y. In lesson 3, a row minus a column would make a whole table, "
        "without an error.",
        "Which of the two numbers of Y's shape should be 1?",
        "Y has one row, and as many columns as there are images.",
    ),
    _mistake(
        "labels-column-cut",
        {"Y": "labels.reshape(m, 1)"},
        "You make the labels a column and then cut between columns, of which there is one. They "
        "must be a row before you cut: one label above each image.",
        "Print the shape of Y before you cut it.",
        "Which of its two numbers should be 1?",
    ),
    _mistake(
        "labels-turned",
        {"Y": "labels.T"},
        "You cut the labels as if they had two axes, and they have one: their shape is (m,). A "
        "transpose would not change that, since one axis has no rows and columns to exchange.",
        "Print labels.shape. How many axes are there?",
        "A reshape can give it two axes; a transpose cannot.",
    ),
    _mistake(
        "comma-missing-x",
        {"X_train": "X[:train_size]", "X_test": "X[train_size:]"},
        "You cut X between rows, and its rows are pixels. Images are columns by now: the cut "
        "belongs to the second axis.",
        "In X[a, b], which of the two places chooses columns?",
        "A colon alone, before the comma, takes all rows.",
    ),
    _mistake(
        "comma-missing-y",
        {"Y_train": "Y[:train_size]", "Y_test": "Y[train_size:]"},
        "You cut Y between rows, and it has only one: the training set gets all labels, and the "
        "test set none. The cut belongs to the second axis.",
        "In Y[a, b], which of the two places chooses columns?",
        "A colon alone, before the comma, takes all rows.",
    ),
    _mistake(
        "sets-exchanged",
        {"return": "return X_test, Y_test, X_train, Y_train"},
        "You return the test set first. The lesson returns the training set, then the test set.",
        "Compare your return with the order in the docstring.",
    ),
    _mistake(
        "x-before-y",
        {"return": "return X_train, X_test, Y_train, Y_test"},
        "You return both X first and then both Y, as scikit-learn does. This lesson returns the "
        "training set, X and Y, and then the test set.",
        "Compare your return with the order in the docstring.",
    ),
    _mistake(
        "y-before-x",
        {"return": "return Y_train, X_train, Y_test, X_test"},
        "You return the labels before the pixels. The lesson returns X before Y, for both sets.",
        "Compare your return with the order in the docstring.",
    ),
    _mistake(
        "in-pairs",
        {"return": "return (X_train, Y_train), (X_test, Y_test)"},
        "You return two pairs. The lesson returns four arrays, one after the other.",
        "What do the parentheses in your return make?",
        "After return stand four names, with commas between them.",
    ),
    _mistake(
        "as-dict",
        {
            "return": "return {'X_train': X_train, 'Y_train': Y_train, "
            "'X_test': X_test, 'Y_test': Y_test}"
        },
        "You return a dict. The lesson returns four arrays, in a fixed order.",
        "The caller unpacks your result into four names: what does it get from a dict?",
        "After return stand four names, with commas between them.",
    ),
    _mistake(
        "train-size-not-used",
        {
            "X_train": "X[:, :4000]",
            "Y_train": "Y[:, :4000]",
            "X_test": "X[:, 4000:]",
            "Y_test": "Y[:, 4000:]",
        },
        "You always cut after 4000 images, whatever train_size says. 4000 is only its default.",
        "Where in your function does the parameter train_size appear?",
        "A number written into the code stands where the parameter should stand.",
    ),
    _mistake(
        "four-fifths",
        {"m": "m = len(labels)\ntrain_size = int(0.8 * m)"},
        "You cut after four fifths of the images, whatever train_size says. The caller decides "
        "how many images are for training.",
        "Where in your function does the parameter train_size come in?",
        "A number of your own stands where the parameter should stand.",
    ),
    _mistake(
        "one-left-out",
        {"X_test": "X[:, train_size + 1:]", "Y_test": "Y[:, train_size + 1:]"},
        "Your test set begins one image too late: the image at place train_size is in neither "
        "set. A slice ends before its second number, so the next one begins right there.",
        "With 10 images and train_size 6: which images are in which of your sets?",
        "The number of the cut is train_size itself, in all four lines.",
    ),
    _mistake(
        "last-train-left-out",
        {"X_train": "X[:, :train_size - 1]", "Y_train": "Y[:, :train_size - 1]"},
        "Your training set is one image too small. A slice ends before its second number, so "
        "nothing has to be subtracted.",
        "How many columns does X_train have, and how many were asked for?",
        "The number of the cut is train_size itself, in all four lines.",
    ),
    _mistake(
        "one-in-both",
        {"X_train": "X[:, :train_size + 1]", "Y_train": "Y[:, :train_size + 1]"},
        "Your training set is one image too large, and that image is in the test set as well. "
        "Nothing may be in both: a model must be tested with what it has never seen.",
        "How many columns does X_train have, and how many were asked for?",
        "The number of the cut is train_size itself, in all four lines.",
    ),
    _mistake(
        "first-left-out",
        {"X_train": "X[:, 1:train_size]", "Y_train": "Y[:, 1:train_size]"},
        "Your training set misses the first image. Python counts from 0.",
        "What is the number of the first column?",
        "With nothing before its colon, a slice begins at the first column.",
    ),
    _mistake(
        "test-is-everything",
        {"X_test": "X", "Y_test": "Y"},
        "Your test set holds all images, also those to train on. A model that is tested with "
        "what it has seen looks better than it is.",
        "How many columns should X_test have?",
        "The test set begins where the training set ends.",
    ),
    _mistake(
        "test-is-train",
        {"X_test": "X[:, :train_size]", "Y_test": "Y[:, :train_size]"},
        "Your test set is the training set again. A model must be tested with images that it "
        "has never seen: those from train_size on.",
        "On which side of the colon does train_size stand, in each of your four lines?",
    ),
    _mistake(
        "test-from-the-end",
        {"X_test": "X[:, -train_size:]", "Y_test": "Y[:, -train_size:]"},
        "You take the last train_size images for testing. A minus in a slice counts from the "
        "end; the test set is all that is left after the training set.",
        "With 10 images and train_size 6: which images are in both of your sets?",
    ),
    _mistake(
        "train-from-the-end",
        {
            "X_train": "X[:, -train_size:]",
            "Y_train": "Y[:, -train_size:]",
            "X_test": "X[:, :-train_size]",
            "Y_test": "Y[:, :-train_size]",
        },
        "You train on the last images and test with the first. The lesson counts the training "
        "images from the first row.",
        "A minus in a slice counts from the end. Is it needed?",
    ),
    _mistake(
        "y-test-from-start",
        {"Y_test": "Y[:, :m - train_size]"},
        "Your Y_test holds the first labels, and your X_test the last images: they do not belong "
        "together. Both must be cut at the same place.",
        "Compare your lines for X_test and Y_test.",
    ),
    _mistake(
        "nothing-returned",
        {"return": "print(X_train.shape, X_test.shape)"},
        "split_train_test returns nothing, so its caller gets None. A function hands its results "
        "back with return; print only shows them.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
)
