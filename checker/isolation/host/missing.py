"""A function that the lesson asks for, and that the submission does not define."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from checker.isolation.host.errors import StudentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.isolation.host.responses import Outline, Problem


class MissingFunction(StudentError):  # noqa: N818  it reads better in a report
    """The submission does not define a function that the lesson asks for."""

    def __init__(self, name: str, outline: Outline) -> None:
        self.name = name  #: the function that is missing
        #: what the submission defines
        self.present = tuple(outline.functions)
        #: the statement that should have defined it, if it was there
        self.problem = _problem_of(name, outline.problems)
        frames = self.problem.frames if self.problem else ()
        super().__init__(type_name="MissingFunction", message=self._say(), frames=frames)

    def __str__(self) -> str:
        return self.message

    def _say(self) -> str:
        if self.problem is not None:
            where = (
                f"`{self.name}` cannot be used"
                if self.problem.name == self.name
                else (f"there is no function `{self.name}`, and a part of the file cannot be read")
            )
            shown = f"\n{self.problem.text}" if self.problem.text else f" {self.problem}"
            return f"{where}:{shown}".rstrip()
        close = difflib.get_close_matches(self.name, self.present, n=1)
        if close:
            return f"there is no function `{self.name}`; did you mean `{close[0]}`? Rename it"
        if not self.present:
            return f"there is no function `{self.name}`: the file defines none"
        names = ", ".join(f"`{name}`" for name in self.present[:12])
        return f"there is no function `{self.name}`; the file defines {names}"


def _problem_of(name: str, problems: Sequence[Problem]) -> Problem | None:
    own = [problem for problem in problems if name in {problem.name, *problem.binds}]
    unreadable = [each for each in problems if each.kind == "syntax"]
    return next(iter(own + unreadable), None)
