"""A student's gradient beside the slope of the student's own cost, and beside the solution's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from checker.checking.comparisons import same_as_solution
from checker.checking.judged import Arguments, JudgedFunction, Outputs
from checker.failure import Failure, holds, on_call
from checker.numerics import compare, structure, tolerance
from checker.numerics import gradcheck as legs
from checker.numerics.gradcheck import Verdict, Words
from checker.numerics.slope import Array, Place, Slope, neighbours, slope

CostCheck = Callable[[JudgedFunction, Sequence[Arguments]], None]
#: Places in a row at which the noise of a gradient is looked at.
ROW = 8


@dataclass(frozen=True, kw_only=True)
class Look:
    """A gradient at one place, and what both legs say of it."""

    call: int  #: the position of the call that gave it
    place: Place
    parts: Sequence[Array]  #: the gradient, parameter by parameter
    right: Sequence[Array]  #: the solution's
    measured: Slope  #: the slope of the student's own cost
    own: Verdict
    formula: Verdict


def gradcheck(
    function: JudgedFunction,
    places: Iterable[Arguments],
    *,
    cost: str,
    gradients: Mapping[str, str],
    cost_check: CostCheck | None = None,
) -> None:
    """Demand that gradients are the slope of the cost that comes with them.

    Parameters
    ----------
    function : JudgedFunction
        The student's; it returns a cost and its gradients.
    places : iterable of mapping
        Arguments by name, where the cost is smooth.
    cost : str
        Which output is the cost.
    gradients : mapping
        Parameter → the output that is the slope with respect to it, in its shape.
    cost_check : callable, optional
        Fails for a wrong cost; by default the cost is compared with the solution's.

    Raises
    ------
    Failure
        When the gradient is wrong, or right for another cost than the student's.
    """
    looks = [_look(function, at, cost, gradients) for at in places]
    own = legs.together([each.own for each in looks])
    formula = legs.together([each.formula for each in looks])
    if Verdict.WRONG not in {own, formula}:
        return
    check = cost_check or (lambda *given: same_as_solution(*given, cost))
    cost_is_right = holds(lambda: check(function, [each.place.arguments for each in looks]))
    words = _words(function, cost, gradients)
    if (
        cost_is_right
        and formula is Verdict.WRONG
        and _is_by_small_steps(function, looks, gradients)
    ):
        raise Failure(
            "Your gradient is an approximation by small steps, as a numerical gradient check makes "
            f"it. Such steps test a gradient and do not replace it: it is not {words.gradient}."
        )
    meaning = legs.crossed(own, formula, cost_is_right=cost_is_right, words=words)
    shown = next((each for each in looks if each.own is Verdict.WRONG), None)
    if meaning:
        with on_call(shown.call if shown else -1):
            raise Failure(f"{_fact(shown, gradients)} {meaning}" if shown else meaning)


def _look(function: JudgedFunction, at: Arguments, cost: str, gradients: Mapping[str, str]) -> Look:
    call, place = len(function.calls), Place(arguments=at, parameters=tuple(gradients))
    got, solved = function(**at), function.right(**at)
    parts, right = _parts(got, gradients), _parts(solved, gradients)
    single = structure.is_single(got)
    formula = legs.formula_leg(parts, right, tolerance.of(single=single).values)
    if formula is Verdict.WRONG and not single:
        in_single = legs.formula_leg(parts, right, tolerance.FLOAT32.values)
        if in_single is Verdict.RIGHT and function.computes_in_single(at):
            formula, single = in_single, True
    around = function.each(neighbours(place, single=single))
    costs = [compare.number(each[cost], cost, finite=False) for each in around]
    measured = slope(place, costs, single=single)
    return Look(
        call=call,
        place=place,
        parts=parts,
        right=right,
        measured=measured,
        own=legs.own_cost_leg(np.concatenate(parts), measured, single=single),
        formula=formula,
    )


def _parts(outputs: Outputs, gradients: Mapping[str, str]) -> list[Array]:
    return [
        np.ravel(compare.numeric(outputs[name], name)).astype(np.float64)
        for name in gradients.values()
    ]


def _is_by_small_steps(
    function: JudgedFunction, looks: Sequence[Look], gradients: Mapping[str, str]
) -> bool:
    """Tell whether what is nearly right everywhere is noisy."""
    for each in looks:
        gradient, right = np.concatenate(each.parts), np.concatenate(each.right)
        if np.max(np.abs(gradient - right)) > tolerance.NEAR * np.max(np.abs(right)):
            return False
    at = looks[0].place.arguments
    row = [
        {**at, **{name: at[name] + step * tolerance.NEARBY for name in gradients}}
        for step in range(ROW)
    ]
    return legs.is_by_small_steps(
        [np.concatenate(_parts(each, gradients)) for each in function.each(row)]
    )


def _fact(look: Look, gradients: Mapping[str, str]) -> str:
    """Name the entry where a gradient is furthest from the measured slope."""
    gradient, measured = np.concatenate(look.parts), look.measured.values
    worst = int(np.argmax(np.abs(gradient - measured)))
    name, index = look.place.entries[worst]
    return (
        f"{gradients[name]}{compare.index(index)} is {compare.a_number(gradient[worst])}, and the "
        f"slope of your cost there is {compare.a_number(measured[worst])}."
    )


def _words(function: JudgedFunction, cost: str, gradients: Mapping[str, str]) -> Words:
    """Call the cost and the gradient by the formulas that the lesson declares for them."""
    read = function.declared.read
    formulas = [read[name] for name in (cost, *gradients.values()) if name in read]
    if len(formulas) <= len(gradients) or not all(each.startswith("formula-") for each in formulas):
        return Words()
    first, *others = (each.removeprefix("formula-") for each in formulas)
    several = list(dict.fromkeys(others))
    gradient = f"Formula {several[0]}"
    if len(several) > 1:
        gradient = f"Formulas {', '.join(several[:-1])} and {several[-1]}"
    return Words(cost=f"Formula {first}", gradient=f"that of {gradient}")
