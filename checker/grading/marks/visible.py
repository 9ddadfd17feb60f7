"""What students see of a verdict: nothing of the checks that are hidden from them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from checker.grading.verdict import Verdict
from checker.record import CheckResult, LessonReport, Report, Status

_BROKE_DOWN = "This check broke down itself, which is not your fault."
_ANOTHER = "another check has to pass first"


def for_students(verdict: Verdict, hidden: AbstractSet[str]) -> Verdict:
    """Return a verdict without its hidden checks, their titles and what they found.

    Parameters
    ----------
    verdict : Verdict
        What was found.
    hidden : set of str
        Codes of the checks that are hidden.
    """
    reports = tuple(_report(report, hidden) for report in verdict.reports)
    seen = {
        each.code
        for report in reports
        for lesson in report.lessons
        for check in lesson.results
        for each in check.diagnoses
    }
    excerpts = {code: excerpt for code, excerpt in verdict.excerpts.items() if code in seen}
    return replace(verdict, reports=reports, excerpts=excerpts)


def _report(report: Report, hidden: AbstractSet[str]) -> Report:
    return replace(report, lessons=tuple(_lesson(lesson, hidden) for lesson in report.lessons))


def _lesson(lesson: LessonReport, hidden: AbstractSet[str]) -> LessonReport:
    shown = (check for check in lesson.results if check.info.code not in hidden)
    return replace(lesson, results=tuple(_check(check, hidden) for check in shown))


def _check(check: CheckResult, hidden: AbstractSet[str]) -> CheckResult:
    info = replace(check.info, needs=tuple(code for code in check.info.needs if code not in hidden))
    if check.status is Status.CHECKER_ERROR:  # what it broke down with is the instructor's
        return replace(check, info=info, unjudged=_BROKE_DOWN)
    if check.waits_for in hidden:
        return replace(check, info=info, waits_for="", unjudged=_ANOTHER)
    return replace(check, info=info)
