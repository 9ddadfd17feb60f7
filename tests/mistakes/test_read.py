"""Where a mistake sends the student to read: each anchor is in the page of its lesson."""

import re
from pathlib import Path

import pytest

from checker.course import mistakes, syllabus

PAGES = Path(__file__).parents[2] / "docs" / "lessons"
LESSONS = [lesson for lesson in syllabus.shipped().lessons if mistakes.of(lesson)]
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=[each.key for each in LESSONS])


def anchors(lesson):
    page = (PAGES / f"{lesson.stem}.md").read_text(encoding="utf-8")
    return set(re.findall(r"^##+ .*\{ #([a-z0-9-]+) \}$", page, re.MULTILINE))


@each_lesson
def test_every_mistake_says_where_to_read(lesson):
    assert [each.code for each in mistakes.of(lesson) if not each.read] == []


@each_lesson
def test_what_to_read_is_a_heading_of_the_page(lesson):
    wanted = {each.read for each in mistakes.of(lesson)}
    assert wanted <= anchors(lesson), wanted - anchors(lesson)


@each_lesson
def test_headings_have_each_their_own_anchor(lesson):
    page = (PAGES / f"{lesson.stem}.md").read_text(encoding="utf-8")
    found = re.findall(r"\{ #([a-z0-9-]+) \}", page)
    assert len(found) == len(set(found))
