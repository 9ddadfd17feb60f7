"""One grading, from submissions to results."""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import Any

from rich.console import Console

from checker.course import syllabus
from checker.course.syllabus import Course
from checker.grading import own_checks, results, seeds
from checker.grading.archives.lms_archive import ExportError, opened
from checker.grading.formats import files
from checker.grading.marks import rubric
from checker.grading.marks.summary import Summary
from checker.grading.progress_bar import ProgressBar
from checker.grading.request import Request
from checker.grading.schedule import journal
from checker.grading.schedule.engine import Engine, EngineError, engine
from checker.grading.schedule.scheduler import drive
from checker.grading.schedule.task import Settings, Task, environment, graded, keys, pack
from checker.grading.survey import Survey
from checker.grading.understanding import OVERRIDES, Understood, task_of, understand
from checker.grading.verdict import Verdict
from checker.record import Lesson, Status

_OTHER_CHECKER = (
    "The engine's checker is another version than the one that began, or was changed meanwhile. "
    "Use one version everywhere, then go on with --resume."
)
Say = Callable[[str], None]


def look(asked: Request) -> Survey:
    """Say what was handed in, and grade nothing.

    Parameters
    ----------
    asked : Request
        What is wanted.
    """
    settings = _settings(asked, None)
    with opened(asked.submissions) as items:
        return understand(asked, items, _worth(asked, graded(settings)), settings).survey()


def run(asked: Request, console: Console | None = None, say: Say | None = None) -> Summary:
    """Grade a class.

    Parameters
    ----------
    asked : Request
        What is wanted.
    console : rich.console.Console, optional
        Where the progress bar goes; standard error by default.
    say : callable, optional
        What is told, line by line, of what was handed in.

    Returns
    -------
    Summary
        The class. All results are in the folder that was asked for.
    """
    file = asked.out / journal.FILE
    before = journal.head_of(file)
    _refuse_to_overwrite(asked, before)
    settings = _settings(asked, before)
    lessons = graded(settings)
    worth = _worth(asked, lessons)
    where = engine(asked.engine, asked.isolation)
    with contextlib.closing(where), opened(asked.submissions) as items:
        known = understand(asked, items, worth, settings)
        _make_folder(asked, before)
        head = {"seed": settings.seed, "isolation": settings.isolation}
        with journal.Journal(file, head) as verdicts:
            with _begun(where, settings) as (started, about):
                survey = known.survey()  # while the engine starts
                for line in survey.lines:
                    (say or _nobody)(line)
                details = about()
                _grade(known, settings, started, verdicts, console or Console(stderr=True))
            return results.write(
                verdicts,
                results.Class(
                    title=asked.title,
                    claims=known.joined.claims,
                    roster=known.roster,
                    lessons=lessons,
                    rubric=worth,
                    seed=settings.seed,
                    about=_said(details, settings, asked),
                    gradebook=known.gradebook,
                    worksheet=known.worksheet,
                ),
                asked.out,
            )


def _nobody(_: str) -> None:
    """Tell nobody."""


def _refuse_to_overwrite(asked: Request, before: Mapping[str, Any] | None) -> None:
    if before is not None and not asked.resume:
        raise ExportError(
            f"{asked.out} holds a grading already. Go on with it by --resume, or give another "
            "folder to --out."
        )


def _make_folder(asked: Request, before: Mapping[str, Any] | None) -> None:
    """Make the results folder; what is in one that is there stays, and is not shown to others."""
    out = asked.out
    ours = before is not None or not out.exists() or not any(out.iterdir())
    out.mkdir(mode=files.OWNERS, parents=True, exist_ok=True)
    if ours:
        files.closed_to_others(out)
    if asked.overrides is not None:
        files.save(out / OVERRIDES, asked.overrides.read_text(encoding="utf-8", errors="replace"))


def _settings(asked: Request, before: Mapping[str, Any] | None) -> Settings:
    seed = asked.seed
    if seed is None:
        seed = before["seed"] if before else seeds.drawn()
    return Settings(
        course=None if asked.course is syllabus.shipped() else asked.course.folder,
        lessons=tuple(lesson.stem for lesson in _chosen(asked.course, asked.words)),
        seed=seed,
        isolation=asked.isolation,
        extra=own_checks.read(asked.checks, asked.course) if asked.checks else (),
    )


