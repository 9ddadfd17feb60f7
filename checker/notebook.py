"""``from checker import check``: the same checks and the same report, in a notebook.

The functions go to a process of their own here too, so that an endless loop ends. But a notebook
can change the checker that it asks: a grade must come from the command line.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FunctionType
from typing import Any

from rich.console import Console

from checker import course, intake, notebook_html, request
from checker.collector import Run
from checker.judge import judge
from checker.model import Lesson, Pointer, Report, Submission
from checker.notebook_source import Gathered, NoSourceError, gather
from checker.report import terminal
from checker.student.host import open_host

#: Columns of the report where no HTML is shown.
WIDTH = 80


@dataclasses.dataclass(frozen=True)
class Shown:
    """A report that a notebook shows by itself."""

    report: Report  #: what the checks found

    def _repr_html_(self) -> str:
        return notebook_html.render(self.report)

    def __repr__(self) -> str:
        console = Console(width=WIDTH, color_system=None, markup=False, emoji=False)
        return terminal.render(self.report, console).plain


def check(what: Callable[..., Any] | str) -> Shown | None:
    """Check a lesson, and show the report.

    Parameters
    ----------
    what : callable or str
        Your function, as in ``check(propagate)``; or a lesson, as in ``check("lesson3")``. Of a
        lesson the notebook's functions are checked; where it has none, those in ``lessons``.

    Returns
    -------
    Shown or None
        The report; None, and one printed line, where there is nothing to check.
    """
    scope = _scope()
    try:
        lesson = course.find(what if isinstance(what, str) else what.__name__)
        functions = _functions(what, lesson, scope)
        if not functions:
            folder = request.course_folder(Path.cwd()) / "lessons"
            return Shown(_judged(lesson, intake.read(folder)))
        gathered = gather(functions, list(scope.get("In", ())))
    except (course.UnknownLessonError, intake.RefusedError, NoSourceError) as error:
        print(error)  # noqa: T201 (what a cell says)
        return None
    report = _judged(lesson, gathered.submission(lesson))
    return Shown(with_cells(report, gathered))


def _judged(lesson: Lesson, submission: Submission) -> Report:
    with open_host() as host:
        return judge([lesson], Run(submission=submission, host=host))


def _scope() -> Mapping[str, Any]:
    """The notebook's names."""
    return vars(sys.modules["__main__"])


def _functions(
    what: Callable[..., Any] | str, lesson: Lesson, scope: Mapping[str, Any]
) -> Sequence[Callable[..., Any]]:
    """The functions of a lesson that the notebook defines."""
    named = {function.name: scope.get(function.name) for function in lesson.functions}
    if callable(what):
        named[what.__name__] = what
    return [
        each
        for each in named.values()
        if isinstance(each, FunctionType) and not each.__module__.startswith("lessons.")
    ]


def with_cells(report: Report, gathered: Gathered) -> Report:
    """Say cells and their lines where the report speaks of the gathered text."""

    def placed(pointer: Pointer | None) -> Pointer | None:
        origin = gathered.origins.get(pointer.line) if pointer else None
        if pointer is None or origin is None:
            return pointer
        return dataclasses.replace(pointer, file=origin.cell, line=origin.line)

    lessons = tuple(
        dataclasses.replace(
            lesson,
            file="this notebook",
            results=tuple(
                dataclasses.replace(
                    result,
                    pointer=placed(result.pointer),
                    diagnoses=tuple(
                        dataclasses.replace(each, pointer=placed(each.pointer))
                        for each in result.diagnoses
                    ),
                )
                for result in lesson.results
            ),
        )
        for lesson in report.lessons
    )
    return dataclasses.replace(report, lessons=lessons)
