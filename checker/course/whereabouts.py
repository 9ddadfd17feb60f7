"""Which folder is the course: the one that was asked for, the nearest one, else the shipped one.

A course is trusted code, so none is taken from what is checked. Imports nothing heavy: the
students' host is told what to hide before anything is loaded.
"""

from __future__ import annotations

from pathlib import Path

from checker import paths

FILE = "course.toml"
#: Beside the course that the checker comes with, the others that come with it.
OTHERS = "courses"


def folder(asked: Path | None, checked: Path | None = None) -> Path:
    """Return the folder of the course that a command is about.

    Parameters
    ----------
    asked : pathlib.Path or None
        What ``--course`` said: a folder, or the name of a course that comes with the checker.
    checked : pathlib.Path or None
        What ``--submission`` said: a ``course.toml`` inside of it means nothing.
    """
    return _named(asked) or nearest(Path.cwd(), checked) or paths.course()


def for_grades(asked: Path | None) -> Path:
    """Return the folder of the course that grades are given for: never one that is found."""
    return _named(asked) or paths.course()


def authored(asked: Path | None) -> Path:
    """Return the folder that an author works in: asked for, the nearest course, else this one.

    The shipped course is not written to unless somebody says so.
    """
    return _named(asked) or nearest(Path.cwd()) or Path.cwd()


def _named(asked: Path | None) -> Path | None:
    if asked is None or (asked / FILE).is_file() or len(asked.parts) != 1:
        return asked
    other = paths.course() / OTHERS / asked
    return other if (other / FILE).is_file() else asked


def called(course: Path) -> Path:
    """Return how a course is asked for: its name if it comes with the checker, else its folder."""
    others = paths.course() / OTHERS
    return Path(course.name) if course.resolve().parent == others.resolve() else course


def others() -> list[str]:
    """Return the names of the other courses that come with the checker."""
    return sorted(file.parent.name for file in (paths.course() / OTHERS).glob(f"*/{FILE}"))


def nearest(start: Path, checked: Path | None = None) -> Path | None:
    """Return the nearest folder with a ``course.toml``, upwards; None where there is none."""
    handed_in = checked.resolve() if checked is not None else None
    for place in (start, *start.parents):
        if handed_in is not None and handed_in in (place.resolve(), *place.resolve().parents):
            continue
        if (place / FILE).is_file():
            return place
    return None


def quoted(path: Path) -> str:
    """Write a path so that it can be typed: in quotes when it holds a blank."""
    return f'"{path}"' if " " in str(path) else str(path)
