"""What is kept of one submission: a line of the journal, and all that results are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.record import LessonReport, Report


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """The function that a mistake is in, without what could tell whose it is."""

    lines: tuple[str, ...]
    marked: int  #: the line that does it, counted from 0


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was found in one submission: the same in each run with the same seed."""

    student: str  #: tells the student from all others
    digest: str  #: of what was handed in
    pack: str = ""  #: tells the checker that judged from another; empty where none could
    keys: Mapping[str, str] = field(default_factory=dict)  #: stem → what it is judged by
    refused: str = ""  #: why nothing of it could be checked
    not_graded: str = ""  #: why the engine could not judge it
    notes: tuple[str, ...] = ()  #: one line each, for the instructor
    reports: tuple[Report, ...] = ()  #: of one lesson each, since each is judged in its own way
    prints: tuple[int, ...] = ()  #: fingerprints
    excerpts: Mapping[str, Excerpt] = field(default_factory=dict)  #: code of a mistake → its place

    @property
    def lessons(self) -> list[LessonReport]:
        """What became of each lesson."""
        return [lesson for report in self.reports for lesson in report.lessons]
