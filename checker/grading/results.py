"""A journal of verdicts → the tables and the pages of a results folder."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Self

from checker import digests
from checker.course import syllabus
from checker.grading.claims.claim import Claim
from checker.grading.fingerprints import pairs
from checker.grading.formats import (
    canvas,
    feedback,
    files,
    moodle,
    pages,
    result_formats,
    sheets,
)
from checker.grading.formats.canvas import Gradebook
from checker.grading.formats.moodle import Worksheet
from checker.grading.marks import broken
from checker.grading.marks.marks import Row, absent, row
from checker.grading.marks.rubric import Rubric
from checker.grading.marks.summary import Mistakes, Summary, compact, summary
from checker.grading.marks.visible import for_students
from checker.grading.people.roster import Roster
from checker.grading.schedule.journal import Journal
from checker.grading.verdict import Verdict
from checker.record import Lesson

STUDENTS = "students"
#: Letters of a file name that come from the student's.
_LONGEST_SLUG = 60


@dataclass(frozen=True, kw_only=True)
class Class:
    """What the results of a class are made of, besides the verdicts."""

    title: str  #: what the work is called
    claims: Sequence[Claim]  #: whose the hand-ins are
    roster: Roster  #: the class; may be empty
    lessons: Sequence[Lesson]  #: what was graded
    rubric: Rubric  #: what it is worth
    seed: int  #: the checks' inputs came from it
    about: Mapping[str, str]  #: how it was graded
    gradebook: Gradebook | None = None  #: of Canvas, where there is one
    worksheet: Worksheet | None = None  #: of Moodle, where there is one


def write(journal: Journal, found: Class, out: Path) -> Summary:
    """Write all results of a class.

    Parameters
    ----------
    journal : Journal
        The verdicts.
    found : Class
        All else.
    out : pathlib.Path
        The results folder.

    Returns
    -------
    Summary
        What was written, summed up. The same verdicts give the same files, byte for byte.
    """
    gone = broken.checks(_graded(journal, found.lessons), found.lessons)
    found = replace(found, rubric=found.rubric.without(gone, found.lessons)) if gone else found
    folder = files.made(out / STUDENTS)
    rows: list[Row] = []
    mistakes = Mistakes(syllabus.course_of(found.lessons[0]).settings.families)
    layers: set[tuple[str, ...]] = set()
    prints: dict[str, Sequence[int]] = {}
    said: dict[str, str] = {}
    handed_in: list[tuple[Row, Claim]] = []
    claims = _counting(journal, found)
    with _Lines(out / "verdicts.jsonl") as lines:
        for verdict in _all(journal, found, claims):
            layers |= {report.isolation for report in verdict.reports}
            for place, claim in enumerate(claims[verdict.student]):
                one, judged = _written(verdict, claim, found, folder)
                rows.append(one)
                handed_in.append((one, claim))
                mistakes.add(judged)
                if place == 0:  # a group is not like itself
                    prints[one.student] = compact(judged.prints)
                seen = for_students(judged, found.rubric.hidden)
                said[one.student] = pages.in_one_line(seen, one)
                lines.add(one.student, result_formats.line(judged, one))
    rows += _absent(found)
    whole = summary(rows, mistakes, found.lessons, found.rubric)
    alike = pairs(prints)
    about = {**found.about, "layers": _said_of(layers)}
    files.save(out / "grades.csv", sheets.grades(whole.rows, found.lessons, found.rubric))
    files.save(out / "checks.csv", sheets.checks(whole.rows, found.lessons, found.rubric))
    files.save(out / "report.html", pages.class_page(whole, alike, about, found.title))
    feedback.write(handed_in, folder, out)
    messages = (*broken.in_words(gone), *_for_platforms(whole, found, said, out))
    return replace(whole, messages=messages)


def _for_platforms(
    whole: Summary, found: Class, said: Mapping[str, str], out: Path
) -> tuple[str, ...]:
    """Write the tables that platforms import; return what to know before they do."""
    rows, total = whole.rows, found.rubric.total
    notes: list[str] = []
    if found.gradebook is None:
        files.save(out / "canvas.csv", canvas.without_gradebook(rows, total, found.title))
    elif found.gradebook.column is not None:
        text, notes = canvas.table(rows, found.gradebook, total)
        files.save(out / "canvas.csv", text)
    more: list[str] = []
    if found.worksheet is None:
        text = moodle.without_worksheet(rows, total, said)
    else:
        text, more = moodle.table(rows, found.worksheet, total, said)
    files.save(out / "moodle.csv", text)
    return (*notes, *more)


def _all(
    journal: Journal, found: Class, claims: Mapping[str, Sequence[Claim]]
) -> Iterator[Verdict]:
    """Yield a verdict for all that counts: nobody is left out in silence."""
    missing = dict.fromkeys(claims)
    for verdict in _graded(journal, found.lessons):
        if verdict.student in claims:
            del missing[verdict.student]
            yield verdict
    for student in missing:
        yield Verdict(student=student, digest="", not_graded="no verdict came back")


def _written(verdict: Verdict, claim: Claim, found: Class, folder: Path) -> tuple[Row, Verdict]:
    """Write the files of one student; where that cannot be done, those of one not graded."""
    try:
        one = row(verdict, claim, found.rubric, slug=slug(claim))
        _write_student(folder / one.slug, verdict, one, found)
    except OSError:
        raise
    except Exception as error:
        if verdict.not_graded:
            raise
        why = f"its verdict cannot be shown ({type(error).__name__}: {error})"
        odd = Verdict(student=verdict.student, digest=verdict.digest, not_graded=why)
        return _written(odd, claim, found, folder)
    return one, verdict


class _Lines:
    """Lines that are written in the order of their students: few of them are in memory."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._unsorted = tempfile.TemporaryFile()  # noqa: SIM115 (closed at the end)
        self._places: dict[str, tuple[int, int]] = {}

    def add(self, student: str, line: str) -> None:
        """Keep a line."""
        start = self._unsorted.tell()
        self._places[student] = (start, self._unsorted.write(f"{line}\n".encode("ascii")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._unsorted:
            if kind is not None:
                return
            with files.writing(self._file) as to:
                for student in sorted(self._places):
                    start, length = self._places[student]
                    self._unsorted.seek(start)
                    to.write(self._unsorted.read(length))


def _graded(journal: Journal, lessons: Sequence[Lesson]) -> Iterator[Verdict]:
    """Yield the verdicts, of the lessons that are graded now alone, in their order."""
    for verdict in journal.verdicts():
        known = {report.lessons[0].lesson.stem: report for report in verdict.reports}
        found = tuple(known[lesson.stem] for lesson in lessons if lesson.stem in known)
        yield replace(verdict, reports=found)


def _counting(journal: Journal, found: Class) -> dict[str, list[Claim]]:
    """Return whose each verdict is: of several attempts that of the best, the newest of equals."""
    claims: dict[str, list[Claim]] = {}
    attempts: dict[str, Claim] = {}
    for claim in found.claims:
        claims.setdefault(claim.handin.student, []).append(claim)
        if claim.handin.earlier:
            for key, handin in claim.handin.attempts.items():
                attempts[key] = replace(claim, handin=handin)
    if not attempts:
        return claims
    best: dict[str, tuple[Fraction, int, str]] = {}
    for verdict in journal.verdicts():
        key = verdict.student
        if key not in attempts:
            continue
        one = attempts[key]
        points = row(verdict, one, found.rubric, slug="").points
        order = list(one.handin.attempts).index(key)
        mine = (Fraction(-1) if points is None else points, order, key)
        best[one.handin.student] = max(best.get(one.handin.student, mine), mine)
    for student, (_, _, key) in best.items():
        own = claims.pop(student)
        claims[key] = [replace(each, handin=each.handin.attempts[key]) for each in own]
    return claims


def _absent(found: Class) -> Iterator[Row]:
    """Yield the rows of those of whom there is nothing, or nothing that is certainly theirs."""
    there = {id(claim.person) for claim in found.claims if claim.person is not None}
    perhaps: dict[int, list[str]] = {}
    for claim in found.claims:
        for person in claim.candidates:
            perhaps.setdefault(id(person), []).append(f"{claim.name} may be theirs.")
    for person in found.roster.people:
        if id(person) not in there:
            yield absent(person, perhaps.get(id(person), ()))


def _said_of(layers: set[tuple[str, ...]]) -> str:
    """Name the layers that were around the submissions: not the same, perhaps, on all machines."""
    if len(layers) > 1:
        always = set.intersection(*map(set, layers))
        return f"not the same for all; always: {', '.join(sorted(always)) or 'none'}"
    return ", ".join(next(iter(layers), ())) or "none"


def _write_student(stem: Path, verdict: Verdict, one: Row, found: Class) -> None:
    verdict = for_students(verdict, found.rubric.hidden)
    given = (verdict, one, found.rubric, found.title)
    files.save(stem.with_name(f"{stem.name}.html"), pages.student_page(*given))
    files.save(stem.with_name(f"{stem.name}.md"), pages.student_markdown(*given))
    text = result_formats.gradescope(verdict, one, found.rubric)
    files.save(stem.with_name(f"{stem.name}.json"), text)
    files.save(stem.with_name(f"{stem.name}.xml"), result_formats.junit(verdict, found.seed))


def slug(claim: Claim) -> str:
    """Return the name of a student's page: letters that every file system takes, no other's."""
    simple = unicodedata.normalize("NFKD", claim.name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", simple.lower()).strip("-")[:_LONGEST_SLUG].strip("-")
    whole = [claim.handin.student, claim.student]
    mark = digests.of_parts([each.encode("utf-8", "surrogatepass") for each in whole])
    return f"{words or 'student'}-{mark[:12]}"
