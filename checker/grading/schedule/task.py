"""One submission to be graded: bytes in, a verdict out. This runs in an engine's process."""

from __future__ import annotations

import functools
import platform
from dataclasses import dataclass, replace
from multiprocessing.util import Finalize  # atexit is not asked in a forked engine
from pathlib import Path
from typing import Any

import numpy as np

from checker import digests, pipeline
from checker.checking.recorder import Run
from checker.course import assets, syllabus
from checker.course.syllabus import Course
from checker.grading import own_checks as extra
from checker.grading.archives.merging import merged
from checker.grading.fingerprints import fingerprints
from checker.grading.formats import excerpts
from checker.grading.schedule import follow_through
from checker.grading.schedule.mending import mended
from checker.grading.verdict import Verdict
from checker.isolation.host.launcher import Host, open_host
from checker.record import CheckResult, Lesson, LessonReport, Report, Submission
from checker.submission.refusal import RefusedError
from checker.tree import mapped

#: Bytes of one student's files.
MOST_BYTES = 40 << 20


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is the same for the whole class."""

    lessons: tuple[str, ...]  #: stems of the course's lessons that are graded
    seed: int  #: the checks' inputs come from it
    course: Path | None = None  #: its folder; None for the one with which each checker comes
    isolation: str = "strict"  #: as `open_host` takes it
    extra: tuple[tuple[str, str], ...] = ()  #: the instructor's own checks: stem, source text


@dataclass(frozen=True, kw_only=True)
class Task:
    """What an engine is given: it needs no file of the machine that sends it."""

    student: str  #: tells the student from all others
    settings: Settings  #: how to grade
    files: tuple[tuple[str, bytes], ...] = ()  #: as the student called them, and their bytes
    problem: str = ""  #: why they could not be read
    notes: tuple[str, ...] = ()  #: which of them could not be read, and why
    only: tuple[str, ...] = ()  #: stems of the lessons to judge; all of them when there are none
    passed: tuple[str, ...] = ()  #: stems of lessons that are known to have passed

    @functools.cached_property
    def digest(self) -> str:
        """What was handed in, in a few letters."""
        files = [
            part for name, data in self.files for part in (name.encode("utf-8", "replace"), data)
        ]
        return digests.of_parts([self.problem.encode(), *files])[:32]


def grade_one(task: Task) -> Verdict:
    """Grade one submission.

    Parameters
    ----------
    task : Task
        What was handed in, and how to grade.

    Returns
    -------
    Verdict
        The same in each run with the same seed: no times are in it.
    """
    found = Verdict(
        student=task.student, digest=task.digest, pack=pack(task.settings), keys=keys(task.settings)
    )
    try:
        submission = taken(task)
    except RefusedError as error:
        return replace(found, refused=str(error))
    try:
        reports = judged(submission, task)
    finally:
        _host(task.settings).rest()
    found = replace(
        found,
        notes=(*task.notes, *submission.notes),
        reports=tuple(reports),
        prints=tuple(fingerprints(submission.modules.values(), _stubs(course_of(task.settings)))),
    )
    return replace(found, excerpts=excerpts.of_mistakes(found.lessons, submission))


@functools.cache
def _stubs(course: Course) -> tuple[str, ...]:
    return tuple(assets.bare_stub(course, stem) for stem in course.stems)


def environment(settings: Settings) -> dict[str, Any]:
    """Open the host, and say what the engine's process is: run before a class is graded."""
    _host(settings)  # refused here, before anything is graded
    return {
        "pack": pack(settings),
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
    }


def course_of(settings: Settings) -> Course:
    """Return the course that is graded."""
    return syllabus.shipped() if settings.course is None else syllabus.load(settings.course)


def graded(settings: Settings) -> list[Lesson]:
    """Return the lessons that are graded: of the course, then those of the instructor's own."""
    course = course_of(settings)
    return [*map(course.lesson, settings.lessons), *extra.lessons(course, settings.extra)]


def taken(task: Task) -> Submission:
    """Take in the files of a task.

    Raises
    ------
    RefusedError
        When none of them can be used. One that cannot be costs itself, and is said in the notes.
    """
    if task.problem:
        raise RefusedError(task.problem)
    return merged(task.files, course_of(task.settings))


def judged(submission: Submission, task: Task) -> list[Report]:
    """Judge the lessons of a submission, and name the mistakes in them."""
    settings = task.settings
    run = Run(submission=submission, host=_host(settings), seed=settings.seed)
    lessons = graded(settings)
    wanted = [lesson for lesson in lessons if not task.only or lesson.stem in task.only]
    every = {lesson.stem for lesson in lessons}
    found = follow_through.judged(wanted, run, every, {*task.passed})
    return [
        mended(report.lesson, _explained(report, how), how, _explained) for report, how in found
    ]


def _explained(report: LessonReport, run: Run) -> Report:
    """Name the mistakes in a lesson; calls hold arrays, times and places do not come out anew."""
    isolation = tuple(run.host.layers)
    whole = Report(lessons=(report,), seed=run.seed, given=run.given, isolation=isolation)
    whole = mapped(pipeline.explained(whole, run), CheckResult, _kept)
    whole = mapped(whole, LessonReport, lambda each: replace(each, seconds=0.0))
    return mapped(whole, Lesson, lambda each: replace(each, course=Path()))


def _kept(result: CheckResult) -> CheckResult:
    return replace(result, calls=(), seconds=0.0)


def _host(settings: Settings) -> Host:
    return _opened(settings.isolation, course_of(settings).folder)


@functools.cache
def _opened(isolation: str, course: Path) -> Host:
    """Open the one host of this process, at its first task."""
    host = open_host("auto", isolation, course)
    Finalize(None, host.close, exitpriority=1)
    return host


@functools.cache
def keys(settings: Settings) -> dict[str, str]:
    """Return what each lesson is judged by, in a few letters: another key, and it is judged anew.

    That is the text of the lesson, and of those that it builds on: where one of them has failed,
    the reference stands in for it, if it is graded too.
    """
    course = course_of(settings)
    texts = digests.of_lessons(course.folder, course.stems)
    texts |= {stem: digests.of_parts([text.encode()]) for stem, text in settings.extra}
    lessons = graded(settings)
    every = {lesson.stem for lesson in lessons}
    found = {}
    for lesson in lessons:
        before = syllabus.forerunners(lesson)
        told = [each.stem for each in before if each.stem in every]
        parts = [texts[lesson.stem], *(texts[each.stem] for each in before), *told]
        found[lesson.stem] = digests.of_parts(each.encode() for each in parts)[:32]
    return found


def pack(settings: Settings) -> str:
    """Return what tells checker and course from others: a hash of their source text."""
    return _pack(course_of(settings).folder)


@functools.cache
def _pack(course: Path) -> str:
    return digests.of_checker(course)[:32]
