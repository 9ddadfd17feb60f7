"""What is right, and could be better: said once, kindly, without failing anything.

Overflow and log of zero, a float32 result, and a Python loop where one line on whole arrays does
it. An argument that is changed in place is no matter of advice: checks pass arrays that cannot be
written to, and a mistake of the catalogue says so.
"""

from __future__ import annotations

import dataclasses
import functools
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from checker.checking.judged import IN_SINGLE
from checker.checking.loading import load
from checker.checking.recorder import Run, processes, student_of
from checker.course import inputs, syllabus
from checker.course.inputs import Arguments, Extreme, Large
from checker.diagnosis.leaves import taken_apart
from checker.isolation.host.errors import HostError
from checker.isolation.host.prefork import Ahead, Lasting
from checker.isolation.host.responses import FunctionInfo, Warned
from checker.isolation.host.student import Student, StudentFunction
from checker.isolation.host.worker_handle import Worker
from checker.record import Call, Lesson, LessonReport, Report, Status

#: A function is called slow when it takes so many times as long as the reference …
SLOW = 10
#: … and longer than this, in seconds: a shorter time says nothing.
NOTICEABLE = 0.004
#: Times are the least of so many, since a machine has other things to do.
REPEATS = 3
#: So many results of a function are looked at for float32.
LOOKED_AT = 8
#: Seconds of computing that a call may take: advice is not worth a longer wait.
CALL_SECONDS = 2.0


@dataclasses.dataclass(frozen=True, kw_only=True)
class Trial:
    """A process in which the functions of a lesson are tried, and what they are tried on."""

    lesson: Lesson
    lent: bool  #: whether functions of earlier lessons come from the reference
    workers: Ahead | Lasting
    extreme: Extreme
    large: Large


def trial(lesson: Lesson, run: Run) -> Trial | None:
    """Start a process for a lesson that has extreme or large inputs."""
    if not inputs.has_advice(lesson):
        return None
    loaded = load(lesson, run)
    workers = processes(run.host, loaded, 1)
    workers.begin()  # while the inputs are made
    return Trial(
        lesson=lesson,
        lent=bool(loaded.given),
        workers=workers,
        extreme=inputs.extreme(lesson),
        large=inputs.large(lesson),
    )


def advise(report: Report, run: Run) -> Report:
    """Add advice to every lesson of a report that passed.

    Parameters
    ----------
    report : Report
        What the checks found.
    run : Run
        The submission, and where its processes come from.

    Returns
    -------
    Report
        Lessons that did not pass are left as they are: first things first.
    """
    lessons = tuple(
        _advised(each, run) if each.status is Status.PASSED else each for each in report.lessons
    )
    return dataclasses.replace(report, lessons=lessons)


def _advised(report: LessonReport, run: Run) -> LessonReport:
    found = dict.fromkeys(report.advice)  # in order, each once
    try:
        for each in _of_lesson(report, run):
            found[each] = None
    except HostError:
        raise
    except Exception:  # noqa: BLE001, S110 (advice is an extra: no verdict is lost for it)
        pass
    return dataclasses.replace(report, advice=tuple(found))


def _of_lesson(report: LessonReport, run: Run) -> Iterator[str]:
    lesson = report.lesson
    yield from about_digits(lesson, [call for each in report.results for call in each.calls])
    tried = trial(lesson, run)
    if tried is not None:
        yield from _of_trial(tried, run)


def _of_trial(tried: Trial, run: Run) -> Iterator[str]:
    lesson = tried.lesson
    with tried.workers.take() as worker:
        student = student_of(worker, lesson)
        for name, arguments in tried.extreme.items():
            for warning in getattr(student, name).answer(*arguments).warnings:
                if not _of_forerunner(warning, lesson, student, run):
                    yield from about_warning(warning, lent=tried.lent)
        slow = {
            name: (many, arguments)
            for name, (many, arguments) in tried.large.items()
            if is_slow(getattr(student, name), arguments)
        }
    if slow:
        yield from _of_slow(lesson, slow, run)


