"""Make functions of a lesson's right and wrong programs."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from checker.course import syllabus
from checker.course.program import Program
from checker.course.right_programs import LIBRARIES
from checker.record import Lesson


def names(lesson: Lesson) -> Mapping[str, Any]:
    """Return what a lesson's programs may use: right functions of it and of those it builds on."""
    return {
        function.name: found
        for each in (*syllabus.forerunners(lesson), lesson)
        for function in each.functions
        if (found := syllabus.reference_function(each, function.name)) is not None
    }


def compiled(program: Program, text: str, names: Mapping[str, Any]) -> Callable[..., Any]:
    """Make a function of a program's text.

    Parameters
    ----------
    program : Program
        Whose function it is.
    text : str
        Its text, right or changed.
    names : mapping
        What it may use besides libraries: other functions.
    """
    namespace = {
        short: importlib.import_module(library)
        for short, library in LIBRARIES.items()
        if re.search(rf"\b{short}\.", text)
    } | dict(names)
    exec(compile(text, f"<{program.function}>", "exec"), namespace)  # noqa: S102 (our own text)
    made: Callable[..., Any] = namespace[program.function]
    return made
