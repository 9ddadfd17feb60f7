"""The sentences that a student reads when something went wrong, apart from the values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from checker.explain import explain, explain_problem
from checker.model import Call, CheckInfo, Function, Lesson, LessonReport, Status, Submission
from checker.student.answers import Outline, Problem
from checker.student.errors import StudentError, StudentStopped

WEAK = (
    "Checked with --isolation weak: nothing kept this code from files and network, so this result "
    "is no grade."
)
DID_NOT_RUN = (
    "This check did not run; that is our fault, not yours. "
    "Please report it with the command that you used."
)
#: Arrays of up to so many entries are shown with their values.
FEW = 4


def call(made: Call) -> str:
    """Write a call down: ``propagate(w (3, 1), b=0.5, X (3, 5), Y (1, 5))``."""
    return f"{made.function}({', '.join(f'{k}{_value(v)}' for k, v in made.arguments.items())})"


def _value(value: Any) -> str:
    if isinstance(value, np.ndarray) and value.ndim:
        if value.ndim == 1 and value.size <= FEW:
            return f"=[{', '.join(f'{entry:.4g}' for entry in value)}]"
        return f" {tuple(value.shape)}"
    if isinstance(value, float | np.floating):
        return f"={float(value):.4g}"
    text = repr(value)
    return f"={text if len(text) <= 40 else text[:37] + '...'}"  # noqa: PLR2004 (a line's share)


def raised(
    error: StudentError,
    function: str,
    *,
    outline: Outline | None = None,
    submission: Submission | None = None,
    asked: Iterable[Function] = (),
) -> tuple[str, str]:
    """The fact and the hint for an exception in the student's code (see `explain`)."""
    said = explain(error, function, outline=outline, submission=submission, asked=asked)
    return said.fact, said.hint


def broken(problem: Problem, outline: Outline, *, others: bool) -> tuple[str, str]:
    """The fact and the hint for a statement of a file that cannot be read, or raises.

    Parameters
    ----------
    problem : Problem
        The statement.
    outline : Outline
        All that the submission defines.
    others : bool
        Whether functions of the lesson could be read.
    """
    said = explain_problem(problem, outline)
    note = "\nYour other functions were checked all the same."
    return said.fact + (note if others and problem.kind == "syntax" else ""), said.hint


def lent(names: Sequence[str]) -> str:
    """Say that functions which the submission does not define came from the reference."""
    return f"Not in what you handed in, so taken from the reference: {', '.join(names)}."


def stopped(stop: StudentStopped) -> str:
    """The fact for a student's process that was stopped, or stopped itself."""
    return f"{stop.text[0].upper()}{stop.text[1:]}."


def our_fault(info: CheckInfo, error: BaseException | None) -> str:
    """A check that broke down itself."""
    return (
        f"The check {info.code} broke down ({type(error).__name__}: {error}). That is our fault, "
        "not yours. Please report it with the command that you used."
    )


def not_named(error: Exception) -> str:
    """Say that the search for the mistake's name broke down."""
    return (
        f"The search for the mistake's name broke down ({type(error).__name__}: {error}). That is "
        "our fault; what is right and what is wrong stands all the same."
    )


def functions(lesson: Lesson) -> str:
    """Name a lesson's functions, and the lesson."""
    return f"{', '.join(each.name for each in lesson.functions)} ({lesson.key})"


def forerunners(lesson: Lesson, guilty: Sequence[LessonReport], *, innocent: bool) -> str:
    """Say that a lesson builds on lessons that are not passed."""
    first = guilty[0]
    state = "is not started yet" if first.status is Status.NOT_STARTED else "does not pass yet"
    if innocent:
        mine = " and ".join(each.name for each in lesson.functions)
        return (
            f"Your {mine} is right; it fails because of your {functions(first.lesson)}, "
            f"which {state}. Go on there: python -m checker {first.lesson.key}"
        )
    return (
        f"This lesson builds on your {functions(first.lesson)}, which {state}. "
        f"Mend it first, or add --given to take it from the reference."
    )
