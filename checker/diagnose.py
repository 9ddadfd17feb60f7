"""Failed results → the mistake, or the mistakes.

A mistake is a wrong program with a message. The student's function, the right program and the
wrong ones run on the same inputs, and outputs are compared one by one: a mistake is named when
every output that its program gets wrong is exactly what the student's function gives. Since
outputs go wrong independently, two mistakes at once are both named. Nothing is named on
anything less.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence

from checker import mistake, observe
from checker.collector import CALL_SECONDS, Run, known_functions, load
from checker.matching import bench
from checker.mistake import Arguments
from checker.model import CheckResult, Diagnosis, Lesson, LessonReport, Pointer, Report, Status
from checker.student.errors import StudentError, StudentStopped
from checker.student.proxy import Student


def diagnose(report: Report, run: Run) -> Report:
    """Name the mistakes in every failed lesson of a report.

    Parameters
    ----------
    report : Report
        What the checks found.
    run : Run
        The submission, and where its processes come from.

    Returns
    -------
    Report
        The same, with diagnoses in the failed results.
    """
    lessons = tuple(_lesson(each, run) for each in report.lessons)
    return dataclasses.replace(report, lessons=lessons)


def _lesson(report: LessonReport, run: Run) -> LessonReport:
    module = mistake.module(report.lesson)
    if report.status is not Status.FAILED or module is None:
        return report
    found: list[Diagnosis] = []
    alone = dataclasses.replace(run, given=True)  # its own mistakes, not its forerunners'
    with contextlib.closing(run.host.worker(load(report.lesson, alone, ()))) as worker:
        student = Student(worker, known_functions(report.lesson), seconds=CALL_SECONDS)
        with contextlib.suppress(StudentStopped, StudentError):  # the report says so already
            for function, inputs in mistake.probes(report.lesson).items():
                found += _function(report.lesson, function, inputs, student, run)
    results = tuple(_attached(result, found) for result in report.results)
    return dataclasses.replace(report, results=results)


def _function(
    lesson: Lesson, function: str, inputs: Sequence[Arguments], student: Student, run: Run
) -> Iterator[Diagnosis]:
    info = student.info(function)
    if info is None or info.stub:
        return
    seen = observe.of_student(getattr(student, function), inputs)
    for found in bench(lesson, function).explain(seen):
        made = getattr(info, "made", {})
        lines = [made[path] for path in found.wrong if path in made]
        yield Diagnosis(
            code=found.mistake.code,
            message=found.mistake.message,
            hints=found.mistake.hints,
            read=found.mistake.read,
            outputs=found.outputs,
            pointer=Pointer(
                file=run.submission.shown(info.module),
                line=min(lines, default=info.line),
            ),
        )


def _attached(result: CheckResult, found: Sequence[Diagnosis]) -> CheckResult:
    """Put into a failed result what explains it."""
    if result.status is not Status.FAILED:
        return result
    fitting = tuple(
        each
        for each in found
        if result.about in each.outputs or not (result.about and each.outputs)
    )
    pointer = next((each.pointer for each in fitting if each.pointer), result.pointer)
    return dataclasses.replace(result, diagnoses=fitting, pointer=pointer)
