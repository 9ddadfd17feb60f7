"""Is a hand-derived gradient right? Two legs, and what it means when they disagree.

*Formula leg*: the gradient against the closed form of Formulas 5 and 6.
*Own-cost leg*: the gradient against the slope of the student's **own** cost, measured by
central differences that Romberg's method extrapolates (Romberg 1955; the error estimate is
that of Ridders 1982).

A measurement may also say "cannot tell here": at a kink, a clip or a NaN. A student never
fails because the measurement did.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker import tolerance

Array = np.ndarray[Any, np.dtype[np.float64]]

#: Halvings of the first step; float32 drowns in rounding after four levels.
HALVINGS, HALVINGS_FLOAT32 = 9, 3


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place where the gradient is checked."""

    w: Array  #: shape (n, 1)
    b: float  #: the bias
    X: Array  #: shape (n, m)
    Y: Array  #: shape (1, m)

    @property
    def n(self) -> int:
        """How many features."""
        return len(self.X)

    @property
    def m(self) -> int:
        """How many examples."""
        return self.Y.size

    @property
    def arguments(self) -> tuple[Array, float, Array, Array]:
        """w, b, X, Y: the arguments of propagate."""
        return self.w, self.b, self.X, self.Y


class Verdict(enum.Enum):
    """What a leg says."""

    RIGHT = "right"
    WRONG = "wrong"
    CANNOT_TELL = "cannot tell here"


@dataclass(frozen=True, kw_only=True)
class Slope:
    """A measured slope."""

    values: Array  #: one for each coordinate
    errors: Array  #: an estimate of the error of each; nan where nothing could be measured


def points(rng: np.random.Generator) -> list[Point]:
    """Choose where to look.

    Several shapes with n ≠ m, among them n = 1 and m = 1; w and b not zero, since at zero too
    many wrong gradients are right; |z| ≤ 3, where no sigmoid saturates; both labels; and a
    dead feature (a zero row of X), as most pixels at the edge of an image are.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where the numbers come from.
    """
    return [point(rng, n, m) for n, m in ((4, 7), (3, 5), (1, 6), (2, 1))]


def point(rng: np.random.Generator, n: int, m: int) -> Point:
    """Choose one place with n features and m examples."""
    X = rng.normal(size=(n, m))
    if n > 2:  # noqa: PLR2004 (with fewer features none can be spared)
        X[rng.integers(n)] = 0.0
    w = rng.uniform(0.5, 1.5, size=(n, 1)) * rng.choice([-1.0, 1.0], size=(n, 1))
    b = float(rng.uniform(0.2, 0.9) * rng.choice([-1.0, 1.0]))
    w *= 2.0 / max(2.0, float(np.max(np.abs(w.T @ X))))
    Y = rng.permutation(np.arange(m) % 2).astype(np.float64).reshape(1, m)
    return Point(w=w, b=b, X=X, Y=Y)


def steps(at: Point, dtype: Any = np.float64) -> Array:
    """The step sizes of the central differences: halved each time."""
    halvings = HALVINGS_FLOAT32 if dtype == np.float32 else HALVINGS
    first = 0.5 / max(1.0, float(np.max(np.abs(at.X))))
    sizes: Array = first / 2.0 ** np.arange(halvings + 1, dtype=np.float64)
    return sizes


def neighbours(at: Point, dtype: Any = np.float64) -> list[tuple[Array, float, Array, Array]]:
    """Arguments of propagate around a point, in the order that `slope` takes the costs.

    For each coordinate (the n weights, then b) and each step size h: +h, then −h.
    """
    around: list[tuple[Array, float, Array, Array]] = []
    for coordinate in range(at.n + 1):
        for h in steps(at, dtype):
            for signed in (h, -h):
                if coordinate < at.n:
                    w = at.w.copy()
                    w[coordinate, 0] += signed
                    around.append((w, at.b, at.X, at.Y))
                else:
                    around.append((at.w, at.b + float(signed), at.X, at.Y))
    return around


def slope(at: Point, costs: Sequence[float], dtype: Any = np.float64) -> Slope:
    """Measure the slope of a cost from its values at the `neighbours` of a point.

    Parameters
    ----------
    at : Point
        The point.
    costs : sequence of float
        The cost at each of ``neighbours(at, dtype)``.
    dtype : dtype
        In which the costs were computed: float32 has another noise.

    Returns
    -------
    Slope
        n + 1 values, the last for b.
    """
    h = steps(at, dtype)
    J = np.asarray(costs, dtype=np.float64).reshape(at.n + 1, len(h), 2)
    with np.errstate(invalid="ignore"):
        central = (J[..., 0] - J[..., 1]) / (2 * h)
    eps = np.finfo(np.float32 if dtype == np.float32 else np.float64).eps
    rounding = tolerance.ROUNDING * eps * np.max(np.abs(J), axis=(1, 2), initial=0.0)
    noise = np.maximum(rounding, rounded_to(J))[:, None] / h
    values, errors = zip(*map(romberg, central, noise), strict=True)
    if dtype == np.float32:  # four steps are too few to see a kink
        return Slope(values=np.array(values), errors=np.array(errors))
    return Slope(values=np.array(values), errors=np.maximum(errors, kinks(J, h)))


