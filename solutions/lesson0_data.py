"""Lesson 0: from a file of handwritten digits to the arrays X and Y.

A model sees no pictures, only numbers. In the file each image is a row of pixels with a label;
in the end it is a column of X, and its answer is the same column of Y, as all formulas expect.

Check it with: python -m checker lesson0
"""

from pathlib import Path

import numpy as np
import pandas as pd

__all__ = ["binarize_labels", "load_digits", "scale_pixels", "split_train_test"]


def load_digits(path):
    """Load the images and their labels from a file.

    Parameters
    ----------
    path : str or pathlib.Path
        A ``.csv`` or ``.csv.gz`` file with a header line, the label in its first column; or an
        ``.xlsx`` workbook without headers, the pixels on sheet X, the labels on sheet Y.

    Returns
    -------
    pixels : numpy.ndarray, shape (m, n), float64
        m images of n pixels; each row is one image.
    labels : numpy.ndarray, shape (m,), int64
        The digits, 0 to 9. Where the file labels a 0 with 10, it is 0 here.

    Raises
    ------
    ValueError
        If the file holds something else; the message names the place.
    """
    if Path(path).suffix == ".xlsx":
        # A workbook: read_sheets, further down, gives its two sheets as the tables X and Y.
        X, Y = read_sheets(path)
    else:
        # Any other file: pandas reads it as csv. The table Y is its first column, X the others.
        # Do not skip blank lines, or the row numbers in a message would be wrong below them.
        table = pd.read_csv(path, skip_blank_lines=False)
        X, Y = table.iloc[:, 1:], table.iloc[:, :1]

    # Let check_tables, further down, look at both tables before you trust their numbers.
    check_tables(X, Y)

    # From tables to arrays: the pixels float64; the labels int64, with one axis only.
    pixels = np.array(X, dtype=np.float64)
    labels = np.array(Y, dtype=np.float64)[:, 0].astype(np.int64)

    # A 0 that is labelled 10 becomes 0, and the other labels stay as they are.
    return pixels, labels % 10


def scale_pixels(pixels):
    """Scale pixels from 0…255 to 0…1: a new float64 array of the same shape."""
    # Divide by the brightest value that a pixel can have; leave the given array as it was.
    return np.array(pixels, dtype=np.float64) / 255


def binarize_labels(labels, digit=1):
    """Answer "is it this digit?" for each label: a new float64 array of the same shape."""
    # 1.0 where the label is the digit, 0.0 where it is any other: all labels at once.
    return (labels == digit).astype(np.float64)


def split_train_test(pixels, labels, train_size=4000):
    """Split the images into some to train on and some to test with; turn rows into columns.

    Parameters
    ----------
    pixels, labels : numpy.ndarray, shape (m, n) and (m,)
        Each row of pixels is one image, and has one label.
    train_size : int
        How many images to train on, counted from the first row.

    Returns
    -------
    X_train, Y_train : numpy.ndarray, shape (n, train_size) and (1, train_size)
        To train on; each column is one example, in the order of the rows.
    X_test, Y_test : numpy.ndarray, shape (n, m - train_size) and (1, m - train_size)
        To test with: all the others.

    Raises
    ------
    ValueError
        If train_size leaves nothing to train on or nothing to test with.
    """
    # m: how many images there are. Neither part of them may be empty.
    m = len(labels)
    if not 0 < train_size < m:
        raise ValueError(f"train_size is {train_size}, expected 1 to {m - 1} of {m} images")

    # Each image becomes a column of X; the labels become one row, of shape (1, m).
    X, Y = pixels.T, labels.reshape(1, m)

    # The first columns are for training, the others for testing.
    return X[:, :train_size], Y[:, :train_size], X[:, train_size:], Y[:, train_size:]


def read_sheets(path):
    """Return the sheets X and Y of a workbook as tables (given, as is all that follows)."""
    try:
        sheets = pd.read_excel(path, sheet_name=None, header=None)
    except ImportError as error:
        raise ImportError("to read .xlsx (not .xls): python -m pip install openpyxl") from error
    if not {"X", "Y"} <= set(sheets):
        raise ValueError(f"found the sheets {', '.join(sheets)}; expected X (pixels), Y (labels)")
    return sheets["X"], sheets["Y"]


def check_tables(X, Y):
    """Raise ValueError unless X holds numbers, and Y one label from 0 to 10 for each row of X."""
    if X.empty or Y.empty:
        raise ValueError(f"found no {'pixels: X' if X.empty else 'labels: Y'} is empty")
    if isinstance(Y.columns[0], str) and Y.columns[0] != "label":
        raise ValueError(f"row 1: found '{Y.columns[0]}', expected label,pixel0,pixel1,…")
    if Y.shape[1] != 1:
        raise ValueError(f"sheet Y: found {Y.shape[1]} columns, expected 1, the labels")
    if len(X) != len(Y):
        found = f"found {len(X)} rows on sheet X, {len(Y)} on sheet Y"
        raise ValueError(f"{found}: row {min(len(X), len(Y)) + 1} has no partner")
    for table, sheet in ((X, "X"), (Y, "Y")):
        for column in range(table.shape[1]):
            cells = table.iloc[:, column]
            if cells.dtype.kind not in "iuf":  # text, dates, truth values: read what is written
                cells = pd.to_numeric(cells.astype(str), errors="coerce")
            refuse(~np.isfinite(cells), table, sheet, column, "a number")
    refuse(~Y.iloc[:, 0].astype(float).isin(range(11)), Y, "Y", 0, "a digit, 0 to 9 (or 10 for 0)")


def refuse(wrong, table, sheet, column, expected):
    """Raise ValueError for the first row in which a column is wrong, if there is one."""
    if wrong.any():
        row, name = wrong.argmax(), table.columns[column]
        cell = table.iloc[row, column]
        found = "no value" if pd.isna(cell) else f"'{cell}'"
        place = f"sheet {sheet}, row {row + 1}, column {letters(column)} ({column + 1})"
        if isinstance(name, str):  # a csv file, whose row 1 is the header
            place = f"row {row + 2}, column {name}"
        raise ValueError(f"{place}: found {found}, expected {expected}")


def letters(column):
    """Name a column as spreadsheets do: 0 is A, 25 is Z, 26 is AA."""
    return (letters(column // 26 - 1) if column // 26 else "") + chr(ord("A") + column % 26)
