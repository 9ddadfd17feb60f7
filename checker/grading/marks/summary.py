"""What a whole class did: counted once, verdict by verdict, so that few are in memory."""

from __future__ import annotations

import statistics
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from checker.course import syllabus
from checker.grading.marks.marks import ABSENT, GRADED, LETTERS, REFUSED, Row
from checker.grading.marks.rubric import Rubric
from checker.grading.verdict import Excerpt, Verdict
from checker.record import CheckInfo, Diagnosis, Lesson, Status

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
        """As a person says it: ``topic: of a kind``."""
        return spoken(self.code)


@dataclass(frozen=True, kw_only=True)
class Share:
    """What became of one check in the class."""

    info: CheckInfo  #: which check
    counts: Mapping[str, int]  #: letter of a status → students

    def of(self, status: str) -> int:
        """Return how many students have a status."""
        return self.counts.get(LETTERS[Status(status)], 0)

    @property
    def judged(self) -> int:
        """Students of whom it is known."""
        return sum(self.counts.values())

    @property
    def rate(self) -> float:
        """The share that passed."""
        return self.of(Status.PASSED) / self.judged if self.judged else 0.0


@dataclass(frozen=True, kw_only=True)
class Family:
    """Mistakes that are one thing to teach again."""

    words: str  #: what it is
    count: int  #: students who made one of them
    outputs: Sequence[str]  #: what they got wrong by it


@dataclass
class Mistakes:
    """Counts mistakes while verdicts go by.

    Parameters
    ----------
    families : mapping
        Words for what is one thing to teach → parts of the codes of its mistakes.
    """

    families: Mapping[str, Sequence[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    unnamed: int = 0  #: students who failed something, and no mistake of theirs has a name
    _of_families: Counter[str] = field(default_factory=Counter)
    _outputs: dict[str, dict[str, None]] = field(default_factory=dict)
    _said: dict[str, Diagnosis] = field(default_factory=dict)
    _excerpts: dict[str, tuple[str, Excerpt]] = field(default_factory=dict)
    _lessons: dict[str, str] = field(default_factory=dict)

    def add(self, verdict: Verdict) -> None:
        """Count what one student did."""
        seen: set[str] = set()
        for lesson in verdict.lessons:
            for found in (each for check in lesson.results for each in check.diagnoses):
                seen.add(found.code)
                self._said.setdefault(found.code, found)
                self._lessons.setdefault(found.code, lesson.lesson.key)
        self.counts.update(seen)
        self._of_families.update({self._family(code) for code in seen})
        for code in seen:
            outputs = self._outputs.setdefault(self._family(code), {})
            outputs |= dict.fromkeys(self._said[code].outputs)
        wrong = (check.is_wrong for lesson in verdict.lessons for check in lesson.results)
        self.unnamed += not seen and any(wrong)
        for code, excerpt in verdict.excerpts.items():
            known = self._excerpts.get(code)
            if known is None or verdict.student < known[0]:
                self._excerpts[code] = (verdict.student, excerpt)

    def common(self) -> list[CommonMistake]:
        """Return the mistakes, the most common first."""
        ordered = sorted(self.counts.items(), key=lambda each: (-each[1], each[0]))
        return [self._common(code, count) for code, count in ordered]

    def taught(self) -> list[Family]:
        """Return what is to be taught again, first what most students miss."""
        ordered = sorted(self._of_families.items(), key=lambda each: (-each[1], each[0]))
        return [
            Family(words=words, count=count, outputs=sorted(self._outputs[words]))
            for words, count in ordered
        ]

    def _family(self, code: str) -> str:
        for words, parts in self.families.items():
            if any(part in code for part in parts):
                return words
        return spoken(code)

    def _common(self, code: str, count: int) -> CommonMistake:
        _, excerpt = self._excerpts.get(code, ("", Excerpt(lines=(), marked=0)))
        return CommonMistake(
            code=code,
            lesson=self._lessons[code],
            count=count,
            message=self._said[code].message,
            hints=self._said[code].hints,
            lines=excerpt.lines,
            marked=excerpt.marked,
        )


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A class, as its page shows it."""

    rows: Sequence[Row]  #: in the order of their names
    lessons: Sequence[Lesson]  #: what was graded
    shares: Mapping[str, Sequence[Share]]  #: stem of a lesson → its checks
    mistakes: Sequence[CommonMistake]  #: the most common first
    families: Sequence[Family]  #: what to teach again, the most common first
    unnamed: int  #: students who failed something without a mistake that has a name
    rubric: Rubric  #: what it is worth
    messages: Sequence[str] = ()  #: what to know before a platform imports the marks

    @property
    def handed_in(self) -> int:
        """Students of whom there is something."""
        return sum(row.state != ABSENT for row in self.rows)

    def count(self, state: str) -> int:
        """Students in a state."""
        return sum(row.state == state for row in self.rows)

    @property
    def again(self) -> str:
        """What to teach again, in a sentence or two."""
        if not self.families:
            failed = f" {self.unnamed} of {self.handed_in} students failed something."
            return "No mistake was recognised by name." + failed * bool(self.unnamed)
        first, *others = self.families
        where = f", in {' or '.join(first.outputs)}" if first.outputs else ""
        said = f"Teach again: {first.words}. {first.count} of {self.handed_in} students miss it"
        said += f"{where}."
        if others:
            said += f" Then: {others[0].words} ({others[0].count})."
        if self.unnamed:
            said += f" {self.unnamed} failed something that no named mistake explains."
        return said

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
            sum(filter(None, row.lessons), Fraction(0)) >= total
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


def spoken(code: str) -> str:
    """Say a code as a person does: ``topic: of a kind``."""
    topic, _, rest = code.partition("-")
    return f"{topic}: {rest.replace('-', ' ')}"


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
    columns = [(lesson, info) for lesson in lessons for info in syllabus.check_infos(lesson)]
    shares: dict[str, list[Share]] = {lesson.stem: [] for lesson in lessons}
    for place, (lesson, info) in enumerate(columns):
        counts = Counter(row.checks[place] for row in ordered if row.checks)
        shares[lesson.stem].append(Share(info=info, counts=counts))
    return Summary(
        rows=ordered,
        lessons=lessons,
        shares=shares,
        mistakes=mistakes.common(),
        families=mistakes.taught(),
        unnamed=mistakes.unnamed,
        rubric=rubric,
    )


def compact(prints: Iterable[int]) -> Sequence[int]:
    """Fingerprints of one student in little memory."""
    return array("I", prints)
