"""The checker's own loader."""

import shutil
import subprocess
import sys

import numpy as np
import pytest

from checker.course import modules, syllabus
from solutions.lesson0_data import load_digits

digits = syllabus.shipped().module("digits")


def test_shapes_and_dtypes():
    pixels, labels = digits.load()
    assert (pixels.shape, pixels.dtype) == ((5000, 784), np.uint8)
    assert (labels.shape, labels.dtype) == ((5000,), np.int64)


def test_loader_agrees_with_the_lesson():
    for ours, theirs in zip(digits.load(), load_digits(digits.path()), strict=True):
        np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("rows", [1, 200])
def test_first_rows_are_the_first_of_all(rows):
    for some, everything in zip(digits.load(rows), digits.load(), strict=True):
        np.testing.assert_array_equal(some, everything[:rows])


def test_pandas_stays_out():
    program = (
        "import sys; from checker.course import syllabus; "
        "syllabus.shipped().module('digits').load(1); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_file_is_found_wherever_the_course_lies(tmp_path):
    inside = tmp_path / "data" / "digits.csv.gz"
    inside.parent.mkdir()
    inside.touch()
    (tmp_path / "checks").mkdir()
    shutil.copy(digits.__file__, tmp_path / "checks")
    assert modules.load(tmp_path, "checks.digits").path() == inside


def test_missing_file_names_the_cure(tmp_path, monkeypatch):
    monkeypatch.setattr(digits, "FILE", tmp_path / "digits.csv.gz")
    with pytest.raises(FileNotFoundError, match=r"python data/make_digits\.py"):
        digits.load()