def rounded_to(J: Array) -> float:
    """Bound the rounding of costs that were rounded to some decimals on purpose.

    Rounded costs stand on steps: their slope would look like a sure zero.
    """
    for decimals in range(tolerance.DECIMALS):
        if np.array_equal(J, np.round(J, decimals)):
            return 0.5 * 10.0**-decimals
    return 0.0


def kinks(J: Array, h: Array) -> Array:
    """Estimate the kink at the point itself, which central differences cannot see.

    J(+h) + J(−h) is even in h. Where the cost is smooth it holds no term in h; that term, the
    slope on the right minus that on the left, is extrapolated to step zero.

    Parameters
    ----------
    J : numpy.ndarray, shape (n + 1, k, 2)
        The cost at +h and −h, for each coordinate and step.
    h : numpy.ndarray, shape (k,)
        The steps, each half of the one before.

    Returns
    -------
    numpy.ndarray, shape (n + 1,)
        The least of the estimates for each coordinate.
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


def own_cost_leg(gradient: Array, measured: Slope, at: Point, dtype: Any = np.float64) -> Verdict:
    """Compare a gradient with the measured slope of the cost that came with it.

    Parameters
    ----------
    gradient : numpy.ndarray, shape (n + 1,)
        dw, then db.
    measured : Slope
        From `slope`.
    at : Point
        Where; it says how far a guarded logarithm may move the slope.
    dtype : dtype
        Of the result that is judged.
    """
    single = dtype == np.float32
    scale = float(np.max(np.abs(measured.values))) if len(measured.values) else 0.0
    error = tolerance.SLOPE_SAFETY * measured.errors
    unusable = tolerance.SLOPE_UNUSABLE_FLOAT32 if single else tolerance.SLOPE_UNUSABLE
    guard = log_guard(at)
    unknown = np.maximum(error, guard)  # what allows nearly anything tells nothing
    if not np.isfinite(measured.values).all() or np.any(unknown > unusable * scale):
        return Verdict.CANNOT_TELL
    rtol = tolerance.SLOPE_RTOL_FLOAT32 if single else tolerance.SLOPE_RTOL
    size = np.maximum(np.abs(measured.values), tolerance.SLOPE_FLOOR * scale)
    allowed = error + rtol * size + guard
    return Verdict.RIGHT if np.all(np.abs(gradient - measured.values) <= allowed) else Verdict.WRONG


def log_guard(at: Point) -> Array:
    """Bound how far log(A + 1e-7) in place of log(A) moves each slope."""
    z = np.abs(at.w.T @ at.X + at.b)
    inputs = np.vstack([np.abs(at.X), np.ones((1, at.m))])
    bound: Array = tolerance.LOG_GUARD * np.mean(inputs * (1 + np.exp(z)), axis=1)
    return bound


def formula_leg(gradient: Array, reference: Array, dtype: Any = np.float64) -> Verdict:
    """Compare a gradient with the closed form."""
    rtol = (tolerance.FLOAT32 if dtype == np.float32 else tolerance.FLOAT64).values
    allowed = rtol * (np.abs(reference) + np.max(np.abs(reference), initial=0.0))
    close = np.abs(gradient - reference) <= allowed + tolerance.ABSOLUTE
    return Verdict.RIGHT if np.all(close) else Verdict.WRONG


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """Sum up one leg over all points: wrong anywhere is wrong; unknown everywhere is unknown."""
    if Verdict.WRONG in verdicts:
        return Verdict.WRONG
    return Verdict.RIGHT if Verdict.RIGHT in verdicts else Verdict.CANNOT_TELL


def crossed(own: Verdict, formula: Verdict) -> str:
    """Say what the two legs mean together; empty when the gradient is right.

    Parameters
    ----------
    own, formula : Verdict
        What each leg says.
    """
    match own, formula:
        case Verdict.RIGHT, Verdict.WRONG:
            return (
                "Mend the cost first: your gradient is the true derivative of your own cost, but "
                "that cost is not Formula 4."
            )
        case Verdict.WRONG, Verdict.RIGHT:
            return (
                "Your gradient is right, but it is not the slope of your own cost: the cost "
                "differs from Formula 4."
            )
        case Verdict.WRONG, Verdict.WRONG:
            return (
                "Your gradient is not the slope of your own cost, and it is not that of "
                "Formulas 5 and 6."
            )
        case Verdict.CANNOT_TELL, Verdict.WRONG:
            return "Your gradient is not that of Formulas 5 and 6."
    return ""


def derivative_of(f: Callable[[Array, float, Array, Array], float], at: Point) -> Slope:
    """Measure the slope of a cost function of (w, b, X, Y) directly."""
    return slope(at, [f(*arguments) for arguments in neighbours(at)])
