"""Where the files of a lesson live, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker import lesson_names


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
        return {path.stem for path in files if lesson_names.STEM.fullmatch(path.stem)}


SOLUTIONS = Place(folder="solutions")
LESSONS = Place(folder="lessons")
CHECKS = Place(folder="checks")
MISTAKES = Place(folder="mistakes", suffix=".toml")
PAGES = Place(folder="docs/lessons", suffix=".md")
#: What makes packages of the folders that Python imports lessons from.
PACKAGES = {
    "solutions/__init__.py": (
        '"""The reference solutions, one module a lesson: the source of truth of the course."""\n'
    ),
    "lessons/__init__.py": '"""The lessons, one module each, for you to fill in."""\n',
}


def number(stem: str) -> int:
    """Take the 3 out of ``lesson3_propagate``.

    Raises
    ------
    AuthorError
        If the name is not of that form.
    """
    try:
        return lesson_names.number(stem)
    except ValueError:
        raise AuthorError(
            f"{stem!r} is no name for a lesson: use lesson, its number, _ and lower-case words, "
            f"as in: python -m checker author new lesson8_name"
        ) from None


def in_order(stems: set[str]) -> list[str]:
    """Sort the lessons as the course has them."""
    return sorted(stems, key=lambda stem: (number(stem), stem))
