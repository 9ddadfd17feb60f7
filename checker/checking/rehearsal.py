"""All that was handed in, run once as Python would run it, with its functions called in a row.

The checks judge each function by itself, without what stands around it. Here whole files run, in
one process and within a time of their own; then each function that passed is asked again what the
checks asked. What fails beside the functions is told, and costs nothing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
from collections.abc import Mapping, Sequence

from checker.checking import chance
from checker.checking.loading import load
from checker.checking.recorder import Run, known_functions, loaded_alone
from checker.checking.verdict import definition
from checker.exceptions import around, messages
from checker.isolation.host import stateless
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.launcher import Load
from checker.isolation.host.responses import Outline, Problem
from checker.isolation.host.student import Student
from checker.numerics.difference import difference
from checker.record import Call, Finding, Kind, Lesson, LessonReport, Status

#: Seconds of computing for all that stands around the functions: nobody waits for a training.
AROUND_SECONDS = 2.0
#: Seconds of computing for a call.
CALL_SECONDS = 5.0


def rehearsed(
    reports: Sequence[LessonReport], seen: Mapping[str, Outline], run: Run
) -> list[LessonReport]:
    """Add to reports what shows only when everything runs together.

    Parameters
    ----------
    reports : sequence of LessonReport
        Of the lessons that were checked.
    seen : mapping
        Stem of a lesson that was begun → what was found when it was loaded for its checks.
    run : Run
        What was checked, and how.

    Returns
    -------
    list of LessonReport
        A note on what fails around the functions is in the first of them; a check fails where
        its function gives something else than it gave alone.
    """
    begun = [each for each in reports if each.lesson.stem in seen]
    if not begun or not run.host.can_stop:
        return list(reports)
    whole = _whole([each.lesson for each in begun], run)
    left_out = any(outline.left_out for outline in seen.values())
    if not left_out and stateless.is_proven(whole.modules, whole.homes):
        return list(reports)
    found = {each.lesson.stem: each for each in reports}
    with contextlib.closing(run.host.worker(whole)) as worker:
        try:
            beside = _new(worker.outline.problems, [*seen.values()])
            notes = [*around.told(beside)]
            if not any(each.kind == "timeout" for each in beside):
                for each in begun:
                    student = Student(worker, known_functions(each.lesson), seconds=CALL_SECONDS)
                    found[each.lesson.stem] = _together(each, student, run)
        except StudentStopped as stop:
            notes = [messages.around_stopped(stop)]
    first = found[begun[0].lesson.stem]
    found[first.lesson.stem] = dataclasses.replace(first, notes=(*notes, *first.notes))
    return [*found.values()]


def _whole(lessons: Sequence[Lesson], run: Run) -> Load:
    """Return what the files of some lessons load, to be run as whole files."""
    *others, last = lessons
    together = dataclasses.replace(
        last, builds_on=(*last.builds_on, *(each.stem for each in others))
    )
    return dataclasses.replace(load(together, run), whole=True, seconds=AROUND_SECONDS)


def _new(problems: Sequence[Problem], outlines: Sequence[Outline]) -> list[Problem]:
    """Return the problems that no check saw."""
    known = {(each.module, each.line) for outline in outlines for each in outline.problems}
    return [each for each in problems if (each.module, each.line) not in known]


def _together(report: LessonReport, student: Student, run: Run) -> LessonReport:
    """Ask each function of a lesson that passed what a check of it asked last."""
    if report.status is not Status.PASSED:
        return report
    mine = {function.name for function in report.lesson.functions}
    for position, result in enumerate(report.results):
        calls = [each for each in result.calls if each.function in mine]
        call = calls[-1] if calls and _can_be_made_again(calls[-1]) else None
        said = _differs(call, student, report.lesson, run) if call is not None else None
        if call is not None and said is not None:
            info = student.info(call.function)
            finding = Finding(
                kind=said[0],
                fact=said[1],
                hint=said[2],
                call=messages.call(call),
                pointer=definition(info, run.submission) if info is not None else None,
            )
            failed = dataclasses.replace(result, status=Status.FAILED, finding=finding)
            results = (*report.results[:position], failed, *report.results[position + 1 :])
            return dataclasses.replace(report, status=Status.FAILED, results=results, causes=1)
    return report


def _can_be_made_again(call: Call) -> bool:
    """Tell whether it gave something, from nothing but values: a check's files are gone."""
    return call.result is not None and not any(
        isinstance(each, str) for each in call.arguments.values()
    )


def _differs(
    call: Call, student: Student, lesson: Lesson, run: Run
) -> tuple[Kind, str, str] | None:
    """Return kind, fact and hint where a call gives something else now; None where not."""
    try:
        path = difference(getattr(student, call.function)(**call.arguments), call.result)
    except StudentError as error:
        return Kind.TOGETHER, *messages.together(call.function, raised=str(error))
    if path is None:
        return None
    alone = functools.partial(loaded_alone, lesson, run)
    if chance.varies(call, alone) is not None:
        return Kind.RANDOM, *messages.never_the_same(call.function, path, empty=False)
    return Kind.TOGETHER, *messages.together(call.function, path)