def _of_forerunner(warning: Warned, lesson: Lesson, student: Student, run: Run) -> bool:
    """Tell whether a warning comes from a function of an earlier lesson, which hears of it."""

    def holds(info: FunctionInfo | None) -> bool:
        return (
            info is not None
            and run.submission.shown(info.module) == warning.file
            and info.line <= warning.line <= info.end
        )

    before = [each.name for found in syllabus.forerunners(lesson) for each in found.functions]
    return any(holds(student.info(name)) for name in before)


def _of_slow(lesson: Lesson, slow: Large, run: Run) -> Iterator[str]:
    """Measure with the reference's earlier functions: a slow one of these is not to blame."""
    loaded = load(lesson, dataclasses.replace(run, given=True))
    for name, (many, arguments) in slow.items():
        reference = syllabus.reference_function(lesson, name)
        if reference is not None:
            mine = seconds_of(functools.partial(run.host.worker, loaded), lesson, name, arguments)
            call = functools.partial(reference, *arguments)
            ours = min(seconds(call, time.thread_time) for _ in range(REPEATS))
            yield from about_time(name, many, mine, ours)


def seconds_of(
    make: Callable[[], Worker], lesson: Lesson, name: str, arguments: Arguments
) -> float:
    """Return how long a call takes: in computing time, where the system tells it."""
    idle, busy = make(), make()
    idle.start()
    function = getattr(student_of(busy, lesson), name)
    waited = min(seconds(lambda: function(*arguments)) for _ in range(REPEATS))
    before, after = idle.close().cpu_seconds, busy.close().cpu_seconds
    if before is None or after is None:
        return waited
    return min(waited, (after - before) / REPEATS)


def is_slow(function: StudentFunction, arguments: Arguments) -> bool:
    """Tell by a call or a few whether a function is worth measuring."""
    return all(seconds(lambda: function(*arguments)) > NOTICEABLE for _ in range(REPEATS))


def about_digits(lesson: Lesson, calls: Sequence[Call]) -> Iterator[str]:
    """Look for float32 in what the checks' calls gave: the inputs are float64."""
    for function in lesson.functions:
        results = [each.result for each in calls if each.function == function.name][:LOOKED_AT]
        leaves = [leaf for each in results for leaf in taken_apart(each).values()]
        if np.dtype(np.float32) in [getattr(leaf, "dtype", None) for leaf in leaves]:
            yield IN_SINGLE.format(function=function.name)


def about_warning(warning: Warned, *, lent: bool = False) -> Iterator[str]:
    """Say what a warning of numpy means that a call with extreme numbers gave.

    Where earlier functions are lent, a probability of 0 is none of the student's doing.
    """
    where = f"{warning.file}:{warning.line}"
    if "overflow" in warning.message and "exp" in warning.message:
        yield (
            f"{where} computes a power of e that is too large for a float when the score is far "
            "below 0, and numpy warns. The result is right all the same; can you do without the "
            "warning?"
        )
    if "divide by zero" in warning.message and "log" in warning.message and not lent:
        yield (
            f"{where} takes the logarithm of 0 when the model is so sure that a probability is "
            "rounded to 0 or 1. The cost is then infinite or nan; the gradient stays right, so "
            "learning goes on."
        )


def about_time(name: str, many: str, mine: float, ours: float) -> Iterator[str]:
    """Say how many times as long as the reference a function takes, in seconds both."""
    if mine > NOTICEABLE and mine > SLOW * ours:
        yield (
            f"With {many}, {name} takes about {float(f'{mine / ours:.1g}'):.0f} times as long as "
            "operations on whole arrays do. Which loop can one of these replace?"
        )


def seconds(call: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how long a call takes, in seconds of a clock."""
    start = clock()
    call()
    return clock() - start
