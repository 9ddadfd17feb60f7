"""One submission to be graded: bytes in, plain data out. This runs in an engine's process."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing.util import Finalize  # atexit is not asked in a forked engine
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from checker import course, judge, runner
from checker.collector import Run
from checker.grade import extra, parts
from checker.grade.similar import fingerprints
from checker.intake import RefusedError, archive
from checker.intake.folder import Folder
from checker.intake.gather import gather, of_file
from checker.model import Lesson, LessonReport, Report, Status, Submission
from checker.report import as_json
from checker.student.host import Host, open_host

#: What does not come out anew in a second run with the same seed.
_MEASURED = "seconds"
#: Bytes of one student's files.
MOST_BYTES = 40 << 20


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is the same for the whole class."""

    lessons: tuple[str, ...]  #: stems of the course's lessons that are graded
    seed: int  #: the checks' inputs come from it
    isolation: str = "strict"  #: as `open_host` takes it
    extra: tuple[tuple[str, str], ...] = ()  #: the instructor's own checks: stem, source text


@dataclass(frozen=True, kw_only=True)
class Task:
    """What an engine is given: it needs no file of the machine that sends it."""

    student: str  #: tells the student from all others
    settings: Settings  #: how to grade
    files: tuple[tuple[str, bytes], ...] = ()  #: as the student called them, and their bytes
    problem: str = ""  #: why they could not be read

    @functools.cached_property
    def digest(self) -> str:
        """What was handed in, in a few letters."""
        found = hashlib.sha256(self.problem.encode())
        for name, data in self.files:
            found.update(f"\0{len(data)} {name}\0".encode("utf-8", "replace"))
            found.update(data)
        return found.hexdigest()[:32]


def grade_one(task: Task) -> dict[str, Any]:
    """Grade one submission.

    Parameters
    ----------
    task : Task
        What was handed in, and how to grade.

    Returns
    -------
    dict
        Plain data, the same in each run with the same seed: no times are in it.
    """
    found: dict[str, Any] = {
        "student": task.student,
        "digest": task.digest,
        "pack": pack(),
        "refused": "",
        "lessons": [],
    }
    try:
        submission = taken(task)
    except RefusedError as error:
        return found | {"refused": str(error)}
    try:
        found["lessons"] = records(submission, task.settings)
    finally:
        _host(task.settings.isolation).rest()
    found["prints"] = fingerprints(submission.modules.values())
    found["parts"] = parts.of_mistakes(found["lessons"], submission)
    return found


def environment(settings: Settings) -> dict[str, Any]:
    """Open the host, and say what the engine's process is: run before a class is graded."""
    _host(settings.isolation)  # refused here, before anything is graded
    return {
        "pack": pack(),
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
    }


def taken(task: Task) -> Submission:
    """Take in the files of a task, as `intake.read` does with those of a disk."""
    if task.problem:
        raise RefusedError(task.problem)
    if not task.files:
        raise RefusedError("There is no file here. Hand in the lessons folder, or a .py file.")
    if len(task.files) > 1:
        return gather(_levels(task.files), Path("submission"))
    ((name, data),) = task.files
    path = Path(PurePosixPath(name).name)
    if path.suffix.lower() == ".zip":
        return gather(archive.levels(data, path), path)
    if path.suffix.lower() not in {".py", ".ipynb"}:
        raise RefusedError(
            f"{path} is not a Python file, a notebook or a zip. Hand in one of these."
        )
    return of_file(path, data)


def _levels(files: Sequence[tuple[str, bytes]]) -> list[list[Folder]]:
    """Folders of files that are in memory, the topmost first."""
    root = PurePosixPath("submission")
    found: dict[PurePosixPath, dict[str, bytes]] = {}
    for name, data in files:
        path = root / name
        found.setdefault(path.parent, {})[path.name] = data
        for folder in path.parent.parents:
            if root in {folder, *folder.parents}:
                found.setdefault(folder, {})
    depths = sorted({len(folder.parts) for folder in found})
    return [
        [
            Folder(
                path=Path(folder),
                files={name: functools.partial(bytes, data) for name, data in inside.items()},
                folders=frozenset(each.name for each in found if each.parent == folder),
            )
            for folder, inside in sorted(found.items())
            if len(folder.parts) == depth
        ]
        for depth in depths
    ]


def records(submission: Submission, settings: Settings) -> list[dict[str, Any]]:
    """Judge the lessons of a submission, so that an error is paid for once.

    Each function is judged with the reference in place of all that it builds on. Where it fails
    so, and all that it builds on has passed, it is judged with the student's own as well: code
    that is right together is right.
    """
    run = Run(submission=submission, host=_host(settings.isolation), seed=settings.seed, given=True)
    lessons = [*map(course.lesson, settings.lessons), *extra.lessons(settings.extra)]
    found = {each.lesson.stem: (each, run) for each in runner.run_pytest(lessons, run)}
    own = replace(run, given=False)
    again = [each for each in lessons if _may_be_right_together(each, found)]
    for report in runner.run_pytest(again, own):
        if report.status is Status.PASSED:
            found[report.lesson.stem] = (report, own)
    return [_record(report, how) for report, how in found.values()]


def _may_be_right_together(lesson: Lesson, found: Mapping[str, tuple[LessonReport, Run]]) -> bool:
    report, _ = found[lesson.stem]
    before = [found[each.stem][0] for each in course.forerunners(lesson) if each.stem in found]
    return (
        bool(before)
        and report.status is Status.FAILED
        and all(each.status is Status.PASSED for each in before)
        and not any(result.reason == "timeout" for result in report.results)
    )


def _record(report: LessonReport, run: Run) -> dict[str, Any]:
    isolation = tuple(run.host.layers)
    whole = Report(lessons=(report,), seed=run.seed, given=run.given, isolation=isolation)
    (record,) = json.loads(as_json.render(judge.explained(whole, run)))
    del record[_MEASURED]
    for check in record["checks"]:
        del check[_MEASURED]
    return dict(record)


@functools.cache
def _host(isolation: str) -> Host:
    """The one host of this process, opened at its first task."""
    host = open_host("auto", isolation)
    Finalize(None, host.close, exitpriority=1)
    return host


@functools.cache
def pack() -> str:
    """What tells this checker from another: a hash of its source text."""
    found = hashlib.sha256()
    root = Path(__file__).parent.parent
    for file in sorted(root.rglob("*.py")):
        found.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:32]
