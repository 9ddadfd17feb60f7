"""Results that are another each time: random numbers, or memory that nothing was written to."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from checker.exceptions import messages
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.student import Student
from checker.numerics.difference import difference
from checker.record import Call, CheckResult, Kind, Submission

#: Gives the functions in a process of their own: where its random numbers begin, and what its
#: memory holds.
Alone = Callable[[int, int], AbstractContextManager[Student]]

#: Without one of these in the text nothing is another each time.
_SOURCES = re.compile(
    r"rand|empty|shuffle|permut|choice|secrets|uuid|time|ndarray|resize|\b(?:id|hash|set)\("
)
_EMPTY = re.compile(r"\bempty(?:_like)?\(|\bndarray\(")


def blamed(result: CheckResult, call: Call, alone: Alone, submission: Submission) -> CheckResult:
    """Say of a failure that two calls with the same arguments differ, if they do.

    Parameters
    ----------
    result : CheckResult
        Of a check that found something wrong in what a call gave.
    call : Call
        The call.
    alone : callable
        Gives the student's functions in a new process.
    submission : Submission
        What was handed in.
    """
    finding, texts = result.finding, submission.modules.values()
    if finding is None or finding.kind not in {Kind.WRONG, Kind.CONTRACT}:
        return result
    if not any(_SOURCES.search(text) for text in texts):
        return result
    path = varies(call, alone)
    if path is None:
        return result
    empty = any(_EMPTY.search(text) for text in texts) and varies(call, alone, seed=0)
    fact, hint = messages.never_the_same(call.function, path, empty=isinstance(empty, str))
    finding = dataclasses.replace(finding, kind=Kind.RANDOM, fact=fact, hint=hint)
    return dataclasses.replace(result, finding=finding)


def varies(call: Call, alone: Alone, *, seed: int = 1) -> str | None:
    """Return the part of a result that is another in another process; None where none is.

    Parameters
    ----------
    call : Call
        What is asked, in each of two processes.
    alone : callable
        Starts them.
    seed : int
        Where random numbers begin in the second; 0 for where they do in the first.
    """
    came: list[Any] = []
    for beginning in ((0, 0), (seed, 1)):
        try:
            with alone(*beginning) as student:
                came.append(getattr(student, call.function)(**call.arguments))
        except (StudentError, StudentStopped):
            return None
    return difference(*came)
