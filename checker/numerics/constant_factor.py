"""A result that is the right one times a constant, and what that constant is."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from checker.numerics import tolerance

Array = np.ndarray[Any, np.dtype[Any]]
#: On a single input any number is a constant factor.
FEWEST = 2
#: Factors measured on two inputs are one to so many digits.
SAME = 1e-6


@np.errstate(all="ignore")  # what diverged is as large as it likes
def constant_ratio(got: Array, want: Array) -> float | None:
    """Return k where got = k · want in every entry, and k is not 1; else None."""
    got, want = np.ravel(got).astype(np.float64), np.ravel(want)
    large = np.abs(want) > tolerance.RATIO * np.max(np.abs(want), initial=0.0)
    if not large.any() or not np.isfinite(got).all():
        return None
    k = float(np.sum(got * want) / np.sum(want * want))
    if np.allclose(got, k * want, rtol=tolerance.RATIO, atol=tolerance.ABSOLUTE) and k != 0:
        return k
    return None


def everywhere(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Return k where got = k · want in every pair of several, and k is not 1; else None.

    Parameters
    ----------
    pairs : sequence of (got, want)
        Of one output, on different inputs.
    """
    if len(pairs) < FEWEST or not all(_comparable(*pair) for pair in pairs):
        return None
    found = [constant_ratio(np.asarray(got), np.asarray(want)) for got, want in pairs]
    first = found[0]
    if first is None or any(k is None or not np.isclose(k, first, rtol=SAME) for k in found):
        return None
    return None if np.isclose(first, 1, rtol=SAME) else first


def _comparable(got: Any, want: Any) -> bool:
    arrays = [np.asarray(each) for each in (got, want) if each is not None]
    numeric = len(arrays) == 2 and all(each.dtype.kind in "iuf" for each in arrays)  # noqa: PLR2004 (a pair)
    return numeric and arrays[0].size == arrays[1].size


def named_ratio(k: float, sizes: Mapping[str, int]) -> str:
    """Name a factor: "m = 7", "1/m = 1/7", "−1"; empty when it is none that is known."""
    known: list[tuple[str, float]] = [("−1", -1.0), ("2", 2.0), ("1/2", 0.5)]
    for name, size in sizes.items():
        known += [(f"{name} = {size}", size), (f"1/{name} = 1/{size}", 1 / size)]
        known += [(f"−{name} = −{size}", -size), (f"−1/{name} = −1/{size}", -1 / size)]
        known += [(f"{name}² = {size * size}", size * size)]
    known += [(f"{a}/{b}", sizes[a] / sizes[b]) for a, b in itertools.permutations(sizes, 2)]
    known += [("1/ln 10 = 0.434, as a base-10 logarithm gives", 1 / np.log(10))]
    known += [("1/ln 2 = 1.44, as a base-2 logarithm gives", 1 / np.log(2))]
    for text, value in known:
        if abs(k - value) <= tolerance.RATIO * abs(value):
            return text
    return ""


def hint(got: Array, want: Array, name: str, sizes: Mapping[str, int]) -> str:
    """Say that a result is the right one times a known factor; empty when it is not."""
    k = constant_ratio(got, want)
    text = named_ratio(k, sizes) if k is not None else ""
    if not text:
        return ""
    if text == "−1":
        return f"{name} has the right size and the wrong sign."
    each = "every entry of " if want.size > 1 else ""
    return f"Look at a factor: {each}{name} is the right value times {text}."
