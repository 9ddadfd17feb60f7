"""The gate finds each kind of fault, and says one sentence with its cure."""

import re
import shutil

import pytest
from small_course import append, edit, write

from checker.authoring import check

LESSON1 = "checks/lesson1_shift.py"


def problems(root):
    return check(root, judge=lambda _: [])


def test_a_whole_course_has_no_problems(course):
    assert problems(course) == []


def test_what_the_judge_finds_is_reported(course):
    assert check(course, judge=lambda root: [f"{root.name} fails"]) == [f"{course.name} fails"]


def test_a_student_edition_without_solutions_and_pages_has_no_problems(course):
    shutil.rmtree(course / "solutions")
    shutil.rmtree(course / "docs")

    def never(_):
        raise AssertionError

    assert check(course, judge=never) == []


def append_to_both(root, text):
    for folder in ("solutions", "lessons"):
        append(root / folder / "lesson0_scale.py", text)


def renumber(root):
    for name in (
        "solutions/lesson1_shift.py",
        "lessons/lesson1_shift.py",
        "checks/lesson1_shift.py",
        "docs/lessons/lesson1_shift.md",
    ):
        (root / name).rename(root / name.replace("lesson1", "lesson0"))
    edit(root / "checks/lesson0_shift.py", "lesson1_shift", "lesson0_shift")
    edit(root / "course.toml", "lesson1_shift", "lesson0_shift")


def rename_function(root):
    for folder in ("solutions", "lessons"):
        file = root / folder / "lesson1_shift.py"
        edit(file, "import scale", "import scale as first")
        edit(file, '"shift', '"scale')
        edit(file, "def shift", "def scale")
    edit(root / LESSON1, "shift(x, by)", "scale(x, by)")


