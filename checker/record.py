"""What travels between the stages: one frozen dataclass for each arrow of the pipeline.

**Submission** → a **CheckResult** of each check, with its **Finding** → the mistakes' names
(**Diagnosis**) → **Report** → every renderer, and the journal of a class.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checker import lesson_names
from checker.isolation.wire.text import one_line


class Kind(enum.StrEnum):
    """What is wrong. Code asks this, and never a sentence."""

    WRONG = "wrong"  # a value
    CONTRACT = "contract"  # the form of a result: container, keys, shape, dtype
    RAISED = "raised"  # a call raised an exception
    SYNTAX = "syntax"  # a statement of the file is not Python
    EXCEPTION = "exception"  # a statement of the file raises
    MISSING = "missing"  # a function is not found, though something of it stands there
    RANDOM = "random"  # two calls with the same arguments differ
    TOGETHER = "together"  # right by itself, and not in the program as a whole
    TIMEOUT = "timeout"  # this and all below: no answer came
    CRASHED = "crashed"
    OUTPUT = "output"
    LIMIT = "limit"
    PROTOCOL = "protocol"

    @property
    def is_silence(self) -> bool:
        """Whether no answer came, so that nothing was compared."""
        return self in _SILENCE


_SILENCE = {Kind.TIMEOUT, Kind.CRASHED, Kind.OUTPUT, Kind.LIMIT, Kind.PROTOCOL}


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
        """Read ``"f(w, b, X, Y)"``."""
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
    course: Path = Path()  #: the folder of its course; whoever loads the course fills it in

    @property
    def number(self) -> int:
        """3 for ``lesson3_propagate``."""
        return lesson_names.number(self.stem)

    @property
    def key(self) -> str:
        """The name on the command line: ``lesson3``."""
        return f"lesson{self.number}"

    @property
    def topic(self) -> str:
        """``topic`` for ``lesson3_topic``; the first part of every check's code."""
        return self.stem.partition("_")[2]


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What a student hands in: source text, nothing that runs."""

    modules: Mapping[str, str]  #: module name ("lesson3_propagate") → source text
    files: Mapping[str, Path]  #: module name → the file that it came from
    origin: Path  #: the file or folder that was handed in
    #: stem of a lesson → files that look like copies of it, beside its own; they are not checked
    copies: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()  #: how files were chosen, where a person may want to look
    #: module of a script → its first line that only a notebook runs; it is a comment here
    magics: Mapping[str, int] = field(default_factory=dict)

    def shown(self, module: str) -> str:
        """Return a module's file as the student knows it: ``lessons/lesson3_propagate.py``."""
        path = self.files[module]
        return one_line(f"{path.parent.name}/{path.name}" if path != self.origin else path.name)

    def file_of(self, lesson: Lesson) -> str:
        """Return the file in which a lesson's functions are, or belong."""
        if lesson.stem in self.files:
            return self.shown(lesson.stem)
        if self.origin in self.files.values():
            return one_line(self.origin.name)
        return one_line(f"{self.origin.name}/{lesson.stem}.py")

    def lacks(self, lesson: Lesson) -> bool:
        """Tell whether a folder of lessons was handed in without the file of one."""
        return lesson.stem not in self.files and self.origin not in self.files.values()

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
    #: first line, column, last line and column (in bytes of UTF-8) of what was being computed
    place: tuple[int, int, int, int] | None = None
    #: name → "array (4, 7) float64"; those of the file that the function uses, too
    locals: Mapping[str, str] = field(default_factory=dict)


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

    code: str  #: stable: "topic-of-a-kind"
    title: str  #: the first line of its docstring
    needs: tuple[str, ...] = ()  #: codes of the checks that must have passed
    further: bool = False  #: goes further than the lesson asks: never fails it


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is wrong: what came, and what should have come."""

    kind: Kind
    fact: str  #: one or two sentences
    hint: str = ""  #: one step towards the cure
    output: str = ""  #: the lesson's name of what is wrong: "dw"; empty when it is the whole
    exception: str = ""  #: the type of what was raised: "NameError"
    explained: bool = False  #: whether the fact names the cause: no other is looked for
    call: str = ""  #: the call that shows it: "propagate(w (3, 1), b=0.5, X (3, 5), Y (1, 5))"
    pointer: Pointer | None = None  #: the line that does it, else where the function begins


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What became of one check."""

    info: CheckInfo  #: which check
    status: Status  #: one of five
    finding: Finding | None = None  #: of a failure, and of nothing else
    waits_for: str = ""  #: of a skipped check: the code of another, or what its lesson `blamed`
    unjudged: str = ""  #: why there is no verdict, where it waits for nothing
    unwritten: str = ""  #: of a check that is not started: the function that is missing
    printed: str = ""  #: what the student's code printed meanwhile
    calls: tuple[Call, ...] = ()  #: the calls that the verdict rests on
    diagnoses: tuple[Diagnosis, ...] = ()  #: named mistakes; may be empty
    seconds: float = 0.0  #: wall time

    @property
    def fact(self) -> str:
        """What is wrong, or why nobody can tell; empty where nothing is."""
        return self.finding.fact if self.finding else self.unjudged

    @property
    def is_wrong(self) -> bool:
        """Whether it needs a word: something is wrong with the lesson, or with us."""
        broken = self.status is Status.CHECKER_ERROR
        return broken or (self.status is Status.FAILED and not self.info.further)


