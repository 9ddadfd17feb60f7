"""A file as editors, notebooks and accidents leave it: one clear verdict, and no traceback."""

import json

import numpy as np
import programs
import pytest

from checker.record import Status
from checker.submission import reader

RIGHT = (programs.PROGRAMS / "right" / "sigmoid_tanh.py").read_text(encoding="utf-8")
NOTEBOOK = json.dumps({"cells": [{"cell_type": "code", "source": [RIGHT]}], "nbformat": 4})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_with_its_cure(encoding):
    with pytest.raises(reader.RefusedError) as refused:
        programs.text_submission(RIGHT.encode(encoding))
    assert "UTF-16" in str(refused.value) or "not a text file" in str(refused.value)


def test_latin_1_without_a_declaration_is_refused_with_its_cure():
    with pytest.raises(reader.RefusedError, match="UTF-8"):
        programs.text_submission('"""größer"""\n'.encode("latin-1") + RIGHT.encode())


def test_notebook_named_py_is_told_apart():
    with pytest.raises(reader.RefusedError, match="notebook"):
        programs.text_submission(NOTEBOOK)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", '"""Lesson 2."""\n'])
def test_file_without_functions_is_not_started(text, quick_host):
    submission = programs.text_submission(text, "lesson2_sigmoid.py")
    report = programs.check(submission, ["sigmoid"], quick_host)["sigmoid"]
    assert report.status is Status.NOT_STARTED


@pytest.mark.parametrize("before", ["x = = 1\n", "if x\n    y = 1\n", "import\n"])
def test_line_that_is_no_python_hides_no_function(before, quick_host):
    submission = programs.text_submission(before + RIGHT, "lesson2_sigmoid.py")
    reports = programs.check(submission, ["sigmoid"], quick_host)
    assert programs.failures(reports) == {"sigmoid-file": "syntax"}


def test_words_that_a_terminal_would_obey_do_not_reach_the_report(host):
    program = RIGHT.replace("    return", "    print('\x1b[2J here')\n    return")
    reports = programs.check(programs.text_submission(program), ["sigmoid"], host)
    assert reports["sigmoid"].status is Status.PASSED
    printed = "".join(result.printed for result in reports["sigmoid"].results)
    assert "here" in printed
    assert "\x1b" not in printed


def test_our_split_has_ones_on_both_sides():
    # Mistake 53: a file sorted by digit has no ones behind its 4000th row.
    data = programs.SOLUTIONS.parent / "data" / "digits.csv.gz"
    labels = np.loadtxt(data, delimiter=",", skiprows=1, usecols=0)
    for part in (labels[:4000], labels[4000:]):
        assert 0.08 < (part == 1).mean() < 0.13
