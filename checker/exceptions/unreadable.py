"""What Python cannot read: the row of ``tables/unreadable.toml`` that cures it.

A row that says what to change is shown only where Python, with the change made, reads on.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from checker.exceptions.case import Explanation
from checker.exceptions.cures import CURES, Fault, put
from checker.exceptions.rows import several
from checker.isolation.host.errors import StudentError
from checker.isolation.host.responses import Problem

_OTHER_LINE = re.compile(r" (?:on line \d+|\(detected at line \d+\))$", re.MULTILINE)
#: Where nothing better can be said.
_LOOK = "Look at what stands at the caret, and just before it: what does not belong there?"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the table; its fields are told at the table's head."""

    name: str
    hint: str
    said: str = ""
    line: str = ""
    find: str = ""
    put: str = ""
    cure: str = ""
    at: str = "line"
    before: str = ""  #: the version of Python that reads it
    program: Sequence[str] = ()  #: what it is for
    near: Sequence[str] = ()  #: what it is not for

    def hint_for(self, said: str, fault: Fault) -> str:
        """Return the hint, where the row fits a fault of which Python says something."""
        if not re.search(self.said, said) or not re.search(self.line, fault.line):
            return ""
        if not self.find and not self.cure:
            return self.hint.format()
        where = fault.lines if self.at == "all" else [fault.line]
        wanted = not self.cure or any(re.search(self.find, line) for line in where)
        if not fault.stops or not wanted:
            return ""
        cure = CURES.get(self.cure)
        for lines, named in cure(fault) if cure else put(fault, self.find, self.put, self.at):
            if fault.is_cured(lines):
                return self.hint.format(*named.values(), **named)
        return ""


@functools.cache
def rows() -> tuple[Row, ...]:
    """Read the table."""
    path = files("checker.exceptions") / "tables" / "unreadable.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Row(name=name, **several(fields)) for name, fields in table.items())


def unreadable(problem: Problem, text: str) -> Explanation:
    """Show a syntax error as Python does, and say what cures it.

    Parameters
    ----------
    problem : Problem
        What Python says.
    text : str
        The file.
    """
    fact = f"Python cannot read this file:\n{_shown(problem)}"
    fault = Fault.of(text, problem.line, in_cells=problem.file.endswith(".ipynb"))
    for row in rows():
        if hint := row.hint_for(f"{problem.type}: {problem.message}", fault):
            return Explanation(fact=fact, hint=hint, row=f"unreadable.{row.name}", sure=True)
    return Explanation(fact=fact, hint=_LOOK)


def unsendable(error: StudentError, function: str) -> Explanation:
    """Say why what a function returned cannot be looked at."""
    what = error.message.removeprefix("its result ")
    return Explanation(
        fact=f"What `{function}` returns {what}.",
        hint="Return what the lesson asks for, no more: numbers, arrays, a list or dict of them.",
    )


def _shown(problem: Problem) -> str:
    """Python's own lines, without the first one, which names the file."""
    lines = problem.text.rstrip().split("\n")
    body = [line for line in lines if not re.match(r"\s*File \"", line)][-3:]
    shown = "\n".join(body) or f"{problem.type}: {problem.message}"
    # what it says of other lines counts them through all cells
    return _OTHER_LINE.sub("", shown) if problem.file.endswith(".ipynb") else shown
