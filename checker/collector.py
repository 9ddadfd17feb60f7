"""One run of the checks: what each is given, and what became of it.

Outcomes are collected in memory, from the exceptions themselves. A lesson passes only when
exactly its own checks ran, and each of them passed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from checker import course, digits, verdict, wording
from checker.failure import Failure
from checker.model import (
    CheckInfo,
    CheckResult,
    Lesson,
    LessonReport,
    Status,
    Submission,
)
from checker.stateless import is_proven
from checker.student.ahead import Ahead, Lasting
from checker.student.errors import StudentError, StudentStopped
from checker.student.host import Host, Load
from checker.student.proxy import Student

#: Seconds of computing that one call may take.
CALL_SECONDS = 10.0
#: Parameters that many students add, and a check may use where they did.
OPTIONAL = ("print_cost",)
#: A line that imports something.
IMPORT = re.compile(r"^[ \t]*(?:import|from)\b.*", re.MULTILINE)
#: Libraries that take as long to import as a check takes.
SLOW_LIBRARIES = ("matplotlib", "pandas", "scipy")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Run:
    """What a run of the checks is given."""

    submission: Submission  #: the student's text
    host: Host  #: where the student's processes come from
    seed: int = 0  #: the checks' inputs come from it
    given: bool = False  #: whether earlier lessons come from the reference


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
            lesson.stem: {info.code: info for info in course.check_infos(lesson)}
            for lesson in lessons
        }
        self._ahead: dict[str, Ahead] = {}
        self._processes(lessons[0]).begin()  # while the checks are collected
        self._results: dict[str, CheckResult] = {}
        self._students: dict[str, Student] = {}
        self._asleep: set[str] = set()  # stems of lessons that were not started

    # What a check may ask for.

    @contextlib.contextmanager
    def student(self, lesson: Lesson, code: str) -> Iterator[Student]:
        """Give the student's functions for a while, as if no check had called them before."""
        with self._processes(lesson).take() as worker:
            student = Student(worker, known_functions(lesson), seconds=CALL_SECONDS)
            self._students[code] = student
            if not verdict.begun(student, lesson):
                self._asleep.add(lesson.stem)
                pytest.skip("not started")
            yield student

    def rng(self, code: str) -> np.random.Generator:
        """Give a check its own random numbers: from the run's seed and the check's code."""
        return np.random.default_rng([self._run.seed, zlib.crc32(code.encode())])

    @property
    def scratch(self) -> Path:
        """A folder for files that the student's functions are to read."""
        return self._run.host.folder

    # What becomes of a check.

    def prepare(self, lesson: Lesson, code: str) -> None:
        """Skip what waits for a check that did not pass, or a lesson that was not started."""
        if lesson.stem in self._asleep:
            pytest.skip("not started")
        for needed in self._infos[lesson.stem][code].needs:
            if needed not in self._results or self._results[needed].status is not Status.PASSED:
                pytest.skip(needed)

    def take(self, lesson: Lesson, code: str, call: pytest.CallInfo[None]) -> None:
        """Record what became of a check."""
        self._results[code] = self._result(lesson, self._infos[lesson.stem][code], call)

    def close(self) -> None:
        """End what was started ahead, and remove the checks' files."""
        for each in self._ahead.values():
            each.close()
        for file in self.scratch.iterdir():
            file.unlink()

    def reports(self) -> list[LessonReport]:
        """One report for each lesson."""
        return [self._report(lesson) for lesson in self._lessons.values()]

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
            or CheckResult(info=info, status=Status.CHECKER_ERROR, fact=wording.DID_NOT_RUN)
            for info in self._infos[lesson.stem].values()
        )
        return LessonReport(
            lesson=lesson,
            status=verdict.lesson_status(results),
            results=results,
            file=self._run.submission.file_of(lesson),
            notes=self._notes(lesson),
            seconds=sum(result.seconds for result in results),
        )

    def _notes(self, lesson: Lesson) -> tuple[str, ...]:
        given = self._loads[lesson.stem].given_modules
        if self._run.given or not given or lesson.stem in self._asleep:
            return ()
        return (wording.lent(sorted(name for names in given.values() for name in names)),)

    def _result(self, lesson: Lesson, info: CheckInfo, call: pytest.CallInfo[None]) -> CheckResult:
        error = call.excinfo.value if call.excinfo else None
        student = self._students.get(info.code)
        result = CheckResult(
            info=info,
            status=Status.PASSED,
            seconds=call.duration,
            printed=student.printed if student else "",
            calls=tuple(student.calls) if student else (),
        )
        match error:
            case None:
                return result
            case pytest.skip.Exception():
                asleep = lesson.stem in self._asleep
                status = Status.NOT_STARTED if asleep else Status.SKIPPED
                return dataclasses.replace(result, status=status, reason=str(error))
            case Failure() | StudentError() | StudentStopped() if student is not None:
                return verdict.failed(result, error, lesson, student, self._run.submission)
        fact = wording.our_fault(info, error)
        return dataclasses.replace(result, status=Status.CHECKER_ERROR, fact=fact)


