"""Which lessons are passed: remembered beside the course, and never believed without reason.

A pass is remembered together with a digest of everything that it rests on: the student's text of
the lesson and of those before it, and the checker's own. When any of that changes, the lesson is
checked again; so the file can be deleted, merged or edited, and what is shown stays true.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
from pathlib import Path

from checker import digests
from checker.checking import runner
from checker.checking.loading import load
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.course.syllabus import Course
from checker.progress.event_log import Notes
from checker.progress.status import is_begun
from checker.record import CheckResult, Lesson, LessonReport, Report, Status


class Progress:
    """The lessons that a student has passed.

    Parameters
    ----------
    folder : pathlib.Path
        The folder that holds ``lessons``.
    """

    def __init__(self, folder: Path) -> None:
        self._notes = Notes(folder)

    def recall(self, lesson: Lesson, run: Run) -> LessonReport | None:
        """Give what is known of a lesson without checking it: that it passed, or nothing.

        Parameters
        ----------
        lesson : Lesson
            Which one.
        run : Run
            The submission, and how it would be checked.
        """
        note = self._last().get(lesson.stem)
        if note is None or note.get("digest") != digest(lesson, run):
            return None
        left = note.get("open")
        open_ones = left if isinstance(left, list) else []
        results = tuple(
            CheckResult(
                info=info,
                status=Status.FAILED if info.code in open_ones else Status.PASSED,
            )
            for info in syllabus.check_infos(lesson)
        )
        file = run.submission.file_of(lesson)
        return LessonReport(lesson=lesson, status=Status.PASSED, results=results, file=file)

    def record(self, report: Report, run: Run) -> None:
        """Remember what a run found. One with the reference's help proves nothing of a lesson.

        Parameters
        ----------
        report : Report
            What the checks found.
        run : Run
            Of which they found it.
        """
        if run.given:
            return
        for each in report.lessons:
            last = self._last().get(each.lesson.stem)
            if each.status is Status.PASSED:
                found = digest(each.lesson, run)
                if last is None or last.get("digest") != found:
                    self._notes.add(self._pass(each, found))
            elif last is not None and each.status in {Status.FAILED, Status.NOT_STARTED}:
                self._notes.add({"lesson": each.lesson.stem})  # it went back
        self._tidy()

    def _pass(self, report: LessonReport, found: str) -> dict[str, object]:
        note: dict[str, object] = {
            "lesson": report.lesson.stem,
            "digest": found,
            "passed": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        }
        # Only what goes further than the lesson can be open in one that is passed.
        left = [each.info.code for each in report.results if each.status is not Status.PASSED]
        return note | {"open": left} if left else note

    def _last(self) -> dict[str, dict[str, object]]:
        """Return the last note on each lesson; none on a lesson that went back."""
        last = {str(note["lesson"]): note for note in self._notes.read() if "lesson" in note}
        return {stem: note for stem, note in last.items() if "digest" in note}

    def _tidy(self) -> None:
        if self._notes.is_long():
            others = [note for note in self._notes.read() if "lesson" not in note]
            self._notes.replace([*others, *self._last().values()])


def standing(course: Course, run: Run, progress: Progress | None) -> Report:
    """Check every lesson that is begun, but for those known to pass.

    Parameters
    ----------
    course : Course
        Whose lessons.
    run : Run
        The submission, and how to check it.
    progress : Progress, optional
        What is known; it learns what is found.

    Returns
    -------
    Report
        All lessons. Those that are not begun hold no results.
    """
    found = [
        _checked(each, run, progress)
        if is_begun(each, run.submission)
        else LessonReport(
            lesson=each,
            status=Status.NOT_STARTED,
            results=(),
            file=run.submission.file_of(each),
            lost=run.submission.lacks(each),
        )
        for each in course.lessons
    ]
    return Report(lessons=tuple(found), seed=run.seed, given=run.given)


def _checked(lesson: Lesson, run: Run, progress: Progress | None) -> LessonReport:
    known = progress.recall(lesson, run) if progress is not None else None
    if known is not None:
        return known
    (report,) = runner.run_pytest([lesson], run)
    if progress is not None:
        progress.record(Report(lessons=(report,), seed=run.seed), run)
    return report


def has_passed(lesson: Lesson, run: Run, progress: Progress) -> bool:
    """Tell whether a lesson is passed; checks it where that is not known."""
    if progress.recall(lesson, run) is None:
        progress.record(runner.check([lesson], run), run)
    return progress.recall(lesson, run) is not None


def digest(lesson: Lesson, run: Run) -> str:
    """Sum up in 24 characters all that the verdict on a lesson rests on."""
    what = load(lesson, run)
    rests_on = [
        dict(what.modules),
        what.request["given"],
        {stem: list(names) for stem, names in what.given_modules.items()},
        run.seed,
        checkers_own(lesson.course),
    ]
    return digests.of_bytes(json.dumps(rests_on, sort_keys=True).encode())[:24]


@functools.cache
def checkers_own(course: Path) -> str:
    """Sum up the text of checker and course: another one may judge otherwise."""
    return digests.of_checker(course)
