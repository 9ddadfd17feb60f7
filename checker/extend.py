"""All that a course may import of the checker; everything else may change overnight.

A lesson is declared once, in ``checks/<lesson>.py``::

    LESSON = Lesson(
        Function("shares(Z)", returns="A", read={"A": "formula-7"}),
    )


    def inputs_of_shares(rng):
        for k, m in ((3, 7), (2, 5)):
            yield {"Z": rng.normal(size=(k, m))}

Its checks follow: that each function returns what is declared, in the solution's structure; and,
output by output, that the values are the solution's. So do the inputs of the diagnosis. What is
special about the lesson is a check of its own: its docstring is the title, its name the code. ::

    @check(needs="contract")
    def columns(student, rng):
        \"\"\"The columns of A add up to 1\"\"\"
        laws.sums_to_one(student.shares, inputs_of_shares(rng), axis=0)

``docs/instructors/lessons.md`` builds a lesson from nothing.
"""

from __future__ import annotations

from typing import NoReturn

from checker.checking import laws
from checker.checking.comparisons import agree, refuses, same_as_solution, same_structure
from checker.checking.declared import Lesson, check
from checker.checking.gradient import gradcheck
from checker.course.declaration import Function
from checker.failure import Failure, holds, on_call
from checker.isolation.wire.values import Record
from checker.numerics.compare import a_number, a_thing, contract, number
from checker.numerics.structure import same_form
from checker.numerics.structure import same_values as equal

__all__ = [
    "Failure",
    "Function",
    "Lesson",
    "Record",
    "a_number",
    "a_thing",
    "agree",
    "check",
    "contract",
    "equal",
    "gradcheck",
    "holds",
    "laws",
    "number",
    "on_call",
    "refuses",
    "same_as_solution",
    "same_form",
    "same_structure",
    "skip",
]


def skip(reason: str) -> NoReturn:
    """End a check that cannot be made here; the reason says where it can."""
    import pytest  # noqa: PLC0415 (a declaration needs none of it)

    pytest.skip(reason)
