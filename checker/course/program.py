"""A right program, line by line, and what it is with some lines changed."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class UnknownLineError(ValueError):
    """A change of a line that a program does not have; the message names both."""


@dataclass(frozen=True, kw_only=True)
class Program:
    """A right program for one function, one statement a line.

    A line is known by what it assigns: ``cost`` for ``cost = …``, ``grads, cost`` for
    ``grads, cost = …``; other lines by their first word: ``return``, ``def``, ``for``. The second
    line of a name is known as ``return 2``.
    """

    function: str  #: its name
    text: str  #: from ``def`` to ``return``
    #: changes that leave it right, though other outputs come: costs kept at every step
    equivalent_forms: Sequence[Mapping[str, str]] = field(default=(), hash=False)
    #: paths of outputs that right programs give in more forms than these: costs
    unconstrained: Sequence[str] = ()

    @functools.cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines, with their indentation."""
        return tuple(self.text.strip("\n").split("\n"))

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """What each line assigns, or its first word."""
        return tuple(map(line_key, self.lines))

    @functools.cached_property
    def keys(self) -> tuple[str, ...]:
        """By what each line is known: its name, with a number where an earlier one has it."""
        times = [self.names[: at + 1].count(name) for at, name in enumerate(self.names)]
        pairs = zip(self.names, times, strict=True)
        return tuple(name if count == 1 else f"{name} {count}" for name, count in pairs)

    def variants(self) -> list[Program]:
        """Return the right programs: this one, and one for each equivalent form."""
        texts = [self.text, *map(self.changed, self.equivalent_forms)]
        return [
            Program(function=self.function, text=text, unconstrained=self.unconstrained)
            for text in texts
        ]

    def changed(self, changes: Mapping[str, str]) -> str:
        """Return the text with some lines replaced.

        Parameters
        ----------
        changes : mapping
            Line key → what stands there instead: one whole line, several, or none.

        Raises
        ------
        UnknownLineError
            When a key is not that of a line.
        """
        lines = list(self.lines)
        for key, new in changes.items():
            if key not in self.keys:
                raise UnknownLineError(f"{self.function} has no line {key!r} to change")
            at = self.keys.index(key)
            old = lines[at]
            indent = old[: len(old) - len(old.lstrip())]
            lines[at] = "\n".join(f"{indent}{part}" for part in new.split("\n") if part)
        return "\n".join(line for line in lines if line.strip()) + "\n"


def line_key(line: str) -> str:
    """Return by what a line of a program is known: what it assigns, or its first word."""
    target, assigns, _ = line.partition(" = ")
    return target.strip().replace("'", '"') if assigns else (line.split() or [""])[0]
