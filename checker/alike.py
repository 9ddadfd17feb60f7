"""A result beside the reference's, whatever it is made of: for the first checks of a lesson.

Where a check can say more (which formula, which factor), it takes the result apart by itself
with `checker.compare`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from checker import compare


def same_form(got: Any, want: Any, name: str) -> None:
    """Demand the containers, keys and shapes of the reference's result.

    Parameters
    ----------
    got : object
        What the student's function returned.
    want : object
        What the reference returned: a number, an array, a table, or a tuple, list or dict of
        these.
    name : str
        What it is called in messages.

    Raises
    ------
    Failure
        At the first part that has another form.
    """
    for part, wanted, title in _parts(got, want, name):
        if np.ndim(wanted):
            compare.array_of(part, title, np.shape(wanted))
        else:
            compare.number(part, title)


def same_values(got: Any, want: Any, name: str) -> None:
    """Demand the values of the reference's result; parameters and errors as for `same_form`."""
    for part, wanted, title in _parts(got, want, name):
        compare.same(part, wanted, title)


def _parts(got: Any, want: Any, name: str) -> Iterator[tuple[Any, Any, str]]:
    """Walk through both at once, down to numbers and arrays."""
    match want:
        case tuple() | list():
            if not isinstance(got, tuple | list) or len(got) != len(want):
                wanted = compare.a_thing(want)
                raise compare.contract(f"{name} is {compare.a_thing(got)}; it should be {wanted}.")
            for position, (part, wanted) in enumerate(zip(got, want, strict=True)):
                yield from _parts(part, wanted, f"{name}[{position}]")
        case Mapping():
            compare.keys_of(got, name, list(want))
            for key, wanted in want.items():
                yield from _parts(got[key], wanted, f"{name}[{key!r}]")
        case _:
            yield got, want, name
