"""Run a student's function and a right one, with what each statement makes kept."""

from __future__ import annotations

import contextlib
import copy
import functools
import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from checker.course import inputs, programs
from checker.course.program import Program
from checker.diagnosis.forms import forms
from checker.diagnosis.kept import Run
from checker.diagnosis.leaves import RAISED, Outputs
from checker.diagnosis.own_code import Code
from checker.diagnosis.recording import Recorded, recorded
from checker.diagnosis.trace import Comparison, Suspect
from checker.isolation.host.student import StudentFunction
from checker.record import Diagnosis, Lesson, Pointer

CODE = "-table-of-pairs"
#: On so many inputs, and for so long on each, in seconds of computing.
INPUTS, SECONDS = 2, 0.1


def compared(
    lesson: Lesson,
    code: Code,
    where: tuple[StudentFunction, str],
    seen: Sequence[Outputs],
    options: Mapping[str, Any],
) -> list[Comparison]:
    """Lay what a student's function does beside what a right one does.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    code : Code
        The function as it is written.
    where : StudentFunction, str
        The function in its process, and the module that it stands in.
    seen : sequence of dict
        What it gave for each input of the diagnosis.
    options : mapping
        What it is given besides, by name.

    Returns
    -------
    list of Comparison
        For some inputs on which it gives something wrong; none where it cannot be followed.

    Raises
    ------
    StudentStopped
        When the process gives no answer.
    """
    function, module = where
    tried = inputs.for_diagnosis(lesson)[function.name]
    (form, *_), _ = forms(lesson, function.name, seen, tried)
    mine = recorded(code.text, code.name)
    right = recorded(form.program.text, form.program.function)
    if mine is None or right is None:
        return []
    wrong = {i: form.wrong(i, came) for i, came in enumerate(seen) if RAISED not in came}
    found = []
    for i in [i for i, paths in wrong.items() if paths][:INPUTS]:
        name, values, named = function.laid_out(*tried[i], **options)
        (version,) = function.worker.versions(
            (module, name), [mine.text], values, kwargs=named, seconds=SECONDS
        )
        run = _run(mine, version.result) if version.gave else None
        if run is not None:
            found.append(Comparison(run, _right_run(lesson, form.program, i), wrong[i]))
    return found


def table_of_pairs(lesson: Lesson, comparisons: Sequence[Comparison], file: str) -> list[Diagnosis]:
    """Say which formula makes a table of all pairs, where one does on every input.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    comparisons : sequence of Comparison
        What it does, beside what a right one does.
    file : str
        The student's, as they know it.
    """
    tables = [each.table() for each in comparisons]
    if not tables or tables[0] is None or None in tables:
        return []
    found = tables[0]
    (one, shape), (other, second) = found.sides
    return [
        Diagnosis(
            code=f"{lesson.topic}{CODE}",
            message=(
                f"`{one}` has the shape {shape} and `{other}` the shape {second}, so that "
                f"`{found.source}` is a table of each with each, {found.shape}."
            ),
            hints=(
                "Which of the two has not the shape that the lesson says? Print both.",
                "Give both one shape where they are made: `.reshape(1, -1)` makes a row.",
            ),
            pointer=Pointer(file=file, line=found.line),
        )
    ]


def first_wrong(found: Suspect) -> str:
    """Say up to where a function's values are right; nothing where that is not known.

    Parameters
    ----------
    found : Suspect
        The first line whose value is not.
    """
    if not found.right_until:
        return ""
    what = (
        f"`{found.name}`, in line {found.line}," if found.name else f"what line {found.line} makes"
    )
    return (
        f"Up to line {found.right_until} your values are those of the solution; {what} is the "
        "first that it does not have."
    )


@functools.cache
def _right_run(lesson: Lesson, program: Program, number: int) -> Run:
    made = recorded(program.text, program.function)
    assert made is not None  # noqa: S101  for the type checker
    function = programs.compiled(program, made.text, programs.names(lesson))
    given = copy.deepcopy(list(inputs.for_diagnosis(lesson)[program.function][number]))
    with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
        found = _run(made, function(*given))
    assert found is not None  # noqa: S101  for the type checker
    return found


def _run(made: Recorded, came: Any) -> Run | None:
    """Read what came; None where it is not what was asked for."""
    match came:
        case [result, list() as kept]:
            pairs = [each for each in map(_pair, kept) if each is not None]
            if len(pairs) == len(kept) and all(0 <= n < len(made.spots) for n, _ in pairs):
                return Run(spots=made.spots, kept=pairs, result=result)
    return None


def _pair(value: Any) -> tuple[int, Any] | None:
    match value:
        case [int(number), kept]:
            return number, kept
    return None
