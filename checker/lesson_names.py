"""What the files of a lesson are called: ``lesson3_propagate``, in every folder of a course."""

from __future__ import annotations

import re

#: The stem of a lesson's files; its number has no zeros in front.
STEM = re.compile(r"lesson(0|[1-9]\d*)_([a-z][a-z0-9_]*)")
#: What the names of a lesson's files begin with, whatever a platform or a student made of them.
BEGINNING = re.compile(r"lesson\d+", re.IGNORECASE)
#: How people speak of a lesson by its number: ``lesson 3``, ``Lesson-03``, ``3``.
SPOKEN = re.compile(r"(?:lesson)?[\s_.-]*0*(\d+)", re.IGNORECASE)


def number(stem: str) -> int:
    """Return the 3 of ``lesson3_propagate``.

    Raises
    ------
    ValueError
        When it is no such name.
    """
    match = STEM.fullmatch(stem)
    if match is None:
        raise ValueError(f"{stem!r} is not of the form lesson3_name; rename its files")
    return int(match[1])
