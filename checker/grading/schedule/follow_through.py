"""Judge the lessons of one submission so that an error is paid for once, and is paid for."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence

from checker.checking.recorder import Run
from checker.checking.rehearsal import rehearsed
from checker.checking.runner import run_pytest
from checker.course import syllabus
from checker.isolation.host.responses import Outline
from checker.record import Kind, Lesson, LessonReport, Status


def judged(
    lessons: Sequence[Lesson], own: Run, graded: Collection[str], known: Collection[str] = ()
) -> list[tuple[LessonReport, Run]]:
    """Judge each lesson with the student's own functions, or with the reference's.

    The reference stands in for what a lesson builds on only where a fault in it was found, and
    paid for, in this grading. Where the fault is a form, and the lesson goes by the same form, it
    is right together: the form is paid for once. And what is right with the reference, and not
    with one's own that passed, is one mistake. What passed, or is not graded, is the student's
    own: code that is right alone has to be right together, and what the file itself defines is
    never covered.

    Parameters
    ----------
    lessons : sequence of Lesson
        Which ones, those before that others build on.
    own : Run
        The submission, and how to check it.
    graded : collection of str
        Stems of all lessons of the grading, these and those that were judged before.
    known : collection of str
        Stems of those that were judged before, and have passed.

    Returns
    -------
    list of tuple
        The report on each lesson, and how it was made.
    """
    found: dict[str, tuple[LessonReport, Run]] = {}
    seen: dict[str, Outline] = {}
    passed = {*known} - {each.stem for each in lessons}
    for lesson in lessons:
        before = {each.stem for each in syllabus.forerunners(lesson)} & {*graded}
        failed = not before <= passed
        run = dataclasses.replace(own, given=failed)
        (report,) = run_pytest([lesson], run, seen=None if failed else seen)
        if failed and report.status is Status.FAILED and _deviates(lesson, found):
            (together,) = run_pytest([lesson], own)
            if together.status is Status.PASSED:
                report, run = together, own
        elif before and report.status is Status.FAILED:
            (lent,) = run_pytest([lesson], dataclasses.replace(own, given=True))
            if lent.status is Status.PASSED:  # what it builds on passed, and breaks it
                report = dataclasses.replace(report, causes=1)
        found[lesson.stem] = (report, run)
        passed |= {lesson.stem} if report.status is Status.PASSED else set()
    alone = [report for report, run in found.values() if not run.given]
    for report in rehearsed(alone, seen, own):
        found[report.lesson.stem] = (report, found[report.lesson.stem][1])
    return [*found.values()]


def _deviates(lesson: Lesson, found: Mapping[str, tuple[LessonReport, Run]]) -> bool:
    """Tell whether what a lesson builds on has another form: the lesson may go by that form."""
    before = [found[each.stem][0] for each in syllabus.forerunners(lesson) if each.stem in found]
    return any(each.kind is Kind.CONTRACT for report in before for each in report.findings)
