"""What is given to a function belongs to whoever calls it: a fault where a call changes it."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from checker.checking.judged import JudgedStudent
from checker.failure import Failure
from checker.isolation.host.student import Student, Touched
from checker.numerics import compare
from checker.numerics.difference import difference
from checker.record import Call, Pointer


def fault(
    student: Student, judged: JudgedStudent, functions: Collection[str], known: set[tuple[str, str]]
) -> Failure | None:
    """Return the failure of a call that changed what it was given; None where none did.

    What the solution changes as well is meant to be changed. Functions that a check called with
    arrays to write to are that check's own affair.

    Parameters
    ----------
    student : Student
        Whose calls are looked at.
    judged : JudgedStudent
        The same, with the solution beside it.
    functions : collection of str
        Those that are judged.
    known : set
        Function and parameter of each such fault, which is said once; this one is added.
    """
    for touched in student.touched:
        call = student.calls[touched.call]
        about = call.function, touched.parameter
        if call.function not in functions or about in known:
            continue
        before = call.arguments[touched.parameter]
        if _same(touched.value, before) or _is_meant(judged, call, touched.parameter):
            continue
        known.add(about)
        failure = _changed(call.function, touched, before)
        failure.call = touched.call
        return failure
    return None


def _same(now: Any, before: Any) -> bool:
    if isinstance(now, np.ndarray) and isinstance(before, np.ndarray):
        return now.dtype == before.dtype and difference(now, before) is None
    return difference(now, before) is None


def _is_meant(judged: JudgedStudent, call: Call, parameter: str) -> bool:
    arguments = copy.deepcopy(dict(call.arguments))
    judged.run_solution(call.function, arguments)
    return not _same(arguments[parameter], call.arguments[parameter])


def _changed(function: str, touched: Touched, before: Any) -> Failure:
    name = touched.parameter
    pointer = None
    if touched.frames:
        frame = touched.frames[-1]
        pointer = Pointer(file=frame.file, line=frame.line, source=frame.source)
    what, cure = _what(name, touched.value, before)
    return compare.contract(
        f"{function} changed {name}, which belongs to whoever calls it: {what}.",
        cure,
        name,
        explained=True,
        mended=True,
        pointer=pointer,
    )


def _what(name: str, now: Any, before: Any) -> tuple[str, str]:
    """Say what is different after the call, and how it stays as it was."""
    if isinstance(before, np.ndarray) and isinstance(now, np.ndarray):
        if now.shape != before.shape:
            shapes = compare.a_shape(before.shape), compare.a_shape(now.shape)
            return (
                f"its shape was {shapes[0]} and is {shapes[1]} after the call",
                f"`{name}.reshape(…)` makes a new array, and leaves {name} as it was.",
            )
        if now.dtype != before.dtype:
            return (
                f"its dtype was {before.dtype} and is {now.dtype} after the call",
                f"`{name}.astype(…)` makes a new array, and leaves {name} as it was.",
            )
        return (
            "it holds other numbers after the call",
            (
                f"`{name} = {name} - …` makes a new array, and so does `{name}.copy()`; `-=` and "
                "assignments to entries work inside the caller's."
            ),
        )
    cure = f"Work on a copy: `copy.deepcopy({name})`."
    if isinstance(before, list) and isinstance(now, list):
        cure = f"Read from it without `pop`, `append` or `sort`, or work on a copy: `list({name})`."
        if len(now) != len(before):
            entries = "1 entry" if len(before) == 1 else f"{len(before)} entries"
            return f"it had {entries} and has {len(now) or 'none'} after the call", cure
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        cure = f"Read from it by `{name}[key]`, or work on a copy: `dict({name})`."
    return f"{name}{difference(now, before)} is not what it was after the call", cure
