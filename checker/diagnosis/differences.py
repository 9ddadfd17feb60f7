"""Where two results differ, and whether they have one form."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from checker.diagnosis import leaves
from checker.diagnosis.leaves import Outputs, Raised

#: In place of an output that is not there.
ABSENT = Raised(type_name="", message="")


def differing(made: Outputs, right: Outputs, among: Collection[str] | None = None) -> set[str]:
    """Return the paths, of all or among some, at which two results differ or one has none."""
    paths = dict.fromkeys((*made, *right)) if among is None else among
    return {
        path for path in paths if not leaves.same(made.get(path, ABSENT), right.get(path, ABSENT))
    }


def form(value: object) -> tuple[object, ...]:
    """Return the shape and the kind of number of an output."""
    if isinstance(value, list | int | float | np.ndarray | np.generic):
        array = np.asarray(value)
        return (array.shape if array.size != 1 else (), array.dtype.kind)
    return (type(value),)


def forms(outputs: Outputs, paths: tuple[str, ...]) -> dict[str, tuple[object, ...]]:
    """Return the forms of the outputs at these paths, and of what is in them."""
    if not paths:
        return {}
    return {path: form(value) for path, value in outputs.items() if path.startswith(paths)}


def displaced(came: Outputs, right: Outputs) -> tuple[str, ...]:
    """Return where a result has more or fewer values than it should, so that no place counts."""
    return tuple(
        path.removesuffix(leaves.FORM)
        for path, wanted in right.items()
        if path.endswith(leaves.FORM) and not str(wanted).startswith(leaves.DICT)
        if came.get(path, wanted) != wanted
    )


def tell_little(values: Iterable[object]) -> bool:
    """Tell whether outputs are no more than answers, yes or no, which many programs share."""
    known: set[object] = set()
    for value in values:
        if isinstance(value, list | int | float | np.ndarray | np.generic):
            array = np.asarray(value)
            if array.size and array.dtype.kind not in "biuf":
                return False
            known.update(np.unique(array).tolist())
        if len(known) > 2:  # noqa: PLR2004 (yes and no)
            return False
    return bool(known)
