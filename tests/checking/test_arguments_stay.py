"""What a function is given belongs to its caller: a change is one fault, and the numbers count."""

from pathlib import Path

import pytest

from checker.checking.recorder import Run
from checker.checking.runner import run_pytest
from checker.course import syllabus
from checker.record import Kind, Status, Submission

SOLUTIONS = Path(__file__).parents[2] / "solutions"
WRAPPED = """
import numpy as np

right_{name} = {name}

def {name}({parameters}):
    {before}
    result = right_{name}({arguments})
    {after}
    return result
"""
#: Function, what stands before and after its right body, and what is said.
CHANGED = [
    ("propagate", "", "w.shape = (1, -1)", "w, which belongs to whoever calls it: its shape was"),
    ("propagate", "", "Y.shape = Y.size", "Y, which belongs to whoever calls it: its shape was"),
    ("propagate", "keep = w.copy(); w[0] = 3; w = keep", "", "w, which belongs"),
    ("propagate", "keep = X.copy(); X *= 2; X = keep", "", "X, which"),
    ("propagate", "", "w.setflags(write=True); w[0] = 7.0", "it holds other numbers"),
    ("propagate", "", "w.dtype = np.int64", "its dtype was float64 and is int64"),
    ("sigmoid", "z = np.asarray(z, float); keep = z.copy(); z[...] = 0; z = keep", "", "z, which"),
    ("accuracy_by_training_size", "", "sizes.pop(0)", "it had 3 entries and has 2 after"),
    ("plot_costs", "", "results[0].pop('costs')", "results[0] is not what it was"),
]
#: What looks like a change and leaves all as it was.
KEPT = [
    ("propagate", "w.shape = w.shape", ""),
    ("propagate", "w = w.copy(); w -= 0.0", ""),
    ("propagate", "w = w.reshape(-1); w = w.reshape(-1, 1)", "w.shape = (1, -1)"),
    ("propagate", "X.setflags(write=True)", ""),
    ("accuracy_by_training_size", "sizes = list(sizes)", "sizes.pop(0)"),
    ("plot_costs", "results = [dict(each) for each in results]", "results[0].pop('costs')"),
]


def judge(name, before, after, host):
    lesson = next(
        each
        for each in syllabus.shipped().lessons
        if name in {function.name for function in each.functions}
    )
    parameters = next(each.parameters for each in lesson.functions if each.name == name)
    text = (SOLUTIONS / f"{lesson.stem}.py").read_text(encoding="utf-8") + WRAPPED.format(
        name=name,
        parameters=", ".join(parameters),
        arguments=", ".join(parameters),
        before=before or "pass",
        after=after or "pass",
    )
    file = Path(f"{lesson.stem}.py")
    submission = Submission(modules={lesson.stem: text}, files={lesson.stem: file}, origin=file)
    (report,) = run_pytest([lesson], Run(submission=submission, host=host, given=True))
    return [each for each in report.results if each.status is not Status.PASSED]


@pytest.mark.parametrize(("name", "before", "after", "said"), CHANGED)
def test_a_changed_argument_is_one_fault(name, before, after, said, quick_host):
    failed = [each for each in judge(name, before, after, quick_host) if not each.info.further]
    assert [each.finding.kind for each in failed] == [Kind.CONTRACT]
    assert said in failed[0].finding.fact
    assert failed[0].finding.explained


@pytest.mark.parametrize(("name", "before", "after"), KEPT)
def test_what_leaves_the_arguments_as_they_were_passes(name, before, after, quick_host):
    assert [each for each in judge(name, before, after, quick_host) if not each.info.further] == []
