"""Run the checks with pytest, in the trusted process.

Student code runs elsewhere (`checker.isolation`); what comes back is data.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
from collections.abc import Callable, Sequence

from checker.checking.pytest_session import Items
from checker.checking.recorder import Collector, Run
from checker.checking.rehearsal import rehearsed
from checker.course import syllabus
from checker.exceptions import messages
from checker.isolation.host.responses import Outline
from checker.record import Lesson, LessonReport, Report, Status

Recall = Callable[[Lesson, Run], LessonReport | None]


def nothing(_lesson: Lesson, _run: Run) -> None:
    """Recall nothing: each verdict is made anew."""


def check(lessons: Sequence[Lesson], run: Run, recall: Recall = nothing) -> Report:
    """Check some lessons of a submission.

    Parameters
    ----------
    lessons : sequence of Lesson
        Which ones.
    run : Run
        The submission, and how to check it.
    recall : callable, optional
        Gives what is known of a lesson already; the lessons that were asked for are checked all
        the same, those before them only where nothing is known.

    Returns
    -------
    Report
        One lesson report for each lesson, in the order of the course.
    """
    wanted = syllabus.in_order(lessons)
    seen: dict[str, Outline] = {}
    found = run_pytest(wanted, run, seen=seen)
    if not run.given:
        found = rehearsed(found, seen, run)
    reports = {report.lesson.stem: report for report in found}
    if not run.given:
        for lesson in wanted:
            if reports[lesson.stem].status is Status.FAILED and lesson.builds_on:
                reports[lesson.stem] = blame(lesson, reports, run, recall)
    found = [reports[lesson.stem] for lesson in wanted]
    if run.host.isolation == "weak":
        found = [dataclasses.replace(each, notes=(messages.WEAK, *each.notes)) for each in found]
    return Report(
        lessons=tuple(found),
        seed=run.seed,
        given=run.given,
        isolation=tuple(run.host.layers),
    )


def blame(lesson: Lesson, known: dict[str, LessonReport], run: Run, recall: Recall) -> LessonReport:
    """Say of a failed lesson which forerunners fail, and whether they alone are to blame.

    Each function is judged once with the student's own earlier functions and once with the
    reference's: what fails only with the student's own is innocent.
    """
    report = known[lesson.stem]
    before = [
        each
        for each in syllabus.forerunners(lesson)
        if any(run.submission.defines(function.name) for function in each.functions)
    ]
    for each in before:
        if each.stem not in known and (recalled := recall(each, run)):
            known[each.stem] = recalled
    unknown = [each for each in before if each.stem not in known]
    known.update((report.lesson.stem, report) for report in run_pytest(unknown, run))
    guilty = [known[each.stem] for each in before if known[each.stem].status is not Status.PASSED]
    if not guilty:
        return report
    (alone,) = run_pytest([lesson], dataclasses.replace(run, given=True))
    innocent = alone.status is Status.PASSED
    first = guilty[0].lesson
    way = run.ways.command(first) if innocent else run.ways.command_given(lesson)
    note = messages.forerunners(report, guilty[0], way, innocent=innocent)
    return dataclasses.replace(
        report,
        notes=(note, *report.notes),
        blamed=messages.functions(first) if innocent else "",
        why_blamed=note if innocent else "",
    )


def run_pytest(
    lessons: Sequence[Lesson], run: Run, *, seen: dict[str, Outline] | None = None
) -> list[LessonReport]:
    """Run the checks of some lessons.

    Parameters
    ----------
    lessons : sequence of Lesson
        Which ones.
    run : Run
        The submission, and how to check it.
    seen : dict, optional
        Is told of each lesson that was begun, by its stem, what was found when it was loaded.
    """
    if not lessons:
        return []
    with contextlib.closing(Collector(lessons, run)) as collector:
        _items().run(lessons, collector)
        if seen is not None:
            seen |= collector.seen
        return collector.reports()


@functools.cache
def _items() -> Items:
    """Return the items of this process."""
    return Items()
