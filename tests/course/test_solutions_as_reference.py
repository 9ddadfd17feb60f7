"""What is right comes from the solutions: of each only what a function needs is run."""

import subprocess
import sys

import numpy as np
import pytest

from checker.course import syllabus
from checker.course.reference import Reference
from checker.course.tables import CourseError

FIRST = '''"""Lesson 0."""

from __future__ import annotations

import no_such_library
import numpy as np

UNIT = {"m": 1.0}
UNIT["km"] = 1000.0
OTHER = no_such_library.other()

if np.pi > 3:
    HALF = 0.5
else:
    HALF = 0.25


def twice(x: Unknown):
    """Double."""
    return times(x, 2)


def times(x, by):
    return HALF * x * (2 * by) * UNIT["km"] / 1000


def broken():
    return OTHER
'''
SECOND = """
from solutions.lesson0_first import times as product, twice


def four(x):
    return product(twice(x), 2)
"""
STEMS = ("lesson0_first", "lesson1_second")


@pytest.fixture
def course(tmp_path):
    (tmp_path / "solutions").mkdir()
    write(tmp_path, "lesson0_first", FIRST)
    write(tmp_path, "lesson1_second", SECOND)
    return tmp_path


def write(course, stem, text):
    (course / "solutions" / f"{stem}.py").write_text(text, encoding="utf-8")


def test_a_function_runs_with_what_it_needs_and_no_more(course):
    reference = Reference(course, STEMS)
    assert reference.twice(3) == 6
    assert reference.four(3) == 12
    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        _ = reference.broken


def test_it_runs_elsewhere_part_by_part(course):
    parts = Reference(course, STEMS).given([("lesson1_second", "four")])
    ran = {}
    for part in parts:
        names = ran[part.stem] = {}
        names |= {own: ran[there][name] for own, (there, name) in part.earlier.items()}
        exec(part.text, names)  # noqa: S102 (a text of this file)
    assert [part.stem for part in parts] == list(STEMS)
    assert ran["lesson1_second"]["four"](3) == 12
    assert not any("no_such_library" in part.text or "OTHER" in part.text for part in parts)


def test_two_courses_with_the_same_names_stay_apart(course, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "solutions").mkdir()
    write(other, "lesson0_first", FIRST.replace("HALF = 0.5", "HALF = 50"))
    write(other, "lesson1_second", SECOND)
    found = [Reference(each, STEMS).four(1) for each in (course, other, course)]
    assert found == [4, 40000, 4]
    assert not {"solutions", "solutions.lesson0_first"} & {
        name for name, module in sys.modules.items() if str(course) in str(module)
    }


def test_an_edition_without_solutions_has_them_bare(course):
    (course / "solutions").rename(course / "reference")
    assert Reference(course, STEMS).four(3) == 12


@pytest.mark.parametrize("line", ["import solutions.lesson0_first", "from solutions import a"])
def test_a_whole_lesson_is_not_imported(course, line):
    write(course, "lesson1_second", f"{line}\n\n\ndef four(x):\n    return solutions, a\n")
    with pytest.raises(CourseError, match=r"lesson1_second.py, line 1 imports a whole lesson"):
        _ = Reference(course, STEMS).four


def test_what_is_not_there_is_said(course):
    reference = Reference(course, STEMS)
    with pytest.raises(CourseError, match=r"solutions/lesson0_first.py has no three"):
        reference.function("lesson0_first", "three")
    with pytest.raises(CourseError, match=r"solutions/lesson2_third.py has no three"):
        reference.function("lesson2_third", "three")
    with pytest.raises(AttributeError, match="three"):
        _ = reference.three
    write(course, "lesson1_second", "def four(:\n")
    with pytest.raises(CourseError, match=r"lesson1_second.py, line 1 is no Python .* Correct"):
        Reference(course, STEMS).defines("lesson1_second", "four")


def test_arithmetic_of_our_last_lesson_needs_no_pandas():
    program = """
import subprocess
import sys
from checker.course import syllabus
reference = syllabus.shipped().reference
assert reference.accuracy and reference.model and reference.binarize_labels
sys.exit("pandas" in sys.modules or "matplotlib" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_our_own_are_the_solutions():
    reference = syllabus.shipped().reference
    w, b = reference.initialize_with_zeros(3)
    grads, cost = reference.propagate(w, b, np.ones((3, 4)), np.ones((1, 4)))
    assert (grads["dw"].shape, float(cost)) == ((3, 1), pytest.approx(np.log(2)))