FAULTS = {
    "a drifted stub": (
        lambda root: edit(root / "solutions/lesson0_scale.py", "largest entry b", "greatest b"),
        [r"lessons/lesson0_scale.py is not what follows .* author sync$"],
    ),
    "a solved stub": (
        lambda root: edit(
            root / "lessons/lesson0_scale.py",
            'raise NotImplementedError("scale: write it here")',
            "return x / np.max(x)",
        ),
        [r"lessons/lesson0_scale.py is begun or solved.* author sync --force$"],
    ),
    "a stub that cannot be imported": (
        lambda root: [
            edit(root / folder / "lesson0_scale.py", "import numpy as np", "import nunpy as np")
            for folder in ("solutions", "lessons")
        ],
        # lesson 1 imports lesson 0
        [
            r"lessons/lesson0_scale.py cannot be imported .*nunpy.* solutions/lesson0_scale.py$",
            r"lessons/lesson1_shift.py cannot be imported .*nunpy.* solutions/lesson1_shift.py$",
        ],
    ),
    "a stub that ends Python": (
        lambda root: [
            edit(
                root / folder / "lesson0_scale.py", "import numpy as np", "import os\n\nos._exit(0)"
            )
            for folder in ("solutions", "lessons")
        ],
        [r"importing the stubs breaks off .*lessons/$"],
    ),
    "a package file that drifted": (
        lambda root: write(root / "lessons/__init__.py", "x = 1\n"),
        [r"lessons/__init__.py .* author sync$"],
    ),
    "a stray file": (
        lambda root: write(root / "lessons/scratch.py", ""),
        [r"move or delete lessons/scratch.py$"],
    ),
    "a stray folder": (
        lambda root: (root / "solutions/old").mkdir(),
        [r"move or delete solutions/old$"],
    ),
    "a check module that is no lesson": (
        lambda root: write(root / "checks/lesson2.py", ""),
        [r"move or delete checks/lesson2.py$"],
    ),
    "a file of mistakes for no lesson": (
        lambda root: write(root / "mistakes/lesson2_stretch.toml", ""),
        [r"there is no lesson lesson2_stretch; rename or delete mistakes/lesson2_stretch.toml$"],
    ),
    "a stray file of mistakes": (
        lambda root: write(root / "mistakes/shift.toml", ""),
        [r"move or delete mistakes/shift.toml$"],
    ),
    "a misspelt key of a mistake": (
        lambda root: write(root / "mistakes/lesson1_shift.toml", "[not-scaled]\nmesage = 'No.'\n"),
        [r"mistakes/lesson1_shift.toml, \[not-scaled\]: there is no key 'mesage'\. Write one of "],
    ),
    "a missing page": (
        lambda root: (root / "docs/lessons/lesson0_scale.md").unlink(),
        [r"lesson0_scale has no docs/.* author new lesson0_scale$"],
    ),
    "a missing stub": (
        lambda root: (root / "lessons/lesson1_shift.py").unlink(),
        [r"lesson1_shift has no lessons/lesson1_shift.py; .* author sync$"],
    ),
    "missing checks": (
        lambda root: (root / "checks/lesson0_scale.py").unlink(),
        [r"lesson0_scale has no checks/.* author new lesson0_scale$"],
    ),
    "a missing solution": (
        lambda root: (root / "solutions/lesson1_shift.py").unlink(),
        [r"lesson1_shift has no solutions/.*; write solutions/lesson1_shift.py"],
    ),
    "two lessons of one number": (
        renumber,
        [r"lesson0_scale and lesson0_shift, which have one number.*Rename one of them\.$"],
    ),
    "a check without a title": (
        lambda root: edit(root / LESSON1, '    """The values are right"""', "    assert student"),
        [rf"check_values has no title; .* {LESSON1}, line \d+$"],
    ),
    "no check": (
        lambda root: edit(root / LESSON1, "def check_values", "def values"),
        [rf"checks nothing.* in {LESSON1}$"],
    ),
    "two checks of one name": (
        lambda root: append(root / LESSON1, '\n\ndef check_values(student):\n    """Again"""\n'),
        [rf"check_values is defined 2 times.* {LESSON1}$"],
    ),
    "two checks of one code": (
        lambda root: (
            append(root / LESSON1, '\n\ndef check_file(student):\n    """Mine"""\n')
            or edit(root / "checks/lesson0_scale.py", "lesson0_scale", "lesson0_shift")
        ),
        [
            r"LESSON.stem is 'lesson0_shift'",
            rf"lesson0_scale.py has a check with the code shift-values as well; .* {LESSON1}$",
        ],
    ),
    "no check of the file": (
        lambda root: edit(
            root / LESSON1, "from checker.checking.file_check import check_file\n", ""
        ),
        [rf"lacks the check that every lesson has; add to {LESSON1}: from .* import check_file$"],
    ),
    "two functions of one name": (
        rename_function,
        [r"lesson0_scale asks for a function scale as well; rename it in solutions/lesson1_shift"],
    ),
    "another function in LESSON": (
        lambda root: edit(root / LESSON1, "shift(x, by)", "move(x, by)"),
        [
            rf"no such function, LESSON.functions says move\(x, by\); .* {LESSON1}$",
            rf"has shift\(x, by\), LESSON.functions says none; .* {LESSON1}$",
        ],
    ),
    "other parameters in LESSON": (
        lambda root: edit(root / LESSON1, "shift(x, by)", "shift(by, x)"),
        [rf"has shift\(x, by\), LESSON.functions says shift\(by, x\); .* {LESSON1}$"],
    ),
    "another stem in LESSON": (
        lambda root: edit(root / LESSON1, 'stem="lesson1_shift"', 'stem="lesson1_shaft"'),
        [rf"LESSON.stem is 'lesson1_shaft'; write 'lesson1_shift' in {LESSON1}$"],
    ),
    "no title in LESSON": (
        lambda root: edit(root / LESSON1, '"A title"', '""'),
        [rf"the lesson has no title.* {LESSON1}$"],
    ),
    "a forerunner that LESSON does not know": (
        lambda root: edit(root / LESSON1, "builds_on=('lesson0_scale',)", "builds_on=()"),
        [rf"imports from lesson0_scale, LESSON.builds_on says no lesson; .* {LESSON1}$"],
    ),
    "no LESSON": (
        lambda root: write(root / LESSON1, 'def check_a(student):\n    """A"""\n'),
        [rf"LESSON is missing; .* {LESSON1}$"],
    ),
    "a check module that raises": (
        lambda root: append(root / LESSON1, "\n1 / 0\n"),
        [r"ZeroDivisionError .* correct lesson1_shift.py$"],
    ),
    "a check module that is no Python": (
        lambda root: append(root / LESSON1, "\ndef (:\n"),
        [rf"{LESSON1}: line \d+ is no Python"],
    ),
    "a function without docstring": (
        lambda root: append_to_both(root, "\n\ndef helper():\n    return 1\n"),
        [r"helper has no docstring; write one in solutions/lesson0_scale.py, line 17$"],
    ),
    "a long solution": (
        lambda root: append_to_both(root, "\n" + "# A line.\n" * 150),
        [r"solutions/lesson0_scale.py has 165 lines.*shorten solutions/lesson0_scale.py$"],
    ),
    "a solution that is no Python": (
        lambda root: append(root / "solutions/lesson0_scale.py", "\ndef (:\n"),
        [r"solutions/lesson0_scale.py: line \d+ is no Python .*correct that line$"],
    ),
}
FAULTS.pop("two checks of one code")


@pytest.mark.parametrize("fault", FAULTS)
def test_the_gate_finds(fault, course):
    spoil, wanted = FAULTS[fault]
    spoil(course)
    found = problems(course)
    assert len(found) == len(wanted), found
    for pattern in wanted:
        assert any(re.search(pattern, problem) for problem in found), found
