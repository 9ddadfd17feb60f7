"""An example shows a mistake, and not whose it is."""

from dataclasses import replace
from pathlib import Path

from records import DIAGNOSIS, LESSONS, POINTER, failed, lesson

from checker.grading.formats import excerpts
from checker.grading.verdict import Excerpt
from checker.record import Submission

TEXT = '''\
# by Ada Abel
import numpy as np


def helper():
    pass


def propagate(w, b, X, Y):  # Ada's
    """By Ada Abel,
    in two lines."""
    print("Ada Abel")

    dw = X @ (A - Y).T  # dw
    return {"dw": dw}


x = 1
'''


def example(text, line):
    path = Path("lessons/lesson3_propagate.py")
    submission = Submission(modules={"m": text}, files={"m": path}, origin=path.parent)
    diagnosis = replace(DIAGNOSIS, pointer=replace(POINTER, line=line))
    wrong = {"propagate-dw-formula": failed("dw is 2.", diagnoses=(diagnosis,))}
    found = lesson(LESSONS[1], wrong)
    return excerpts.of_mistakes([found], submission).get(DIAGNOSIS.code)


def test_it_is_the_function_with_its_line_marked():
    assert example(TEXT, 14) == Excerpt(
        lines=(
            "def propagate(w, b, X, Y):",
            '    print("…")',
            "    dw = X @ (A - Y).T",
            '    return {"dw": dw}',
        ),
        marked=2,
    )


def test_a_line_outside_of_functions_is_shown_alone():
    assert example(TEXT, 18) == Excerpt(lines=("x = 1",), marked=0)


def test_a_line_that_is_not_there_shows_nothing():
    assert example(TEXT, 99) is None


def test_a_long_function_is_cut_around_its_line():
    text = "def f():\n" + "".join(f"    x = {number}\n" for number in range(100))
    found = example(text, 60)
    assert len(found.lines) == excerpts.MOST_LINES
    assert found.lines[found.marked] == "    x = 58"
