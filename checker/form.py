"""The right numbers in another form than the lesson's: a failure of its own, never "wrong"."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from checker import compare, tolerance
from checker.failure import Failure


@contextlib.contextmanager
def right_numbers(result: Any, wanted: Any, returns: str) -> Iterator[None]:
    """Within this block, tell a wrong form apart from wrong numbers.

    Parameters
    ----------
    result : object
        What the function returned.
    wanted : object
        What the reference returned.
    returns : str
        What the lesson returns, in words: ``"grads, cost"``.

    Raises
    ------
    Failure
        The one that the block raises; where the numbers are right, it says so first.
    """
    try:
        yield
    except Failure as failure:
        if failure.reason == "contract" and same_numbers(result, list(leaves(wanted))):
            raise compare.contract(
                f"Your numbers are right, but their form is not. {failure.fact}",
                failure.hint or f"The lesson returns {returns}.",
                failure.about,
            ) from None
        raise


@np.errstate(all="ignore")  # what diverged is as large as it likes
def same_numbers(result: Any, wanted: Sequence[Any]) -> bool:
    """Tell whether a result holds the wanted numbers, in whatever shape, order or container.

    Used to say "your numbers are right; the lesson returns …" in place of "wrong value".
    """
    came = [np.ravel(leaf).astype(np.float64) for leaf in leaves(result)]
    for want in wanted:
        flat = np.ravel(np.asarray(want, dtype=np.float64))
        rtol = tolerance.FLOAT64.cost if flat.size == 1 else tolerance.FLOAT64.values
        scale = np.max(np.abs(flat), initial=tolerance.ABSOLUTE)
        if not any(
            leaf.size == flat.size and bool(np.all(np.abs(leaf - flat) <= rtol * scale))
            for leaf in came
        ):
            return False
    return True


def leaves(value: Any) -> Iterator[compare.Array]:
    """Yield every number and array of numbers in nested dicts, tuples and lists."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, np.ndarray | np.generic | int | float):
        if np.asarray(value).dtype.kind in "biuf":
            yield np.asarray(value)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from leaves(item)
