"""What an instructor asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.course.syllabus import Course


@dataclass(frozen=True, kw_only=True)
class Request:
    """One grading, as it was asked for."""

    course: Course  #: whose lessons are graded
    submissions: Path  #: a folder or a zip
    out: Path  #: the results folder
    title: str  #: what the work is called
    column: str = ""  #: what an instructor says that the gradebook calls it
    words: Sequence[str] = ()  #: lessons; all of them when there are none
    resume: bool = False  #: go on where a run ended
    rubric: Path | None = None  #: a TOML file
    rosters: Sequence[Path] = ()  #: tables of the class
    overrides: Path | None = None  #: a table of what is to be understood otherwise
    checks: Path | None = None  #: a folder of checks
    platform: str = ""  #: which platform the export is from; empty: find out
    names: str = ""  #: a regular expression that says how the names are built
    seed: int | None = None  #: None: draw one
    engine: str = "local"  #: as `engine` takes it
    isolation: str = "strict"  #: as `open_host` takes it
