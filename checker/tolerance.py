"""The only home of numerical tolerances, each with where it comes from.

Results are judged by their own dtype: a student may compute in float32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np


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

# The slope of the student's own cost (see gradcheck.py).
SLOPE_RTOL = 1e-6
SLOPE_RTOL_FLOAT32 = 2e-3
#: Entries smaller than this share of the largest are judged as if they had this share.
SLOPE_FLOOR = 0.01
#: The error estimate is trusted up to this factor.
SLOPE_SAFETY = 10
#: A measured slope whose error may be larger than this share of the largest one tells nothing.
SLOPE_UNUSABLE = 1e-4
SLOPE_UNUSABLE_FLOAT32 = 0.05
#: log(A + 1e-7) is a guard, not a mistake. It moves the slope by 1e-7 · mean(|x| / A).
LOG_GUARD = 1e-7
#: Rounding in one cost, in units of its own eps.
ROUNDING = 4
#: Costs that are equal when rounded to fewer decimals than this were rounded on purpose.
DECIMALS = 13


def of(value: Any) -> Tolerance:
    """The tolerance for a result of this dtype.

    Parameters
    ----------
    value : numpy.ndarray or number
        What the student's function returned.
    """
    return FLOAT32 if np.result_type(value) == np.float32 else FLOAT64
