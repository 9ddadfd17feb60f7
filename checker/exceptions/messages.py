"""The sentences that a student reads when something went wrong, apart from the values."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from checker.exceptions import explain_problem
from checker.isolation.host.errors import StudentStopped
from checker.isolation.host.responses import Outline, Problem
from checker.isolation.wire.text import one_line
from checker.record import Call, CheckInfo, Lesson, LessonReport, Status, Submission

WEAK = (
    "Checked with --isolation weak: nothing kept this code from files and network, so this result "
    "is no grade."
)
_KEEPS = "What does it keep outside of itself: a list or a number of the file, a default value?"
#: What follows wherever a check has no verdict because of itself.
OUR_FAULT = " That is our fault, not yours. Please report it with the command that you used."
DID_NOT_RUN = f"This check did not run.{OUR_FAULT}"
#: Arrays of up to so many entries are shown with their values.
FEW = 4


def call(made: Call) -> str:
    """Write a call down: ``f(w (3, 1), b=0.5, X (3, 5), Y (1, 5))``."""
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


def broken(problem: Problem, outline: Outline, text: str, *, others: bool) -> tuple[str, str]:
    """Return the fact and the hint for a statement of a file that cannot be read, or raises.

    Parameters
    ----------
    problem : Problem
        The statement.
    outline : Outline
        All that the submission defines.
    text : str
        The file.
    others : bool
        Whether functions of the lesson could be read.
    """
    said = explain_problem(problem, outline, text)
    note = "\nYour other functions were checked all the same."
    return said.fact + (note if others and problem.kind == "syntax" else ""), said.hint


def lent(names: Sequence[str]) -> str:
    """Say that functions which the submission does not define came from the reference."""
    return f"Not in what you handed in, so taken from the reference: {', '.join(names)}."


def copies(names: Sequence[str], file: str) -> str:
    """Say which file counts where others look like copies of it."""
    many = len(names) > 1
    listed = ", ".join(one_line(name) for name in names)
    return f"{listed} look{'' if many else 's'} like a copy: {file} is what is checked."


def around(problem: Problem, others: int) -> str:
    """Say that a statement beside the functions fails, and others do, and that it costs nothing."""
    where = f"{problem.file}:{problem.line}"
    if problem.kind == "timeout":
        said = f"{where} goes on for longer than the checker waits, and was stopped"
    elif problem.kind == "syntax":
        said = f"Python cannot read {where}: {problem.message}"
    else:
        raised = f"{problem.type}: {problem.message}" if problem.message else problem.type
        said = f"{where} raised {raised.rstrip('.')}"
    if others:
        lines = "line" if others == 1 else "lines"
        more = f"{others} more {lines} beside it fail{'s' if others == 1 else ''}"
        return f"{said}, and {more}. They stand outside of your functions, and cost nothing."
    return f"{said}. It stands outside of your functions, and costs nothing."


def magic(submission: Submission, module: str) -> str:
    """Say that a script has lines which only a notebook runs."""
    where = f"{submission.shown(module)}:{submission.magics[module]}"
    return f"{where} is for notebooks: Python by itself cannot run it. It costs nothing here."


def around_stopped(stop: StudentStopped) -> str:
    """Say that what stands around the functions stopped its process."""
    return (
        f"What stands outside of your functions did not run to its end: {stop.text}. It costs "
        "nothing."
    )


def together(function: str, path: str = "", *, raised: str = "") -> tuple[str, str]:
    """Say that a function that passed by itself does something else when all runs together."""
    begins = f"By itself `{function}` passes this check. When the whole program runs, and functions"
    does = f"it raised {raised}" if raised else f"{_part(path)} is another"
    return f"{begins} are called one after another, {does}.", _KEEPS


def never_the_same(function: str, path: str, *, empty: bool) -> tuple[str, str]:
    """Say that a function gives another result each time, as `np.empty` does or random numbers."""
    fact = f"Two calls of `{function}` with the same arguments differ: {_part(path)} is another."
    if empty:
        return fact, (
            "np.empty makes an array and leaves in it whatever the memory held; np.zeros fills it."
        )
    return fact, "Random numbers do that: the lesson asks for a result that is always the same."


def _part(path: str) -> str:
    return f"{path} of its result" if path else "its result"


def our_fault(info: CheckInfo, error: BaseException | None, stem: str) -> str:
    """Return a check that broke down itself, and where in the file of its lesson."""
    line = line_in(stem, error) if error else None
    where = f"; {stem}.py, line {line}" if line else ""
    return f"The check {info.code} broke down ({type(error).__name__}: {error}{where}).{OUR_FAULT}"


def line_in(stem: str, error: BaseException) -> int | None:
    """Return the last line of a file of checks in which an exception was; None where none was."""
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [each.lineno for each in frames if Path(each.filename).stem == stem]
    return lines[-1] if lines else None


def not_named(error: Exception) -> str:
    """Say that the search for the mistake's name broke down."""
    return (
        f"The search for the mistake's name broke down ({type(error).__name__}: {error}). That is "
        "our fault; what is right and what is wrong stands all the same."
    )


def functions(lesson: Lesson) -> str:
    """Name a lesson's functions, and the lesson."""
    return f"{', '.join(each.name for each in lesson.functions)} ({lesson.key})"


def forerunners(report: LessonReport, guilty: LessonReport, way: str, *, innocent: bool) -> str:
    """Say that a lesson builds on one that is not passed, and which command leads on."""
    state = "is not started yet" if guilty.status is Status.NOT_STARTED else "does not pass yet"
    if innocent:
        mine = _fail_in(report)
        are, they = ("is", "it fails") if len(mine) == 1 else ("are", "they fail")
        listed = " and ".join(filter(None, (", ".join(mine[:-1]), mine[-1])))
        return (
            f"Your {listed} {are} right; {they} because of your "
            f"{functions(guilty.lesson)}, which {state}. Go on there: {way}"
        )
    return (
        f"This lesson builds on your {functions(guilty.lesson)}, which {state}. "
        f"Mend it first, or take it from the reference: {way}"
    )


def _fail_in(report: LessonReport) -> list[str]:
    """Name the functions of a lesson whose checks fail; all, where that is not known."""
    failed = [each.calls for each in report.results if each.status is Status.FAILED]
    called = {call.function for calls in failed for call in calls}
    names = [each.name for each in report.lesson.functions]
    return [name for name in names if name in called] or names
