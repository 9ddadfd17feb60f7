"""What travels between the stages: one frozen dataclass for each arrow of the pipeline.

solution → stub → **Submission** → runner → checks (**Outcome**) → diagnosis (**Diagnosis**)
→ **Report**.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checker.student.text import one_line


class Status(enum.StrEnum):
    """What became of a check, or of a lesson."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"  # it waits for another check
    NOT_STARTED = "not started"
    CHECKER_ERROR = "checker error"  # our fault, never the student's


@dataclass(frozen=True, kw_only=True)
class Function:
    """A function that a lesson asks for."""

    name: str  #: as the stub calls it
    parameters: tuple[str, ...]  #: in the order of the stub

    @classmethod
    def parse(cls, signature: str) -> Function:
        """Read ``"propagate(w, b, X, Y)"``."""
        name, _, rest = signature.partition("(")
        names = (part.strip() for part in rest.rstrip(")").split(","))
        return cls(name=name, parameters=tuple(part for part in names if part))


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One step of the course; its files have the same stem in every folder."""

    stem: str  #: "lesson3_propagate"
    title: str  #: what the reader of a report sees
    functions: tuple[Function, ...]  #: what the student writes
    builds_on: tuple[str, ...] = ()  #: stems of the earlier lessons that it imports
    libraries: tuple[str, ...] = ("numpy",)  #: what the student's process imports beforehand

    @property
    def number(self) -> int:
        """3 for ``lesson3_propagate``."""
        match = re.match(r"lesson(\d+)", self.stem)
        if match is None:
            raise ValueError(f"{self.stem!r} is not of the form lesson3_name; rename its files")
        return int(match[1])

    @property
    def key(self) -> str:
        """The name on the command line: ``lesson3``."""
        return f"lesson{self.number}"

    @property
    def topic(self) -> str:
        """``propagate`` for ``lesson3_propagate``; the first part of every check's code."""
        return self.stem.partition("_")[2]


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What a student hands in: source text, nothing that runs."""

    modules: Mapping[str, str]  #: module name ("lesson3_propagate") → source text
    files: Mapping[str, Path]  #: module name → the file that it came from
    origin: Path  #: the file or folder that was handed in

    def shown(self, module: str) -> str:
        """A module's file as the student knows it: ``lessons/lesson3_propagate.py``."""
        path = self.files[module]
        return one_line(f"{path.parent.name}/{path.name}" if path != self.origin else path.name)

    def file_of(self, lesson: Lesson) -> str:
        """The file in which a lesson's functions are, or belong."""
        if lesson.stem in self.files:
            return self.shown(lesson.stem)
        if self.origin in self.files.values():
            return one_line(self.origin.name)
        return one_line(f"{self.origin.name}/{lesson.stem}.py")

    def defines(self, function: str) -> bool:
        """Tell whether the text defines a function, readable or not."""
        definition = re.compile(rf"^[ \t]*(def[ \t]+{function}\b|{function}[ \t]*=)", re.MULTILINE)
        return any(definition.search(text) for text in self.modules.values())


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """A place in the student's file."""

    file: str  #: as the student knows it
    line: int  #: counted from 1
    source: str = ""  #: the text of that line


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One of the student's frames in a traceback."""

    file: str  #: as the student knows it
    line: int  #: counted from 1
    function: str  #: the name of the function, or "<module>"
    source: str  #: the text of that line
    locals: Mapping[str, str] = field(default_factory=dict)  #: name → "array (4, 7) float64"


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call of a student's function, as the trusted process saw it."""

    function: str  #: its name
    arguments: Mapping[str, Any]  #: parameter → value, as sent
    result: Any = None  #: what came back; None when it raised


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """A mistake, named."""

    code: str  #: stable, an anchor of the docs
    message: str  #: what was done, why it is wrong, which formula says so
    hints: tuple[str, ...] = ()  #: of rising directness, shown when asked for
    read: str = ""  #: an anchor of the lesson's page
    outputs: tuple[str, ...] = ()  #: what it makes wrong: "cost"
    pointer: Pointer | None = None  #: the line that does it


@dataclass(frozen=True, kw_only=True)
class CheckInfo:
    """What is known of a check before it runs."""

    code: str  #: stable: "propagate-dw-formula"
    title: str  #: the first line of its docstring
    needs: tuple[str, ...] = ()  #: codes of the checks that must have passed
    further: bool = False  #: goes further than the lesson asks: never fails it


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What became of one check."""

    info: CheckInfo  #: which check
    status: Status  #: one of five
    reason: str = ""  #: for a failure: "wrong", "raised", "timeout", "crashed", "output", …
    fact: str = ""  #: what came, what should have come, on which call
    hint: str = ""  #: one step towards the cure
    call: str = ""  #: on which call: "propagate(w (3, 1), b=0.5, X (3, 5), Y (1, 5))"
    about: str = ""  #: the output that is wrong: "dw"; empty when it is the whole
    pointer: Pointer | None = None  #: the student's line
    printed: str = ""  #: what the student's code printed meanwhile
    calls: Sequence[Call] = ()  #: the calls that the verdict rests on
    diagnoses: Sequence[Diagnosis] = ()  #: named mistakes; may be empty
    seconds: float = 0.0  #: wall time


@dataclass(frozen=True, kw_only=True)
class LessonReport:
    """What became of one lesson."""

    lesson: Lesson  #: which lesson
    status: Status  #: of the lesson as a whole
    results: Sequence[CheckResult]  #: in the order of the file
    file: str = ""  #: the student's file, as they know it
    notes: Sequence[str] = ()  #: one line each, shown before the checks
    blamed: str = ""  #: what alone makes it fail, of an earlier lesson: "optimize (lesson4)"
    advice: Sequence[str] = ()  #: what is right and could be better; one line each
    seconds: float = 0.0  #: wall time

    @property
    def why_blamed(self) -> str:
        """The note that says which earlier lesson alone makes this one fail."""
        return next(note for note in self.notes if self.blamed in note)

    def is_waiting(self, result: CheckResult) -> bool:
        """Tell whether a check of a folded report waits for the blamed lesson."""
        return bool(self.blamed) and result.reason == self.blamed

    def folded(self) -> LessonReport:
        """Let what fails for the blamed lesson's sake wait for that; no other report changes."""
        if not self.blamed:
            return self
        waiting: dict[str, CheckResult] = {}
        for each in self.results:
            fails = each.status in {Status.FAILED, Status.NOT_STARTED}
            if fails or (each.status is Status.SKIPPED and each.reason in waiting):
                waiting[each.info.code] = CheckResult(
                    info=each.info,
                    status=Status.SKIPPED,
                    reason=self.blamed,
                    seconds=each.seconds,
                )
        return replace(
            self, results=tuple(waiting.get(each.info.code, each) for each in self.results)
        )


@dataclass(frozen=True, kw_only=True)
class Report:
    """What one run of the checker found."""

    lessons: Sequence[LessonReport]  #: in the order of the course
    seed: int  #: the checks' inputs come from it
    given: bool = False  #: whether the earlier lessons came from the reference
    isolation: tuple[str, ...] = ()  #: the layers around the student's process