def _chosen(course: Course, words: Sequence[str]) -> Sequence[Lesson]:
    if not words:
        return course.lessons
    try:
        return syllabus.in_order([course.find(word) for word in words])
    except syllabus.UnknownLessonError as error:
        raise ExportError(str(error)) from None


def _worth(asked: Request, lessons: Sequence[Lesson]) -> rubric.Rubric:
    return rubric.load(asked.rubric, lessons) if asked.rubric else rubric.fair(lessons)


@contextlib.contextmanager
def _begun(
    where: Engine, settings: Settings
) -> Iterator[tuple[Engine, Callable[[], dict[str, Any]]]]:
    """Start an engine, and ask what it is before a submission goes there.

    Yields
    ------
    engine : Engine
        It gives the executor that was started first.
    about : callable
        Waits until the engine is there, and returns what it is.
    """
    executor = where.open()
    ready = [executor]
    asked = [executor.submit(environment, settings) for _ in range(where.width)]
    _import_pictures()

    def about() -> dict[str, Any]:
        answers = [each.result() for each in asked]
        if any(each["pack"] != pack(settings) for each in answers):
            raise EngineError(_OTHER_CHECKER)
        return answers[0]

    def started() -> Executor:
        return ready.pop() if ready else where.open()

    try:
        yield replace(where, open=started), about
    finally:
        if ready:  # nobody took it: nothing that it does is waited for
            where.kill()
            executor.shutdown(wait=False)


def _import_pictures() -> None:
    """Import matplotlib for the report while the engine starts and grades."""
    name = "checker.grading.formats.heatmap"
    threading.Thread(target=importlib.import_module, args=(name,), daemon=True).start()


def _grade(
    known: Understood,
    settings: Settings,
    where: Engine,
    verdicts: journal.Journal,
    console: Console,
) -> None:
    attempts = known.attempts
    with ProgressBar(len(attempts), console) as bar:

        def tasks() -> Iterator[Task]:
            for key, handin in attempts.items():
                task = left_of(task_of(handin, settings, key), verdicts)
                if task is None:
                    bar.advance()
                else:
                    yield task

        for verdict in drive(tasks(), where):
            if verdict.pack not in {"", pack(settings)}:
                raise EngineError(_OTHER_CHECKER)
            verdicts.add(_with_what_was_known(verdict, verdicts, settings))
            bar.advance()


def left_of(task: Task, verdicts: journal.Journal) -> Task | None:
    """Return what of a task is not judged yet: all of it, some lessons, or nothing."""
    digest, judged = verdicts.done.get(task.student, ("", {}))
    wanted = keys(task.settings)
    if digest != task.digest:
        return task
    stale = [stem for stem, key in wanted.items() if judged.get(stem) != key]
    if not stale:
        return None
    old = verdicts.verdict_of(task.student)
    if old is None or old.refused or len(stale) == len(wanted):
        return task
    passed = [each.lesson.stem for each in old.lessons if each.status is Status.PASSED]
    return replace(task, only=tuple(stale), passed=tuple(passed))


def _with_what_was_known(
    verdict: Verdict, verdicts: journal.Journal, settings: Settings
) -> Verdict:
    """Return a verdict with the lessons that were not judged again."""
    old = verdicts.verdict_of(verdict.student)
    if old is None or old.digest != verdict.digest or not verdict.reports:
        return verdict
    wanted = keys(settings)
    reports = {
        stem: report
        for report in old.reports
        for stem in (report.lessons[0].lesson.stem,)
        if wanted.get(stem) == old.keys.get(stem)
    }
    reports |= {each.lessons[0].lesson.stem: each for each in verdict.reports}
    excerpts = {**old.excerpts, **verdict.excerpts}
    return replace(verdict, reports=tuple(reports.values()), excerpts=excerpts)


def _said(about: Mapping[str, Any], settings: Settings, asked: Request) -> dict[str, str]:
    return {
        "seed": str(settings.seed),
        "course": asked.course.settings.title,
        "lessons": ", ".join(stem.partition("_")[0] for stem in settings.lessons),
        "isolation": settings.isolation,
        "rubric": asked.rubric.name if asked.rubric else "the same points for each lesson",
        "software": ", ".join(f"{name} {number}" for name, number in about["versions"].items()),
        "checker": about["pack"],
    }
