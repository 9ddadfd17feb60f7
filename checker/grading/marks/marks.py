"""Verdicts and a rubric → marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from checker.grading.claims.claim import Claim
from checker.grading.marks.rubric import Rubric
from checker.grading.people.person import Person
from checker.grading.verdict import Verdict
from checker.record import Kind, LessonReport, Status

GRADED, REFUSED, NOT_GRADED, ABSENT = "graded", "refused", "not graded", "nothing handed in"
#: The share of a lesson that one mistake costs at most, where it explains all that is wrong.
SHARE = Fraction(1, 4)
#: A status in one letter.
LETTERS = {
    Status.PASSED: "p",
    Status.FAILED: "f",
    Status.SKIPPED: "w",
    Status.NOT_STARTED: "n",
    Status.CHECKER_ERROR: "e",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One student: what tables and the class page need, and no more, so that many fit."""

    student: str  #: tells the student from all others
    name: str  #: as a person reads it
    state: str  #: graded, refused, not graded, nothing handed in
    slug: str = ""  #: the file name of the student's page, without its suffix
    lessons: tuple[Fraction | None, ...] = ()  #: points, lesson by lesson
    points: Fraction | None = None  #: all of them, lateness taken off
    late_percent: Fraction = Fraction(0)  #: what lateness took off
    late: bool = False  #: handed in late
    checks: str = ""  #: a letter for each check
    reached: Mapping[str, Fraction | None] = field(default_factory=dict)  #: points, by its code
    mistakes: tuple[str, ...] = ()  #: codes of what was recognised
    notes: tuple[str, ...] = ()  #: one line each, for the instructor
    attention: tuple[str, ...] = ()  #: why a person should look at it
    person: Person | None = None  #: of the roster
    group: str = ""  #: the group that handed in together
    added: Fraction = Fraction(0)  #: what an instructor added, or took off
    doubts: tuple[str, ...] = ()  #: why no platform is to import it

    @property
    def is_certain(self) -> bool:
        """Tell whether it was graded, and whose it is."""
        return self.state == GRADED and self.points is not None and not self.doubts

    @property
    def shown_points(self) -> str:
        """Points as tables show them; empty where there are none."""
        return "" if self.points is None else number(self.points)


def number(points: Fraction) -> str:
    """Write points down: two places at most, halves rounded up."""
    hundredths = (points * 200 + 1) // 2
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    return text.rstrip("0").rstrip(".")


def row(verdict: Verdict, claim: Claim, rubric: Rubric, *, slug: str) -> Row:
    """Mark one student.

    Parameters
    ----------
    verdict : Verdict
        What was found in it.
    claim : Claim
        Whose it is, what was handed in, and when.
    rubric : Rubric
        What it is worth.
    slug : str
        Of the student's page.
    """
    handin, person = claim.handin, claim.person
    rule = rubric.late.of(claim.called)
    when = handin.when or (person.handed_in if person else None)
    marked = handin.late or bool(person and person.late)
    cost = rule.cost(when, marked=marked)
    points: Fraction | None
    attention: tuple[str, ...]
    lessons: tuple[Fraction | None, ...] = ()
    by_check: dict[str, Fraction | None] = {}
    said: list[str] = []
    if verdict.not_graded:
        why = f"The checker's engine broke down: {verdict.not_graded}"
        state, points = NOT_GRADED, None
        attention = (why,)
    elif verdict.refused:
        state, points = REFUSED, Fraction(0)
        attention = (verdict.refused,)
    else:
        reached = [points_of(lesson, rubric) for lesson in verdict.lessons]
        broken = any(each is None for each in reached)
        total = sum((each for each in reached if each is not None), Fraction(0))
        state, lessons = GRADED, tuple(reached)
        points = None if broken else total * (100 - cost) / 100
        attention = tuple(_attention(verdict.lessons))
        for report, of in zip(verdict.lessons, reached, strict=True):
            said += about_causes(report, of, rubric)
            by_check |= points_of_checks(report, of, rubric)
    checks = [check for lesson in verdict.lessons for check in lesson.results]
    codes = (each.code for check in checks for each in check.diagnoses)
    return Row(
        student=claim.student,
        name=claim.name,
        state=state,
        slug=slug,
        lessons=lessons,
        points=None if points is None else max(Fraction(0), points + claim.points),
        late_percent=cost,
        late=rule.is_late(when, marked=marked),
        checks="".join(LETTERS[check.status] for check in checks),
        reached=by_check,
        mistakes=tuple(dict.fromkeys(codes)),
        notes=(*_said_of(claim), *handin.notes, *verdict.notes, *_unread(verdict), *said),
        attention=(*claim.doubts, *attention),
        person=person,
        group=claim.group,
        added=claim.points,
        doubts=claim.doubts,
    )


