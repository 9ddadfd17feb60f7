"""A report on a notebook counts lines as the notebook's reader does."""

from pathlib import Path

import handin
import pytest

from checker.course import syllabus
from checker.record import (
    CheckInfo,
    CheckResult,
    Diagnosis,
    Finding,
    Kind,
    LessonReport,
    Pointer,
    Report,
    Status,
    Submission,
)
from checker.submission.cells import in_cells
from checker.submission.notebook import decode

FILE = "hw.ipynb"
TEXT = decode(handin.notebook("import numpy as np", handin.CODE), FILE)
LINE = 1 + TEXT.split("\n").index("def sigmoid(z):")  # 4 in cell 2


def submission(name=FILE, **more):
    return Submission(
        modules={"hw": TEXT, **more},
        files={"hw": Path(name), **{each: Path(f"{each}.py") for each in more}},
        origin=Path(name),
    )


def report(words="", pointer=None):
    result = CheckResult(
        info=CheckInfo(code="a", title="A"),
        status=Status.FAILED,
        finding=Finding(kind=Kind.RAISED, fact=words, pointer=pointer),
        diagnoses=(Diagnosis(code="b", message="B", pointer=pointer),),
    )
    lesson = LessonReport(
        lesson=syllabus.shipped().find("2"),
        status=Status.FAILED,
        results=(result,),
        advice=(words,),
    )
    return Report(lessons=(lesson,), seed=0)


def told(given, to):
    (lesson,) = in_cells(given, to).lessons
    (result,) = lesson.results
    return lesson, result


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (f"{FILE}, line {LINE}: what", f"{FILE}, cell 2, line 4: what"),
        (f"{FILE}:{LINE} warns", f"{FILE}, cell 2, line 4 warns"),
        (f"since line {LINE} of {FILE} failed", f"since line 4 of cell 2 of {FILE} failed"),
        (f"no (line {LINE}: `x`).", "no (cell 2, line 4: `x`)."),
        (f"other.py, line {LINE}", f"other.py, line {LINE}"),
        ("Formula 3", "Formula 3"),
    ],
)
def test_words_that_name_a_line_name_its_cell(words, says):
    lesson, result = told(report(words), submission())
    assert result.fact == says
    assert lesson.advice == (says,)


def test_pointers_lead_into_the_cell():
    pointer = Pointer(file=FILE, line=LINE, source="def sigmoid(z):")
    _, result = told(report(pointer=pointer), submission())
    there = Pointer(file=f"{FILE}, cell 2", line=4, source="def sigmoid(z):")
    assert result.finding.pointer == there
    assert result.diagnoses[0].pointer == there


def test_a_line_without_a_file_stays_where_there_are_several():
    words = f"no (line {LINE}: `x`)."
    assert told(report(words), submission(other="x = 1\n"))[1].fact == words


def test_scripts_are_left_alone():
    given = report(f"hw.py, line {LINE}", Pointer(file="hw.py", line=LINE))
    assert in_cells(given, submission("hw.py")) is given


def test_a_name_is_no_pattern_and_no_form():
    name = "h{0}[w](.ipynb"
    said = told(report(f"{name}, line {LINE}"), submission(name))[1].fact
    assert said == f"{name}, cell 2, line 4"
