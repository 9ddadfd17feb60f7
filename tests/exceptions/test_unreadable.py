"""Each row of what Python cannot read, for what it cures and for what it does not."""

import sys
from pathlib import Path

import pytest

from checker.exceptions import explain_problem
from checker.exceptions.unreadable import rows
from checker.isolation.host.responses import Outline, Problem
from checker.isolation.worker import execute

GOLDEN = Path(__file__).with_name("golden") / "unreadable.txt"


def said_of(text):
    """What is said of the first fault of a file; None if Python can read it."""
    problems = execute.run(text, "mine.py", {}).problems
    found = [each for each in problems if each["kind"] == "syntax"]
    if not found:
        return None
    problem = Problem(module="mine", file="mine.py", **found[0])
    return explain_problem(problem, Outline(), text)


def is_readable_here(row):
    return bool(row.before) and sys.version_info >= tuple(map(int, row.before.split(".")))


def test_a_row_cures_what_it_is_for(golden):
    told = []
    for row in rows():
        for text in row.program:
            if is_readable_here(row):
                assert said_of(text) is None, (row.name, text)
                continue
            said = said_of(text)
            assert said is not None, (row.name, text)
            assert said.row == f"unreadable.{row.name}", (text, said.fact, said.hint)
            assert "{" not in said.hint.replace("{ }", "")
            assert len(said.hint) <= 120
            told.append(f"# {row.name}\n{text}\n? {said.hint}\n")
    if sys.version_info < (3, 12):  # newer ones read some of them
        golden(GOLDEN, "\n".join(told))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_row_is_silent_about_what_it_does_not_cure(row):
    assert row.near
    for text in row.near:
        said = said_of(text)
        assert said is None or said.row != f"unreadable.{row.name}", text
