"""Checks of lesson 0: from a file to X and Y."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from checker import compare, digits, form, reference
from checker.checks.common import check_file
from checker.failure import Failure
from checker.model import Function, Lesson
from checker.student.errors import StudentError
from checker.student.proxy import Student

__all__ = [
    "LESSON",
    "check_binarize_labels",
    "check_binarize_other_digit",
    "check_faulty_file",
    "check_file",
    "check_load_csv",
    "check_load_workbook",
    "check_pixels_kept",
    "check_real_digits",
    "check_scale_pixels",
    "check_split_default",
    "check_split_empty",
    "check_split_train_test",
]

LESSON = Lesson(
    stem="lesson0_data",
    title="From a file of digits to X and Y",
    functions=tuple(
        map(
            Function.parse,
            (
                "load_digits(path)",
                "scale_pixels(pixels)",
                "binarize_labels(labels, digit)",
                "split_train_test(pixels, labels, train_size)",
            ),
        )
    ),
    libraries=("numpy", "pandas", "openpyxl"),  # the last where it is installed
)


def images(rng: np.random.Generator, m: int, n: int) -> tuple[Any, Any]:
    """Make pixels (m, n) from 0 to 255 and labels (m,) among which is each digit."""
    return rng.integers(0, 256, size=(m, n)).astype(np.float64), rng.permutation(np.arange(m) % 10)


def write_csv(path: Path, pixels: Any, labels: Any) -> str:
    """Write a csv file as ``data/digits.csv.gz`` is, and return its path."""
    header = ",".join(["label", *(f"pixel{i}" for i in range(pixels.shape[1]))])
    table = np.column_stack([labels, pixels])
    np.savetxt(path, table, fmt="%d", delimiter=",", header=header, comments="", encoding="utf-8")
    return str(path)


def read_loaded(result: Any, shape: tuple[int, int]) -> tuple[Any, Any]:
    """Take pixels and labels from what load_digits returned."""
    pixels, labels = compare.tuple_of(result, "load_digits", ("pixels", "labels"))
    return (
        compare.array_of(pixels, "pixels", shape),
        compare.array_of(labels, "labels", shape[:1]),
    )


def check_load_csv(student: Student, rng: np.random.Generator, scratch: Path) -> None:
    """load_digits reads pixels and labels from a csv file"""
    pixels, labels = images(rng, 23, 6)
    in_file = np.where(labels == 0, 10, labels)
    path = write_csv(scratch / "digits.csv", pixels, in_file)
    came, digits_came = read_loaded(student.load_digits(path), pixels.shape)
    compare.same(came, pixels, "pixels")
    if np.array_equal(digits_came, in_file):
        raise Failure("The digit 0 is still labelled 10, as it is in the file; it should be 0.")
    compare.same(digits_came, labels, "labels")


@pytest.mark.needs("check_load_csv")
def check_faulty_file(student: Student, rng: np.random.Generator, scratch: Path) -> None:
    """load_digits refuses a file with a missing value"""
    pixels, labels = images(rng, 8, 4)
    path = write_csv(scratch / "hole.csv", pixels, labels)
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    lines[5] = ",".join([*lines[5].split(",")[:2], "", *lines[5].split(",")[3:]])
    Path(path).write_text("\n".join(lines), encoding="utf-8")
    try:
        student.load_digits(path)
    except StudentError as error:
        if "ValueError" in error.bases:
            return
        raise
    raise Failure(
        "load_digits took a file in which row 6 has an empty cell; it should raise ValueError.",
        "The helper check_tables, in your file, looks for that.",
    )


@pytest.mark.further
@pytest.mark.needs("check_load_csv")
def check_load_workbook(student: Student, rng: np.random.Generator, scratch: Path) -> None:
    """load_digits reads your own workbook: sheets X and Y, 20 × 20 pixels"""
    if sys.platform == "emscripten":
        pytest.skip("a workbook needs openpyxl, which is not here: run this one on your computer")
    openpyxl = pytest.importorskip(
        "openpyxl", reason="openpyxl is not installed: python -m pip install openpyxl"
    )
    pixels, labels = images(rng, 12, 400)
    book = openpyxl.Workbook()
    book.active.title = "X"
    sheet = book.create_sheet("Y")
    for row in pixels.tolist():
        book.active.append(row)
    for label in labels.tolist():
        sheet.append([label or 10])
    path = scratch / "dataset.xlsx"
    book.save(path)
    came, digits_came = read_loaded(student.load_digits(str(path)), pixels.shape)
    compare.same(came, pixels, "pixels")
    compare.same(digits_came, labels, "labels")


def check_scale_pixels(student: Student, rng: np.random.Generator) -> None:
    """scale_pixels brings 0…255 to 0…1"""
    pixels = rng.integers(0, 200, size=(5, 7)).astype(np.float64)
    compare.same(student.scale_pixels(pixels), pixels / 255, "The scaled pixels")


@pytest.mark.needs("check_scale_pixels")
def check_pixels_kept(student: Student, rng: np.random.Generator) -> None:
    """scale_pixels leaves the array that it was given as it was"""
    pixels = rng.integers(1, 256, size=(4, 3)).astype(np.float64)
    answer = student.scale_pixels.answer(pixels.copy(), writeable=True)
    if not np.array_equal(answer.arguments["pixels"], pixels):
        raise Failure("scale_pixels changed the array that it was given; it should make a new one.")


def same_labels(got: Any, labels: Any, digit: int) -> None:
    """Demand 1 for the digit and 0 for the others, as numbers."""
    array = compare.array_of(got, "Y", labels.shape)
    if array.dtype == np.bool_:
        raise compare.contract(
            "Y holds True and False; it should hold the numbers 1 and 0.",
            "Labels are numbers: they are subtracted and averaged later.",
        )
    compare.same(array, reference.binarize_labels(labels, digit), "Y")


def check_binarize_labels(student: Student, rng: np.random.Generator) -> None:
    """binarize_labels makes the label 1 a 1, and all others 0"""
    labels = rng.permutation(np.arange(30) % 10)
    same_labels(student.binarize_labels(labels), labels, 1)


@pytest.mark.needs("check_binarize_labels")
def check_binarize_other_digit(student: Student, rng: np.random.Generator) -> None:
    """binarize_labels can ask for any digit, also 0"""
    labels = rng.permutation(np.arange(20) % 10)
    for digit in (7, 0):
        same_labels(student.binarize_labels(labels, digit), labels, digit)


def same_split(result: Any, pixels: Any, labels: Any, train_size: int) -> None:
    """Demand the four arrays of a split."""
    names = ("X_train", "Y_train", "X_test", "Y_test")
    wanted = reference.split_train_test(pixels, labels, train_size)
    with form.right_numbers(result, wanted, ", ".join(names)):
        parts = compare.tuple_of(result, "split_train_test", names)
        for name, part, want in zip(names, parts, wanted, strict=True):
            compare.same(part, want, name)


def check_split_train_test(student: Student, rng: np.random.Generator) -> None:
    """split_train_test gives the first rows to training, and turns rows into columns"""
    for m, n, train_size in ((9, 4, 6), (7, 10, 3)):
        pixels, labels = images(rng, m, n)
        same_split(student.split_train_test(pixels, labels, train_size), pixels, labels, train_size)


@pytest.mark.needs("check_split_train_test")
def check_split_default(student: Student, rng: np.random.Generator) -> None:
    """Without a train_size, 4000 rows are for training"""
    pixels, labels = images(rng, 4100, 2)
    same_split(student.split_train_test(pixels, labels), pixels, labels, 4000)


@pytest.mark.further
@pytest.mark.needs("check_split_train_test")
def check_split_empty(student: Student, rng: np.random.Generator) -> None:
    """split_train_test refuses a train_size that leaves nothing to test"""
    pixels, labels = images(rng, 6, 3)
    try:
        student.split_train_test(pixels, labels, 6)
    except StudentError as error:
        if "ValueError" in error.bases:
            return
        raise
    raise Failure("6 of 6 rows for training leave nothing to test; that should be a ValueError.")


@pytest.mark.needs("check_load_csv")
def check_real_digits(student: Student) -> None:
    """load_digits reads the 5000 real digits"""
    pixels, labels = digits.load()
    came, digits_came = read_loaded(student.load_digits(str(digits.path())), pixels.shape)
    compare.same(came, pixels.astype(np.float64), "pixels")
    compare.same(digits_came, labels, "labels")
