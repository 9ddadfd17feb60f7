"""What is wrong in ``course.toml`` is refused in one sentence: file, key, cure."""

import pytest

from checker.course import settings, syllabus
from checker.course.tables import CourseError

WHOLE = """
format = 1
title = "Numbers"
lessons = ["lesson1_add", "lesson0_count"]
"""


@pytest.fixture
def told(tmp_path):
    """What is said of a ``course.toml``, without the place of the test's folder."""

    def told(text):
        (tmp_path / "course.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(CourseError) as caught:
            settings.read(tmp_path)
        return str(caught.value).replace(f"{tmp_path}/", "")

    return told


def test_the_lessons_stand_in_the_order_of_the_file(tmp_path):
    (tmp_path / "course.toml").write_text(WHOLE, encoding="utf-8")
    found = settings.read(tmp_path)
    assert (found.title, found.lessons) == ("Numbers", ("lesson1_add", "lesson0_count"))
    assert (found.data, found.optional, dict(found.functions)) == ({}, (), {})


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("format = 1", "", "format is missing. Write format = 1."),
        ("format = 1", "format = 2", "format is 2, which this checker cannot read. Write form"),
        ("format = 1", 'format = "1"', "format is 1, which this checker cannot read"),
        ("format = 1", "format = true", "format is True, which"),
        ('title = "Numbers"', "", 'title is missing. Add it: title = "'),
        ('title = "Numbers"', "title = 3", "title is no text. Put it in quotation marks."),
        ("title", "titel", "there is no key 'titel'. Write one of format, title, "),
        ('["lesson1_add", "lesson0_count"]', "[]", "lessons is missing. Name one: lessons = ["),
        ('["lesson1_add", "lesson0_count"]', "[1]", "lessons is no list of texts."),
        ("lesson1_add", "addition", "lessons holds 'addition', which is no name for a lesson."),
        ("lesson1_add", "../lesson1_add", "which is no name for a lesson."),
        ("lesson1_add", "lesson0_add", "lesson0_add and lesson0_count, which have one number"),
        ("lesson1_add", "lesson0_count", "lesson0_count and lesson0_count, which have one"),
        ("\n\n", '\ndata = ["data/x.csv"]\n', "data holds data/x.csv, and there is no such file."),
        ("\n\n", "\nnames = 3\n", "names is no table."),
        ("\n\n", "\n[names]\nparams = 3\n", "[names]: there is no key 'params'."),
        ("\n\n", "\n[names.parameters]\nw = 3\n", "[names.parameters]: w is no list of texts."),
        ("format = 1", "format = ", "cannot be read: "),
        ("Numbers", "\udcff", "is not UTF-8. Save it in that encoding."),
    ],
)
def test_what_is_wrong_is_said_with_its_cure(told, old, new, says):
    said = told((WHOLE + "\n\n").replace(old, new, 1))
    assert said.startswith("course.toml")
    assert says in said
    assert said.endswith((".", '"', "]")), said


def test_a_folder_without_the_file_is_no_course(tmp_path):
    with pytest.raises(CourseError, match=r"so it is no course. Give the folder of one: --course"):
        settings.read(tmp_path)


def test_a_lesson_without_its_checks_is_refused(tmp_path):
    (tmp_path / "course.toml").write_text(WHOLE, encoding="utf-8")
    with pytest.raises(CourseError, match=r"lesson1_add.*no checks/lesson1_add.py. Make it: pyth"):
        syllabus.load(tmp_path)
