"""From a file of digits to X and Y."""

import importlib.util
import sys

import numpy as np

from checker.extend import (
    Failure,
    Function,
    Lesson,
    check,
    equal,
    refuses,
    same_as_solution,
    same_form,
    same_structure,
    skip,
)

from . import digits

LESSON = Lesson(
    Function("load_digits(path)", returns="pixels, labels"),
    Function("scale_pixels(pixels)", returns="scaled"),
    Function("binarize_labels(labels, digit)", returns="Y"),
    Function(
        "split_train_test(pixels, labels, train_size)", returns="X_train, Y_train, X_test, Y_test"
    ),
    derived=False,
    libraries=("numpy", "pandas", "openpyxl"),  # the last where it is installed
)


def images(rng, m, n):
    """Make pixels (m, n) from 0 to 255 and labels (m,) among which is each digit."""
    return rng.integers(0, 256, size=(m, n)).astype(np.float64), rng.permutation(np.arange(m) % 10)


def csv(pixels, labels):
    """Write the lines of a file as ``data/digits.csv.gz`` is."""
    head = ",".join(["label", *(f"pixel{i}" for i in range(pixels.shape[1]))])
    rows = np.column_stack([labels, pixels]).astype(int).tolist()
    return [head, *(",".join(map(str, row)) for row in rows)]


def saved(lines, path):
    """Save lines, and return where."""
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return str(path)


def same_images(loaded, pixels, labels):
    """Demand the pixels and labels of a file."""
    for name, right in (("pixels", pixels.astype(np.float64)), ("labels", labels)):
        same_form(loaded[name], right, name)
        equal(loaded[name], right, name)


@check
def load_csv(student, rng, scratch):
    """load_digits reads pixels and labels from a csv file"""
    pixels, labels = images(rng, 23, 6)
    in_file = np.where(labels == 0, 10, labels)
    path = saved(csv(pixels, in_file), scratch / "digits.csv")
    loaded = student.load_digits(path=path)
    if np.array_equal(loaded["labels"], in_file):
        raise Failure("The digit 0 is still labelled 10, as it is in the file; it should be 0.")
    same_images(loaded, pixels, labels)


@check(needs="load_csv")
def faulty_file(student, rng, scratch):
    """load_digits refuses a file with a missing value"""
    lines = csv(*images(rng, 8, 4))
    cells = lines[5].split(",")
    lines[5] = ",".join([*cells[:2], "", *cells[3:]])
    if not refuses(student.load_digits, {"path": saved(lines, scratch / "hole.csv")}):
        raise Failure(
            "load_digits took a file in which row 6 has an empty cell; it should raise ValueError.",
            "The helper check_tables of the lesson's file looks for that.",
        )


@check(needs="load_csv", further=True)
def load_workbook(student, rng, scratch):
    """load_digits reads your own workbook: sheets X and Y, 20 × 20 pixels"""
    if sys.platform == "emscripten":
        skip("a workbook needs openpyxl, which is not here: run this one on your computer")
    if importlib.util.find_spec("openpyxl") is None:
        skip("openpyxl is not installed: python -m pip install openpyxl")
    from openpyxl import Workbook  # noqa: PLC0415 (few have it)

    pixels, labels = images(rng, 12, 400)
    book = Workbook()
    X, Y = book.create_sheet("X", 0), book.create_sheet("Y", 1)
    for row, label in zip(pixels.tolist(), labels.tolist(), strict=True):
        X.append(row)
        Y.append([label or 10])
    path = scratch / "dataset.xlsx"
    book.save(path)
    same_images(student.load_digits(path=str(path)), pixels, labels)


@check
def scale_pixels(student, rng):
    """scale_pixels brings 0…255 to 0…1"""
    pixels = rng.integers(0, 200, size=(5, 7)).astype(np.float64)
    alike(student.scale_pixels.on_copies, [{"pixels": pixels}])


@check(needs="scale_pixels")
def pixels_kept(student, rng):
    """scale_pixels leaves the array that it was given as it was"""
    pixels = rng.integers(1, 256, size=(4, 3)).astype(np.float64)
    answer = student.scale_pixels.answer(pixels=pixels.copy())
    if not np.array_equal(answer.arguments["pixels"], pixels):
        raise Failure("scale_pixels changed the array that it was given; it should make a new one.")


@check
def binarize_labels(student, rng):
    """binarize_labels makes the label 1 a 1, and all others 0"""
    alike(student.binarize_labels, [{"labels": rng.permutation(np.arange(30) % 10)}])


@check(needs="binarize_labels")
def binarize_other_digit(student, rng):
    """binarize_labels can ask for any digit, also 0"""
    labels = rng.permutation(np.arange(20) % 10)
    alike(student.binarize_labels, [{"labels": labels, "digit": digit} for digit in (7, 0)])


@check
def split_train_test(student, rng):
    """split_train_test gives the first rows to training, and turns rows into columns"""
    alike(
        student.split_train_test,
        [split(rng, 9, 4) | {"train_size": 6}, split(rng, 7, 10) | {"train_size": 3}],
    )


@check(needs="split_train_test")
def split_default(student, rng):
    """Without a train_size, 4000 rows are for training"""
    alike(student.split_train_test, [split(rng, 4100, 2)])


@check(needs="split_train_test", further=True)
def split_empty(student, rng):
    """split_train_test refuses a train_size that leaves nothing to test"""
    if not refuses(student.split_train_test, split(rng, 6, 3) | {"train_size": 6}):
        raise Failure(
            "6 of 6 rows for training leave nothing to test; that should be a ValueError."
        )


@check(needs="load_csv")
def real_digits(student):
    """load_digits reads the 5000 real digits"""
    same_images(student.load_digits(path=str(digits.path())), *digits.load())


def split(rng, m, n):
    """Choose pixels and labels to split."""
    pixels, labels = images(rng, m, n)
    return {"pixels": pixels, "labels": labels}


def alike(function, places):
    """Demand the solution's structure, then its values."""
    same_structure(function, places)
    same_as_solution(function, places)


def inputs_of_scale_pixels(rng):
    """No 0 and no 255, so that the smallest and the largest pixel are not the scale."""
    yield {"pixels": rng.integers(5, 250, size=(4, 6)).astype(np.float64)}
    yield {"pixels": rng.integers(20, 200, size=(7, 3)).astype(np.float64)}


def inputs_of_binarize_labels(rng):
    """The digit that is asked for by default, and others."""
    yield {"labels": rng.permutation(np.arange(23) % 10)}
    yield {"labels": rng.permutation(np.arange(23) % 10), "digit": 7}
    yield {"labels": rng.permutation(np.arange(31) % 10), "digit": 0}


def inputs_of_split_train_test(rng):
    """More rows than columns, fewer, and so many as the lesson's default needs."""
    for m, n, how in ((9, 4, {"train_size": 6}), (7, 11, {"train_size": 3}), (4003, 2, {})):
        labels = rng.permutation(np.arange(m) % 10).astype(np.float64)
        yield {"pixels": rng.random((m, n)), "labels": labels, **how}
