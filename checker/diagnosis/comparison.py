"""A student's functions and ours on the same data: how long each takes, and what differs."""

from __future__ import annotations

import contextlib
import dataclasses
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from checker.checking.loading import load
from checker.checking.recorder import Run, student_of
from checker.course import inputs, mistakes, syllabus
from checker.course.inputs import Arguments, Inputs
from checker.course.syllabus import Course
from checker.diagnosis.leaves import name_of, taken_apart
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.student import Student, StudentFunction
from checker.record import Function, Lesson
from checker.report.comparison import SAME, Comparison, Difference

#: Seconds that the timing of one function may take, besides its first call.
BUDGET = 1.0
MOST_CALLS = 30


def compare(lesson: Lesson, mine: Run, ours: Run) -> Iterator[Comparison]:
    """Run each function of a lesson, the student's and ours in turns.

    Parameters
    ----------
    lesson : Lesson
        Which one.
    mine, ours : Run
        The student's submission, and our solutions.
    """
    known = inputs.for_diagnosis(lesson)
    real = samples(syllabus.course_of(lesson))
    with _student(lesson, mine) as theirs, _student(lesson, ours) as right:
        for function in lesson.functions:
            arguments, data = _data(function, known, real)
            if arguments is None:
                yield Comparison(function=function.name, trouble="we have no data for it")
                continue
            first, second = getattr(theirs, function.name), getattr(right, function.name)
            program = _program(lesson, function.name)
            found = _one(function.name, first, second, arguments, program)
            yield dataclasses.replace(found, data=data)


@contextlib.contextmanager
def _student(lesson: Lesson, run: Run) -> Iterator[Student]:
    with contextlib.closing(run.host.worker(load(lesson, run))) as worker:
        yield student_of(worker, lesson)


def samples(course: Course) -> Mapping[str, Any]:
    """Return inputs as large as real ones: parameter → value."""
    name = course.settings.samples
    return course.own_module(name).samples(course) if name else {}


def arguments_of(function: Function, real: Mapping[str, Any]) -> Arguments | None:
    """Return arguments of real size; None when a parameter is not among those that have any."""
    if not function.parameters or not {*function.parameters} <= real.keys():
        return None
    return [real[name] for name in function.parameters]


def _data(
    function: Function, tried: Inputs, real: Mapping[str, Any]
) -> tuple[Arguments | None, str]:
    arguments = arguments_of(function, real)
    if arguments is not None:
        return arguments, described(function, arguments)
    known = tried.get(function.name)
    return (known[0], described(function, known[0])) if known else (None, "")


def described(function: Function, arguments: Arguments) -> str:
    """Write down what both were given: ``w (784, 1), b = 0.1``."""
    parts = zip(function.parameters, arguments, strict=False)
    return ", ".join(
        f"{name} {np.shape(value)}" if np.ndim(value) else f"{name} = {value:g}"
        for name, value in parts
    )


def named(output: str, program: str) -> str:
    """Name an output as the lesson does; else by the last key on its path, or by its place."""
    if name := name_of(output, program):
        return name
    steps = re.findall(r"\['(.*?)'\]|\[(\d+)\]", output)
    keys: list[str] = [key for key, _ in steps if key]
    if keys:
        return keys[-1]
    return f"result {int(steps[0][1]) + 1}" if steps else "the result"


def _program(lesson: Lesson, function: str) -> str:
    """Return the right program, which names what it returns; empty where it is not known."""
    right = mistakes.catalogue(lesson).programs.get(function)
    return right.text if right else ""


def _one(
    name: str, mine: StudentFunction, ours: StudentFunction, arguments: Arguments, program: str
) -> Comparison:
    try:
        result, seconds = _timed(mine, ours, arguments)
    except (StudentError, StudentStopped) as error:
        return Comparison(function=name, trouble=f"yours does not answer: {error}")
    found, right = map(taken_apart, result)
    differences = tuple(
        Difference(output=named(path, program), said=said(found.get(path), right.get(path)))
        for path in sorted(right.keys() | found.keys())
        if not path.endswith(" form")
    )
    return Comparison(function=name, mine=seconds[0], ours=seconds[1], differences=differences)


def _timed(
    first: StudentFunction, second: StudentFunction, arguments: Arguments
) -> tuple[tuple[Any, Any], tuple[float, float]]:
    """Call both in turns; give both results, and the least time of each."""
    results = first(*arguments), second(*arguments)
    times: tuple[list[float], list[float]] = [], []
    end = time.perf_counter() + BUDGET
    while not times[0] or (time.perf_counter() < end and len(times[0]) < MOST_CALLS):
        for function, found in zip((first, second), times, strict=True):
            start = time.perf_counter()
            function(*arguments)
            found.append(time.perf_counter() - start)
    return results, (min(times[0]), min(times[1]))


def said(mine: Any, ours: Any) -> str:
    """Say how two outputs compare."""
    if mine is None or ours is None:
        return "only ours has it" if mine is None else "only yours has it"
    try:
        a, b = np.asarray(mine), np.asarray(ours)
        if a.shape != b.shape:
            return f"yours has the shape {a.shape}, ours {b.shape}"
        if np.array_equal(a, b):
            return SAME
        gap = np.abs(a.astype(np.float64) - b.astype(np.float64))
        scale = np.max(np.abs(b.astype(np.float64)))
    except (TypeError, ValueError):
        return "another value" if mine != ours else SAME
    if np.isnan(gap).any():
        return "one of the two is no number in places"
    furthest, relative = np.max(gap), ""
    if scale:
        share = furthest / scale
        relative = f", {share:.3g} times" if share > 1 else f", {share:.1g} of"
        relative += " the largest"
    return f"they differ by at most {furthest:.2g}{relative}"
