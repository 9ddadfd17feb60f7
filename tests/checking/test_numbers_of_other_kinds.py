"""Masked, complex and other things than numbers are called what they are."""

import programs
import pytest

from checker.record import Status

PROGRAM = """import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = X @ (A - Y).T / m
    db = np.sum(A - Y) / m
    {change}
    return {{"dw": dw, "db": db}}, cost
"""


def judged(change, host):
    submission = programs.text_submission(PROGRAM.format(change=change))
    return programs.check(submission, ["propagate"], host)["propagate"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("dw = np.ma.masked_array(dw, mask=True)", "dw is a masked array"),
        ("dw = np.ma.masked_array(dw, mask=[[True]] + [[False]] * (len(dw) - 1))", "masked array"),
        ("dw = np.ma.masked_where(dw != 5, dw)", "dw is a masked array"),
        ("cost = np.ma.masked", "cost is a masked number"),
        ("db = np.ma.masked_equal([db], db)", "db is a masked array"),
        ("cost = complex(cost)", "cost is the complex number"),
        ("cost = cost + 0j", "cost is the complex number"),
        ("dw = dw.astype(complex)", "dw is an array of complex numbers; it should be real"),
        ("db = np.csingle(db)", "db is the complex number"),
        ("dw = dw.astype(object)", "dw is an array of objects"),
        ("dw = dw.astype(str)", "dw is an array of texts"),
    ],
)
def test_it_is_called_what_it_is(change, says, quick_host):
    report = judged(change, quick_host)
    (failed,) = [each for each in report.results if each.status is Status.FAILED]
    assert says in failed.finding.fact
    assert "numbers are right" not in failed.finding.fact


@pytest.mark.parametrize(
    "change",
    [
        "dw = np.ma.masked_array(dw, mask=False)",
        "dw = np.ma.masked_invalid(dw)",
        "cost = np.real(cost + 0j)",
        "dw = np.ma.masked_array(dw, mask=True).data",
    ],
)
def test_numbers_that_nothing_hides_are_numbers(change, quick_host):
    assert judged(change, quick_host).status is Status.PASSED