@dataclass(frozen=True, kw_only=True)
class Hint:
    """One hint, and where it stands among its like."""

    text: str  #: the hint; empty where there is none
    about: CheckResult | None = None  #: the failed check
    read: str = ""  #: the part of the lesson's page that explains it
    number: int = 1  #: which one it is; 0 where it only says which lesson comes first
    count: int = 1  #: how many there are


@dataclass(frozen=True, kw_only=True)
class LessonReport:
    """What became of one lesson."""

    lesson: Lesson  #: which lesson
    status: Status  #: of the lesson as a whole
    results: tuple[CheckResult, ...]  #: in the order of the file
    file: str = ""  #: the student's file, as they know it
    lost: bool = False  #: whether that file is missing from a folder of lessons
    notes: tuple[str, ...] = ()  #: one line each, shown before the checks
    blamed: str = ""  #: what alone makes it fail, of an earlier lesson: "optimize (lesson4)"
    why_blamed: str = ""  #: the note that says so
    advice: tuple[str, ...] = ()  #: what is right and could be better; one line each
    causes: int = 0  #: mistakes that explain all that is wrong; 0 where something is unexplained
    seconds: float = 0.0  #: wall time

    @property
    def first_wrong(self) -> CheckResult | None:
        """The first check that needs a word."""
        return next((each for each in self.results if each.is_wrong), None)

    @property
    def findings(self) -> list[Finding]:
        """All that is wrong, check by check."""
        return [each.finding for each in self.results if each.finding]

    @property
    def required(self) -> list[CheckResult]:
        """The checks without those that go further than the lesson."""
        return [each for each in self.results if not each.info.further]

    @property
    def passed(self) -> int:
        """How many of the required checks passed."""
        return sum(each.status is Status.PASSED for each in self.required)

    def is_waiting(self, result: CheckResult) -> bool:
        """Tell whether a check of a folded report waits for the blamed lesson."""
        return bool(self.blamed) and result.waits_for == self.blamed

    def folded(self) -> LessonReport:
        """Let what fails for the blamed lesson's sake wait for that; no other report changes."""
        if not self.blamed:
            return self
        waiting: dict[str, CheckResult] = {}
        for each in self.results:
            fails = each.status in {Status.FAILED, Status.NOT_STARTED}
            if fails or each.waits_for in waiting:
                waiting[each.info.code] = CheckResult(
                    info=each.info,
                    status=Status.SKIPPED,
                    waits_for=self.blamed,
                    seconds=each.seconds,
                )
        return replace(
            self, results=tuple(waiting.get(each.info.code, each) for each in self.results)
        )


@dataclass(frozen=True, kw_only=True)
class Report:
    """What one run of the checker found."""

    lessons: tuple[LessonReport, ...]  #: in the order of the course
    seed: int  #: the checks' inputs come from it
    given: bool = False  #: whether the earlier lessons came from the reference
    isolation: tuple[str, ...] = ()  #: the layers around the student's process
