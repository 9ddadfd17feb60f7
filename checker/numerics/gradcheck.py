"""Is a hand-derived gradient right? Two legs, and what it means when they disagree.

*Formula leg*: the gradient against the right one, which a formula gives.
*Own-cost leg*: the gradient against the slope of the student's **own** cost, as
`checker.numerics.slope` measures it.

A measurement may also say "cannot tell here": at a kink, a clip or a NaN. A student never
fails because the measurement did.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from checker.numerics import tolerance
from checker.numerics.slope import Array, Slope, rounded_to


class Verdict(enum.Enum):
    """What a leg says."""

    RIGHT = "right"
    WRONG = "wrong"
    CANNOT_TELL = "cannot tell here"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a lesson calls its cost and its gradient."""

    cost: str = "the one that the lesson asks for"  #: "Formula 4"
    gradient: str = "the right one"  #: "that of Formulas 5 and 6"


def own_cost_leg(gradient: Array, measured: Slope, *, single: bool = False) -> Verdict:
    """Compare a gradient with the measured slope of the cost that came with it.

    Parameters
    ----------
    gradient : numpy.ndarray, shape (entries,)
        All its parts, one after the other, as `checker.numerics.slope.slope` orders them.
    measured : Slope
        From there.
    single : bool
        Whether it was computed in float32.
    """
    scale = float(np.max(np.abs(measured.values), initial=0.0))
    error = tolerance.SLOPE_SAFETY * measured.errors
    unusable = tolerance.SLOPE_UNUSABLE_FLOAT32 if single else tolerance.SLOPE_UNUSABLE
    if not np.isfinite(measured.values).all() or np.any(error > unusable * scale):
        return Verdict.CANNOT_TELL
    rtol = tolerance.SLOPE_RTOL_FLOAT32 if single else tolerance.SLOPE_RTOL
    size = np.maximum(np.abs(measured.values), tolerance.SLOPE_FLOOR * scale)
    close = np.abs(gradient - measured.values) <= error + rtol * size
    return Verdict.RIGHT if np.all(close) else Verdict.WRONG


def formula_leg(parts: Sequence[Array], right: Sequence[Array], rtol: float) -> Verdict:
    """Compare the parts of a gradient with the right ones, each by its own size.

    Parameters
    ----------
    parts, right : sequence of numpy.ndarray
        The slopes with respect to one parameter each, in the same shapes.
    rtol : float
        What may differ, relative to the entry and to the largest one of its part.
    """
    for part, want in zip(parts, right, strict=True):
        allowed = rtol * (np.abs(want) + np.max(np.abs(want), initial=0.0)) + tolerance.ABSOLUTE
        if not np.all(np.abs(part - want) <= allowed):
            return Verdict.WRONG
    return Verdict.RIGHT


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """Sum up one leg over all places: wrong anywhere is wrong; unknown everywhere is unknown."""
    if Verdict.WRONG in verdicts:
        return Verdict.WRONG
    return Verdict.RIGHT if Verdict.RIGHT in verdicts else Verdict.CANNOT_TELL


def is_by_small_steps(gradients: Sequence[Array]) -> bool:
    """Tell by its noise whether a gradient was itself measured by differences.

    A formula's gradient changes smoothly: between places that lie this near to each other, by the
    same from one to the next, down to the last digit. A difference of two costs, divided by a
    small step, jumps by the rounding of the costs, which the step makes larger.

    Parameters
    ----------
    gradients : sequence of numpy.ndarray, shape (entries,)
        At places in a row, `tolerance.NEARBY` apart.
    """
    made = np.array(gradients)
    if rounded_to(made):  # it jumps as well
        return False
    jumps = float(np.max(np.abs(np.diff(made, n=2, axis=0)), initial=0.0))
    return jumps > tolerance.NOISE * float(np.max(np.abs(made), initial=0.0))


def crossed(own: Verdict, formula: Verdict, *, cost_is_right: bool, words: Words) -> str:
    """Say what the two legs mean together; empty when the gradient is right.

    A gradient that the formula proves is right, whatever was measured, unless the cost is wrong:
    then it is right for another cost than the student's.

    Parameters
    ----------
    own, formula : Verdict
        What each leg says.
    cost_is_right : bool
        Whether the cost passes its own check.
    words : Words
        What the lesson calls both.
    """
    match own, formula:
        case Verdict.RIGHT, Verdict.WRONG if not cost_is_right:
            return (
                "Mend the cost first: your gradient is the true derivative of your own cost, but "
                f"that cost is not {words.cost}."
            )
        case Verdict.RIGHT, Verdict.WRONG:
            return (
                f"Your gradient is not {words.gradient}: it agrees with the slope of your cost in "
                "some digits, and no further."
            )
        case Verdict.WRONG, Verdict.RIGHT if not cost_is_right:
            return (
                "Your gradient is right, but it is not the slope of your own cost: the cost "
                f"differs from {words.cost}."
            )
        case Verdict.WRONG, Verdict.WRONG:
            return (
                f"Your gradient is not the slope of your own cost, and it is not {words.gradient}."
            )
        case Verdict.CANNOT_TELL, Verdict.WRONG:
            return f"Your gradient is not {words.gradient}."
    return ""
