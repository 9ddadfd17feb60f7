"""Where a student is in the course: lesson by lesson, up to the first that is not passed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import course, runner
from checker.collector import Run
from checker.model import Lesson, LessonReport, Report, Status, Submission


def standing(run: Run) -> Report:
    """Check the lessons in order until one does not pass; of the others look at the text alone.

    Parameters
    ----------
    run : Run
        The submission, and how to check it.

    Returns
    -------
    Report
        All lessons. Those after the first that did not pass hold no results: they are not
        started, or skipped when something is written there.
    """
    return Report(lessons=tuple(_lessons(run)), seed=run.seed, given=run.given)


def _lessons(run: Run) -> Iterator[LessonReport]:
    passing = True
    for lesson in course.lessons():
        if passing:
            (report,) = runner.run_pytest([lesson], run)
            passing = report.status is Status.PASSED
            yield report
        else:
            begun = is_begun(lesson, run.submission)
            yield LessonReport(
                lesson=lesson,
                status=Status.SKIPPED if begun else Status.NOT_STARTED,
                results=(),
                file=run.submission.file_of(lesson),
            )


def is_begun(lesson: Lesson, submission: Submission) -> bool:
    """Tell from the text whether something is written of a lesson.

    A quick look, which can be wrong about a file that is half a stub: running the checks says
    what is true.
    """
    own = submission.modules.get(lesson.stem)
    texts = [own] if own is not None else list(submission.modules.values())
    stub = re.compile(r"raise NotImplementedError\([\"'](\w+): ")
    unwritten = {name for text in texts for name in stub.findall(text)}
    names = [function.name for function in lesson.functions]
    if own is not None and own.strip() and not any(submission.defines(name) for name in names):
        return True  # other names, perhaps: the checks will tell
    return any(submission.defines(name) and name not in unwritten for name in names)
