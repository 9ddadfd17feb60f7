"""A student's functions and ours on the same data: how long each takes, and what differs."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker import mistake
from checker.collector import CALL_SECONDS, Run, known_functions, load
from checker.day import real
from checker.mistake import Arguments
from checker.model import Function, Lesson
from checker.observe import taken_apart
from checker.student.errors import StudentError, StudentStopped
from checker.student.proxy import Student, StudentFunction

#: Seconds that the timing of one function may take, besides its first call.
BUDGET = 1.0
MOST_CALLS = 30
SAME = "the same"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One output of both."""

    output: str  #: its path in the result, as in "[0]['dw']"
    said: str  #: how the two compare


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One function of both."""

    function: str  #: its name
    data: str  #: what both were given
    mine: float = 0.0  #: seconds of the student's call, the least of several
    ours: float = 0.0  #: seconds of our call
    differences: tuple[Difference, ...] = ()  #: output by output
    trouble: str = ""  #: why there is nothing to compare


def compare(lesson: Lesson, mine: Run, ours: Run) -> Iterator[Comparison]:
    """Run each function of a lesson, the student's and ours in turns.

    Parameters
    ----------
    lesson : Lesson
        Which one.
    mine, ours : Run
        The student's submission, and our solutions.
    """
    probes = mistake.probes(lesson)
    with _student(lesson, mine) as theirs, _student(lesson, ours) as right:
        for function in lesson.functions:
            arguments, data = _data(function, probes)
            if arguments is None:
                yield Comparison(function=function.name, data="", trouble="we have no data for it")
                continue
            first, second = getattr(theirs, function.name), getattr(right, function.name)
            yield _one(function, first, second, arguments, data)


@contextlib.contextmanager
def _student(lesson: Lesson, run: Run) -> Iterator[Student]:
    with contextlib.closing(run.host.worker(load(lesson, run))) as worker:
        yield Student(worker, known_functions(lesson), seconds=CALL_SECONDS)


def _data(function: Function, probes: mistake.Probes) -> tuple[Arguments | None, str]:
    arguments = real.arguments(function)
    if arguments is not None:
        return arguments, described(function, arguments)
    known = probes.get(function.name)
    return (known[0], described(function, known[0])) if known else (None, "")


def described(function: Function, arguments: Arguments) -> str:
    """Write down what both were given: ``w (784, 1), b = 0.1``."""
    parts = zip(function.parameters, arguments, strict=False)
    return ", ".join(
        f"{name} {np.shape(value)}" if np.ndim(value) else f"{name} = {value:g}"
        for name, value in parts
    )


def _one(
    function: Function,
    first: StudentFunction,
    second: StudentFunction,
    arguments: Arguments,
    data: str,
) -> Comparison:
    try:
        result, seconds = _timed(first, second, arguments)
    except (StudentError, StudentStopped) as error:
        trouble = f"yours does not answer: {error}"
        return Comparison(function=function.name, data=data, trouble=trouble)
    found, right = map(taken_apart, result)
    differences = tuple(
        Difference(output=path, said=said(found.get(path), right.get(path)))
        for path in right.keys() | found.keys()
        if not path.endswith(" form")
    )
    return Comparison(
        function=function.name,
        data=data,
        mine=seconds[0],
        ours=seconds[1],
        differences=tuple(sorted(differences, key=lambda each: each.output)),
    )


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
