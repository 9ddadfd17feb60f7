"""``from checker import check``: the same checks and the same report, in a notebook.

The functions go to a process of their own here too, so that an endless loop ends. But a notebook
can change the checker that it asks: a grade must come from the command line.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from checker.checking.recorder import Run
from checker.course import selection, syllabus, whereabouts
from checker.course.syllabus import Course, UnknownLessonError
from checker.isolation.host.launcher import open_host
from checker.notebook.asked import NotCheckableError, is_of_lessons, understood
from checker.notebook.source import Gathered, NoSourceError, gather, refuse_stale
from checker.pipeline import judge
from checker.record import Lesson, LessonReport, Pointer, Report, Submission
from checker.report import html, terminal
from checker.report.ways import Ways
from checker.submission import reader
from checker.tree import mapped

#: Columns of the report where no HTML is shown.
WIDTH = 80
#: What is handed in of a notebook is called so.
CELLS = Path("notebook")


@dataclasses.dataclass(frozen=True)
class Shown:
    """A report that a notebook shows by itself."""

    report: Report  #: what the checks found
    ways: Ways  #: how to go on

    def _repr_html_(self) -> str:
        return html.render(self.report)

    def __repr__(self) -> str:
        console = Console(width=WIDTH, color_system=None, markup=False, emoji=False)
        return terminal.render(self.report, console, self.ways).plain


def check(
    *what: Callable[..., Any] | str, given: bool = False, course: str | Path | None = None
) -> Shown | None:
    """Check functions or lessons, and show the report.

    Parameters
    ----------
    what : callable or str
        Your functions, as in ``check(function)``; or lessons, as in ``check("lesson3")``. Of a
        lesson the notebook's functions are checked; where it has none, those in ``lessons``.
    given : bool, optional
        Take what a lesson builds on from the reference.
    course : str or pathlib.Path, optional
        The folder of another course, or its name if it comes with the checker: ``"network"``.

    Returns
    -------
    Shown or None
        The report; None, and one printed line, where there is nothing to check.
    """
    scope = vars(sys.modules["__main__"])
    try:
        of = syllabus.load(whereabouts.folder(None if course is None else Path(course)))
        asked = understood(what, of, scope)
        own = {name: each for name, each in asked.functions.items() if not is_of_lessons(each)}
        for name in asked.functions.keys() - own.keys():  # judged by their files
            refuse_stale(asked.functions[name])
        gathered = gather(own, list(scope.get("In", ())))
        submission = _submission(asked.lessons, gathered, of)
    except (NotCheckableError, NoSourceError, reader.RefusedError, UnknownLessonError) as error:
        print(error)  # noqa: T201 (what a cell says)
        return None
    ways = _ways(asked.lessons, "" if course is None else f', course="{course}"')
    with open_host(course=of.folder) as host:
        run = Run(submission=submission, host=host, given=given, ways=ways)
        return Shown(with_cells(judge(asked.lessons, run), submission, gathered), ways)


def _ways(lessons: Sequence[Lesson], course: str) -> Ways:
    return Ways(
        again=f'check("{{}}"{course})',
        given=f'check("{{}}", given=True{course})',
        following=selection.following(lessons[-1]),
    )


def _submission(lessons: Sequence[Lesson], gathered: Gathered, course: Course) -> Submission:
    """Hand in the notebook's functions, and the student's files where it has none of a lesson."""
    names = {*gathered.names}
    here = [
        each.stem
        for each in course.lessons
        if names & {function.name for function in each.functions}
    ]
    own = Submission(
        modules=dict.fromkeys(here, gathered.text), files=dict.fromkeys(here, CELLS), origin=CELLS
    )
    if here and all(each.stem in here for each in lessons):
        return own
    try:
        files = reader.read(selection.students_folder(Path.cwd(), course) / "lessons")
    except reader.RefusedError:
        if here:
            return own
        raise
    return dataclasses.replace(
        files,
        modules={**files.modules, **own.modules},
        files={**files.files, **own.files},
    )


def with_cells(report: Report, submission: Submission, gathered: Gathered) -> Report:
    """Say cells and their lines where the report speaks of the gathered text."""
    shown = {submission.shown(stem) for stem, file in submission.files.items() if file == CELLS}

    def placed(pointer: Pointer) -> Pointer:
        origin = gathered.origins.get(pointer.line)
        if origin is None or pointer.file not in shown:
            return pointer
        return dataclasses.replace(pointer, file=origin.cell, line=origin.line)

    def named(lesson: LessonReport) -> LessonReport:
        return dataclasses.replace(lesson, file="this notebook") if lesson.file in shown else lesson

    return mapped(mapped(report, Pointer, placed), LessonReport, named)
