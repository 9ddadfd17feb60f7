"""From lessons to a report with the mistakes named, and from a report to an exit code."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from checker import runner, wording
from checker.advice import advise
from checker.collector import Run
from checker.intake.cells import in_cells
from checker.model import CheckResult, Lesson, LessonReport, Pointer, Report, Status, Submission
from checker.student.errors import HostError
from checker.student.text import clean

PASSED, FAILED, CHECKER_ERROR = 0, 1, 3
#: Failures with something to compare with what wrong programs do. What does not answer is not
#: called again.
COMPARABLE = {"wrong", "contract", "raised"}


def judge(lessons: Sequence[Lesson], run: Run, recall: runner.Recall = runner.nothing) -> Report:
    """Check lessons, and name the mistakes in those that fail.

    Parameters
    ----------
    lessons : sequence of Lesson
        Which ones.
    run : Run
        The submission, and how to check it.
    recall : callable, optional
        As in `runner.check`.
    """
    try:
        return explained(advise(runner.check(lessons, run, recall), run), run)
    finally:
        run.host.rest()


def explained(report: Report, run: Run) -> Report:
    """Name the mistakes in a report, and show the student's own lines.

    Parameters
    ----------
    report : Report
        What the checks found.
    run : Run
        Of which they found it.
    """
    lessons = tuple(_diagnosed(each, report, run) for each in report.lessons)
    report = _with_sources(dataclasses.replace(report, lessons=lessons), run.submission)
    return in_cells(report, run.submission)


def _diagnosed(each: LessonReport, report: Report, run: Run) -> LessonReport:
    each = each.folded()
    if not any(result.reason in COMPARABLE for result in each.results):
        return each
    from checker.diagnose import diagnose  # noqa: PLC0415 (right code need not wait for it)

    try:
        (diagnosed,) = diagnose(dataclasses.replace(report, lessons=(each,)), run).lessons
    except HostError:
        raise
    except Exception as error:  # noqa: BLE001 (a name is an extra: no verdict is lost for it)
        note = wording.not_named(error)
        return dataclasses.replace(each, notes=(*each.notes, note))
    return diagnosed


def _with_sources(report: Report, submission: Submission) -> Report:
    """Put the text of the student's line into the pointers that lack it."""
    texts = {submission.shown(name): text for name, text in submission.modules.items()}

    def pointed(pointer: Pointer | None) -> Pointer | None:
        if pointer is None or pointer.source:
            return pointer
        lines = texts.get(pointer.file, "").split("\n")
        found = lines[pointer.line - 1].strip() if 0 < pointer.line <= len(lines) else ""
        return dataclasses.replace(pointer, source=clean(found))

    def checked(result: CheckResult) -> CheckResult:
        diagnoses = tuple(
            dataclasses.replace(each, pointer=pointed(each.pointer)) for each in result.diagnoses
        )
        return dataclasses.replace(result, pointer=pointed(result.pointer), diagnoses=diagnoses)

    lessons = tuple(
        dataclasses.replace(each, results=tuple(map(checked, each.results)))
        for each in report.lessons
    )
    return dataclasses.replace(report, lessons=lessons)


def exit_code(report: Report) -> int:
    """Sum up a report; one without any check is no success.

    Returns
    -------
    int
        0: every lesson passed. 1: one did not. 3: a check itself broke down.
    """
    lessons = {each.status for each in report.lessons}
    checks = {result.status for each in report.lessons for result in each.results}
    if Status.CHECKER_ERROR in lessons | checks:
        return CHECKER_ERROR
    passed = lessons == {Status.PASSED} and Status.PASSED in checks
    return PASSED if passed else FAILED
