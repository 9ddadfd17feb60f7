"""What is certain to be put right in a student's text, so that the rest can be judged."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Callable

from checker.checking.recorder import Run
from checker.checking.runner import run_pytest
from checker.course import assets, syllabus
from checker.isolation.worker import top_level
from checker.record import Lesson, LessonReport, Report, Status, Submission

Explained = Callable[[LessonReport, Run], Report]


def mended(lesson: Lesson, report: Report, run: Run, explained: Explained) -> Report:
    """Return a report that knows what a slip hides, where one is certain.

    A forgotten import keeps every check from judging what it is about. With the lines of the
    lesson's own stub put back, the checks run once more: the slip is one mistake, and what is
    wrong besides is counted with it.

    Parameters
    ----------
    lesson : Lesson
        Which one.
    report : Report
        On it alone, with its mistakes named.
    run : Run
        What was checked, and how.
    explained : callable
        Names the mistakes in a lesson's report.
    """
    (before,) = report.lessons
    if before.status is not Status.FAILED or before.causes:
        return report
    submission = _with_imports(lesson, run.submission)
    if submission is None:
        return report
    again = dataclasses.replace(run, submission=submission)
    (found,) = explained(run_pytest([lesson], again)[0], again).lessons
    if found.status is not Status.PASSED and not found.causes:
        return report
    causes = 1 + found.causes
    return dataclasses.replace(report, lessons=(dataclasses.replace(before, causes=causes),))


def _with_imports(lesson: Lesson, submission: Submission) -> Submission | None:
    """Put back the imports of a lesson's stub whose names are used and are nowhere bound."""
    course = syllabus.course_of(lesson)
    if lesson.stem not in course.stems:  # an instructor's own, which has no stub
        return None
    text = submission.modules.get(lesson.stem, "")
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    nodes = [*ast.walk(tree)]
    read = {each.id for each in nodes if isinstance(each, ast.Name)}
    parameters = {each.arg for each in nodes if isinstance(each, ast.arg)}
    missing = read - parameters - top_level.bound_within(tree)
    stub = assets.bare_stub(course, lesson.stem)
    lines = [
        ast.unparse(each)
        for each in ast.parse(stub).body
        if isinstance(each, ast.Import | ast.ImportFrom) and missing & top_level.bound(each)
    ]
    if not lines:
        return None
    modules = {**submission.modules, lesson.stem: "\n".join((text, *lines))}
    return dataclasses.replace(submission, modules=modules)
