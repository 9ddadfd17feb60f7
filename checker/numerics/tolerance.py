"""The only home of numerical tolerances, each with where it comes from.

Results are judged by the precision of their computation: a student may compute in float32.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Tolerance:
    """What is allowed between a result and its reference."""

    #: of each entry and of the largest entry. The two sums of an m-term product differ by at
    #: most m · eps of the sum of the terms' sizes: 4000 · 2.2e-16 ≈ 1e-12 in float64, and
    #: cancellation costs a few digits more.
    values: float
    #: of the cost: as much as a guard log(A + 1e-8) moves it, and more.
    cost: float = 1e-4


FLOAT64 = Tolerance(values=1e-9)
#: 4000 · 6e-8 = 2e-4 in the worst case; in practice the errors of a sum cancel.
FLOAT32 = Tolerance(values=1e-3)

#: Where every reference is zero there is no size to be relative to.
ABSOLUTE = 1e-12

#: A ratio is called constant when it is so to this many digits.
RATIO = 1e-7

# The slope of the student's own cost (see slope.py and gradcheck.py).
SLOPE_RTOL = 1e-6
SLOPE_RTOL_FLOAT32 = 2e-3
#: Entries smaller than this share of the largest are judged as if they had this share.
SLOPE_FLOOR = 0.01
#: The error estimate is trusted up to this factor.
SLOPE_SAFETY = 10
#: A measured slope whose error may be larger than this share of the largest one tells nothing.
SLOPE_UNUSABLE = 1e-4
SLOPE_UNUSABLE_FLOAT32 = 0.05
#: So far, as a share of the largest slope, large steps may be off where a cost is smooth.
STAIRS = 1e-3
#: Rounding in one cost, in units of its own eps.
ROUNDING = 4
#: Costs that are equal when rounded to fewer decimals than this were rounded on purpose.
DECIMALS = 13

#: A gradient of a formula bends by nothing between places so near to each other: what is seen
#: there is rounding. That of a formula is a few eps of its size; one that was measured with steps
#: up to 1e-3 jumps by eps / step, which is 1e-13 or more.
NEARBY, NOISE = 1e-9, 1e-13
#: So near to the right gradient, as a share of its largest entry, an approximation is one of it.
NEAR = 0.01


def of(*, single: bool) -> Tolerance:
    """Return the tolerance for what is computed in float32, or in float64."""
    return FLOAT32 if single else FLOAT64
