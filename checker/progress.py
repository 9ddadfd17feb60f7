"""Which lessons are passed: remembered beside the course, and never believed without reason.

A pass is remembered together with a digest of everything that it rests on: the student's text of
the lesson and of those before it, and the checker's own. When any of that changes, the lesson is
checked again; so the file can be deleted, merged or edited, and what is shown stays true.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
from pathlib import Path

from checker import course, runner
from checker.collector import Run, load
from checker.model import CheckResult, Lesson, LessonReport, Report, Status
from checker.notes import Notes
from checker.standing import is_begun

OURS = Path(__file__).parent


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
            for info in course.check_infos(lesson)
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
        """The last note on each lesson; none on a lesson that went back."""
        last = {str(note["lesson"]): note for note in self._notes.read() if "lesson" in note}
        return {stem: note for stem, note in last.items() if "digest" in note}

    def _tidy(self) -> None:
        if self._notes.is_long():
            others = [note for note in self._notes.read() if "lesson" not in note]
            self._notes.replace([*others, *self._last().values()])


def standing(run: Run, progress: Progress | None) -> Report:
    """Check the lessons in order until one does not pass, but for those known to pass.

    Parameters
    ----------
    run : Run
        The submission, and how to check it.
    progress : Progress, optional
        What is known; it learns what is found.

    Returns
    -------
    Report
        All lessons. Those after the first that did not pass hold no results: they are not
        started, or skipped when something is written there.
    """
    found: list[LessonReport] = []
    for lesson in course.lessons():
        if all(each.status is Status.PASSED for each in found):
            report = _checked(lesson, run, progress)
        else:
            begun = is_begun(lesson, run.submission)
            report = LessonReport(
                lesson=lesson,
                status=Status.SKIPPED if begun else Status.NOT_STARTED,
                results=(),
                file=run.submission.file_of(lesson),
            )
        found.append(report)
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
        what.given,
        {stem: list(names) for stem, names in what.given_modules.items()},
        run.seed,
        checkers_own(),
    ]
    return hashlib.sha256(json.dumps(rests_on, sort_keys=True).encode()).hexdigest()[:24]


@functools.cache
def checkers_own() -> str:
    """Sum up the checker's own text: another checker may judge otherwise."""
    found = hashlib.sha256()
    for path in sorted([*OURS.glob("*.py"), *(OURS / "checks").glob("*.py")]):
        found.update(path.read_bytes())
    return found.hexdigest()
