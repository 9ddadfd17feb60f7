"""Run what a reader built, in the page: what the course's own experiments are given."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from checker.checking.loading import load
from checker.checking.recorder import Run
from checker.course.syllabus import Course
from checker.isolation.host.in_process import InProcessStarter
from checker.isolation.host.launcher import Host
from checker.isolation.worker.guard import Guard
from checker.isolation.worker.session import Session
from checker.record import Lesson, Submission

Told = Callable[[int, int], object]


def run(course: Course, lesson: Lesson, submission: Submission, told: Told) -> dict[str, str]:
    """Try what a course has its readers try in a lesson.

    Parameters
    ----------
    course : Course
        Which one.
    lesson : Lesson
        One that has an experiment.
    submission : Submission
        The reader's text; functions of earlier lessons that are missing come from the reference.
    told : callable
        Called with the number of a step, and of how many.

    Returns
    -------
    dict
        ``say``, what is told; perhaps ``svg``, a picture, and ``alt``, what it shows.
    """
    experiment = course.settings.experiments[lesson.stem]
    tried = getattr(course.own_module(experiment.module), experiment.function)
    with _loaded(submission, lesson) as (session, modules):
        found: dict[str, str] = tried(Trial(session, modules, course, told))
    return found


class Trial:
    """A reader's functions, in this process.

    Parameters
    ----------
    session : Session
        Where they are loaded.
    modules : list of str
        Names of the modules that they are in.
    course : Course
        Whose lessons they are for.
    told : callable
        As in `run`.
    """

    def __init__(self, session: Session, modules: list[str], course: Course, told: Told) -> None:
        self._session, self._modules, self._told = session, modules, told
        self.course = course

    def call(self, function: str, *arguments: Any) -> Any:
        """Call a function of the reader's."""
        return self._session.call(function, arguments, {}, math.inf)["result"]

    def count(self, function: str, of: int) -> None:
        """Tell of each call of a function that the reader's modules make, before it is made."""
        for name in self._modules:
            names = vars(sys.modules[f"lessons.{name}"])
            if callable(names.get(function)):
                names[function] = self._counted(names[function], of)

    def _counted(self, function: Callable[..., Any], of: int) -> Callable[..., Any]:
        done = 0

        def counted(*arguments: Any, **named: Any) -> Any:
            nonlocal done
            done += 1
            self._told(min(done, of), of)
            return function(*arguments, **named)

        return counted


@contextmanager
def _loaded(submission: Submission, lesson: Lesson) -> Iterator[tuple[Session, list[str]]]:
    """Load the reader's functions into this process, for a while."""
    loaded = load(lesson, Run(submission=submission, host=Host(InProcessStarter())))
    session = Session()
    with Guard(loaded.modules).inside():
        session.prepare(list(loaded.libraries))
        session.load(loaded.request)
        yield session, list(loaded.modules)
