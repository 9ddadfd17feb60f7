"""What a call could have changed of its arguments. Runs in the student's process.

Arrays that arrive read-only keep their values, and still their shape, their dtype and their flags
can be set. Lists and dicts can be changed at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.isolation.wire.values import Value


class Given:
    """The arguments of a call that is to be made.

    Parameters
    ----------
    values
        In their order.
    """

    def __init__(self, values: Sequence[Value]) -> None:
        self._values = list(values)
        self._forms = [_form(value) for value in values]

    def touched(self) -> dict[int, Value]:
        """Return number → value now, of those that the call could have changed."""
        pairs = enumerate(zip(self._values, self._forms, strict=True))
        return {i: value for i, (value, form) in pairs if _is_open(value) or _form(value) != form}


def _is_open(value: Value) -> bool:
    if isinstance(value, np.ndarray):
        return value.flags.writeable
    return isinstance(value, list | dict | tuple)


def _form(value: Value) -> tuple[Value, ...] | None:
    if isinstance(value, np.ndarray):
        return value.shape, value.dtype, value.strides, value.flags.writeable
    return None
