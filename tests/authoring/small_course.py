"""A small course, whole in every respect, and how to spoil it."""

SCALE = '''"""Lesson 0: scale.

Check it with: python -m checker lesson0
"""

import numpy as np

__all__ = ["scale"]


def scale(x):
    """Divide by the largest entry."""
    # The largest entry becomes 1.
    return x / np.max(x)
'''

SHIFT = '''"""Lesson 1: shift.

Check it with: python -m checker lesson1
"""

from solutions.lesson0_scale import scale

__all__ = ["shift"]


def shift(x, by=1):
    """Scale, then add."""
    # Scale first.
    scaled = scale(x)

    # Then move.
    return scaled + by
'''

COURSE = """\
format = 1
title = "A small course"
lessons = [
  "lesson0_scale",
  "lesson1_shift",
]
"""

CHECKS = '''"""The checks of a lesson."""

import numpy as np

from checker.checking.file_check import check_file
from checker.extend import equal
from checker.record import Function, Lesson

__all__ = ["LESSON", "check_file", "check_values"]

LESSON = Lesson(
    stem="{stem}",
    title="A title",
    functions=(Function.parse("{signature}"),),
    builds_on={builds_on},
)


def check_values(student):
    """The values are right"""
    equal(student.{name}(np.array([1.0, 2.0])), np.array({right}), "The result")
'''


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new))


def append(path, text):
    write(path, path.read_text(encoding="utf-8") + text)


def make(root):
    write(root / "course.toml", COURSE)
    write(root / "solutions/lesson0_scale.py", SCALE)
    write(root / "solutions/lesson1_shift.py", SHIFT)
    write(
        root / "checks/lesson0_scale.py",
        CHECKS.format(
            stem="lesson0_scale", name="scale", right=[0.5, 1.0], signature="scale(x)", builds_on=()
        ),
    )
    write(
        root / "checks/lesson1_shift.py",
        CHECKS.format(
            stem="lesson1_shift",
            name="shift",
            right=[1.5, 2.0],
            signature="shift(x, by)",
            builds_on=("lesson0_scale",),
        ),
    )
    write(root / "docs/lessons/lesson0_scale.md", "# Scale\n")
    write(root / "docs/lessons/lesson1_shift.md", "# Shift\n")
