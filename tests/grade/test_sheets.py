"""Tables that a spreadsheet shows and does not obey."""

import csv
import io

import pytest
from records import LESSONS, handin, record, refused

from checker.grade import marks, roster, sheets
from checker.grade.rubric import fair

RUBRIC = fair(LESSONS)


def rows(*names, people=()):
    found = roster.joined(people)
    return [
        marks.row(
            record(str(number)),
            handin(str(number), name),
            RUBRIC,
            slug="s",
            person=found.get(roster.plain(str(number))),
        )
        for number, name in enumerate(names)
    ]


def read(text):
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "\uff1d1"])
def test_a_formula_is_shown_as_text(cell):
    assert sheets.safe(cell).startswith("'")


@pytest.mark.parametrize("cell", ["Ada", "a=b", "", "Zoë O'Neil"])
def test_other_texts_stay_as_they_are(cell):
    assert sheets.safe(cell) == cell


def test_a_name_that_is_a_formula_reaches_no_table():
    found = rows('=HYPERLINK("http://example.org")', "-2+3")
    for text in (
        sheets.grades(found, LESSONS, RUBRIC),
        sheets.canvas(found, RUBRIC, "HW"),
        sheets.moodle(found, RUBRIC, ["=1", ""]),
    ):
        assert not any(cell.startswith(("=", "-")) for line in read(text) for cell in line)


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
    one = marks.row(refused("1", "It is empty."), handin("1"), RUBRIC, slug="s")
    head, line = read(sheets.grades([one], LESSONS, RUBRIC))
    assert line[head.index("notes")] == "It is empty."


CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,HW (17)
    Points Possible,,,,,20
"Abel, Ada",0,A17,aabel,1,
"Brand, Bo",1,A18,bbrand,1,
"""


def test_canvas_gets_its_own_columns_back(tmp_path):
    file = tmp_path / "gradebook.csv"
    file.write_text(CANVAS, encoding="utf-8")
    people = roster.load(file)
    assert [person.name for person in people] == ["Abel, Ada", "Brand, Bo"]
    text = sheets.canvas(rows("abelada", people=people), RUBRIC, "HW (17)")
    assert read(text)[2] == ["Abel, Ada", "0", "A17", "aabel", "1", "20"]


def test_moodle_gets_its_identifiers():
    assert read(sheets.moodle(rows("Ada"), RUBRIC, ["Well done."]))[1] == [
        "Participant 0",
        "Ada",
        "20",
        "20",
        "Well done.",
    ]


@pytest.mark.parametrize(
    ("head", "line", "called"),
    [
        ("Identifier,Full name", "Participant 12345,Ada Abel", "12345"),
        ("First Name,Last Name,SID,Email", "Ada,Abel,17,ada@example.org", "ada@example.org"),
        ("identifier,github_username,name", "ada@example.org,adalove,Ada Abel", "adalove"),
        ("Name", "Ada Abel", "abelada"),
        ("Student,ID", '"Abel, Ada",4000', "abelada"),
    ],
)
def test_a_roster_is_joined_by_what_platforms_write(tmp_path, head, line, called):
    file = tmp_path / "roster.csv"
    file.write_text(f"\ufeff{head}\n{line}\n", encoding="utf-8")
    people = roster.joined(roster.load(file))
    assert roster.plain(called) in people


def test_what_would_fit_two_fits_none(tmp_path):
    file = tmp_path / "roster.csv"
    file.write_text("id,name\n1,Ada Abel\n2,Ada Abel\n", encoding="utf-8")
    found = roster.joined(roster.load(file))
    assert "adaabel" not in found
    assert found["1"] is not found["2"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "name\n"])
def test_a_roster_without_students_is_refused(tmp_path, text):
    file = tmp_path / "roster.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(roster.RosterError, match="names no student"):
        roster.load(file)
