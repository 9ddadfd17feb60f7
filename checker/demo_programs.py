"""Two programs for lesson 3, one wrong and one right, judged as a student's would be."""

from __future__ import annotations

from pathlib import Path

from checker import course, mistake
from checker.collector import Run
from checker.judge import judge
from checker.model import Report, Submission
from checker.student.host import Host

LESSON = course.find("lesson3")
#: What the wrong program changes in the right one: the 1/m of Formulas 5 and 6 is missing.
NOT_AVERAGED = {"dw": "np.dot(X, (A - Y).T)", "db": "np.sum(A - Y)"}
HEAD = "import numpy as np\n\nfrom lessons.lesson2_sigmoid import sigmoid\n\n\n"


def wrong() -> str:
    """A lesson 3 that leaves out the 1/m in dw and db."""
    return HEAD + mistake.program(LESSON, "propagate").changed(NOT_AVERAGED)


def right() -> str:
    """A right lesson 3."""
    return HEAD + mistake.program(LESSON, "propagate").changed({})


def judged(text: str, host: Host) -> Report:
    """Check the text of a lesson 3 as ``python -m checker lesson3`` would."""
    file = Path("lessons", f"{LESSON.stem}.py")
    submission = Submission(
        modules={LESSON.stem: text}, files={LESSON.stem: file}, origin=file.parent
    )
    return judge([LESSON], Run(submission=submission, host=host, given=True))
