"""An instructor's own checks that break down on every submission: they cost nobody anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.course import syllabus
from checker.exceptions.messages import OUR_FAULT
from checker.grading.verdict import Verdict
from checker.record import Lesson, Status


def checks(verdicts: Iterable[Verdict], lessons: Sequence[Lesson]) -> Mapping[str, str]:
    """Find the checks of an instructor's own that broke down, and that nobody passed.

    A check of the course that breaks down on one submission is for a person to look at: there the
    submission may be the cause.

    Parameters
    ----------
    verdicts : iterable of Verdict
        All of a class.
    lessons : sequence of Lesson
        What is graded.

    Returns
    -------
    dict of str to str
        Code of a check → what it broke down with.
    """
    known = syllabus.course_of(lessons[0]).stems
    own = {lesson.stem for lesson in lessons} - {*known}
    found: dict[str, str] = {}
    passed: set[str] = set()
    for verdict in verdicts if own else ():
        for report in verdict.lessons:
            for check in report.results if report.lesson.stem in own else ():
                if check.status is Status.CHECKER_ERROR:
                    found.setdefault(check.info.code, check.unjudged)
                elif check.status is Status.PASSED:
                    passed.add(check.info.code)
    return {code: why for code, why in found.items() if code not in passed}


def in_words(found: Mapping[str, str]) -> list[str]:
    """Say what broke down, and what to do."""
    cure = "It is left out of everybody's marks. Mend it, and grade again with --resume."
    return [f"{why.removesuffix(OUR_FAULT)} {cure}" for why in found.values()]
