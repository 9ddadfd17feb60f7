"""Where two results of the same function differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from checker.isolation.wire.values import Opaque, Record
from checker.numerics import tolerance


def difference(one: Any, other: Any, path: str = "") -> str | None:
    """Return the path of the first part in which two results differ.

    Parameters
    ----------
    one, other : object
        What came from a student's process, twice.
    path : str
        Where they stand in a larger result.

    Returns
    -------
    str or None
        ``"[0]['dw']"``; empty for the whole; None where they are the same.
    """
    match one, other:
        case (Mapping(), Mapping()):
            pairs: list[Any] = [*one] if [*one] == [*other] else []
            same_form = len(pairs) == len(one) == len(other)
        case (tuple() | list(), tuple() | list()):
            pairs, same_form = [*range(len(one))], len(one) == len(other)
        case (Record(), Record()):
            return difference(dict(one.fields), dict(other.fields), path)
        case (Opaque(), Opaque()):
            return None if one.type_name == other.type_name else path
        case _:
            return None if _same(one, other) else path
    if not same_form or type(one) is not type(other):
        return path
    for key in pairs:
        found = difference(one[key], other[key], f"{path}[{key!r}]")
        if found is not None:
            return found
    return None


@np.errstate(all="ignore")  # what diverged is as large as it likes
def _same(one: Any, other: Any) -> bool:
    first, second = np.asarray(one), np.asarray(other)
    if first.dtype.kind in "biuf" and second.dtype.kind in "biuf":
        close = np.isclose(
            first.astype(np.float64),
            second.astype(np.float64) if first.shape == second.shape else np.nan,
            rtol=tolerance.FLOAT64.values,
            atol=tolerance.ABSOLUTE,
            equal_nan=True,
        )
        return first.shape == second.shape and bool(np.all(close))
    return type(one) is type(other) and bool(np.all(first == second))
