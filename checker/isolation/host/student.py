"""What a check sees: the student's functions, as if they were here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.missing import MissingFunction
from checker.isolation.host.worker_handle import SECONDS, Worker
from checker.isolation.wire.arguments import Plan, plan
from checker.isolation.wire.names import OtherNames
from checker.record import Call, Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.isolation.host.responses import FunctionInfo, Outline, Reply, Warned
    from checker.isolation.wire.values import Value

#: Of a function that is called as the lesson calls it.
NO_OTHERS = OtherNames()
#: numpy's words where a read-only array is written to.
READ_ONLY = re.compile(r"\b(?:array|destination) is read-only")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a call gave, and what it did to its arguments."""

    result: Value
    #: the lesson's parameter → its value after the call, of those that it could have changed
    arguments: Mapping[str, Value]
    warnings: Sequence[Warned]


@dataclass(frozen=True, kw_only=True)
class Touched:
    """An argument that a call could have changed, though it was given read-only."""

    call: int  #: the position of the call in `Student.calls`
    parameter: str  #: as the lesson calls it
    value: Value  #: after the call
    frames: Sequence[Frame] = ()  #: where it was written to, if that was refused at first


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
    names
        What functions and parameters may be called otherwise.
    """

    def __init__(
        self,
        worker: Worker,
        functions: Mapping[str, tuple[str, ...]],
        seconds: float = SECONDS,
        names: OtherNames | None = None,
    ) -> None:
        self._worker = worker
        self._functions = functions
        self._seconds = seconds
        self._names = names or NO_OTHERS
        self.calls: list[Call] = []  #: all calls so far, in order
        self.touched: list[Touched] = []  #: what they could have changed

    def __getattr__(self, name: str) -> StudentFunction:
        if name.startswith("_") or name not in self._functions:
            raise AttributeError(f"the lesson has no function {name!r}")
        return StudentFunction(
            worker=self._worker,
            name=name,
            parameters=self._functions[name],
            reserved=tuple(self._functions),
            seconds=self._seconds,
            names=self._names,
            calls=self.calls,
            touched=self.touched,
        )

    @property
    def outline(self) -> Outline:
        """What the submission defines."""
        return self._worker.outline

    @property
    def texts(self) -> Mapping[str, str]:
        """The submission's modules: name → text."""
        return self._worker.texts

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
            found = self._names.find(name, self.outline.functions, self._functions)
        except StudentStopped:
            return None
        return None if found is None else self.outline.functions[found]

    def is_own(self, name: str) -> bool:
        """Tell whether the submission defines a function of which the lesson knows nothing."""
        return name in self.outline.functions and name not in self._functions

    def alias(self, name: str) -> str | None:
        """Give the student's name of a function where it differs from the lesson's."""
        found = self._names.find(name, self.outline.functions, self._functions)
        return None if found == name else found


@dataclass(frozen=True, kw_only=True)
class StudentFunction:
    """One function of the student's; call it as the lesson defines it.

    Arguments go by place in the lesson's order, or by the lesson's names; the student's own
    parameters may have another order and other names. Arrays arrive read-only; a call that writes
    to one all the same is made again with copies. What was passed must not be changed afterwards:
    a diagnosis may need it.
    """

    worker: Worker
    name: str  #: as the lesson calls it
    parameters: tuple[str, ...]  #: as the lesson calls them
    reserved: tuple[str, ...]  #: names of all functions of the lesson
    seconds: float  #: the deadline
    names: OtherNames  #: what it and its parameters may be called otherwise
    calls: list[Call]  #: where each call is noted
    touched: list[Touched]  #: where what it could have changed is noted

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
            Pass arrays that may be written to, and leave it to the caller to look at them.
        """
        named = self._named(args, kwargs)
        if writeable:
            return self._answer(named, writeable=True)
        frames: Sequence[Frame] = ()
        try:
            answer = self._answer(named, writeable=False)
        except StudentError as refused:
            if not READ_ONLY.search(refused.message):
                raise
            del self.calls[-1]
            try:
                answer, frames = self._answer(named, writeable=True), refused.frames
            except StudentError:
                raise refused from None
        self._note_touched(answer.arguments, frames)
        return answer

    def _answer(self, named: Mapping[str, Value], *, writeable: bool) -> Answer:
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
        return _answered(reply, named, how)

    def laid_out(
        self, *args: Value, **kwargs: Value
    ) -> tuple[str, Sequence[Value], Mapping[str, Value]]:
        """Give the student's name of it, and arguments as the student's function takes them."""
        named = self._named(args, kwargs)
        function, how = self._target(tuple(named))
        return function, *how.laid_out(list(named.values()))

    def computes_in_single(self, *args: Value, **kwargs: Value) -> bool:
        """Call it, and tell whether it computes in float32; parameters as of a call."""
        function, values, keywords = self.laid_out(*args, **kwargs)
        return self.worker.computes_in_single(
            function, values, kwargs=keywords, seconds=self.seconds
        )

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
            replies = self.worker.map(function, rows, keywords=how.keywords, seconds=self.seconds)
        except StudentError as error:
            if READ_ONLY.search(error.message):
                return [self.answer(**each).result for each in named]
            if error.index is not None and error.index < len(named):
                self._note(named[error.index])
            raise
        for each, reply in zip(named, replies, strict=True):
            self._note(each, reply.result)
            self._note_touched(_answered(reply, each, how).arguments, ())
        return [reply.result for reply in replies]

    def _named(self, args: Sequence[Value], kwargs: Mapping[str, Value]) -> dict[str, Value]:
        """Give the lesson's parameter → value, in the lesson's order."""
        given = dict(zip(self.parameters, args, strict=False))
        known = (*self.parameters, *self.names.optional)
        if len(args) > len(self.parameters) or not kwargs.keys() <= {*known}:
            raise TypeError(f"{self.name}({', '.join(self.parameters)}) is what the lesson defines")
        given.update(kwargs)
        return {name: given[name] for name in known if name in given}

    def _target(self, names: tuple[str, ...]) -> tuple[str, Plan]:
        outline = self.worker.outline
        function = self.names.find(self.name, outline.functions, self.reserved)
        if function is None:
            raise MissingFunction(self.name, outline)
        return function, plan(names, outline.functions[function].parameters, self.names)

    def _note(self, named: Mapping[str, Value], result: Value = None) -> None:
        self.calls.append(Call(function=self.name, arguments=named, result=result))

    def _note_touched(self, after: Mapping[str, Value], frames: Sequence[Frame]) -> None:
        call = len(self.calls) - 1
        self.touched.extend(
            Touched(call=call, parameter=name, value=value, frames=frames)
            for name, value in after.items()
        )


def _answered(reply: Reply, named: Mapping[str, Value], how: Plan) -> Answer:
    """Give an answer by the lesson's names."""
    names, after = list(named), how.restore(reply.arguments)
    return Answer(
        result=reply.result,
        arguments={names[number]: value for number, value in after.items()},
        warnings=reply.warnings,
    )
