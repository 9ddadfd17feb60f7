"""What is wrong in itself on a line of a function that fails."""

from pathlib import Path

import pytest
from raising_programs import text_of

from checker.course import syllabus
from checker.exceptions import noticed
from checker.exceptions.rows import read
from checker.isolation.host.responses import FunctionInfo
from checker.record import Submission

ROWS = tuple(read("noticed"))
GOLDEN = Path(__file__).with_name("golden") / "noticed.txt"
RIGHT = Path(__file__).parents[1] / "programs" / "right"
LESSONS = syllabus.shipped().lessons
ASKED = [function for lesson in LESSONS for function in lesson.functions]


def solution(name):
    for lesson in LESSONS:
        if name in {each.name for each in lesson.functions}:
            return syllabus.text_of(lesson, name)
    return ""


def said_of(text, name="propagate"):
    line = 1 + next(i for i, each in enumerate(text.split("\n")) if each.startswith(f"def {name}"))
    info = FunctionInfo(name=name, module="mine", line=line, end=99, parameters=(), stub=False)
    path = Path("mine.py")
    submission = Submission(modules={"mine": text}, files={"mine": path}, origin=path)
    return noticed(info, submission, asked=ASKED, right=solution(name))


def test_a_row_speaks_of_the_programs_that_it_is_for(golden):
    told = []
    for row in ROWS:
        for program in row.program:
            said = said_of(text_of(program))
            assert said is not None, program
            assert said.row == row.name, (program, said.fact)
            assert said.pointer.line > 4
            assert len(said.hint) <= 120
            told.append(f"# {row.name}\n{program}\n> {said.fact}\n? {said.hint}\n")
    golden(GOLDEN, "\n".join(told))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_does_not_speak_of_a_near_program(row):
    assert row.near
    for program in row.near:
        said = said_of(text_of(program))
        assert said is None or said.row != row.name, (program, said.fact)


@pytest.mark.parametrize("file", sorted(RIGHT.glob("*.py")), ids=lambda file: file.stem)
def test_nothing_is_noticed_in_right_programs(file):
    text = file.read_bytes().decode("utf-8", "replace")
    for line in text.split("\n"):
        if line.startswith("def "):
            name = line.removeprefix("def ").partition("(")[0]
            assert said_of(text, name) is None
