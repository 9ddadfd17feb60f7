"""Tables that a spreadsheet shows and does not obey."""

import csv
import io

import pytest
from records import LESSONS, claim, record, refused

from checker.grading.formats import canvas, cells, moodle, sheets
from checker.grading.marks import marks
from checker.grading.marks.rubric import fair

RUBRIC = fair(LESSONS)


def rows(*names, people=()):
    found = {person.student: person for person in people}
    return [
        marks.row(
            record(str(number)),
            claim(str(number), name, person=found.get(str(number))),
            RUBRIC,
            slug="s",
        )
        for number, name in enumerate(names)
    ]


def read(text):
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "\uff1d1"])
def test_a_formula_is_shown_as_text(cell):
    assert cells.safe(cell).startswith("'")


@pytest.mark.parametrize("cell", ["Ada", "a=b", "", "Zoë O'Neil"])
def test_other_texts_stay_as_they_are(cell):
    assert cells.safe(cell) == cell


def test_a_name_that_is_a_formula_reaches_no_table():
    found = rows('=HYPERLINK("http://example.org")', "-2+3")
    for text in (
        sheets.grades(found, LESSONS, RUBRIC),
        sheets.checks(found, LESSONS, RUBRIC),
        canvas.without_gradebook(found, RUBRIC.total, "HW"),
        moodle.without_worksheet(found, RUBRIC.total, {"0": "=1"}),
    ):
        there = [cell for line in read(text) for cell in line if cell != "-"]
        assert not any(cell.startswith(("=", "-")) for cell in there)


def test_grades_have_a_column_for_each_lesson():
    head, line = read(sheets.grades(rows("Ada"), LESSONS, RUBRIC))
    assert dict(zip(head, line, strict=True)) | {} == {
        "student": "0",
        "name": "Ada",
        "state": "graded",
        "points": "20",
        "out of": "20",
        "lesson2": "10",
        "lesson3": "10",
        "late": "",
        "late percent off": "",
        "mistakes": "",
        "notes": "",
    }


def test_a_refusal_is_said_in_the_notes():
    one = marks.row(refused("1", "It is empty."), claim("1"), RUBRIC, slug="s")
    head, line = read(sheets.grades([one], LESSONS, RUBRIC))
    assert line[head.index("notes")] == "It is empty."
