"""The right programs of a function, in all their forms, and which is nearest to a student's."""

from __future__ import annotations

import functools
import time
from collections.abc import Sequence

from checker.course import mistakes
from checker.course.inputs import Arguments
from checker.course.program import Program
from checker.diagnosis import exception_match, leaves
from checker.diagnosis.bench import Bench
from checker.diagnosis.differences import differing
from checker.diagnosis.explanation import Wrong
from checker.diagnosis.leaves import Outputs
from checker.record import Lesson


class Form:
    """What one right program gives for some inputs.

    Parameters
    ----------
    bench : Bench
        That of the program.
    inputs : sequence
        The arguments of each call.
    """

    def __init__(self, bench: Bench, inputs: Sequence[Arguments]) -> None:
        self._bench = bench
        self._inputs = inputs
        self._known: dict[int, tuple[Outputs, float]] = {}

    @property
    def program(self) -> Program:
        """The right program."""
        return self._bench.program

    def wrong(self, number: int, made: Outputs) -> Wrong:
        """Return the paths at which an answer to the input of this number is not right."""
        right = self.right(number)
        return frozenset(differing(self._bench.compared(made, right), right))

    def right(self, number: int) -> Outputs:
        """Return the right answer to the input of this number."""
        return self._answer(number)[0]

    def seconds(self, number: int) -> float:
        """Return how much computing it takes."""
        return self._answer(number)[1]

    def _answer(self, number: int) -> tuple[Outputs, float]:
        if number not in self._known:
            start = time.process_time()
            answer = self._bench.right(self._inputs[number])
            self._known[number] = answer, time.process_time() - start
        return self._known[number]

    def is_right(self, number: int, made: Outputs, but: Wrong = frozenset()) -> bool:
        """Tell whether an answer to the input of this number is right, but at some paths."""
        right = self.right(number)
        came = self._bench.compared(made, right)
        return came.keys() - but == right.keys() - but and all(
            leaves.same(came[path], right[path]) for path in right if path not in but
        )


def forms(
    lesson: Lesson, function: str, seen: Sequence[Outputs], inputs: Sequence[Arguments]
) -> tuple[list[Form], list[Form]]:
    """Return what right programs give; outputs of any form are left out where a student's is odd.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    function : str
        Its name.
    seen : sequence of dict
        The student's outputs for each input of the bench.
    inputs : sequence
        Those on which right programs are asked.

    Returns
    -------
    forms, loose : list of Form
        The nearest first; and without outputs of any form, where the function raises, so that
        nobody knows which form it would give.
    """
    strict = benches(lesson, function)
    loose = benches(lesson, function, loose=True)
    if not is_usual(lesson, function, seen) and all(each.distance(seen) for each in loose):
        strict = loose
    unknown = loose if exception_match.raised(seen) else ()
    found = [Form(each, inputs) for each in sorted(strict, key=lambda each: each.distance(seen))]
    return found, [Form(each, inputs) for each in unknown]


def is_usual(lesson: Lesson, function: str, seen: Sequence[Outputs]) -> bool:
    """Tell whether what right programs give in many forms has one of the forms that are known."""
    return any(each.has_form_of(seen) for each in benches(lesson, function))


@functools.cache
def benches(lesson: Lesson, function: str, *, loose: bool = False) -> Sequence[Bench]:
    """One for each right program."""
    forms = range(len(mistakes.program(lesson, function).variants()))
    return tuple(bench(lesson, function, form, loose=loose) for form in forms)


@functools.cache
def bench(lesson: Lesson, function: str, form: int = 0, *, loose: bool = False) -> Bench:
    """Return the bench of a lesson's function; it remembers what its programs give.

    Parameters
    ----------
    lesson : Lesson
        Which one.
    function : str
        The function's name.
    form : int
        Which of its right programs the mistakes change: 0 is the lesson's own.
    loose : bool
        As of `Bench`.
    """
    return Bench(lesson, mistakes.program(lesson, function).variants()[form], loose=loose)
