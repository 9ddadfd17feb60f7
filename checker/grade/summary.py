"""What a whole class did: counted once, verdict by verdict, so that few are in memory."""

from __future__ import annotations

import statistics
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from checker import course
from checker.grade.marks import ABSENT, GRADED, LETTERS, REFUSED, Row
from checker.grade.rubric import Rubric
from checker.model import CheckInfo, Lesson, Status

#: Bars of the distribution, each a tenth of the points.
BINS = 10


@dataclass(frozen=True, kw_only=True)
class CommonMistake:
    """A mistake that students made."""

    code: str  #: stable, an anchor of the docs
    lesson: str  #: "lesson3"
    count: int  #: students who made it
    message: str  #: what was done, and why it is wrong
    hints: Sequence[str]  #: of rising directness
    lines: Sequence[str]  #: one student's function, without what could tell whose it is
    marked: int  #: the line that does it, counted from 0

    @property
    def name(self) -> str:
        """As a person says it: ``propagate: dw not averaged``."""
        topic, _, rest = self.code.partition("-")
        return f"{topic}: {rest.replace('-', ' ')}"


@dataclass(frozen=True, kw_only=True)
class Share:
    """What became of one check in the class."""

    info: CheckInfo  #: which check
    counts: Mapping[str, int]  #: letter of a status → students

    def of(self, status: str) -> int:
        """How many students have a status."""
        return self.counts.get(LETTERS[status], 0)

    @property
    def judged(self) -> int:
        """Students of whom it is known."""
        return sum(self.counts.values())

    @property
    def rate(self) -> float:
        """The share that passed."""
        return self.of(Status.PASSED.value) / self.judged if self.judged else 0.0


@dataclass
class Mistakes:
    """Counts mistakes while verdicts go by."""

    counts: Counter[str] = field(default_factory=Counter)
    _said: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _parts: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    _lessons: dict[str, str] = field(default_factory=dict)

    def add(self, record: Mapping[str, Any]) -> None:
        """Count what one student did."""
        seen: set[str] = set()
        for lesson in record["lessons"]:
            for check in lesson["checks"]:
                for diagnosis in check["diagnosis"]:
                    code = diagnosis["code"]
                    seen.add(code)
                    self._said.setdefault(code, diagnosis)
                    self._lessons.setdefault(code, lesson["lesson"].partition("_")[0])
        self.counts.update(seen)
        for code, part in record.get("parts", {}).items():
            student = record["student"]
            if code not in self._parts or student < self._parts[code][0]:
                self._parts[code] = (student, part)

    def common(self) -> list[CommonMistake]:
        """The mistakes, the most common first."""
        ordered = sorted(self.counts.items(), key=lambda each: (-each[1], each[0]))
        return [self._common(code, count) for code, count in ordered]

    def _common(self, code: str, count: int) -> CommonMistake:
        _, part = self._parts.get(code, ("", {"lines": [], "marked": 0}))
        return CommonMistake(
            code=code,
            lesson=self._lessons[code],
            count=count,
            message=self._said[code]["message"],
            hints=self._said[code]["hints"],
            lines=part["lines"],
            marked=part["marked"],
        )


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A class, as its page shows it."""

    rows: Sequence[Row]  #: in the order of their names
    lessons: Sequence[Lesson]  #: what was graded
    shares: Mapping[str, Sequence[Share]]  #: stem of a lesson → its checks
    mistakes: Sequence[CommonMistake]  #: the most common first
    rubric: Rubric  #: what it is worth

    @property
    def handed_in(self) -> int:
        """Students of whom there is something."""
        return sum(row.state != ABSENT for row in self.rows)

    def count(self, state: str) -> int:
        """Students in a state."""
        return sum(row.state == state for row in self.rows)

    @property
    def median(self) -> Fraction | None:
        """The middle of the points of those who handed something in."""
        found = sorted(row.points for row in self.rows if _counts(row) and row.points is not None)
        return Fraction(statistics.median(found)) if found else None

    @property
    def all_passed(self) -> int:
        """Students who have every point."""
        total = self.rubric.total
        return sum(
            sum(filter(None, row.lessons), Fraction(0)) == total
            for row in self.rows
            if row.state == GRADED
        )

    @property
    def bins(self) -> list[int]:
        """How many students are in each tenth of the points; all points are in the last."""
        found = [0] * BINS
        for row in self.rows:
            if _counts(row) and row.points is not None and self.rubric.total:
                found[min(BINS - 1, int(row.points * BINS / self.rubric.total))] += 1
        return found

    @property
    def attention(self) -> list[Row]:
        """Students whose work a person should look at."""
        return [row for row in self.rows if row.attention]

    def passed(self, lesson: Lesson) -> int:
        """Students who passed a lesson."""
        start = 0
        for each in self.lessons:
            if each.stem == lesson.stem:
                break
            start += len(self.shares[each.stem])
        needed = [
            start + i for i, share in enumerate(self.shares[lesson.stem]) if not share.info.further
        ]
        return sum(all(row.checks[i] == "p" for i in needed) for row in self.rows if row.checks)


def _counts(row: Row) -> bool:
    return row.state in {GRADED, REFUSED}


def summary(
    rows: Iterable[Row], mistakes: Mistakes, lessons: Sequence[Lesson], rubric: Rubric
) -> Summary:
    """Sum a class up.

    Parameters
    ----------
    rows : iterable of Row
        The students.
    mistakes : Mistakes
        What was counted while their verdicts went by.
    lessons : sequence of Lesson
        What was graded.
    rubric : Rubric
        What it is worth.
    """
    ordered = sorted(rows, key=lambda row: (row.name.casefold(), row.student))
    columns = [(lesson, info) for lesson in lessons for info in course.check_infos(lesson)]
    shares: dict[str, list[Share]] = {lesson.stem: [] for lesson in lessons}
    for place, (lesson, info) in enumerate(columns):
        counts = Counter(row.checks[place] for row in ordered if row.checks)
        shares[lesson.stem].append(Share(info=info, counts=counts))
    return Summary(
        rows=ordered,
        lessons=lessons,
        shares=shares,
        mistakes=mistakes.common(),
        rubric=rubric,
    )


def compact(prints: Iterable[int]) -> Sequence[int]:
    """Fingerprints of one student in little memory."""
    return array("I", prints)
