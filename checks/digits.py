"""The course's digits, loaded quickly and without pandas: for checks, demo and benchmarks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parents[1] / "data" / "digits.csv.gz"


def path() -> Path:
    """Find ``digits.csv.gz`` in the course's ``data`` folder.

    Raises
    ------
    FileNotFoundError
        If it is not there.
    """
    if FILE.is_file():
        return FILE
    raise FileNotFoundError(
        "data/digits.csv.gz is missing: take it from the course again, "
        "or make it with python data/make_digits.py"
    )


def load(rows: int | None = None) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Load the digits, or only the first rows of them; of a few rows only their part is read.

    Parameters
    ----------
    rows : int, optional
        How many, from 1 to 5000; all of them by default.

    Returns
    -------
    pixels : ndarray, shape (m, 784), uint8
        One image a row, 0 to 255. Scale them before you compute: uint8 wraps around at 256.
    labels : ndarray, shape (m,), int64
        0 to 9.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    """
    return read(path(), rows)


def read(file: Path, rows: int | None = None) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Read digits from a file, as `load` does."""
    table = np.loadtxt(
        file, delimiter=",", skiprows=1, max_rows=rows, dtype=np.uint8, ndmin=2, encoding="ascii"
    )
    return table[:, 1:], table[:, 0].astype(np.int64)
