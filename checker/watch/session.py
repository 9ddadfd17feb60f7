"""The loop: wait for a save or a key, check, show."""

from __future__ import annotations

import dataclasses
import functools
import queue
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import selection
from checker.course.syllabus import Course
from checker.diagnosis.advice import advise
from checker.isolation.host.launcher import Host
from checker.pipeline import explained
from checker.progress import next_hint
from checker.progress.event_log import Notes
from checker.progress.remembered import Progress, has_passed, standing
from checker.record import Lesson, Report, Status, Submission
from checker.report import hint
from checker.report.signs import Signs
from checker.submission import reader
from checker.watch import screen
from checker.watch.events import Broken, Closed, Event, Events, Pressed, Resized, Saved
from checker.watch.screen import View

#: Seconds after which the loop looks up, so that Ctrl-C is heard on every system.
PAUSE = 0.5


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """Where the watching takes place."""

    course: Course  #: what the lessons are of
    folder: Path  #: that holds ``lessons``
    host: Host  #: where the student's processes come from
    console: Console  #: the terminal
    clear: bool  #: whether the screen is wiped before each report
    keys: bool  #: whether there is a keyboard


class Session:
    """One student's watching, from the first report to the last.

    Parameters
    ----------
    around : Surroundings
        Where it takes place.
    lesson : Lesson, optional
        What to watch first; the first lesson that is not passed by default.
    """

    def __init__(self, around: Surroundings, lesson: Lesson | None) -> None:
        self._around = around
        self._course = around.course
        self._progress = Progress(around.folder)
        self._notes = Notes(around.folder)
        self._submission: Submission | None = None
        self._later: deque[Callable[[], None]] = deque()  # what to do when no event waits
        self._lesson = lesson
        self._view = View(lessons=len(around.course.stems), folder=around.folder, keys=around.keys)
        self._keys: dict[str, Callable[[], None]] = {
            "h": self._hint,
            "l": self._list,
            "n": self._next,
            "r": self._check,
        }

    def run(self, events: Events) -> None:
        """Show the first report, then one after each event, until the student goes."""
        self._saved(first=True)
        while True:
            try:
                event = events.get(timeout=0 if self._later else PAUSE)
            except queue.Empty:
                if self._later:
                    self._later.popleft()()
                continue
            if not self._answer(event):
                return

    def _answer(self, event: Event) -> bool:
        """Do what an event asks for; False when it asks to go."""
        match event:
            case Pressed(key="q") | Closed():
                return False
            case Pressed(key=key) if key in self._keys:
                self._keys[key]()
            case Saved():
                self._saved()
            case Resized() if self._around.clear:
                self._show()
            case Broken(reason=reason):
                self._say(f"Saves are no longer noticed ({reason}). Press r to check again.")
        return True

    # What a save asks for.

    def _saved(self, *, first: bool = False) -> None:
        before = self._submission
        try:
            self._submission = reader.read(self._around.folder / "lessons", self._course.stems)
        except reader.RefusedError as error:
            self._view = dataclasses.replace(self._view, report=None, trouble=str(error))
            self._later.clear()
            self._show()
            return
        changed = changed_lessons(self._course, before, self._submission)
        if not first and not changed:
            return
        if changed and self._lesson not in changed and before is not None:
            self._lesson = changed[0]
        self._check()

    def _check(self) -> None:
        if self._submission is None:
            return
        run = self._run(self._submission)
        if self._lesson is None:
            self._lesson = self._first_open(run)
        self._busy(self._lesson)
        report = runner.check([self._lesson], run, self._progress.recall)
        self._progress.record(report, run)
        self._later.clear()
        if self._around.clear:
            self._later += [functools.partial(self._advise, report, run), self._make_sure]
        else:  # what is printed cannot be put right later
            report = advise(report, run)
            standing(self._course, run, self._progress)
            self._later.append(run.host.rest)
        (found,) = explained(report, run).lessons
        self._view = dataclasses.replace(
            self._view,
            report=found,
            trouble="",
            note="",
            table=None,
            passed=self._count(run),
            following=self._following(),
        )
        self._show()

    def _advise(self, report: Report, run: Run) -> None:
        """Add to a pass what could be better: it takes a moment, and the verdict need not wait."""
        advised = advise(report, run)
        if any(each.advice for each in advised.lessons):
            (found,) = explained(advised, run).lessons
            self._view = dataclasses.replace(self._view, report=found)
            self._show()

    def _make_sure(self) -> None:
        """Check one lesson before the first open one of which nothing is known."""
        if self._submission is None:
            return
        run = self._run(self._submission)
        unknown = [each for each in self._course.lessons if not self._progress.recall(each, run)]
        # The watched lesson was checked just now: if it is not known to pass, it is open.
        open_one = unknown[0] if unknown and unknown[0] != self._lesson else None
        if open_one and has_passed(open_one, run, self._progress):
            self._later.append(self._make_sure)
        else:
            run.host.rest()
        passed = self._count(run)
        if passed != self._view.passed:
            self._view = dataclasses.replace(self._view, passed=passed)
            self._show()

    def _run(self, submission: Submission) -> Run:
        return Run(submission=submission, host=self._around.host)

    def _first_open(self, run: Run) -> Lesson:
        found = standing(self._course, run, self._progress)
        left = [each for each in found.lessons if each.status is not Status.PASSED]
        return (left or list(found.lessons)[-1:])[0].lesson

    def _count(self, run: Run) -> int:
        every = self._course.lessons
        return sum(self._progress.recall(each, run) is not None for each in every)

    def _following(self) -> str:
        after = self._after()
        return f"{after.key}: {after.title}" if after else ""

    def _after(self) -> Lesson | None:
        return selection.following(self._lesson) if self._lesson else None

    # What the keys ask for.

    def _hint(self) -> None:
        report = self._view.report
        if report is None:
            return
        self._say(hint.in_words(report, next_hint.next_hint(report, self._notes)))

    def _list(self) -> None:
        if self._submission is None:
            return
        if self._view.table:
            self._view = dataclasses.replace(self._view, table=None)
        else:
            run = self._run(self._submission)
            table = standing(self._course, run, self._progress)
            passed = self._count(run)
            self._view = dataclasses.replace(self._view, table=table, passed=passed)
        self._show()

    def _next(self) -> None:
        report = self._view.report
        after = self._after()
        if report is None or self._lesson is None:
            return
        if report.status is not Status.PASSED:
            self._say(f"{report.lesson.key} is not passed yet. To go to another lesson, save it.")
        elif after is None:
            self._say("That was the last lesson.")
        else:
            self._lesson = after
            self._check()

    # What the student sees.

    def _say(self, note: str) -> None:
        self._view = dataclasses.replace(self._view, note=note, table=None)
        self._show()

    def _busy(self, lesson: Lesson) -> None:
        """Say in the first line that the save was noticed; the old report still stands below."""
        if self._around.clear and self._view.report is not None:
            console = self._around.console
            words = Signs(encoding=console.encoding).spell(f"{lesson.key}: checking …")
            console.file.write(f"\x1b[H\x1b[2K{words}")
            console.file.flush()

    def _show(self) -> None:
        console = self._around.console
        with console:  # one write, so that nothing flickers
            if self._around.clear:
                console.clear()
            console.print(screen.render(self._view, console), soft_wrap=True)
            if not self._around.clear:
                console.print()


def changed_lessons(course: Course, before: Submission | None, after: Submission) -> list[Lesson]:
    """Return the lessons whose text changed, in order; all of them when another file did."""
    old = dict(before.modules) if before is not None else {}
    changed = {name for name in {*old, *after.modules} if old.get(name) != after.modules.get(name)}
    own = [lesson for lesson in course.lessons if lesson.stem in changed]
    return own or (list(course.lessons) if changed else [])
