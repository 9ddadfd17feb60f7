"""Memory that nothing was written to holds something else each time.

By chance `np.empty` often gives zeros: then a program that forgot to fill an array passes now and
fails tomorrow. Here it always gives something else, so that it fails each time.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

_left_over: Iterator[int] = itertools.count(1)


def begin(number: int) -> None:
    """Let memory hold other things than with another number."""
    global _left_over  # noqa: PLW0603  there is one memory
    _left_over = itertools.count(1 + 1000 * number)


def spoil() -> None:
    """Fill what `np.empty` and `np.empty_like` give from now on; only in a process of its own."""
    for name in ("empty", "empty_like"):
        setattr(np, name, _filled(getattr(np, name)))


def _filled(make: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(make)
    def made(*arguments: Any, **named: Any) -> Any:
        array = make(*arguments, **named)
        found = _of_kind(array.dtype.kind, next(_left_over))
        if found is not None:
            array.fill(found)
        return array

    return made


def _of_kind(kind: str, number: int) -> float | int | bool | None:
    """Return what the memory held, as it were; None for what is no number."""
    if kind in "fc":
        return -12345.678 * number
    if kind in "iu":
        return 1 + number % 97
    return bool(number % 2) if kind == "b" else None
