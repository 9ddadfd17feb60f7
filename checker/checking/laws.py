"""Laws that a right function keeps, whatever its formula; each is one line of a check.

They need no solution, and say what a wrong value breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from checker.checking.judged import Arguments, JudgedFunction
from checker.failure import Failure
from checker.numerics import compare, structure


def sums_to_one(
    function: JudgedFunction, places: Iterable[Arguments], *, axis: int | None = None
) -> None:
    """Demand that the result adds up to 1: in all, or along an axis.

    Parameters
    ----------
    function : JudgedFunction
        A function with one output, an array.
    places : iterable of mapping
        Arguments by name.
    axis : int, optional
        Which entries are added: 0 for those of each column.

    Raises
    ------
    Failure
        At the first sum that is another number.
    """
    for at in places:
        name, result = _only(function, at)
        sums = compare.numeric(result, name).astype(np.float64).sum(axis=axis)
        compare.same(sums, np.ones_like(sums), f"The sum of {name}")


def monotone(
    function: JudgedFunction, places: Iterable[Arguments], *, falling: bool = False
) -> None:
    """Demand that the result grows where the argument does, along the last axis.

    Parameters
    ----------
    function : JudgedFunction
        A function of one array, with one output of its shape.
    places : iterable of mapping
        The argument, whose entries grow along the last axis.
    falling : bool
        Whether the result has to fall instead.

    Raises
    ------
    Failure
        At the first step that goes another way, or nowhere.
    """
    for at in places:
        name, result = _only(function, at)
        ((parameter, given),) = at.items()
        given = np.asarray(given)
        values = compare.array_of(result, name, given.shape)
        steps = np.diff(values, axis=-1)
        wrong = np.argwhere(steps >= 0 if falling else steps <= 0)
        if len(wrong):
            *row, i = wrong[0]
            here, there = (*row, i), (*row, i + 1)
            raise Failure(
                f"From {parameter} = {given[here]:g} to {parameter} = {given[there]:g} {name} "
                f"should {'fall' if falling else 'rise'}; it goes from {values[here]:.6g} to "
                f"{values[there]:.6g}.",
                about=name,
            )


def bounded(function: JudgedFunction, places: Iterable[Arguments], low: float, high: float) -> None:
    """Demand that each entry of the result lies between two numbers, or is one of them.

    Parameters
    ----------
    function : JudgedFunction
        A function with one output, a number or an array.
    places : iterable of mapping
        Arguments by name.
    low, high : float
        The bounds.

    Raises
    ------
    Failure
        At the first entry that lies outside.
    """
    for at in places:
        name, result = _only(function, at)
        values = compare.numeric(result, name)
        outside = np.argwhere(~((values >= low) & (values <= high)))
        if len(outside):
            where = tuple(outside[0])
            raise Failure(
                f"{name}{compare.index(where)} is {values[where]:.6g}; it should lie between "
                f"{low:g} and {high:g}.",
                about=name,
            )


def symmetric(function: JudgedFunction, places: Iterable[Arguments]) -> None:
    """Demand that the order of the first two arguments is all the same: f(a, b) = f(b, a).

    Parameters
    ----------
    function : JudgedFunction
        A function with one output.
    places : iterable of mapping
        Arguments by name.

    Raises
    ------
    Failure
        At the first place where the exchanged arguments give something else.
    """
    first, second = function.declared.parameters[:2]
    for at in places:
        name, result = _only(function, at)
        _, other = _only(function, {**at, first: at[second], second: at[first]})
        title = f"{name} with {first} and {second} exchanged"
        structure.same_values(other, result, title)


def idempotent(function: JudgedFunction, places: Iterable[Arguments]) -> None:
    """Demand that a second time changes nothing: f(f(x)) = f(x).

    Parameters
    ----------
    function : JudgedFunction
        A function whose one output can be its first argument.
    places : iterable of mapping
        Arguments by name.

    Raises
    ------
    Failure
        At the first place where the second time gives something else.
    """
    parameter = function.declared.parameters[0]
    for at in places:
        name, result = _only(function, at)
        _, again = _only(function, {**at, parameter: result})
        structure.same_values(again, result, f"{name} of its own result")


def _only(function: JudgedFunction, at: Arguments | Mapping[str, Any]) -> tuple[str, Any]:
    """Call a function that has one output; give the output's name and its value."""
    ((name, value),) = function(**at).items()
    return name, value
