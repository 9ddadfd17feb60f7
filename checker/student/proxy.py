"""What a check sees: the student's functions, as if they were here."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import Call
from checker.student.arguments import Plan, plan
from checker.student.errors import StudentError, StudentStopped
from checker.student.handle import SECONDS, Worker
from checker.student.names import find_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.student.answers import FunctionInfo, Outline, Problem, Warned
    from checker.student.wire import Value


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a call gave, and what it did to its arguments."""

    result: Value
    arguments: Mapping[str, Value]  #: the lesson's parameter → its value after the call
    warnings: Sequence[Warned]


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
    own = [problem for problem in problems if problem.name == name]
    unnamed = [each for each in problems if each.kind == "syntax" and not each.name]
    return next(iter(own + unnamed), None)


class Student:
    """The student's functions; an attribute for each function of the lesson.

    Parameters
    ----------
    worker
        The student's process.
    functions
        Name of each function of the lesson → the names of its parameters.
    seconds
        The deadline of each call, in seconds of computing.
    """

    def __init__(
        self,
        worker: Worker,
        functions: Mapping[str, tuple[str, ...]],
        seconds: float = SECONDS,
    ) -> None:
        self._worker = worker
        self._functions = functions
        self._seconds = seconds
        self.calls: list[Call] = []  #: all calls so far, in order

    def __getattr__(self, name: str) -> StudentFunction:
        if name.startswith("_") or name not in self._functions:
            raise AttributeError(f"the lesson has no function {name!r}")
        return StudentFunction(
            worker=self._worker,
            name=name,
            parameters=self._functions[name],
            reserved=tuple(self._functions),
            seconds=self._seconds,
            calls=self.calls,
        )

    @property
    def outline(self) -> Outline:
        """What the submission defines."""
        return self._worker.outline

    @property
    def printed(self) -> str:
        """What it printed so far."""
        return self._worker.printed

    @property
    def warnings(self) -> Sequence[Warned]:
        """The warnings of all calls so far."""
        return self._worker.warnings

    def info(self, name: str) -> FunctionInfo | None:
        """Describe a function as the submission defines it; None where it does not, or stops."""
        try:
            found = find_name(name, self.outline.functions, self._functions)
        except StudentStopped:
            return None
        return None if found is None else self.outline.functions[found]

    def is_own(self, name: str) -> bool:
        """Tell whether the submission defines a function of which the lesson knows nothing."""
        return name in self.outline.functions and name not in self._functions

    def alias(self, name: str) -> str | None:
        """Give the student's name of a function where it differs from the lesson's."""
        found = find_name(name, self.outline.functions, self._functions)
        return None if found == name else found


@dataclass(frozen=True, kw_only=True)
class StudentFunction:
    """One function of the student's; call it as the lesson defines it.

    Arguments go by place in the lesson's order, or by the lesson's names; the student's own
    parameters may have another order and other names. Arrays arrive read-only. What was passed
    must not be changed afterwards: a diagnosis may need it.
    """

    worker: Worker
    name: str  #: as the lesson calls it
    parameters: tuple[str, ...]  #: as the lesson calls them
    reserved: tuple[str, ...]  #: names of all functions of the lesson
    seconds: float  #: the deadline
    calls: list[Call]  #: where each call is noted

    def __call__(self, *args: Value, **kwargs: Value) -> Value:
        """Call it; `StudentError` if it raises, `StudentStopped` if there is no answer."""
        return self.answer(*args, **kwargs).result

    def answer(self, *args: Value, writeable: bool = False, **kwargs: Value) -> Answer:
        """Call it, and give the arguments after the call and the warnings too.

        Parameters
        ----------
        *args, **kwargs
            As in a call.
        writeable
            Pass arrays that may be written to, and look what became of them.

        Returns
        -------
        Answer
            Its arguments are empty unless `writeable`.
        """
        named = self._named(args, kwargs)
        function, how = self._target(tuple(named))
        values, keywords = how.laid_out(list(named.values()))
        try:
            reply = self.worker.call(
                function,
                values,
                kwargs=keywords,
                writeable=writeable,
                seconds=self.seconds,
            )
        except (StudentError, StudentStopped):
            self._note(named)
            raise
        self._note(named, reply.result)
        after = how.restore(reply.arguments or ())
        names = list(named)
        return Answer(
            result=reply.result,
            arguments={names[number]: value for number, value in after.items()},
            warnings=reply.warnings,
        )

    def laid_out(
        self, *args: Value, **kwargs: Value
    ) -> tuple[str, Sequence[Value], Mapping[str, Value]]:
        """Give the student's name of it, and arguments as the student's function takes them."""
        named = self._named(args, kwargs)
        function, how = self._target(tuple(named))
        return function, *how.laid_out(list(named.values()))

    def map(self, items: Iterable[Sequence[Value]]) -> list[Value]:
        """Call it for each of many tuples of arguments, in one round trip.

        Parameters
        ----------
        items
            The arguments of each call, in the lesson's order; all of the same number.

        Returns
        -------
        list
            One result for each.
        """
        named = [self._named(item, {}) for item in items]
        if not named:
            return []
        function, how = self._target(tuple(named[0]))
        rows = [how.arrange(list(each.values())) for each in named]
        try:
            results = self.worker.map(function, rows, keywords=how.keywords, seconds=self.seconds)
        except StudentError as error:
            if error.index is not None and error.index < len(named):
                self._note(named[error.index])
            raise
        for each, result in zip(named, results, strict=True):
            self._note(each, result)
        return results

    def _named(self, args: Sequence[Value], kwargs: Mapping[str, Value]) -> dict[str, Value]:
        """Give the lesson's parameter → value, in the lesson's order."""
        given = dict(zip(self.parameters, args, strict=False))
        if len(args) > len(self.parameters) or not kwargs.keys() <= set(self.parameters):
            raise TypeError(f"{self.name}({', '.join(self.parameters)}) is what the lesson defines")
        given.update(kwargs)
        return {name: given[name] for name in self.parameters if name in given}

    def _target(self, names: tuple[str, ...]) -> tuple[str, Plan]:
        outline = self.worker.outline
        function = find_name(self.name, outline.functions, self.reserved)
        if function is None:
            raise MissingFunction(self.name, outline)
        return function, plan(names, outline.functions[function].parameters)

    def _note(self, named: Mapping[str, Value], result: Value = None) -> None:
        self.calls.append(Call(function=self.name, arguments=named, result=result))
