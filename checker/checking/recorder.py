"""One run of the checks: what each is given, and what became of it.

Outcomes are collected in memory, from the exceptions themselves. A lesson passes only when
exactly its own checks ran, and each of them passed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from checker import exceptions
from checker.checking import chance, changed_arguments, verdict
from checker.checking.judged import JudgedStudent
from checker.checking.loading import load
from checker.course import syllabus
from checker.exceptions import around, messages, warned
from checker.failure import Failure
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.launcher import Host, Load
from checker.isolation.host.prefork import Ahead, Lasting
from checker.isolation.host.responses import Outline, Problem, Warned
from checker.isolation.host.stateless import is_proven
from checker.isolation.host.student import Student
from checker.isolation.host.worker_handle import Worker
from checker.record import CheckInfo, CheckResult, Lesson, LessonReport, Status, Submission
from checker.report.ways import Ways

#: Seconds of computing that one call may take.
CALL_SECONDS = 10.0


@dataclasses.dataclass(frozen=True, kw_only=True)
class Run:
    """What a run of the checks is given."""

    submission: Submission  #: the student's text
    host: Host  #: where the student's processes come from
    seed: int = 0  #: the checks' inputs come from it
    given: bool = False  #: whether earlier lessons come from the reference
    ways: Ways = dataclasses.field(default_factory=Ways)  #: how whoever reads the report goes on
    #: of computing that one call may take
    seconds: float = dataclasses.field(default_factory=lambda: CALL_SECONDS)
    waiting: bool = True  #: whether a check waits for those that it needs


class Collector:
    """What the checks of a submission ask for, and a record of every outcome.

    Parameters
    ----------
    lessons : sequence of Lesson
        Whose checks will run.
    run : Run
        The submission, and how to check it.
    """

    def __init__(self, lessons: Sequence[Lesson], run: Run) -> None:
        self._run = run
        self._lessons = {lesson.stem: lesson for lesson in lessons}
        self._loads = {lesson.stem: load(lesson, run) for lesson in lessons}
        self._infos = {
            lesson.stem: {info.code: info for info in syllabus.check_infos(lesson)}
            for lesson in lessons
        }
        self._ahead: dict[str, Ahead] = {}
        self._processes(lessons[0]).begin()  # while the checks are collected
        self._results: dict[str, CheckResult] = {}
        self._students: dict[str, Student] = {}
        self._judged: dict[str, JudgedStudent] = {}
        self._changed: set[tuple[str, str]] = set()  # function, argument: it was said already
        self._warned: dict[str, list[Warned]] = {}
        self._mended: set[str] = set()  # codes of checks that failed, and hold up no other
        self._remarks: dict[str, list[str]] = {}
        self._asleep: set[str] = set()  # stems of lessons that were not started
        self._told: list[Problem] = []  # of which a check speaks

    # What a check may ask for.

    @contextlib.contextmanager
    def student(self, lesson: Lesson, code: str) -> Iterator[Student | JudgedStudent]:
        """Give the student's functions for a while, as if no check had called them before."""
        with self._processes(lesson).take() as worker:
            student = student_of(worker, lesson, self._run.seconds)
            self._students[code] = student
            if not verdict.begun(student, lesson, self._run.submission):
                self._asleep.add(lesson.stem)
                pytest.skip("not started")
            by_name = syllabus.checks(lesson)[code].by_name
            if not by_name:
                yield student
                return
            seen = self._judged[code] = judged(student, lesson, self._run.submission)
            yield seen
            self._remarks.setdefault(lesson.stem, []).extend(seen.remarks)

    @property
    def submission(self) -> Submission:
        """Return what was handed in."""
        return self._run.submission

    def rng(self, code: str) -> np.random.Generator:
        """Give a check its own random numbers: from the run's seed and the check's code."""
        return np.random.default_rng([self._run.seed, zlib.crc32(code.encode())])

    @property
    def scratch(self) -> Path:
        """Return a folder for files that the student's functions are to read."""
        return self._run.host.folder

    # What becomes of a check.

    def prepare(self, lesson: Lesson, code: str) -> None:
        """Skip what waits for a check that did not pass, or a lesson that was not started."""
        if lesson.stem in self._asleep:
            pytest.skip("not started")
        for needed in self._infos[lesson.stem][code].needs if self._run.waiting else ():
            passed = needed in self._results and self._results[needed].status is Status.PASSED
            if not passed and needed not in self._mended:
                pytest.skip(needed)

    def take(self, lesson: Lesson, code: str, call: pytest.CallInfo[None]) -> None:
        """Record what became of a check."""
        error = call.excinfo.value if call.excinfo else self._fault(lesson, code)
        if isinstance(error, Failure) and error.mended:
            self._mended.add(code)
        info = self._infos[lesson.stem][code]
        self._results[code] = self._result(lesson, info, error, call.duration)
        if code in self._students:
            self._warned.setdefault(lesson.stem, []).extend(self._students[code].warnings)

    def close(self) -> None:
        """End what was started ahead, and remove the checks' files."""
        for each in self._ahead.values():
            each.close()
        for file in self.scratch.iterdir():
            file.unlink()

    def reports(self) -> list[LessonReport]:
        """One report for each lesson."""
        return [self._report(lesson) for lesson in self._lessons.values()]

    @property
    def seen(self) -> dict[str, Outline]:
        """Stem of each lesson that was begun → what was found when it was loaded."""
        found = {stem: self._loaded(lesson) for stem, lesson in self._lessons.items()}
        return {stem: each.outline for stem, each in found.items() if each is not None}

    def _processes(self, lesson: Lesson) -> Ahead | Lasting:
        """Give the processes of a lesson; those of another may end."""
        if lesson.stem in self._ahead:
            return self._ahead[lesson.stem]
        found = processes(self._run.host, self._loads[lesson.stem], len(self._infos[lesson.stem]))
        if isinstance(found, Ahead):
            self._ahead[lesson.stem] = found
        return found

    def _report(self, lesson: Lesson) -> LessonReport:
        results = tuple(
            self._results.get(info.code)
            or CheckResult(info=info, status=Status.CHECKER_ERROR, unjudged=messages.DID_NOT_RUN)
            for info in self._infos[lesson.stem].values()
        )
        status = verdict.lesson_status(results)
        return LessonReport(
            lesson=lesson,
            status=status,
            results=results,
            file=self._run.submission.file_of(lesson),
            lost=self._run.submission.lacks(lesson),
            notes=tuple(self._notes(lesson, status)),
            advice=tuple(dict.fromkeys(self._advice(lesson))) if status is Status.PASSED else (),
            seconds=sum(result.seconds for result in results),
        )

    def _notes(self, lesson: Lesson, status: Status) -> Iterator[str]:
        given = self._loads[lesson.stem].given_modules
        if given and not self._run.given and lesson.stem not in self._asleep:
            yield messages.lent(sorted(name for names in given.values() for name in names))
        student = self._loaded(lesson)
        if student is not None:
            yield from around.notes(student, lesson, self._run.submission, self._told)
        copies = self._run.submission.copies.get(lesson.stem, ())
        if copies and status is not Status.PASSED:
            yield messages.copies(copies, self._run.submission.file_of(lesson))

    def _loaded(self, lesson: Lesson) -> Student | None:
        """Give the functions of a lesson as a check saw them; None without."""
        if lesson.stem in self._asleep:
            return None
        for code in self._infos[lesson.stem]:
            student = self._students.get(code)
            with contextlib.suppress(StudentStopped):
                if student is not None and student.outline:
                    return student
        return None

    def _advice(self, lesson: Lesson) -> Iterator[str]:
        submission = self._run.submission
        own = {submission.shown(module) for module in submission.modules}
        yield from self._remarks.get(lesson.stem, ())
        yield from warned.advice(self._warned.get(lesson.stem, ()), own)

    def _fault(self, lesson: Lesson, code: str) -> Failure | None:
        """Return what a check did not look for: that a call changed what it was given."""
        if code not in self._judged:
            return None
        own = {function.name for function in lesson.functions}
        return changed_arguments.fault(self._students[code], self._judged[code], own, self._changed)

    def _result(
        self, lesson: Lesson, info: CheckInfo, error: BaseException | None, seconds: float
    ) -> CheckResult:
        student = self._students.get(info.code)
        result = CheckResult(
            info=info,
            status=Status.PASSED,
            seconds=seconds,
            printed=student.printed if student else "",
            calls=tuple(student.calls) if student else (),
        )
        if isinstance(error, StudentError) and student is not None:
            cause = exceptions.cause(error, student.outline)
            self._told += [] if cause is None else [cause]
        match error:
            case None:
                return result
            case pytest.skip.Exception():
                return self._skipped(lesson, result, str(error))
            case Failure() | StudentError() | StudentStopped() if student is not None:
                failed = verdict.failed(result, error, lesson, student, self._run.submission)
                if failed.finding is not None and student.calls:
                    alone = functools.partial(loaded_alone, lesson, self._run)
                    last = student.calls[error.call if isinstance(error, Failure) else -1]
                    return chance.blamed(failed, last, alone, self._run.submission)
                return failed
        through = next((each for each in info.needs if each in self._mended), "")
        if through:  # what that check refused is not what this one was written for
            return dataclasses.replace(result, status=Status.SKIPPED, waits_for=through)
        fault = messages.our_fault(info, error, lesson.stem)
        return dataclasses.replace(result, status=Status.CHECKER_ERROR, unjudged=fault)

    def _skipped(self, lesson: Lesson, result: CheckResult, why: str) -> CheckResult:
        """Tell apart what is not started, what waits for a check, and what skips itself."""
        if lesson.stem in self._asleep:
            return dataclasses.replace(result, status=Status.NOT_STARTED)
        known = why in self._infos[lesson.stem]
        return dataclasses.replace(
            result,
            status=Status.SKIPPED,
            waits_for=why if known else "",
            unjudged="" if known else why,
        )


