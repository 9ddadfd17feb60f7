"""Verdicts and a rubric → marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checker.grade.handin import Handin
from checker.grade.roster import Person
from checker.grade.rubric import Rubric
from checker.model import Status

GRADED, REFUSED, NOT_GRADED, ABSENT = "graded", "refused", "not graded", "nothing handed in"
#: Kinds of failure that a person should look at: nothing was compared.
_BY_FORCE = {"timeout", "crashed", "limit", "protocol", "output"}
#: A status in one letter.
LETTERS = {
    Status.PASSED.value: "p",
    Status.FAILED.value: "f",
    Status.SKIPPED.value: "w",
    Status.NOT_STARTED.value: "n",
    Status.CHECKER_ERROR.value: "e",
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
    mistakes: tuple[str, ...] = ()  #: codes of what was recognised
    notes: tuple[str, ...] = ()  #: one line each, for the instructor
    attention: tuple[str, ...] = ()  #: why a person should look at it
    person: Person | None = None  #: of the roster

    @property
    def shown_points(self) -> str:
        """Points as tables show them; empty where there are none."""
        return "" if self.points is None else number(self.points)


def number(points: Fraction) -> str:
    """Write points down: two places at most, halves rounded up."""
    hundredths = (points * 200 + 1) // 2
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    return text.rstrip("0").rstrip(".")


def row(
    record: Mapping[str, Any],
    handin: Handin,
    rubric: Rubric,
    *,
    slug: str,
    person: Person | None = None,
) -> Row:
    """Mark one student.

    Parameters
    ----------
    record : mapping
        What `grade_one` gave.
    handin : Handin
        What was handed in, and when.
    rubric : Rubric
        What it is worth.
    slug : str
        Of the student's page.
    person : Person, optional
        Of the roster.
    """
    name = person.name if person and person.name else handin.name
    cost = rubric.late.cost(handin.when, marked=handin.late)
    late = handin.late or _is_after(handin.when, rubric.late.due)
    points: Fraction | None
    attention: tuple[str, ...]
    lessons: tuple[Fraction | None, ...] = ()
    if record.get("not graded"):
        why = f"The checker's engine broke down: {record['not graded']}"
        state, points = NOT_GRADED, None
        attention = (why,)
    elif record["refused"]:
        state, points = REFUSED, Fraction(0)
        attention = (record["refused"],)
    else:
        reached = [points_of(lesson, rubric) for lesson in record["lessons"]]
        broken = any(each is None for each in reached)
        total = sum((each for each in reached if each is not None), Fraction(0))
        state, lessons = GRADED, tuple(reached)
        points = None if broken else total * (100 - cost) / 100
        attention = tuple(_attention(record["lessons"]))
    checks = [check for lesson in record["lessons"] for check in lesson["checks"]]
    codes = (each["code"] for check in checks for each in check["diagnosis"])
    return Row(
        student=handin.student,
        name=name,
        state=state,
        slug=slug,
        lessons=lessons,
        points=points,
        late_percent=cost,
        late=late,
        checks="".join(LETTERS[check["status"]] for check in checks),
        mistakes=tuple(dict.fromkeys(codes)),
        notes=tuple(handin.notes),
        attention=attention,
        person=person,
    )


def absent(person: Person) -> Row:
    """A student of the roster of whom there is nothing."""
    return Row(
        student=person.student,
        name=person.name or person.student,
        state=ABSENT,
        points=Fraction(0),
        person=person,
    )


def points_of(lesson: Mapping[str, Any], rubric: Rubric) -> Fraction | None:
    """Points of one lesson; None where the checker itself failed, so that nobody can tell."""
    reached = Fraction(0)
    for check in lesson["checks"]:
        if check["status"] == Status.CHECKER_ERROR.value and rubric.points[check["code"]]:
            return None
        if check["status"] == Status.PASSED.value:
            reached += rubric.points[check["code"]]
    return reached


def _attention(lessons: Sequence[Mapping[str, Any]]) -> list[str]:
    found: list[str] = []
    for lesson in lessons:
        for check in lesson["checks"]:
            if check["status"] == Status.CHECKER_ERROR.value:
                found.append(f"{check['code']}: the checker itself failed.")
            elif check["status"] == Status.FAILED.value and check["reason"] in _BY_FORCE:
                found.append(f"{check['code']}: {check['fact']}")
    return found


def _is_after(when: dt.datetime | None, due: dt.datetime | None) -> bool:
    if when is None or due is None:
        return False
    if (when.tzinfo is None) != (due.tzinfo is None):
        when, due = when.replace(tzinfo=None), due.replace(tzinfo=None)
    return when > due
