"""What ``check`` was given: which lessons, and which of the notebook's functions."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from types import FunctionType, MethodType
from typing import Any

from checker.course.syllabus import Course, UnknownLessonError, in_order
from checker.record import Lesson

HOW = 'check takes functions that you wrote, or names of lessons: check({0}), check("{1}")'


class NotCheckableError(LookupError):
    """What was given cannot be judged; the message says why, and what can."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which lessons are checked, and the notebook's own functions of the course."""

    lessons: tuple[Lesson, ...]  #: in the order of the course
    functions: Mapping[str, FunctionType]  #: name in the course → what is judged by that name


def understood(given: tuple[Any, ...], course: Course, scope: Mapping[str, Any]) -> Asked:
    """Find out what is to be checked.

    Parameters
    ----------
    given : tuple
        What stands between the brackets of ``check``.
    course : Course
        Whose lessons and functions they are.
    scope : mapping
        The notebook's names.

    Raises
    ------
    NotCheckableError
        When something is neither a function with a text of its own nor a lesson.
    UnknownLessonError
        When no lesson is called so.
    """
    of = {function.name: each for each in course.lessons for function in each.functions}
    if not given:
        raise NotCheckableError(f"{_how(course)}.")
    lessons: list[Lesson] = []
    functions: dict[str, FunctionType] = {}
    for each in given:
        if isinstance(each, str):
            lessons += course.lessons if each.strip().lower() == "all" else [course.find(each)]
        else:
            name = _name(each, of, course, scope)
            lessons.append(of[name])
            functions[name] = _plain(name, each)
    for name, lesson in of.items():
        thing = scope.get(name)
        if name in functions or not callable(thing):
            continue
        if lesson in lessons or isinstance(thing, FunctionType):
            functions[name] = _plain(name, thing)
    return Asked(lessons=in_order(lessons), functions=functions)


def is_of_lessons(function: FunctionType) -> bool:
    """Tell whether a function was imported from the student's own file of a lesson."""
    return function.__module__.partition(".")[0] == "lessons"


def _how(course: Course) -> str:
    lesson = course.lessons[0]
    return HOW.format(lesson.functions[0].name, lesson.key)


def _name(thing: Any, of: Mapping[str, Lesson], course: Course, scope: Mapping[str, Any]) -> str:
    """By which name of the course the notebook calls what was given."""
    own = getattr(thing, "__name__", "")
    names = [own, *(name for name, value in scope.items() if value is thing)]
    for name in names:
        if name in of:
            return name
    if not callable(thing):
        raise NotCheckableError(
            f"{_how(course)}. This is {_kind(thing)}: write the function's name, with nothing "
            "around it or after it."
        )
    called = next((name for name in names[::-1] if name.isidentifier()), "this")
    (close, *_) = [*difflib.get_close_matches(called, of, n=1), ""]
    meant = f"Did you mean {close}? " if close else f"Its functions are {', '.join(of)}. "
    raise UnknownLessonError(
        f"The course has no function {called}. {meant}Give yours the name that the lesson gives "
        "it, or check the lesson by its name."
    )


def _plain(name: str, thing: Any) -> FunctionType:
    """Refuse what is not a function whose text says all that it does."""
    where = getattr(thing, "__qualname__", "")
    if not isinstance(thing, FunctionType):
        why = f"{name} is {_kind(thing)} here"
    elif hasattr(thing, "__wrapped__"):
        return thing
    elif thing.__closure__ or "<locals>" in where.removesuffix("<locals>.<lambda>"):
        why = f"{name} is made by another function here"
    elif "." in where:
        why = f"{name} is a method of the class {where.rpartition('.')[0]} here"
    else:
        return thing
    raise NotCheckableError(
        f"{why}, and its text alone does not say what it does. Write it as the lesson asks, at "
        f"the left edge of a cell: def {name}(…), then: check({name})"
    )


def _kind(thing: Any) -> str:
    """Return what something is, in words."""
    if isinstance(thing, MethodType):
        return f"a method of {type(thing.__self__).__name__}"
    if isinstance(thing, type):
        return "a class"
    kind = type(thing).__name__
    return f"{'an' if kind[0] in 'aeioAEIO' else 'a'} {kind}"
