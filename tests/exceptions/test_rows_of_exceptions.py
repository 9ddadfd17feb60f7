"""Each row of the tables, for the programs that it is for and for near ones that it is not for."""

import sys
from pathlib import Path

import numpy as np
import pytest
from raising_programs import text_of

from checker.exceptions.rows import TABLES, read

GOLDEN = Path(__file__).with_name("golden")


def is_as_kept():
    """Whether Python and numpy say what they said when the golden texts were written."""
    return sys.version_info[:2] == (3, 11) and np.__version__.startswith("2.4.")


def is_older_or_newer(row):
    """Whether a program may run here: an older numpy, or a newer Python, take more."""
    newer = row.before and sys.version_info >= tuple(map(int, row.before.split(".")))
    return newer or tuple(map(int, np.__version__.split(".")[:2])) < (2, 4)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_speaks_of_the_programs_that_it_is_for(raised, golden, table):
    told = []
    for row in read(table):
        for program in row.program:
            error, said = raised(text_of(program))
            if said is None and is_older_or_newer(row):
                continue
            assert said is not None, (row.name, program)
            assert said.row == row.name, (program, said.fact, error and error.message)
            assert len(said.fact + said.hint) <= 400
            assert said.fact.endswith(".")
            assert "…" not in (said.fact[-1], said.hint[-1:])
            told.append(f"# {row.name}\n{program}\n> {said.fact}\n? {said.hint}\n")
    if is_as_kept():
        golden(GOLDEN / f"{table}.txt", "\n".join(told))


@pytest.mark.parametrize("table", TABLES)
def test_a_row_does_not_speak_of_a_near_program(raised, table):
    for row in read(table):
        assert row.near, row.name
        for program in row.near:
            _, said = raised(text_of(program))
            assert said is None or said.row != row.name, (program, said.fact)
