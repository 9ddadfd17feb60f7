"""A student's function beside the solution, in one line of a check: its structure, its values."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from checker.checking.judged import Arguments, JudgedFunction, Outputs
from checker.failure import Failure, holds, on_call
from checker.isolation.host.errors import StudentError
from checker.numerics import structure, tolerance


def same_structure(
    function: JudgedFunction, places: Iterable[Arguments], *, finite: bool = True
) -> None:
    """Demand containers, keys, kinds and shapes as the solution's, whatever the numbers.

    Outputs that are declared as unconstrained have to be there, and no more.

    Parameters
    ----------
    function : JudgedFunction
        The student's.
    places : iterable of mapping
        Arguments by name.
    finite : bool
        Whether NaN and infinity are refused as well.

    Raises
    ------
    Failure
        At the first that is made otherwise; where its numbers are right, it says so.
    """
    for at in places:
        result, solved = function.result(**at), function.solution(**at)
        right = function.named(solved)
        wanted = {name: right[name] for name in function.declared.constrained}
        with structure.right_numbers(
            result, wanted, structure.in_words(solved, function.declared.whole)
        ):
            got = function.named(result)
            for name, want in right.items():
                if name in wanted:
                    structure.same_form(got[name], want, name, finite=finite)
                else:
                    structure.same_container(got[name], want, name)


def same_as_solution(function: JudgedFunction, places: Iterable[Arguments], *outputs: str) -> None:
    """Demand the solution's outputs, as near as the lesson declares or the precision allows.

    Parameters
    ----------
    function : JudgedFunction
        The student's.
    places : iterable of mapping
        Arguments by name.
    *outputs : str
        Which outputs; by default all that are not unconstrained.

    Raises
    ------
    Failure
        At the first that differs; it knows on which call.
    """
    places, first = list(places), len(function.calls)
    for position, (at, got) in enumerate(zip(places, function.each(places), strict=True)):
        with on_call(first + position):
            agree(function, at, got, *outputs)


def agree(function: JudgedFunction, at: Arguments, got: Outputs, *outputs: str) -> None:
    """Demand of outputs that came at one place that they are the solution's.

    Parameters and errors as of `same_as_solution`.
    """
    right, sizes, declared = function.right(**at), function.sizes(at), function.declared.rtol

    def demand(*, single: bool) -> None:
        precision = tolerance.of(single=single).values
        for name in outputs or function.declared.constrained:
            rtol = max(precision, declared.get(name, 0.0))
            structure.same_values(got[name], right[name], name, rtol=rtol, sizes=sizes)

    try:
        demand(single=structure.is_single(got))
    except Failure:
        coarsely = functools.partial(demand, single=True)
        if not holds(coarsely) or not function.computes_in_single(at):
            raise


def refuses(function: JudgedFunction, at: Arguments, error: str = "ValueError") -> bool:
    """Tell whether the student's function raises an error where it should.

    Parameters
    ----------
    function : JudgedFunction
        The student's.
    at : mapping
        Arguments by name.
    error : str
        Name of a built-in exception; others come out.
    """
    try:
        function.result(**at)
    except StudentError as raised:
        if error in raised.bases:
            return True
        raise
    return False
