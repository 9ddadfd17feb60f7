"""Where the files of a lesson live, and how they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

LESSON_STEM = re.compile(r"lesson(0|[1-9]\d*)_[a-z][a-z0-9_]*")


class AuthorError(Exception):
    """Something that the author has to put right; its message ends with the cure."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A folder that holds one file for each lesson."""

    folder: str  #: from the root of the project
    suffix: str = ".py"  #: of the lesson's file

    def file(self, stem: str) -> str:
        """Name the file of a lesson, from the root of the project, with slashes."""
        return f"{self.folder}/{stem}{self.suffix}"

    def stems(self, root: Path) -> set[str]:
        """List the lessons that have a file here."""
        files = (root / self.folder).glob(f"*{self.suffix}")
        return {path.stem for path in files if LESSON_STEM.fullmatch(path.stem)}


SOLUTIONS = Place(folder="solutions")
LESSONS = Place(folder="lessons")
CHECKS = Place(folder="checker/checks")
PAGES = Place(folder="docs/lessons", suffix=".md")


def number(stem: str) -> int:
    """Take the 3 out of ``lesson3_propagate``.

    Raises
    ------
    AuthorError
        If the name is not of that form.
    """
    match = LESSON_STEM.fullmatch(stem)
    if match is None:
        raise AuthorError(
            f"{stem!r} is no name for a lesson: use lesson, its number, _ and lower-case words, "
            f"as in: python -m checker author new lesson8_name"
        )
    return int(match[1])


def in_order(stems: set[str]) -> list[str]:
    """Sort the lessons as the course has them."""
    return sorted(stems, key=lambda stem: (number(stem), stem))