def _unread(verdict: Verdict) -> list[str]:
    """Say once of each file that Python cannot read it, and where."""
    findings = [check.finding for each in verdict.lessons for check in each.results]
    unread = [each for each in findings if each is not None and each.kind is Kind.SYNTAX]
    return list(
        dict.fromkeys(
            f"Python cannot read {each.pointer.file}, line {each.pointer.line}: "
            f"{each.fact.rpartition(chr(10))[2]}"
            for each in unread
            if each.pointer is not None
        )
    )


def _said_of(claim: Claim) -> list[str]:
    """Say what an instructor said, and how it was joined where that was by less than an id."""
    found = list(claim.notes)
    if claim.points:
        sign = "+" if claim.points > 0 else "-"
        found.append(f"{sign}{number(abs(claim.points))} points.")
    if claim.group:
        found.append(f"Handed in by {claim.group}.")
    if claim.how and claim.how != "name":
        found.append(f"Joined by {claim.how}: {claim.handin.name}.")
    return found


def absent(person: Person, notes: Sequence[str] = ()) -> Row:
    """Return the row of a student of the roster of whom there is nothing."""
    return Row(
        notes=tuple(notes),
        student=person.student,
        name=person.name or person.student,
        state=ABSENT,
        points=Fraction(0),
        person=person,
    )


def points_of(lesson: LessonReport, rubric: Rubric) -> Fraction | None:
    """Return the points of one lesson, or None where the checker itself failed.

    A mistake costs its `SHARE` at most, however many checks see it, where mistakes explain all
    that is wrong; and just that where functions that are right one by one fail together.
    """
    reached = {False: Fraction(0), True: Fraction(0)}
    for check in lesson.results:
        if check.status is Status.CHECKER_ERROR and rubric.points[check.info.code]:
            return None
        if check.status is Status.PASSED:
            reached[check.info.further] += rubric.points[check.info.code]
    asked, bonus = reached.values()
    left = rubric.lessons[lesson.lesson.stem] * (1 - SHARE * lesson.causes)
    if fails_together(lesson):
        asked = left
    elif lesson.causes:
        asked = max(asked, left)
    return asked + bonus


def points_of_checks(
    lesson: LessonReport, points: Fraction | None, rubric: Rubric
) -> dict[str, Fraction | None]:
    """Share the points of a lesson out between its checks, so that they add up.

    What a lesson has beyond the checks that passed goes to those that did not, each by what it is
    worth; what it has less is taken from those that passed.

    Parameters
    ----------
    lesson : LessonReport
        What became of its checks.
    points : Fraction or None
        Of the whole lesson, as `points_of` returns them.
    rubric : Rubric
        What each check is worth.

    Returns
    -------
    dict of str to Fraction or None
        Code of a check → its points; None where the checker itself failed.
    """
    found = {
        check.info.code: rubric.points[check.info.code] * (check.status is Status.PASSED)
        for check in lesson.results
    }
    beyond = Fraction(0) if points is None else points - sum(found.values())
    part = {
        check.info.code: rubric.points[check.info.code]
        for check in lesson.required
        if (check.status is Status.PASSED) == (beyond < 0)
    }
    whole = sum(part.values())
    unknown = {c.info.code for c in lesson.results if c.status is Status.CHECKER_ERROR}
    return {
        code: None
        if code in unknown
        else own + (beyond * part.get(code, 0) / whole if whole else 0)
        for code, own in found.items()
    }


def fails_together(lesson: LessonReport) -> bool:
    """Tell whether all that fails are functions that are right one by one."""
    kinds = {each.finding.kind for each in lesson.required if each.finding}
    return kinds == {Kind.TOGETHER}


def about_causes(lesson: LessonReport, points: Fraction | None, rubric: Rubric) -> Iterator[str]:
    """Say what mistakes cost where they explain all that is wrong."""
    if points is None or not lesson.causes:
        return
    worth = rubric.lessons[lesson.lesson.stem]
    what = "One mistake explains" if lesson.causes == 1 else f"{lesson.causes} mistakes explain"
    yield f"{lesson.lesson.key}: {what} all that is wrong: {number(points)} of {number(worth)}."


def _attention(lessons: Sequence[LessonReport]) -> Iterator[str]:
    """Say what a person should look at: nothing was compared."""
    for lesson in lessons:
        for check in lesson.results:
            if check.status is Status.CHECKER_ERROR:
                yield f"{check.info.code}: the checker itself failed."
            elif check.finding and check.finding.kind.is_silence:
                yield f"{check.info.code}: {check.fact}"
