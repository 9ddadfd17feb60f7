"""One grading, from submissions to results."""

from __future__ import annotations

import contextlib
import importlib
import secrets
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Task as Bar,
)
from rich.text import Text

from checker import course
from checker.grade import extra, journal, results, roster, rubric
from checker.grade.drive import drive
from checker.grade.engine import Engine, EngineError, engine
from checker.grade.export import ExportError, opened
from checker.grade.handin import Handin, handins
from checker.grade.summary import Summary
from checker.grade.task import MOST_BYTES, Settings, Task, environment, pack
from checker.intake.refusal import RefusedError
from checker.model import Lesson

_OTHER_CHECKER = (
    "The engine's checker is another version than the one that began, or was changed meanwhile. "
    "Use one version everywhere, then go on with --resume."
)
#: Bits of a seed that is drawn.
SEED_BITS = 32


@dataclass(frozen=True, kw_only=True)
class Request:
    """What an instructor asks for."""

    submissions: Path  #: a folder or a zip
    out: Path  #: the results folder
    title: str  #: what the work is called
    words: Sequence[str] = ()  #: lessons; all of them when there are none
    resume: bool = False  #: go on where a run ended
    rubric: Path | None = None  #: a TOML file
    roster: Path | None = None  #: a CSV file
    checks: Path | None = None  #: a folder of checks
    seed: int | None = None  #: None: draw one
    engine: str = "local"  #: as `engine` takes it
    isolation: str = "strict"  #: as `open_host` takes it


def run(asked: Request, console: Console | None = None) -> Summary:
    """Grade a class.

    Parameters
    ----------
    asked : Request
        What is wanted.
    console : rich.console.Console, optional
        Where the progress bar goes; standard error by default.

    Returns
    -------
    Summary
        The class. All results are in the folder that was asked for.
    """
    file = asked.out / journal.FILE
    before = journal.head_of(file)
    _refuse_to_overwrite(asked, before)
    settings = _settings(asked, before)
    lessons = [*map(course.lesson, settings.lessons), *extra.lessons(settings.extra)]
    worth = rubric.load(asked.rubric, lessons) if asked.rubric else rubric.fair(lessons)
    people = roster.load(asked.roster) if asked.roster else []
    where = engine(asked.engine, asked.isolation)
    asked.out.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(where), opened(asked.submissions) as items:
        found = handins(items)
        where, about = _begun(where, settings)
        head = {
            "seed": settings.seed,
            "lessons": list(settings.lessons),
            "isolation": settings.isolation,
            "checks": [list(each) for each in settings.extra],
            "checker": about["pack"],
        }
        with journal.Journal(file, head) as verdicts:
            _grade(found, settings, where, verdicts, console or Console(stderr=True))
            return results.write(
                verdicts,
                results.Class(
                    title=asked.title,
                    handins=found,
                    people=people,
                    lessons=lessons,
                    rubric=worth,
                    seed=settings.seed,
                    about=_said(about, settings, asked),
                ),
                asked.out,
            )


def _refuse_to_overwrite(asked: Request, before: dict[str, Any] | None) -> None:
    if before is not None and not asked.resume:
        raise ExportError(
            f"{asked.out} holds a grading already. Go on with it by --resume, or give another "
            "folder to --out."
        )


def _settings(asked: Request, before: dict[str, Any] | None) -> Settings:
    seed = asked.seed
    if seed is None:
        seed = before["seed"] if before else secrets.randbits(SEED_BITS)
    return Settings(
        lessons=tuple(lesson.stem for lesson in _lessons(asked.words)),
        seed=seed,
        isolation=asked.isolation,
        extra=extra.read(asked.checks) if asked.checks else (),
    )


def _lessons(words: Sequence[str]) -> Sequence[Lesson]:
    if not words:
        return course.lessons()
    try:
        return course.in_order([course.find(word) for word in words])
    except course.UnknownLessonError as error:
        raise ExportError(str(error)) from None


def _begun(where: Engine, settings: Settings) -> tuple[Engine, dict[str, Any]]:
    """Start all that an engine works with, and ask what it is, before a submission goes there."""
    executor = where.open()
    asked = [executor.submit(environment, settings) for _ in range(where.width)]
    _import_pictures()
    try:
        about = [each.result() for each in asked]
        if any(each["pack"] != pack() for each in about):
            raise EngineError(_OTHER_CHECKER)  # noqa: TRY301 (ended like the others)
    except BaseException:
        where.kill()
        executor.shutdown()
        raise
    ready = [executor]
    return replace(where, open=lambda: ready.pop() if ready else where.open()), about[0]


def _import_pictures() -> None:
    """Import matplotlib for the report while the engine starts and grades."""
    name = "checker.grade.heatmap"
    threading.Thread(target=importlib.import_module, args=(name,), daemon=True).start()


def _grade(
    found: Sequence[Handin],
    settings: Settings,
    where: Engine,
    verdicts: journal.Journal,
    console: Console,
) -> None:
    with Progress(
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=console,
    ) as progress:
        bar = progress.add_task("", total=len(found))

        def tasks() -> Iterator[Task]:
            for each in found:
                task = task_of(each, settings)
                if verdicts.done.get(task.student) == task.digest:
                    progress.advance(bar)
                else:
                    yield task

        for record in drive(tasks(), where):
            if record["pack"] not in {"", pack()}:
                raise EngineError(_OTHER_CHECKER)
            verdicts.add(record)
            progress.advance(bar)


class _Rate(ProgressColumn):
    """How many submissions a second."""

    def render(self, task: Bar) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


def task_of(handin: Handin, settings: Settings) -> Task:
    """Read what a student handed in; what cannot be read is said in the task."""
    files: list[tuple[str, bytes]] = []
    left = MOST_BYTES
    try:
        for name, read in handin.files:
            data = read()
            left -= len(data)
            files.append((name, data))
            if left < 0:
                break
    except RefusedError as error:
        return Task(student=handin.student, settings=settings, problem=str(error))
    if left < 0:
        problem = "The files are too large together. Hand in the code alone."
        return Task(student=handin.student, settings=settings, problem=problem)
    return Task(student=handin.student, settings=settings, files=tuple(files))


def _said(about: dict[str, Any], settings: Settings, asked: Request) -> dict[str, str]:
    return {
        "seed": str(settings.seed),
        "lessons": ", ".join(stem.partition("_")[0] for stem in settings.lessons),
        "isolation": settings.isolation,
        "rubric": asked.rubric.name if asked.rubric else "the same points for each lesson",
        "software": ", ".join(f"{name} {number}" for name, number in about["versions"].items()),
        "checker": about["pack"],
    }
