"""Whatever a function returns, in whole or in part, is judged: a check never breaks down."""

from pathlib import Path

import pytest

from checker.checking.recorder import Run
from checker.checking.runner import run_pytest
from checker.course import syllabus
from checker.record import Status, Submission

SOLUTIONS = Path(__file__).parents[2] / "solutions"
#: What a function returns in place of its result, or of a part of it, x.
ODD = """
None; True; 10**400; float("nan"); "text"; b""; (); [None]; [[1], [2, 3]]; [[]]; [()]; {}; {1: 2}
set(); range(3); int; ...; 1j; object(); (i for i in [1]); itself(); {"w": None, "b": None}
np.array(3.0); np.array([]); np.zeros((0, 3)); np.zeros((1,) * 30); np.array([None, 1])
np.array(["a"]); np.array([(1, 2.0)], dtype=[("a", int), ("b", float)]); np.matrix([[1.0, 2.0]])
np.ma.array([1, 2], mask=[0, 1]); np.datetime64("2020-01-01"); [np.zeros(3), np.zeros(2)]
np.asarray(x).astype(object); np.asarray(x).astype(str); np.asarray(x)[..., None]; {"x": x}; [x]
"""
#: A part of a result: the function that gives it, and the way there.
PARTS = [
    ("split_train_test", (2,)),
    ("initialize_with_zeros", ()),
    ("initialize_with_zeros", (0,)),
    ("initialize_with_zeros", (1,)),
    ("sigmoid", ()),
    ("propagate", ()),
    ("propagate", (0,)),
    ("propagate", (0, "dw")),
    ("propagate", (0, "db")),
    ("propagate", (1,)),
    ("optimize", ()),
    ("optimize", (0, "w")),
    ("optimize", (1,)),
    ("optimize", (2,)),
    ("optimize", (2, 0)),
    ("predict", ()),
    ("model", ()),
    ("model", ("costs",)),
    ("model", ("Y_prediction_test",)),
    ("model", ("learning_rate",)),
]
WRAPPED = """
import numpy as np

def itself():
    found = []
    found.append(found)
    return found

def put(whole, way, odd):
    if not way:
        return odd(whole)
    parts = dict(whole) if isinstance(whole, dict) else list(whole)
    parts[way[0]] = put(parts[way[0]], way[1:], odd)
    return tuple(parts) if isinstance(whole, tuple) else parts

right = {name}

def {name}({parameters}):
    return put(right({parameters}), {way}, lambda x: {odd})
"""


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_an_odd_result_is_judged(part, quick_host):
    name, way = part
    lesson = syllabus.shipped().find(name)
    (function,) = (each for each in lesson.functions if each.name == name)
    text = (SOLUTIONS / f"{lesson.stem}.py").read_text(encoding="utf-8")
    text = text.replace("from solutions.", "from lessons.")
    file = Path("mine.py")
    for odd in ODD.replace("\n", ";").split(";"):
        if not odd.strip():
            continue
        wrapped = WRAPPED.format(
            name=name, parameters=", ".join(function.parameters), way=way, odd=odd.strip()
        )
        submission = Submission(
            modules={lesson.stem: text + wrapped}, files={lesson.stem: file}, origin=file
        )
        (report,) = run_pytest([lesson], Run(submission=submission, host=quick_host, given=True))
        statuses = {result.status for result in report.results}
        assert Status.CHECKER_ERROR not in statuses, (odd, [r.fact for r in report.results])