@contextlib.contextmanager
def loaded_alone(lesson: Lesson, run: Run, seed: int, memory: int) -> Iterator[Student]:
    """Give the student's functions in a process of their own (see `chance.Alone`)."""
    loads = load(lesson, run)
    loads = dataclasses.replace(loads, seed=loads.seed + seed, memory=memory)
    with contextlib.closing(run.host.worker(loads)) as worker:
        yield Student(worker, known_functions(lesson), seconds=run.seconds)


def processes(host: Host, loads: Load, count: int) -> Ahead | Lasting:
    """Give each of so many users a process of its own, or one to all where nobody can tell."""
    proven = is_proven(loads.modules, loads.homes)
    return host.lasting(loads) if proven else host.workers(loads, count)


def student_of(worker: Worker, lesson: Lesson, seconds: float | None = None) -> Student:
    """Return the functions that a check of a lesson may call, in a student's process."""
    names = syllabus.course_of(lesson).names
    return Student(worker, known_functions(lesson), seconds=seconds or CALL_SECONDS, names=names)


def judged(student: Student, lesson: Lesson, submission: Submission) -> JudgedStudent:
    """Set the solution beside a student's functions: the lesson's and its forerunners'."""
    homes = {
        function.name: each
        for each in (*syllabus.forerunners(lesson), lesson)
        for function in each.functions
    }

    def solution(name: str) -> Callable[..., Any]:
        found = syllabus.reference_function(homes[name], name)
        if found is None:
            raise LookupError(f"{homes[name].stem} has no right {name}. Write it in its solution.")
        return found

    functions = [syllabus.declared(home, name) for name, home in homes.items()]
    return JudgedStudent(student, submission, functions, solution)


def known_functions(lesson: Lesson) -> Mapping[str, tuple[str, ...]]:
    """Return the functions that a check may call: the lesson's and its forerunners'."""
    lessons = (*syllabus.forerunners(lesson), lesson)
    return {each.name: each.parameters for found in lessons for each in found.functions}
