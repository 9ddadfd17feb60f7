"""The one door for candidates: changed versions of a student's function that may be right."""

from __future__ import annotations

import dataclasses
import enum
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from checker.diagnosis import leaves
from checker.diagnosis.leaves import Outputs
from checker.isolation.host.responses import Version
from checker.isolation.host.student import StudentFunction

#: How much computing a version may take on one input: a fixed time and so many times what the
#: text that it changes takes, or a right one.
SECONDS = 0.005
TIMES = 8
#: How much all versions of a function may take, in seconds of computing.
BUDGET = 0.7
#: How many versions go to the process at once.
AT_ONCE = 50


class Reference(Protocol):
    """What a right function gives."""

    def is_right(self, number: int, made: Outputs, but: frozenset[str]) -> bool:
        """Tell whether an answer to the input of this number is right, but at some paths."""

    def seconds(self, number: int) -> float:
        """Return how much computing the right answer takes."""


class Candidate(Protocol):
    """Something that makes a version of a student's function."""

    @property
    def text(self) -> str:
        """The version, with the student's own functions that it calls."""


C = TypeVar("C", bound=Candidate)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Tried:
    """Where versions of one function run, and what they are to give."""

    function: StudentFunction  #: in a process of their own
    module: str  #: whose names they may use
    inputs: Sequence[Sequence[Any]]  #: those that tell most first
    #: which of them those of the diagnosis are, in their order
    known: Sequence[int]
    options: Mapping[str, Any]  #: arguments besides, by name
    forms: Sequence[Reference]  #: a right answer is that of one of these
    #: the same, but for what right programs give in any form: for a function that raises, of which
    #: nobody knows what form it would give
    loose: Sequence[Reference]
    allowed: frozenset[str]  #: paths that need not be right: what else is wrong there is known


class Fit(enum.IntEnum):
    """How right a version is."""

    WRONG = 0
    LOOSELY = 1  #: but for what right programs give in any form
    RIGHT = 2


class Validation:
    """Tells which candidates are right: new ones, that run, and give what they should everywhere.

    Parameters
    ----------
    tried : Tried
        Where they run, and what they are to give.
    """

    def __init__(self, tried: Tried) -> None:
        self._tried = tried
        self._known: dict[str, Fit] = {}
        self._spent = 0.0
        self._limits = [BUDGET] * len(tried.inputs)

    def first(self, text: str) -> bool | None:
        """Run the student's own text; tell whether it is right, or None where it takes too long.

        How long it takes is the measure for its versions.
        """
        answers: list[Outputs] = []
        for i in range(len(self._tried.inputs)):
            before = self._spent
            answers += self._answers([text], i)
            longest = max(self._spent - before, self._tried.forms[0].seconds(i))
            self._limits[i] = SECONDS + TIMES * longest
            if self._spent > BUDGET:
                return None
        fits = any(
            all(form.is_right(i, each, self._tried.allowed) for i, each in enumerate(answers))
            for form in self._tried.forms
        )
        self._known[text] = Fit.RIGHT if fits else Fit.WRONG
        return fits

    def is_right(self, text: str) -> bool:
        """Tell whether one version is right; not, where the time is up.

        Raises
        ------
        StudentStopped
            When the process gives no answer.
        """
        if self._spent < BUDGET:
            self._judge([text])
        return self._known.get(text) is Fit.RIGHT

    def outputs(self, text: str) -> list[Outputs]:
        """Return what one version gives for each input of the diagnosis.

        Raises
        ------
        StudentStopped
            When the process gives no answer.
        """
        return [self._answers([text], number)[0] for number in self._tried.known]

    def passing(self, candidates: Iterable[C]) -> Iterator[tuple[C, Fit]]:
        """Yield the candidates that are right, as long as their time lasts.

        Raises
        ------
        StudentStopped
            When the process gives no answer.
        """
        rest = iter(candidates)
        while self._spent < BUDGET and (batch := list(itertools.islice(rest, AT_ONCE))):
            self._judge([each.text for each in batch])
            pairs = ((each, self._known[each.text]) for each in batch)
            yield from (pair for pair in pairs if pair[1])

    def _judge(self, texts: Sequence[str]) -> None:
        """Learn which of some versions give what they should, for every input."""
        fresh = dict.fromkeys(text for text in texts if text not in self._known)
        left = {text: [*self._tried.forms, *self._tried.loose] for text in fresh}
        for i in range(len(self._tried.inputs)):
            answers = self._answers([*left], i) if left else []
            fitting = {
                text: [form for form in forms if form.is_right(i, answer, self._tried.allowed)]
                for (text, forms), answer in zip(left.items(), answers, strict=True)
            }
            left = {text: forms for text, forms in fitting.items() if forms}
        for text in fresh:
            strictly = any(form in self._tried.forms for form in left.get(text, ()))
            loosely = Fit.LOOSELY if text in left else Fit.WRONG
            self._known[text] = Fit.RIGHT if strictly else loosely

    def _answers(self, texts: Sequence[str], number: int) -> list[Outputs]:
        """Run each text on the input of a number."""
        function, given = self._tried.function, self._tried.inputs[number]
        name, values, named = function.laid_out(*given, **self._tried.options)
        versions = function.worker.versions(
            (self._tried.module, name), texts, values, kwargs=named, seconds=self._limits[number]
        )
        self._spent += sum(each.seconds for each in versions)
        return [_outputs(each) for each in versions]


def _outputs(version: Version) -> Outputs:
    if not version.gave:
        return {leaves.RAISED: None}
    changed = {} if version.kept else {leaves.AN_ARGUMENT: 1}
    return leaves.taken_apart(version.result) | changed
