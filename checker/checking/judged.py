"""A student's functions as a check sees them: outputs by name, and the solution's beside them."""

from __future__ import annotations

import contextlib
import copy
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker.course.declaration import Function
from checker.isolation.host.errors import StudentError
from checker.isolation.host.student import Answer, Student
from checker.isolation.worker.adapters import describe
from checker.numerics import structure
from checker.record import Call, Submission

#: Name of an argument → its value.
Arguments = Mapping[str, Any]
#: Name of an output → its value.
Outputs = dict[str, Any]
#: Said of a function that computes in float32.
IN_SINGLE = (
    "{function} computes in float32, which keeps 7 digits where float64 keeps 16. That is enough "
    "here; a gradient check sees more with float64."
)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A function as the student wrote it."""

    file: str  #: as the student knows it
    line: int  #: of its first line
    text: str  #: from ``def`` on, not indented


class JudgedStudent:
    """The student's functions; an attribute for each function of the lesson.

    Parameters
    ----------
    student : Student
        The same functions, as they are.
    submission : Submission
        Their text.
    functions : iterable of Function
        Those of the lesson and of the lessons before it.
    solution : callable
        Gives the right function of a name.
    """

    def __init__(
        self,
        student: Student,
        submission: Submission,
        functions: Iterable[Function],
        solution: Callable[[str], Callable[..., Any]],
    ) -> None:
        #: what is right and could be better, a sentence or two each; for a lesson that passes
        self.remarks: list[str] = []
        self._student = student
        self._submission = submission
        self._functions = {function.name: function for function in functions}
        self._solution = solution

    def __getattr__(self, name: str) -> JudgedFunction:
        if name.startswith("_") or name not in self._functions:
            raise AttributeError(f"the lesson has no function {name!r}")
        return JudgedFunction(self, self._functions[name])

    def run_solution(self, function: str, arguments: Arguments) -> Any:
        """Call the solution of a function, on these very arguments."""
        with np.errstate(all="ignore"):
            return self._solution(function)(**arguments)

    def takes(self, function: str, parameter: str) -> bool:
        """Tell whether the student's function has a parameter of that name."""
        info = self._student.info(function)
        return info is not None and parameter in {each.name for each in info.parameters}


class JudgedFunction:
    """One function of the lesson: the student's, and the solution's beside it.

    Parameters
    ----------
    of : JudgedStudent
        Whose function it is.
    declared : Function
        What the lesson asks for.
    writeable : bool
        Whether it is called with arrays that it may write to.
    """

    def __init__(self, of: JudgedStudent, declared: Function, *, writeable: bool = False) -> None:
        self.declared = declared  #: what the lesson asks for
        self._of = of
        self._student = getattr(of._student, declared.name)  # noqa: SLF001 (the two are one)
        self._writeable = writeable

    @property
    def on_copies(self) -> JudgedFunction:
        """The same function, called with copies of arrays that it may write to."""
        return JudgedFunction(self._of, self.declared, writeable=True)

    @property
    def calls(self) -> list[Call]:
        """All calls of the student's functions so far."""
        found: list[Call] = self._student.calls
        return found

    def __call__(self, **arguments: Any) -> Outputs:
        """Call the student's function.

        Returns
        -------
        dict
            Each declared output by its name.

        Raises
        ------
        Failure
            When one of them is not where the lesson says.
        StudentError, StudentStopped
            When it raises, or does not answer.
        """
        return self.named(self.result(**arguments))

    def result(self, **arguments: Any) -> Any:
        """Call the student's function, and return its result as it is; errors as of a call."""
        return self._student.answer(**arguments, writeable=self._writeable).result

    def each(self, places: Iterable[Arguments]) -> list[Outputs]:
        """Call the student's function at each of many places; returns and errors as of a call."""
        if self._writeable:  # one by one: no other call sends arrays to write to
            return [self(**at) for at in places]
        rows = [[at[name] for name in self._student.parameters if name in at] for at in places]
        return [self.named(result) for result in self._student.map(rows)]

    def answer(self, **arguments: Any) -> Answer:
        """Call it with arrays that may be written to.

        Returns
        -------
        Answer
            The result as it is, the arguments after the call, and numpy's warnings.
        """
        answered: Answer = self._student.answer(**arguments, writeable=True)
        return answered

    def right(self, **arguments: Any) -> Outputs:
        """Call the solution; return each declared output by its name."""
        return self.named(self.solution(**arguments))

    def solution(self, **arguments: Any) -> Any:
        """Call the solution, on copies: some change their arguments on purpose."""
        return describe(self._of.run_solution(self.declared.name, copy.deepcopy(arguments)))

    def computes_in_single(self, at: Arguments) -> bool:
        """Tell whether the student's function computes in float32, whatever it returns."""
        with contextlib.suppress(StudentError):  # it raises when it is called, too
            if self._student.computes_in_single(**at):
                self._of.remarks.append(IN_SINGLE.format(function=self.declared.name))
                return True
        return False

    def sizes(self, at: Arguments) -> dict[str, int]:
        """Return the sizes at a place by the letters that the lesson has for them: m and n."""
        return {
            letter: size
            for name, letters in self.declared.shapes.items()
            for letter, size in zip(letters.split(", "), np.shape(at.get(name, 0)), strict=False)
            if letter.isidentifier()
        }

    def named(self, result: Any) -> Outputs:
        """Take a result to its outputs; returns and errors as of a call."""
        return structure.outputs(result, self.declared.whole, self.declared.name)

    def pieces(self) -> list[Piece]:
        """Return its text, and that of the other functions of its file that it mentions."""
        student, submission = self._of._student, self._of._submission  # noqa: SLF001 (as above)
        found: dict[str, Piece] = {}
        wanted = [student.info(self.declared.name)]
        while wanted:
            info = wanted.pop()
            if info is None or info.name in found:
                continue
            lines = submission.modules[info.module].split("\n")[info.line - 1 : info.end]
            found[info.name] = Piece(
                file=submission.shown(info.module),
                line=info.line,
                text=textwrap.dedent("\n".join(lines)),
            )
            words = set(re.findall(r"\w+", found[info.name].text))
            others = student.outline.functions.values()
            wanted += [x for x in others if x.module == info.module and x.name in words]
        return list(found.values())
