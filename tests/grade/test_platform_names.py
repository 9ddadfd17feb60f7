"""Who and when, from the names that platforms give to files."""

import datetime as dt

import pytest

from checker.grade.names import reader

CASES = [
    ("abelada_4000_90000_homework.zip", "4000", "abelada", "homework.zip", "Canvas"),
    ("abelada_LATE_4000_90000_homework-2.zip", "4000", "abelada", "homework.zip", "Canvas"),
    ("abelada_4000_90000_my_own_file.py", "4000", "abelada", "my_own_file.py", "Canvas"),
    ("Ada Abel_12345_assignsubmission_file_/a/b.py", "12345", "Ada Abel", "a/b.py", "Moodle"),
    ("Ada Abel_12345_assignsubmission_file/b.py", "12345", "Ada Abel", "b.py", "Moodle"),
    ("Ada Abel_12345_assignsubmission_file_b.py", "12345", "Ada Abel", "b.py", "Moodle"),
    ("HW 1_aabel_attempt_2026-11-26-10-00-00_b.py", "aabel", "aabel", "b.py", "Blackboard"),
    ("HW 1_aabel_attempt_2026-11-26-10-00-00.txt", "aabel", "aabel", "", "Blackboard"),
    ("submission_777/lessons/b.py", "777", "submission_777", "lessons/b.py", "Gradescope"),
    ("alice/lessons/b.py", "alice", "alice", "lessons/b.py", ""),
    ("alice.py", "alice", "alice", "alice.py", ""),
    ("O'Neil, Zoë.zip", "O'Neil, Zoë", "O'Neil, Zoë", "O'Neil, Zoë.zip", ""),
]


@pytest.mark.parametrize(("path", "student", "name", "file", "platform"), CASES)
def test_a_path_says_whose_it_is(path, student, name, file, platform):
    parts = path.split("/")
    found = reader([parts[0]])(parts)
    assert (found.student, found.name, found.file, found.platform) == (
        student,
        name,
        file,
        platform,
    )


def test_canvas_says_late():
    assert reader([])(["abelada_LATE_4000_90000_homework.zip"]).late
    assert not reader([])(["abelada_4000_90000_homework.zip"]).late


def test_blackboard_says_when():
    found = reader([])(["HW_aabel_attempt_2026-11-26-10-05-00_b.py"])
    assert found.when == dt.datetime(2026, 11, 26, 10, 5)  # noqa: DTZ001 (none is written)


def test_the_assignment_is_no_part_of_a_classroom_name():
    tops = ["gradient-descent-ada", "gradient-descent-ada-b", "gradient-descent-bo"]
    read = reader(tops)
    assert [read([top, "x.py"]).student for top in tops] == ["ada", "ada-b", "bo"]


def test_names_that_merely_begin_alike_are_left_whole():
    tops = ["anna-lena", "annika"]
    assert [reader(tops)([top, "x.py"]).student for top in tops] == tops


def test_the_later_attempt_is_the_larger():
    read = reader([])
    first, second = (read([f"a_1_{number}_hw.py"]) for number in (9, 10))
    assert first.order < second.order
