"""The reference solution of lesson 0: right files load, wrong ones are named to the cell."""

import datetime as dt
import gzip
import sys

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from solutions import lesson0_data
from solutions.lesson0_data import (
    binarize_labels,
    letters,
    load_digits,
    scale_pixels,
    split_train_test,
)

X = [[0, 51, 255], [1.5, 2, 3]]  # two images of three pixels


@pytest.fixture
def workbook(tmp_path):
    def write(**sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        file = tmp_path / "dataset.xlsx"
        book.save(file)
        return file

    return write


@pytest.fixture
def csv(tmp_path):
    def write(text):
        file = tmp_path / "digits.csv"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def refusal(file):
    with pytest.raises(ValueError) as caught:  # noqa: PT011  the message is compared in full
        load_digits(file)
    return str(caught.value)


# Files that are right.


def test_csv_as_path_as_text_and_packed(csv, tmp_path):
    text = "label,pixel0,pixel1\n7,0,255\n0,1,2\n"
    packed = tmp_path / "digits.csv.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    for path in (csv(text), str(csv(text)), packed):
        pixels, labels = load_digits(path)
        np.testing.assert_array_equal(pixels, [[0, 255], [1, 2]])
        assert (pixels.dtype, labels.dtype, labels.tolist()) == (np.float64, np.int64, [7, 0])


def test_csv_from_a_spreadsheet_with_a_byte_order_mark(csv):
    assert load_digits(csv("\ufefflabel,pixel0\n7,0\n"))[1].tolist() == [7]


@pytest.mark.parametrize("zero", [0, 10])
def test_workbook_of_400_pixels_with_either_zero(workbook, zero):
    rows = np.random.default_rng(1).uniform(-0.1, 1.1, (20, 400))
    digits = np.arange(20) % 10
    written = np.where(digits == 0, zero, digits)
    file = workbook(X=rows.tolist(), Y=[[int(label)] for label in written])
    pixels, labels = load_digits(file)
    np.testing.assert_allclose(pixels, rows, rtol=1e-15)
    np.testing.assert_array_equal(labels, digits)
    assert (pixels.dtype, labels.dtype, labels.shape) == (np.float64, np.int64, (20,))


def test_sheets_in_another_order_and_a_third_sheet(workbook):
    pixels, labels = load_digits(workbook(Notes=[["hello"]], Y=[[3], [4]], X=X))
    assert (pixels.tolist(), labels.tolist()) == (X, [3, 4])


def test_arrays_belong_to_the_caller(csv):
    pixels, labels = load_digits(csv("label,pixel0\n1,2.5\n"))
    pixels[0, 0], labels[0] = 9, 9
    assert (pixels.tolist(), labels.tolist()) == ([[9]], [9])


def test_number_written_as_text_is_a_number(workbook):
    pixels, labels = load_digits(workbook(X=[["12", 1]], Y=[["7"]]))
    assert (pixels.tolist(), labels.tolist()) == ([[12, 1]], [7])


# Files that are wrong.

DIGIT = "expected a digit, 0 to 9 (or 10 for 0)"

WORKBOOKS = {
    "no sheet X": (
        {"Sheet1": X, "Y": [[1], [2]]},
        "found the sheets Sheet1, Y; expected X (pixels), Y (labels)",
    ),
    "small letters": (
        {"x": X, "y": [[1], [2]]},
        "found the sheets x, y; expected X (pixels), Y (labels)",
    ),
    "text": (
        {"X": [[0, 1], [2, "abc"]], "Y": [[1], [2]]},
        "sheet X, row 2, column B (2): found 'abc', expected a number",
    ),
    "a header": (
        {"X": [["pixel0", "pixel1"], [0, 1]], "Y": [[1], [2]]},
        "sheet X, row 1, column A (1): found 'pixel0', expected a number",
    ),
    "a missing pixel": (
        {"X": [[0] * 28, [0] * 26 + [None, 0]], "Y": [[1], [2]]},
        "sheet X, row 2, column AA (27): found no value, expected a number",
    ),
    "an empty row": (
        {"X": [[0, 1], [None, None], [0, 1]], "Y": [[1], [2], [3]]},
        "sheet X, row 2, column A (1): found no value, expected a number",
    ),
    "a missing label": (
        {"X": [*X, *X], "Y": [[1], [2], [None], [4]]},
        "sheet Y, row 3, column A (1): found no value, expected a number",
    ),
    "a date": (
        {"X": [[dt.date(2024, 3, 1)]], "Y": [[1]]},
        "sheet X, row 1, column A (1): found '2024-03-01 00:00:00', expected a number",
    ),
    "a truth value": (
        {"X": [[True]], "Y": [[1]]},
        "sheet X, row 1, column A (1): found 'True', expected a number",
    ),
    "no pixels": ({"X": [], "Y": [[1]]}, "found no pixels: X is empty"),
    "no labels": ({"X": X, "Y": []}, "found no labels: Y is empty"),
    "half a digit": (
        {"X": X, "Y": [[1], [2.5]]},
        f"sheet Y, row 2, column A (1): found '2.5', {DIGIT}",
    ),
    "eleven": ({"X": X, "Y": [[11], [2]]}, f"sheet Y, row 1, column A (1): found '11', {DIGIT}"),
    "minus one": ({"X": X, "Y": [[1], [-1]]}, f"sheet Y, row 2, column A (1): found '-1', {DIGIT}"),
    "an image too many": (
        {"X": [*X, *X], "Y": [[1], [2], [3]]},
        "found 4 rows on sheet X, 3 on sheet Y: row 4 has no partner",
    ),
    "two labels too many": (
        {"X": X, "Y": [[1], [2], [3], [4]]},
        "found 2 rows on sheet X, 4 on sheet Y: row 3 has no partner",
    ),
    "labels in a row": (
        {"X": X, "Y": [[1, 2]]},
        "sheet Y: found 2 columns, expected 1, the labels",
    ),
}


@pytest.mark.parametrize(("sheets", "message"), WORKBOOKS.values(), ids=WORKBOOKS.keys())
def test_wrong_workbook_is_named_to_the_cell(workbook, sheets, message):
    assert refusal(workbook(**sheets)) == message


TABLES = {
    "text": (
        "label,pixel0,pixel1\n1,0,0\n2,0,abc\n",
        "row 3, column pixel1: found 'abc', expected a number",
    ),
    "a missing value": (
        "label,pixel0,pixel1\n1,,0\n2,0,0\n",
        "row 2, column pixel0: found no value, expected a number",
    ),
    "a short line": (
        "label,pixel0,pixel1\n1,0,0\n2,0\n",
        "row 3, column pixel1: found no value, expected a number",
    ),
    "a blank line above": (
        "label,pixel0\n\n1,0\n",
        "row 2, column pixel0: found no value, expected a number",
    ),
    "infinity": (
        "label,pixel0\n1,inf\n",
        "row 2, column pixel0: found 'inf', expected a number",
    ),
    "a label in words": (
        "label,pixel0\n1,0\none,0\n",
        "row 3, column label: found 'one', expected a number",
    ),
    "half a digit": ("label,pixel0\n1.5,0\n", f"row 2, column label: found '1.5', {DIGIT}"),
    "no header": ("1,0,0\n2,0,0\n", "row 1: found '1', expected label,pixel0,pixel1,…"),
    "no label column": (
        "pixel0,pixel1\n0,0\n",
        "row 1: found 'pixel0', expected label,pixel0,pixel1,…",
    ),
    "only labels": ("label\n1\n", "found no pixels: X is empty"),
    "only a header": ("label,pixel0\n", "found no pixels: X is empty"),
    "nothing": ("", "No columns to parse from file"),
}


@pytest.mark.parametrize(("text", "message"), TABLES.values(), ids=TABLES.keys())
def test_wrong_csv_is_named_to_the_cell(csv, text, message):
    assert refusal(csv(text)) == message


def test_without_openpyxl_the_cure_is_named(workbook, monkeypatch):
    file = workbook(X=X, Y=[[1], [2]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match="python -m pip install openpyxl"):
        load_digits(file)


@given(column=st.integers(1, 18278))
def test_letters_are_those_of_a_spreadsheet(column):
    assert letters(column - 1) == get_column_letter(column)


# From numbers to X and Y.


@pytest.mark.parametrize("dtype", [np.uint8, np.int64, np.float32, np.float64])
def test_pixels_are_scaled_to_one_and_the_argument_stays(dtype):
    pixels = np.array([[0, 51, 255]], dtype=dtype)
    scaled = scale_pixels(pixels)
    np.testing.assert_array_equal(scaled, np.array([[0, 0.2, 1]]), strict=True)
    np.testing.assert_array_equal(pixels, np.array([[0, 51, 255]], dtype=dtype), strict=True)


def test_labels_become_one_for_the_digit_and_zero_for_all_others():
    labels = np.array([1, 0, 7, 1])
    np.testing.assert_array_equal(binarize_labels(labels), np.array([1.0, 0, 0, 1]), strict=True)
    np.testing.assert_array_equal(binarize_labels(labels, 7), np.array([0.0, 0, 1, 0]), strict=True)
    np.testing.assert_array_equal(
        binarize_labels(labels.reshape(1, 4), digit=0), np.array([[0.0, 1, 0, 0]]), strict=True
    )


@given(data=st.data(), m=st.integers(2, 12), n=st.integers(1, 6))
@settings(max_examples=50)
def test_split_keeps_each_image_with_its_label_in_order(data, m, n):
    size = data.draw(st.integers(1, m - 1))
    pixels, labels = np.arange(m * n).reshape(m, n), np.arange(m)
    X_train, Y_train, X_test, Y_test = split_train_test(pixels, labels, size)
    assert (X_train.shape, Y_train.shape) == ((n, size), (1, size))
    assert (X_test.shape, Y_test.shape) == ((n, m - size), (1, m - size))
    for i in range(m):
        side, column = ((X_train, Y_train), i) if i < size else ((X_test, Y_test), i - size)
        assert side[0][:, column].tolist() == pixels[i].tolist()
        assert side[1][0, column] == labels[i]


def test_split_trains_on_4000_unless_told():
    X_train, _, X_test, _ = split_train_test(np.zeros((4003, 2)), np.zeros(4003))
    assert (X_train.shape, X_test.shape) == ((2, 4000), (2, 3))


@pytest.mark.parametrize("size", [-1, 0, 5, 6])
def test_split_refuses_an_empty_side(size):
    with pytest.raises(ValueError, match=f"^train_size is {size}, expected 1 to 4 of 5 images$"):
        split_train_test(np.zeros((5, 2)), np.zeros(5), size)


def test_all_lists_exactly_what_the_student_writes():
    asked = {load_digits, scale_pixels, binarize_labels, split_train_test}
    assert {getattr(lesson0_data, name) for name in lesson0_data.__all__} == asked
