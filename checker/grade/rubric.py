"""How many points a check is worth, what lateness costs, and what students may see."""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from checker import course
from checker.intake.refusal import shown
from checker.model import CheckInfo, Lesson

#: What a lesson is worth where the rubric does not say.
POINTS = Fraction(10)
_TABLES = ("points", "late", "students")
_LATE = ("due", "grace_minutes", "percent_a_day", "at_most_percent", "percent_if_marked_late")


class RubricError(Exception):
    """The rubric cannot be used; the message says what cures it."""


@dataclass(frozen=True, kw_only=True)
class Late:
    """What lateness costs, in percent of what was reached."""

    due: dt.datetime | None = None  #: when it was to be handed in
    grace: dt.timedelta = dt.timedelta()  #: so much later costs nothing
    a_day: Fraction = Fraction(0)  #: for each day that has begun
    at_most: Fraction = Fraction(100)  #: never more
    if_marked: Fraction = Fraction(0)  #: where the platform says late and not how much

    def cost(self, when: dt.datetime | None, *, marked: bool) -> Fraction:
        """Percent that lateness takes away."""
        if when is None or self.due is None:
            return min(self.if_marked, self.at_most) if marked else Fraction(0)
        due = self.due
        if (when.tzinfo is None) != (due.tzinfo is None):  # an export that writes no zone
            when, due = when.replace(tzinfo=None), due.replace(tzinfo=None)
        over = when - due - self.grace
        if over <= dt.timedelta():
            return Fraction(0)
        days = -(-over // dt.timedelta(days=1))
        return min(self.at_most, days * self.a_day)


@dataclass(frozen=True, kw_only=True)
class Rubric:
    """Points of each check, and what else decides about marks."""

    points: Mapping[str, Fraction]  #: code of a check → what it is worth
    lessons: Mapping[str, Fraction]  #: stem of a lesson → what its checks are worth together
    late: Late = field(default_factory=Late)  #: what lateness costs
    hidden: frozenset[str] = frozenset()  #: codes of checks that students do not see

    @property
    def total(self) -> Fraction:
        """What can be reached."""
        return sum(self.lessons.values(), Fraction(0))


def fair(lessons: Sequence[Lesson]) -> Rubric:
    """The rubric for those who have none.

    Each lesson is worth the same, and so is each of its checks. What goes further than a lesson
    asks is worth nothing: whoever did what was asked has all the points there are.
    """
    return made({}, lessons)


def load(file: Path, lessons: Sequence[Lesson]) -> Rubric:
    """Read a rubric.

    Parameters
    ----------
    file : pathlib.Path
        A TOML file.
    lessons : sequence of Lesson
        What is graded.

    Raises
    ------
    RubricError
        When something in it is unknown or makes no sense; with what cures it.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise RubricError(f"{shown(file)} cannot be read: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeError) as error:
        raise RubricError(f"{shown(file)} is not TOML: {error}. Mend that line.") from None
    try:
        return made(data, lessons)
    except RubricError as error:
        raise RubricError(f"{shown(file)}: {error}") from None


def made(data: Mapping[str, Any], lessons: Sequence[Lesson]) -> Rubric:
    """Make a rubric of what a file holds."""
    _known(data, _TABLES, "table")
    given = {key: _number(value, key) for key, value in _table(data, "points").items()}
    infos = {lesson: course.check_infos(lesson) for lesson in lessons}
    codes = [info.code for found in infos.values() for info in found]
    names = [word for lesson in course.lessons() for word in (lesson.key, lesson.stem)]
    names += [lesson.stem for lesson in lessons]
    _known(given, [*names, *codes, *_all_codes()], "lesson or check")
    points: dict[str, Fraction] = {}
    for lesson, found in infos.items():
        points |= _shared(lesson, found, given)
    students = _table(data, "students")
    _known(students, ("hide",), "key")
    hidden = students.get("hide", [])
    if not isinstance(hidden, list):
        raise RubricError('hide is a list of checks: hide = ["propagate-real-digits"].')
    _known(dict.fromkeys(map(str, hidden)), [*codes, *_all_codes()], "check")
    return Rubric(
        points=points,
        lessons={
            lesson.stem: sum((points[info.code] for info in found), Fraction(0))
            for lesson, found in infos.items()
        },
        late=_late(_table(data, "late")),
        hidden=frozenset(map(str, hidden)),
    )


def _shared(
    lesson: Lesson, infos: Sequence[CheckInfo], given: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Share a lesson's points between the checks that have none of their own."""
    own = {info.code: given[info.code] for info in infos if info.code in given}
    others = [info.code for info in infos if info.code not in own and not info.further]
    whole = given.get(lesson.stem, given.get(lesson.key))
    if whole is None:
        share = POINTS / max(1, sum(not info.further for info in infos))
    else:
        required = (own[info.code] for info in infos if info.code in own and not info.further)
        left = whole - sum(required, Fraction(0))
        if left < 0 or (left and not others):
            raise RubricError(
                f"{lesson.key} is worth {float(whole):g} points, and its checks do not add up to "
                "that. Change one of them, or leave the lesson's own line out."
            )
        share = left / max(1, len(others))
    return {info.code: Fraction(0) for info in infos} | dict.fromkeys(others, share) | own


def _late(data: Mapping[str, Any]) -> Late:
    _known(data, _LATE, "key of late")
    due = data.get("due")
    if due is not None and not isinstance(due, dt.datetime):
        raise RubricError("due is a date with a time, without quotes: due = 2026-11-20T23:59:00.")
    numbers = {key: _number(value, key) for key, value in data.items() if key != "due"}
    return Late(
        due=due,
        grace=dt.timedelta(minutes=float(numbers.get("grace_minutes", 0))),
        a_day=numbers.get("percent_a_day", Fraction(0)),
        at_most=min(Fraction(100), numbers.get("at_most_percent", Fraction(100))),
        if_marked=numbers.get("percent_if_marked_late", Fraction(0)),
    )


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name, {})
    if not isinstance(found, dict):
        raise RubricError(f"{name} is a table: write [{name}] on a line of its own.")
    return found


def _number(value: object, key: str) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:  # noqa: PLR2004 (no one gives a million points)
        raise RubricError(f"{key} is a number, 0 or more, such as {key} = 5.")
    return Fraction(str(value))


def _known(given: Iterable[str], known: Sequence[str], what: str) -> None:
    for word in given:
        if word not in known:
            close = difflib.get_close_matches(word, known, n=1)
            meant = f"Did you mean {close[0]}?" if close else f"Take one of: {', '.join(known)}."
            raise RubricError(f"there is no {what} {word!r}. {meant}")


def _all_codes() -> list[str]:
    """Codes of all checks of the course: a rubric may be for more than is graded now."""
    return [info.code for lesson in course.lessons() for info in course.check_infos(lesson)]
