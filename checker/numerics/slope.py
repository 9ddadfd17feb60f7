"""The slope of a cost at a place, measured, with an estimate of the error of each entry.

Central differences of halved steps, extrapolated by Romberg's method (Romberg 1955; the error
estimate is that of Ridders 1982). Whose cost it is, and of which parameters, is all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker.numerics import tolerance

Array = np.ndarray[Any, np.dtype[np.float64]]

#: The first step, where the data are not larger than 1, and how often it is halved. float32 drowns
#: in rounding after four levels.
FIRST, HALVINGS = 2.0, 11
FIRST_SINGLE, HALVINGS_SINGLE = 0.5, 3


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a slope is measured."""

    arguments: Mapping[str, Any]  #: all arguments of the function, by name
    parameters: Sequence[str]  #: those of them in whose directions the slope is asked for

    @property
    def entries(self) -> list[tuple[str, tuple[int, ...]]]:
        """Each parameter's name with each index into it; an empty index into a number."""
        return [
            (name, index)
            for name in self.parameters
            for index in np.ndindex(np.shape(self.arguments[name]))
        ]

    def moved(self, name: str, index: tuple[int, ...], by: float) -> Mapping[str, Any]:
        """Return the arguments with one entry of one parameter moved."""
        value = np.array(self.arguments[name], dtype=np.float64)
        value[index] += by
        return {**self.arguments, name: value if value.ndim else float(value)}


@dataclass(frozen=True, kw_only=True)
class Slope:
    """A measured slope."""

    values: Array  #: one for each of the place's entries
    errors: Array  #: an estimate of the error of each; nan where nothing could be measured


def steps(at: Place, *, single: bool = False) -> Array:
    """Return the step sizes of the central differences: halved each time.

    Parameters
    ----------
    at : Place
        Where. The larger the arrays that are no parameters, the faster a cost bends.
    single : bool
        Whether the costs are computed in float32.
    """
    others = (np.asarray(at.arguments[name]) for name in at.arguments.keys() - {*at.parameters})
    data = [each for each in others if each.ndim and each.dtype.kind in "biuf"]
    largest = max((float(np.max(np.abs(each), initial=0.0)) for each in data), default=0.0)
    first, halvings = (FIRST_SINGLE, HALVINGS_SINGLE) if single else (FIRST, HALVINGS)
    return np.array([first / max(1.0, largest) / 2.0**k for k in range(halvings + 1)])


def neighbours(at: Place, *, single: bool = False) -> list[Mapping[str, Any]]:
    """Return the arguments around a place, in the order in which `slope` takes the costs.

    For each entry and each step size h: +h, then −h. Parameters as of `steps`.
    """
    sizes = steps(at, single=single)
    return [
        at.moved(name, index, signed)
        for name, index in at.entries
        for h in sizes
        for signed in (h, -h)
    ]


def slope(at: Place, costs: Sequence[float], *, single: bool = False) -> Slope:
    """Measure the slope of a cost from its values at the `neighbours` of a place.

    Parameters
    ----------
    at : Place
        Where.
    costs : sequence of float
        The cost at each of ``neighbours(at, single=single)``.
    single : bool
        Whether the costs are computed in float32, which has another noise.

    Returns
    -------
    Slope
        One value for each of ``at.entries``.
    """
    h = steps(at, single=single)
    J = np.asarray(costs, dtype=np.float64).reshape(-1, len(h), 2)
    with np.errstate(invalid="ignore"):
        central = (J[..., 0] - J[..., 1]) / (2 * h)
    eps = float(np.finfo(np.float32 if single else np.float64).eps)
    rounding = tolerance.ROUNDING * eps * np.max(np.abs(J), axis=(1, 2), initial=0.0)
    noise = np.maximum(rounding, rounded_to(J))[:, None] / h
    values, errors = _extrapolated(central, noise)
    if not single:  # there, four steps are too few to look twice, or to see a kink
        errors = np.maximum(_roughness(central, noise, values, errors), kinks(J, h))
    return Slope(values=values, errors=errors)


def _extrapolated(central: Array, noise: Array) -> tuple[Array, Array]:
    values, errors = zip(*map(romberg, central, noise), strict=True)
    return np.array(values), np.array(errors)


def _roughness(central: Array, noise: Array, values: Array, errors: Array) -> float:
    """Estimate the error once more, from the large steps and from the small ones by themselves.

    A cost is as rough in one direction as in another: what is seen in one counts for all. Where
    the large steps say something else altogether, the cost climbs in stairs, of which the small
    ones may see a single one.
    """
    half = central.shape[1] // 2
    large, _ = _extrapolated(central[:, :half], noise[:, :half])
    small, _ = _extrapolated(central[:, half:], noise[:, half:])
    with np.errstate(invalid="ignore"):
        stairs = np.max(np.abs(large - values), initial=0.0)
        rough = np.max(np.maximum(errors, np.abs(small - values)), initial=0.0)
    scale = np.max(np.abs(values), initial=0.0)
    return float(np.inf if stairs > tolerance.STAIRS * scale else rough)


def rounded_to(J: Array) -> float:
    """Bound the rounding of numbers that were rounded to some decimals on purpose.

    Rounded costs stand on stairs: their slope would look like a sure zero.
    """
    for decimals in range(tolerance.DECIMALS):
        if np.array_equal(J, np.round(J, decimals)):
            return 0.5 * 10.0**-decimals
    return 0.0


def kinks(J: Array, h: Array) -> Array:
    """Estimate the kink at the place itself, which central differences cannot see.

    J(+h) + J(−h) is even in h. Where the cost is smooth it holds no term in h; that term, the
    slope on the right minus that on the left, is extrapolated to step zero.

    Parameters
    ----------
    J : numpy.ndarray, shape (entries, k, 2)
        The cost at +h and −h, for each entry and step.
    h : numpy.ndarray, shape (k,)
        The steps, each half of the one before.

    Returns
    -------
    numpy.ndarray, shape (entries,)
        The least of the estimates for each entry.
    """
    with np.errstate(invalid="ignore"):
        even = J.sum(axis=2)
        linear = 2 * (even[:, :-1] - even[:, 1:]) / h[:-1]
        least: Array = np.min(np.abs(2 * linear[:, 1:] - linear[:, :-1]), axis=1)
    return least


def romberg(central: Array, noise: Array) -> tuple[float, float]:
    """Extrapolate central differences of halved steps to step zero.

    Parameters
    ----------
    central : numpy.ndarray, shape (k,)
        Central differences, each with half the step of the one before.
    noise : numpy.ndarray, shape (k,)
        The rounding error of each.

    Returns
    -------
    value, error : float
        The best entry of the tableau, and an estimate of its error; (nan, nan) where a
        difference is not finite.
    """
    best, least = float("nan"), float("nan")
    if not np.isfinite(central).all():
        return best, least
    previous: list[float] = []
    for k, first in enumerate(central):
        row = [float(first)]
        for j in range(1, k + 1):
            row.append(row[j - 1] + (row[j - 1] - previous[j - 1]) / (4.0**j - 1))
            error = max(abs(row[j] - row[j - 1]), abs(row[j] - previous[j - 1]), float(noise[k]))
            if not error >= least:
                best, least = row[j], error
        previous = row
    return best, least
