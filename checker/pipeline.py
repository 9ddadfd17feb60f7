"""From lessons to a report with the mistakes named."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from checker.checking import runner
from checker.checking.recorder import Run
from checker.diagnosis.advice import advise
from checker.exceptions import messages
from checker.isolation.host.errors import HostError
from checker.isolation.wire.text import clean
from checker.progress.remembered import Progress
from checker.record import Kind, Lesson, LessonReport, Pointer, Report, Submission
from checker.submission.cells import in_cells
from checker.tree import mapped

#: Failures with something to compare with what wrong programs do. What does not answer is not
#: called again.
COMPARABLE = {Kind.WRONG, Kind.CONTRACT, Kind.RAISED}


def judge(lessons: Sequence[Lesson], run: Run, progress: Progress | None = None) -> Report:
    """Check lessons, and name the mistakes in those that fail.

    Parameters
    ----------
    lessons : sequence of Lesson
        Which ones.
    run : Run
        The submission, and how to check it.
    progress : Progress, optional
        What is known of the lessons before them; it learns what is found.
    """
    try:
        found = runner.check(lessons, run, progress.recall if progress else runner.nothing)
        if progress:
            progress.record(found, run)
        return explained(advise(found, run), run)
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
    if not any(found.kind in COMPARABLE for found in each.findings):
        return each
    from checker.diagnosis.diagnose import diagnose  # noqa: PLC0415 (right code need not wait for it)

    try:
        (diagnosed,) = diagnose(dataclasses.replace(report, lessons=(each,)), run).lessons
    except HostError:
        raise
    except Exception as error:  # noqa: BLE001 (a name is an extra: no verdict is lost for it)
        note = messages.not_named(error)
        return dataclasses.replace(each, notes=(*each.notes, note))
    return diagnosed


def _with_sources(report: Report, submission: Submission) -> Report:
    """Put the text of the student's line into the pointers that lack it."""
    texts = {submission.shown(name): text for name, text in submission.modules.items()}

    def pointed(pointer: Pointer) -> Pointer:
        if pointer.source:
            return pointer
        lines = texts.get(pointer.file, "").split("\n")
        found = lines[pointer.line - 1].strip() if 0 < pointer.line <= len(lines) else ""
        return dataclasses.replace(pointer, source=clean(found))

    return mapped(report, Pointer, pointed)
