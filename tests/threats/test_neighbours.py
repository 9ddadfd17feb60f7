"""A hostile file harms the verdicts of its own lesson, and no other one's."""

import pytest
from machine import LESSON1
from rows import ROWS

from checker import pipeline
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.exit_code import ExitCode
from checker.record import Status
from checker.submission import reader

BAD = ["V01", "V02", "V22", "V46", "V47", "R02", "R10", "R12"]
CHOSEN = [row for row in ROWS if str(row)[:3] in BAD]


@pytest.mark.parametrize("row", CHOSEN, ids=str)
def test_the_other_lessons_of_a_run_are_judged(row, machine, confined, harmless):
    lesson1 = LESSON1.read_text(encoding="utf-8")
    folder = machine.submit({LESSON1.name: lesson1, **row.files})
    lessons = [syllabus.shipped().find("lesson2"), syllabus.shipped().find("lesson1")]
    with harmless():
        run = Run(submission=reader.read(folder), host=confined, seed=1)
        report = pipeline.judge(lessons, run)
    found = {each.lesson.key: each.status for each in report.lessons}
    assert found == {"lesson1": Status.PASSED, "lesson2": Status.FAILED}
    assert ExitCode.of(report) == 1


def test_a_run_has_the_same_questions_whatever_ran_before(machine, confined):
    """A submission cannot move the random numbers of the next one."""
    hostile = "import numpy as np\nnp.random.default_rng = None\nnp.random.seed(1)\n"
    asked = []
    for text in ("", hostile, ""):
        folder = machine.submit({"lesson2_sigmoid.py": f"{text}\ndef sigmoid(z):\n    return z\n"})
        run = Run(submission=reader.read(folder), host=confined, seed=5)
        (report,) = pipeline.judge([syllabus.shipped().find("lesson2")], run).lessons
        asked.append([repr(call.arguments) for each in report.results for call in each.calls])
    assert asked[0] == asked[1] == asked[2]
    assert asked[0]
