"""A file that looks like a copy of a lesson lies beside it: the exact name counts."""

import programs
import pytest

from checker.course import syllabus
from checker.record import Status
from checker.submission import reader

RIGHT = (programs.PROGRAMS / "right" / "sigmoid_tanh.py").read_text(encoding="utf-8")
WRONG = RIGHT.replace("tanh", "sinh")


@pytest.fixture
def checked(tmp_path, quick_host):
    def check(own, copy):
        (tmp_path / "lesson2_sigmoid.py").write_text(own, encoding="utf-8")
        (tmp_path / "lesson2_sigmoid_old.py").write_text(copy, encoding="utf-8")
        return programs.check(
            reader.read(tmp_path, syllabus.shipped().stems), ["sigmoid"], quick_host
        )["sigmoid"]

    return check


def test_a_wrong_copy_does_no_harm(checked):
    report = checked(RIGHT, WRONG)
    assert report.status is Status.PASSED
    assert not report.notes


@pytest.mark.parametrize("own", [WRONG, ""])
def test_a_right_copy_does_not_help_and_is_told(own, checked):
    report = checked(own, RIGHT)
    assert report.status is not Status.PASSED
    (note,) = report.notes
    assert note.startswith("lesson2_sigmoid_old.py looks like a copy: ")
    assert note.endswith("/lesson2_sigmoid.py is what is checked.")


def test_a_function_counts_where_it_belongs(tmp_path, quick_host):
    (tmp_path / "lesson2_sigmoid.py").write_text(RIGHT, encoding="utf-8")
    other = f"from lessons import lesson2_sigmoid\n{WRONG}"
    (tmp_path / "lesson3_propagate.py").write_text(other, encoding="utf-8")
    (tmp_path / "helpers.py").write_text(WRONG, encoding="utf-8")
    report = programs.check(
        reader.read(tmp_path, syllabus.shipped().stems), ["sigmoid"], quick_host
    )["sigmoid"]
    assert report.status is Status.PASSED