def processes(host: Host, loads: Load, count: int) -> Ahead | Lasting:
    """Give each of so many users a process of its own, or one to all where nobody can tell."""
    return host.lasting(loads) if is_proven(loads.modules) else host.workers(loads, count)


def load(lesson: Lesson, run: Run) -> Load:
    """What the student's process is told to load for a lesson."""
    submission = run.submission
    modules = needed_modules(lesson, submission)
    own = {function.name for function in lesson.functions}
    source, names = course.given(
        # A file with several lessons imports what some of them need.
        dataclasses.replace(lesson, builds_on=(*lesson.builds_on, *imported(modules.values()))),
        lambda name: name not in own and (run.given or not submission.defines(name)),
    )
    return Load(
        modules=modules,
        files={name: submission.shown(name) for name in modules},
        given=source,
        given_modules=names,
        libraries=(*lesson.libraries, *also_imported(modules.values(), lesson.libraries)),
        seed=students_seed(run.seed),
        readable=(digits.path(),),
    )


def students_seed(seed: int) -> int:
    """The seed of the student's own random numbers; the run's own cannot be found from it."""
    return int.from_bytes(hashlib.sha256(f"student {seed}".encode()).digest()[:4], "little")


def needed_modules(lesson: Lesson, submission: Submission) -> dict[str, str]:
    """Name → text of the student's modules that a lesson needs.

    Not all lessons, since lesson 7 alone imports pandas and matplotlib: those that the lesson
    builds on, and those that these import.
    """
    needed = {lesson.stem, *(each.stem for each in course.forerunners(lesson))}
    needed |= submission.modules.keys() - set(course.stems())
    found: dict[str, str] = {}
    while needed - found.keys():
        found.update({name: submission.modules.get(name, "") for name in needed})
        needed |= imported(found.values())
    return {name: text for name, text in submission.modules.items() if name in found}


def imported(texts: Iterable[str]) -> set[str]:
    """Stems of the lessons that files import."""
    lines = [line for text in texts for line in re.findall(IMPORT, text)]
    return {stem for stem in course.stems() if any(re.search(rf"\b{stem}\b", x) for x in lines)}


def also_imported(texts: Iterable[str], already: Sequence[str]) -> list[str]:
    """Large libraries that a student's files import: imported once, not for each check."""
    lines = "\n".join(line for text in texts for line in re.findall(IMPORT, text))
    return [name for name in SLOW_LIBRARIES if name not in already and name in lines]


def known_functions(lesson: Lesson) -> Mapping[str, tuple[str, ...]]:
    """The functions that a check may call: the lesson's and its forerunners'."""
    lessons = (*course.forerunners(lesson), lesson)
    return {
        each.name: (*each.parameters, *OPTIONAL) for found in lessons for each in found.functions
    }
