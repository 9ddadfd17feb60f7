"""What instructors have written against earlier versions goes on working."""

import subprocess
import sys

from checker.course import syllabus
from checker.grading import own_checks
from checker.grading.schedule.task import Settings, Task, grade_one

CHECK = '''
"""More about sigmoid."""

from checker.failure import Failure
from checker.model import Function, Lesson

LESSON = Lesson(
    stem="lesson2_more",
    title="More about sigmoid",
    functions=(Function.parse("sigmoid(z)"),),
    builds_on=("lesson2_sigmoid",),
)


def check_one(student):
    """sigmoid of one is 0.731"""
    if abs(float(student.sigmoid(1.0)) - 0.7310585786) > 1e-6:
        raise Failure("sigmoid(1) is another number.")
'''


def test_the_names_that_own_checks_import(tmp_path):
    (tmp_path / "lesson2_more.py").write_text(CHECK, encoding="utf-8")
    own = own_checks.read(tmp_path, syllabus.shipped())
    settings = Settings(lessons=("lesson2_sigmoid",), seed=1, isolation="weak", extra=own)
    right = b"import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
    for text, status in ((right, "passed"), (right.replace(b"-z", b"z"), "failed")):
        task = Task(student="ada", settings=settings, files=(("lesson2_sigmoid.py", text),))
        assert grade_one(task).lessons[-1].status == status


def test_the_name_that_workflows_call(tmp_path):
    report = tmp_path / "report.json"
    report.write_text("[]", encoding="ascii")
    words = [sys.executable, "-m", "checker.grade.annotations", str(report)]
    assert subprocess.run(words, check=True, capture_output=True, text=True).stdout == ""
