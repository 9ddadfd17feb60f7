"""What works here and fails in a later version is told as advice, with its line and version."""

import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from checker.checking.recorder import Run
from checker.course import syllabus
from checker.exceptions.warned import advice, rows
from checker.isolation.host.launcher import open_host
from checker.isolation.host.responses import Warned
from checker.pipeline import judge
from checker.record import Status
from checker.submission import reader

#: What numpy and pandas say, by the version that says it; the last ones say nothing more of some.
SAID = {
    "one-entry-with-axes": "Conversion of an array with ndim > 0 to a scalar is deprecated",
    "row-stack": "`row_stack` alias is deprecated. Use `np.vstack` directly.",
    "in1d": "`in1d` is deprecated. Use `np.isin` instead.",
    "trapz": "`trapz` is deprecated. Use `trapezoid` instead",
    "sum-of-a-generator": "Calling np.sum(generator) is deprecated, and in the future",
    "newshape": "`newshape` keyword argument is deprecated, use `shape=...`",
    "core": "numpy.core is deprecated and has been renamed to numpy._core.",
    "shape": "Setting the shape on a NumPy array has been deprecated in NumPy 2.5.",
    "fix": "numpy.fix is deprecated. Use numpy.trunc instead",
    "third-argument": "Passing more than 2 positional arguments to np.maximum and np.minimum",
    "empty-array": "The truth value of an empty array is ambiguous. Returning False",
    "chained-assignment": "ChainedAssignmentError: behaviour will change in pandas 3.0!",
    "one-number-of-a-series": "Calling float on a single element Series is deprecated",
    "another-type": "Setting an item of incompatible dtype is deprecated",
    "by-position": "Series.__getitem__ treating keys as positions is deprecated.",
    "not-of-a-bool": "Bitwise inversion '~' on bool is deprecated.",
    "going": "Series.ravel is deprecated. The underlying array is already 1D",
}


def warned(message, category="DeprecationWarning", file="mine.py"):
    return Warned(category=category, message=message, file=file, line=7)


@pytest.mark.parametrize("name", rows())
def test_each_warning_has_its_sentence(name):
    (said,) = advice([warned(SAID[name]), warned(SAID[name])], {"mine.py"})
    beginning = rows()[name]["advice"].partition("{")[0]
    assert said.startswith(f"mine.py:7 {beginning}")
    assert said.endswith(".")


@pytest.mark.parametrize("name", rows())
def test_a_program_gives_the_warning_where_the_version_does(name):
    table = pd.DataFrame({"label": [10, 2]})
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            exec(rows()[name]["program"], {"np": np, "pd": pd, "table": table})  # noqa: S102
        except (TypeError, ValueError, AttributeError, KeyError):
            pytest.skip("this version stops there")
    if not seen:
        pytest.skip("this version says nothing of it")
    found = [warned(str(each.message), each.category.__name__) for each in seen]
    (said,) = advice(found, {"mine.py"})
    assert rows()[name]["advice"].partition("{")[0] in said


def test_what_a_library_does_by_itself_is_not_told():
    assert list(advice([warned(SAID["fix"], file="numpy/lib.py")], {"mine.py"})) == []


def test_a_warning_of_numbers_is_none_of_these():
    assert list(advice([warned("overflow encountered", "RuntimeWarning")], {"mine.py"})) == []


SIGMOID = """\
import warnings
import numpy as np


def sigmoid(z):
    warnings.warn("`row_stack` alias is deprecated. Use `np.vstack` directly.", DeprecationWarning)
    return 1 / (1 + np.exp(-z))
"""


def test_a_lesson_that_passes_has_the_advice(tmp_path):
    file = tmp_path / "mine.py"
    file.write_text(SIGMOID, encoding="utf-8")
    with open_host() as host:
        run = Run(submission=reader.read(Path(file)), host=host)
        (report,) = judge([syllabus.shipped().find("2")], run).lessons
    assert report.status is Status.PASSED
    (said,) = [each for each in report.advice if "np.row_stack" in each]
    assert said.startswith("mine.py:6 calls np.row_stack, which numpy from 2.5 on does not have.")
