"""What stands around the functions costs nothing, and is told; what they miss is a fault."""

import json

import programs
import pytest

from checker.record import Status

SIGMOID = """import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, None)))
"""


def judged(text, host, topic="sigmoid", name="program.py"):
    return programs.check(programs.text_submission(text, name), [topic], host)[topic]


@pytest.mark.parametrize(
    ("around", "says"),
    [
        ("import h5py_is_not_here\n{}", "program.py:1 raised ModuleNotFoundError: No module named"),
        ("{}\nX = np.loadtxt('data.csv')", "program.py:7 raised FileNotFoundError"),
        ("{}\nassert sigmoid(0) == 0.4, 'no'", "program.py:7 raised AssertionError: no. It stands"),
        ("{}\nX = open('data.csv')\nY = X.read()\nprint(Y)", "and 2 more lines beside it fail."),
        ("{}\nraise SystemExit(3)", "program.py:7 raised SystemExit: 3"),
        ("!pip install numpy\n{}", "program.py:1 is for notebooks"),
        ("{}\n%matplotlib inline\n", "program.py:7 is for notebooks"),
        ("get_ipython().run_line_magic('load_ext', 'autoreload')\n{}", ""),
        (
            "# In[1]:\n\nsigmoid is a function:\n{}",
            "Python cannot read program.py:3: invalid syntax",
        ),
        ("{}\nprint(sigmoid(np.zeros(3)))", ""),
    ],
)
def test_it_costs_nothing_and_is_told(around, says, host):
    report = judged(around.format(SIGMOID), host)
    assert report.status is Status.PASSED
    assert (says in " ".join(report.notes)) if says else not report.notes


@pytest.mark.parametrize(
    ("around", "line"),
    [("{}\nwhile True:\n    pass\n", 7), ("{}\nimport time\ntime.sleep(60)\n", 8)],
)
def test_work_at_the_end_is_stopped_and_no_function_is_blamed(around, line, host):
    report = judged(around.format(SIGMOID), host)
    assert report.status is Status.PASSED
    (note,) = report.notes
    assert note.startswith(f"program.py:{line} goes on for longer than the checker waits")


@pytest.mark.parametrize("cell", ["**Problem:** find\n    - a picture\n", "x = = 3"])
def test_a_cell_that_is_no_python_costs_nothing(cell, host):
    text = json.dumps(
        {"cells": [{"cell_type": "code", "source": each} for each in (cell, SIGMOID)]}
    )
    report = judged(text, host, name="hw.ipynb")
    assert report.status is Status.PASSED
    assert "Python cannot read hw.ipynb" in report.notes[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"from nosuch import ONE\n{SIGMOID.replace('1', 'ONE')}", "No module named 'nosuch'"),
        (
            f"ONE = open('one.txt').read()\n{SIGMOID.replace('1', 'ONE')}",
            "since line 1 of program.py failed",
        ),
    ],
)
def test_what_a_function_misses_fails_that_function(text, says, host):
    report = judged(text, host)
    failed = {each.info.code: each for each in report.results if each.status is Status.FAILED}
    assert [*failed] == ["sigmoid-contract"]
    assert says in failed["sigmoid-contract"].finding.fact
    assert not report.notes


def test_a_script_that_python_cannot_read_fails_as_a_file(host):
    report = judged(f"{SIGMOID}\nx = = 3\n", host)
    assert [each.info.code for each in report.results if each.status is Status.FAILED] == [
        "sigmoid-file"
    ]


KEEPS_ITS_COSTS = """
import numpy as np

{kept}
def optimize(w, b, X, Y, num_iterations, learning_rate):
    {start}
    for i in range(num_iterations):
        A = 1 / (1 + np.exp(-(w.T @ X + b)))
        if i % 100 == 0:
            costs.append(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
        grads = {{"dw": X @ (A - Y).T / X.shape[1], "db": np.mean(A - Y)}}
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {{"w": w, "b": b}}, grads, costs
"""


def test_what_is_kept_between_calls_breaks_the_program(host):
    right = KEEPS_ITS_COSTS.format(kept="", start="costs = []")
    assert judged(right, host, "optimize").status is Status.PASSED
    report = judged(KEEPS_ITS_COSTS.format(kept="costs = []", start=""), host, "optimize")
    (failed,) = [each for each in report.results if each.status is Status.FAILED]
    assert failed.finding.kind == "together"
    assert (
        "functions are called one after another, [2] of its result is another."
        in failed.finding.fact
    )
    assert failed.finding.pointer.line == 5


def test_what_the_rest_of_the_file_changes_breaks_the_program(host):
    text = f"{SIGMOID}\nnp.exp = np.exp2\n"
    assert judged(text, host).status is Status.FAILED


def test_what_is_another_each_time_is_told(host):
    text = f"from random import SystemRandom\n{SIGMOID}"
    text = text.replace("None)))", "None))) + SystemRandom().uniform(0, 1e-9)")
    report = judged(text, host)
    failed = [each for each in report.results if each.status is Status.FAILED]
    assert "Two calls of `sigmoid` with the same arguments differ" in failed[0].finding.fact
