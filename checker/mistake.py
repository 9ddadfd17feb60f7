"""A mistake is data: the lines that it changes in a right program, and what to say of it."""

from __future__ import annotations

import ast
import functools
import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np

from checker import mistakes
from checker.model import Lesson

#: An input: the arguments of a function, in the lesson's order.
Arguments = Sequence[Any]
#: Function name → inputs to try it on.
Probes = Mapping[str, Sequence[Arguments]]
#: Function name → what is many in a large input ("2000 examples"), and that input.
Large = Mapping[str, tuple[str, Arguments]]
SEED = 4


class UnknownLineError(ValueError):
    """A mistake changes a line that its program does not have; the message names both."""


@dataclass(frozen=True, kw_only=True)
class Program:
    """A right program for one function, one statement a line.

    A line is known by what it assigns: ``cost`` for ``cost = …``, ``grads, cost`` for
    ``grads, cost = …``; other lines by their first word: ``return``, ``def``, ``for``.
    """

    function: str  #: its name
    text: str  #: from ``def`` to ``return``
    #: changes that leave it right, though other outputs come: costs kept at every step
    habits: Sequence[Mapping[str, str]] = field(default=(), hash=False)
    #: paths of outputs that right programs give in more forms than these: costs
    free: Sequence[str] = ()

    def variants(self) -> list[Program]:
        """Give the right programs: this one, and one for each habit."""
        texts = [self.text, *map(self.changed, self.habits)]
        return [Program(function=self.function, text=text, free=self.free) for text in texts]

    def changed(self, changes: Mapping[str, str]) -> str:
        """The text with some lines replaced.

        Parameters
        ----------
        changes : mapping
            Line key → what stands there instead: an expression where the line assigns one,
            or whole statements, several lines, or nothing.

        Raises
        ------
        UnknownLineError
            When a key is not that of a line.
        """
        lines = self.text.strip("\n").split("\n")
        for key, new in changes.items():
            found = [i for i, line in enumerate(lines) if line_key(line) == key]
            if not found:
                raise UnknownLineError(f"{self.function} has no line {key!r} to change")
            old = lines[found[0]]
            indent = old[: len(old) - len(old.lstrip())]
            written = f"{key} = {new}" if " = " in old and _is_expression(new) else new
            lines[found[0]] = "\n".join(f"{indent}{part}" for part in written.split("\n") if part)
        return "\n".join(line for line in lines if line.strip()) + "\n"


def line_key(line: str) -> str:
    """By what a line of a program is known: what it assigns, or its first word."""
    target, assigns, _ = line.partition(" = ")
    return target.strip() if assigns else (line.split() or [""])[0]


@functools.cache  # of the catalogue's texts, and those only
def _is_expression(text: str) -> bool:
    try:
        ast.parse(text, mode="eval")
    except SyntaxError:
        return False
    return True


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """Something that students do wrong, told by its wrong program."""

    code: str  #: stable: "propagate-cost-not-averaged"
    function: str  #: in which function
    changes: Mapping[str, str]  #: what differs from the right program (see `Program.changed`)
    message: str  #: what was done, why it is wrong, which formula says so; never the right line
    hints: tuple[str, ...]  #: one or two, of rising directness
    read: str = ""  #: where to read: an anchor of the lesson's page


def module(lesson: Lesson) -> ModuleType | None:
    """The module with a lesson's mistakes; None where it has none."""
    try:
        return importlib.import_module(f"{mistakes.__name__}.{lesson.stem}")
    except ModuleNotFoundError as error:
        if error.name != f"{mistakes.__name__}.{lesson.stem}":
            raise
        return None


@functools.cache
def probes(lesson: Lesson) -> Probes:
    """The inputs of a diagnosis: no verdict depends on them, so they need not be secret."""
    found = module(lesson)
    return {} if found is None else found.probes(np.random.default_rng(SEED))


def program(lesson: Lesson, function: str) -> Program:
    """The right program of a lesson's function, which its mistakes change."""
    found = module(lesson)
    if found is None:
        raise LookupError(
            f"{lesson.stem} has no catalogue: write checker/mistakes/{lesson.stem}.py"
        )
    right: Program = next(each for each in found.PROGRAMS if each.function == function)
    return right


def names(lesson: Lesson) -> Mapping[str, Any]:
    """What a lesson's programs may use: the functions of earlier lessons."""
    found = module(lesson)
    return {} if found is None else found.NAMES


def catalogue(lesson: Lesson) -> Sequence[Mistake]:
    """The mistakes of a lesson."""
    found = module(lesson)
    return () if found is None else found.MISTAKES


def compiled(program: Program, text: str, names: Mapping[str, Any]) -> Callable[..., Any]:
    """Make a function of a program's text.

    Parameters
    ----------
    program : Program
        Whose function it is.
    text : str
        Its text, right or changed.
    names : mapping
        What it may use besides numpy: earlier functions.
    """
    namespace: dict[str, Any] = {"np": np, **names}
    exec(compile(text, f"<{program.function}>", "exec"), namespace)  # noqa: S102 (our own text)
    made: Callable[..., Any] = namespace[program.function]
    return made
