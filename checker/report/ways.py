"""What the reader of a report can do next, as they would write it where they read it."""

from __future__ import annotations

from dataclasses import dataclass

from checker.record import Lesson


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How to check again, and what comes after."""

    #: how a lesson is checked, and how with the reference in place of earlier ones
    again: str = "python -m checker {}"
    given: str = "python -m checker {} --given"
    following: Lesson | None = None  #: the lesson after the last one that was checked
    file: str = ""  #: where that lesson is to be written; empty where it is a cell

    def command(self, lesson: Lesson) -> str:
        """Write down how to check a lesson."""
        return self.again.format(lesson.key)

    def command_given(self, lesson: Lesson) -> str:
        """Write down how to check a lesson with the reference in place of earlier ones."""
        return self.given.format(lesson.key)
