"""Which files of a submission a student's process is given, and in which order."""

from pathlib import Path

from checker.checking import loading
from checker.course import syllabus
from checker.record import Submission


def test_lessons_come_after_other_files_so_that_they_win():
    names = ["zz_helper", "lesson2_sigmoid", "lesson3_propagate", "aa_helper"]
    submission = Submission(
        modules=dict.fromkeys(names, "x = 1\n"),
        files={name: Path(f"{name}.py") for name in names},
        origin=Path(),
    )
    lesson = syllabus.shipped().find("lesson3")
    found = loading.needed_modules(lesson, submission)
    assert [*found] == ["zz_helper", "aa_helper", "lesson2_sigmoid", "lesson3_propagate"]
