"""What is right, and could be better: said once, kindly, without failing anything.

Overflow and log of zero, a float32 result, an argument that was changed in place, a Python
loop where one product of arrays does it.
"""

from __future__ import annotations

import contextlib
import copy
import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from checker import course, mistake
from checker.collector import CALL_SECONDS, Run, known_functions, load
from checker.mistake import Arguments, Probes
from checker.model import LessonReport, Report, Status
from checker.observe import taken_apart
from checker.student.answers import Warned
from checker.student.errors import StudentError, StudentStopped
from checker.student.proxy import Student, StudentFunction

#: A function is called slow when it takes so many times as long as the reference …
SLOW = 20
#: … and longer than this, in seconds: a shorter time says nothing.
NOTICEABLE = 0.01
#: Times are the least of so many, since a machine has other things to do.
REPEATS = 3


def advise(report: Report, run: Run) -> Report:
    """Add advice to every lesson of a report that passed.

    Parameters
    ----------
    report : Report
        What the checks found.
    run : Run
        The submission, and where its processes come from.
    """
    lessons = tuple(
        dataclasses.replace(each, advice=tuple(dict.fromkeys(_lesson(each, run))))
        if each.status is Status.PASSED
        else each
        for each in report.lessons
    )
    return dataclasses.replace(report, lessons=lessons)


def _lesson(report: LessonReport, run: Run) -> Iterator[str]:
    module = mistake.module(report.lesson)
    if module is None:
        return
    extreme: Probes = getattr(module, "extreme", dict)()
    large: Probes = getattr(module, "large", dict)()
    with contextlib.closing(run.host.worker(load(report.lesson, run, ()))) as worker:
        student = Student(worker, known_functions(report.lesson), seconds=CALL_SECONDS)
        with contextlib.suppress(StudentError, StudentStopped):  # advice is worth no failure
            for name, inputs in mistake.probes(report.lesson).items():
                yield from about_results(getattr(student, name), inputs[:1])
            for name, inputs in extreme.items():
                yield from about_warnings(getattr(student, name), inputs)
            for name, inputs in large.items():
                reference = course.reference_function(report.lesson, name)
                if reference is not None:
                    yield from about_time(getattr(student, name), reference, inputs[0])


def about_results(function: StudentFunction, inputs: Sequence[Arguments]) -> Iterator[str]:
    """Look at what a call gave and did: float32, and arguments changed in place."""
    for arguments in inputs:
        answer = function.answer(*copy.deepcopy(arguments), writeable=True)
        for name, before in zip(function.parameters, arguments, strict=False):
            if isinstance(before, np.ndarray) and not np.array_equal(
                answer.arguments[name], before
            ):
                yield (
                    f"{function.name} changes the array {name} that it is given. The caller may "
                    "still need it as it was."
                )
        single = {
            leaf.dtype for leaf in taken_apart(answer.result).values() if hasattr(leaf, "dtype")
        }
        if np.dtype(np.float32) in single:
            yield (
                f"{function.name} computes in float32, with 7 digits in place of 16. That is "
                "enough here; a gradient check needs more."
            )


def about_warnings(function: StudentFunction, inputs: Sequence[Arguments]) -> Iterator[str]:
    """Look at the warnings of a call with extreme numbers."""
    for arguments in inputs:
        for warning in function.answer(*arguments).warnings:
            text = _of_warning(warning)
            if text:
                yield f"{warning.file}:{warning.line} {text}"


def _of_warning(warning: Warned) -> str:
    if "overflow" in warning.message and "exp" in warning.message:
        return (
            "computes e to a power too large for a float where the score is far below 0, and "
            "numpy warns. The result is right all the same; can you do without the warning?"
        )
    if "divide by zero" in warning.message and "log" in warning.message:
        return (
            "takes the logarithm of 0 when the model is so sure that its probability rounds to "
            "0 or 1: the cost is then no number, though the gradient is right."
        )
    return ""


def about_time(
    function: StudentFunction, reference: Callable[..., Any], arguments: Arguments
) -> Iterator[str]:
    """Measure a call with many examples beside the reference's."""
    mine = least_seconds(lambda: function(*arguments))
    ours = least_seconds(lambda: reference(*arguments))
    if mine > NOTICEABLE and mine > SLOW * ours:
        m = max(np.shape(a)[-1] for a in arguments if np.ndim(a))
        yield (
            f"With {m} examples {function.name} takes {mine / ours:.0f} times as long as with "
            "products of whole arrays. Which loop over the examples can one product replace?"
        )


def least_seconds(call: Callable[[], object]) -> float:
    """The shortest of a few times that a call takes, in seconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)
