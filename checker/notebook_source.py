"""The text of a notebook's functions, with all that they need, as a submission."""

from __future__ import annotations

import inspect
import textwrap
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.model import Lesson, Submission

#: Constants of these types are written down as they print.
PLAIN = (bool, int, float, complex, str, bytes, type(None))


class NoSourceError(LookupError):
    """The text of a function cannot be had; the message says what helps."""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a line of the gathered text stands in the notebook."""

    cell: str  #: "In [5]"
    line: int  #: of that cell


@dataclass(kw_only=True)
class Gathered:
    """A module's text, line by line, with where each line comes from."""

    lines: list[str] = field(default_factory=list)
    origins: dict[int, Origin] = field(default_factory=dict)  #: line of the text → its origin

    def submission(self, lesson: Lesson) -> Submission:
        """Hand it in as the file of a lesson."""
        path = Path("notebook")
        return Submission(
            modules={lesson.stem: "\n".join(self.lines) + "\n"},
            files={lesson.stem: path},
            origin=path,
        )


def gather(functions: Sequence[Callable[..., Any]], cells: Sequence[str]) -> Gathered:
    """Write down functions, and whatever of their notebook they use.

    Parameters
    ----------
    functions : sequence of callable
        Functions that were defined in a notebook.
    cells : sequence of str
        What the notebook has run so far, as IPython's ``In``.

    Raises
    ------
    NoSourceError
        When a function's text is not to be had.
    """
    own: dict[str, Callable[..., Any]] = {}
    others: dict[str, str] = {}
    for function in functions:
        _visit(function.__name__, function, own, others)
    found = Gathered(lines=[*others.values(), ""])
    for function in own.values():
        _append(found, function, cells)
    return found


def _visit(
    name: str, thing: Any, own: dict[str, Callable[..., Any]], others: dict[str, str]
) -> None:
    """Note a thing by its name, and what it uses."""
    if name in own or name in others:
        return
    match thing:
        case types.ModuleType():
            others[name] = f"import {thing.__name__} as {name}"
        case types.FunctionType() if is_library(thing.__module__):
            others[name] = f"from {thing.__module__} import {thing.__name__} as {name}"
        case types.FunctionType():
            own[name] = thing
            for used, value in _used(thing):
                _visit(used, value, own, others)
        case _ if isinstance(thing, PLAIN):
            others[name] = f"{name} = {thing!r}"
        case _ if getattr(thing, "__name__", None) and getattr(thing, "__module__", None):
            if is_library(thing.__module__):
                others[name] = f"from {thing.__module__} import {thing.__name__} as {name}"


def _used(function: types.FunctionType) -> Iterator[tuple[str, Any]]:
    """The notebook's own names that a function reads, and what they stand for now."""
    scope: Mapping[str, Any] = function.__globals__
    for name in _names(function.__code__):
        if name in scope:
            yield name, scope[name]


def _names(code: types.CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names(constant)


def is_library(module: str | None) -> bool:
    """Tell whether a module can be imported by the student's process; a lesson's cannot be."""
    return module not in {None, "", "__main__", "builtins"} and not str(module).startswith(
        "lessons."
    )


def _append(found: Gathered, function: Callable[..., Any], cells: Sequence[str]) -> None:
    try:
        lines, first = inspect.getsourcelines(function)
    except (OSError, TypeError):
        raise NoSourceError(
            f"The text of {function.__name__} cannot be read here. Run the cell that defines it "
            "again, and then this one."
        ) from None
    text = textwrap.dedent("".join(lines)).rstrip()
    cell = _cell(text, cells)
    for number, line in enumerate(text.split("\n")):
        found.lines.append(line)
        found.origins[len(found.lines)] = Origin(cell=cell, line=max(first, 1) + number)
    found.lines.append("")


def _cell(text: str, cells: Sequence[str]) -> str:
    numbers = [number for number, cell in enumerate(cells) if text in cell]
    return f"In [{numbers[-1]}]" if numbers else "notebook"
