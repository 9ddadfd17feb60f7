"""How many points a check is worth, what lateness costs, and what students may see."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from checker.course import syllabus
from checker.course.syllabus import Course
from checker.grading.marks import lateness
from checker.grading.marks.lateness import Late, RubricError, a_number, known_words
from checker.record import CheckInfo, Lesson
from checker.submission.refusal import shown

#: What a lesson is worth where the rubric does not say.
POINTS = Fraction(10)
_TABLES = ("points", "late", "students", "attempts")
#: Which of several attempts counts.
ATTEMPTS = ("newest", "best", "merged")


@dataclass(frozen=True, kw_only=True)
class Rubric:
    """Points of each check, and what else decides about marks."""

    points: Mapping[str, Fraction]  #: code of a check → what it is worth
    lessons: Mapping[str, Fraction]  #: stem of a lesson → what all that it asks for is worth
    late: Late = field(default_factory=Late)  #: what lateness costs
    attempts: str = ATTEMPTS[0]  #: which of several counts
    hidden: frozenset[str] = frozenset()  #: codes of checks that students do not see

    @property
    def total(self) -> Fraction:
        """What all that is asked for is worth: whoever goes further may have more."""
        return sum(self.lessons.values(), Fraction(0))

    def without(self, codes: Collection[str], lessons: Sequence[Lesson]) -> Rubric:
        """Leave checks out: they are worth nothing, and their lessons so much less."""
        points = {code: Fraction(0) if code in codes else x for code, x in self.points.items()}
        return replace(self, points=points, lessons=_worth(points, lessons))


def fair(lessons: Sequence[Lesson]) -> Rubric:
    """Return the rubric for those who have none.

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
    known_words(data, _TABLES, "table")
    given = {key: a_number(value, key) for key, value in _table(data, "points").items()}
    infos = {lesson: syllabus.check_infos(lesson) for lesson in lessons}
    codes = [info.code for found in infos.values() for info in found]
    course = syllabus.course_of(lessons[0])
    names = [word for lesson in course.lessons for word in (lesson.key, lesson.stem)]
    names += [lesson.stem for lesson in lessons]
    known_words(given, [*names, *codes, *_all_codes(course)], "lesson or check")
    points: dict[str, Fraction] = {}
    for lesson, found in infos.items():
        points |= _shared(lesson, found, given)
    students = _table(data, "students")
    known_words(students, ("hide",), "key")
    hidden = students.get("hide", [])
    if not isinstance(hidden, list):
        raise RubricError('hide is a list of checks: hide = ["code-of-a-check"].')
    known_words(dict.fromkeys(map(str, hidden)), [*codes, *_all_codes(course)], "check")
    return Rubric(
        points=points,
        lessons=_worth(points, lessons),
        late=lateness.made(_table(data, "late")),
        attempts=_attempts(data.get("attempts", ATTEMPTS[0])),
        hidden=frozenset(map(str, hidden)),
    )


def _worth(points: Mapping[str, Fraction], lessons: Sequence[Lesson]) -> dict[str, Fraction]:
    """Return what all that a lesson asks for is worth, by its stem."""
    asked = {
        lesson.stem: [info.code for info in syllabus.check_infos(lesson) if not info.further]
        for lesson in lessons
    }
    return {
        stem: sum((points[code] for code in codes), Fraction(0)) for stem, codes in asked.items()
    }


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


def _attempts(word: object) -> str:
    if word not in ATTEMPTS:
        raise RubricError(f"attempts is one of these: {', '.join(ATTEMPTS)}.")
    return str(word)


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name, {})
    if not isinstance(found, dict):
        raise RubricError(f"{name} is a table: write [{name}] on a line of its own.")
    return found


def _all_codes(course: Course) -> list[str]:
    """Codes of all checks of the course: a rubric may be for more than is graded now."""
    return [info.code for lesson in course.lessons for info in syllabus.check_infos(lesson)]
