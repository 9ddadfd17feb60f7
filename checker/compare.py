"""Verdicts on what a student's function returned.

Each function stops at the first of: type, keys, shape, dtype, NaN, values; and says what came
and what should have come. Values are compared, not types: an int, a float, a 0-d array and
arrays of shape (1,) and (1, 1) are the same number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from checker import ratio, tolerance
from checker.failure import Failure
from checker.student.wire import Opaque, Record

Array = np.ndarray[Any, np.dtype[Any]]


def a_shape(shape: Sequence[int]) -> str:
    """Write a shape as numpy does: ``(3, 1)``."""
    return str(tuple(int(n) for n in shape))


def a_number(value: Any) -> str:
    """Write a number with the digits that a reader needs."""
    try:
        return f"{float(value):.6g}"
    except OverflowError:  # Python's whole numbers have no end
        return "over 1e308" if value > 0 else "under −1e308"


def a_thing(value: Any) -> str:  # noqa: PLR0911 (one return for each kind of thing)
    """Name what came, in words: "an array of shape (3, 5)", "None", "a tuple of 2 values"."""
    match value:
        case None:
            return "None"
        case bool() | np.bool_():
            return str(bool(value))
        case int() | float() | np.number():
            return f"the number {a_number(value)}" if np.isreal(value) else f"the number {value}"
        case str():
            return f"the text {value[:40]!r}"
        case np.ndarray():
            return f"an array of shape {a_shape(value.shape)}"
        case tuple() | list():
            kind = type(value).__name__
            return f"a {kind} of {len(value)} value{'' if len(value) == 1 else 's'}"
        case Mapping():
            return f"a dict with the keys {', '.join(map(repr, list(value)[:8]))}"
        case Record():
            return f"a {value.kind}"
        case Opaque():
            return f"a {value.type_name} object"
    return f"a {type(value).__name__}"


def contract(fact: str, hint: str = "", about: str = "") -> Failure:
    """Make the failure of a form, as opposed to a value."""
    return Failure(fact, hint, about=about, reason="contract")


def tuple_of(value: Any, function: str, names: Sequence[str]) -> tuple[Any, ...]:
    """Take a function's result apart.

    Parameters
    ----------
    value : object
        What the function returned.
    function : str
        Its name, for the message.
    names : sequence of str
        What the lesson returns, in order.

    Raises
    ------
    Failure
        When it is not a tuple or list of so many values.
    """
    wanted = f"{function} should return {', '.join(names)}"
    if value is None:
        raise contract(
            f"{function} returned None. {wanted}.",
            "A function without a return statement returns None; print does not return.",
        )
    if not isinstance(value, tuple | list) or len(value) != len(names):
        raise contract(f"{function} returned {a_thing(value)}. {wanted}.")
    return tuple(value)


def keys_of(value: Any, name: str, keys: Sequence[str]) -> Mapping[str, Any]:
    """Take a dictionary that must have these keys; more are fine.

    Raises
    ------
    Failure
        When it is no dictionary, or lacks a key.
    """
    if not isinstance(value, Mapping):
        wanted = ", ".join(map(repr, keys))
        raise contract(f"{name} is {a_thing(value)}; it should be a dict with the keys {wanted}.")
    missing = [key for key in keys if key not in value]
    if missing:
        has = ", ".join(map(repr, list(value)[:8])) or "no keys"
        raise contract(f"{name} has no key {missing[0]!r}; it has {has}.")
    return value


def numeric(value: Any, name: str) -> Array:
    """Take numbers in any container as an array.

    Raises
    ------
    Failure
        When they are not real numbers, or not of float32, float64, an integer or bool dtype.
    """
    if value is None:
        raise contract(f"{name} is None; it should hold numbers.", about=name)
    if isinstance(value, Record) and value.kind in {"DataFrame", "Series"}:
        columns = value.fields["values"]
        value = list(columns.values()) if isinstance(columns, Mapping) else columns
        value = np.array(value).T
    try:
        hidden = isinstance(value, Opaque | Record | Mapping | str)
        array = None if hidden else np.asarray(value)
    except (ValueError, TypeError):  # rows of different lengths, mixed things
        array = None
    if array is None or array.dtype.kind not in "biuf":
        raise contract(f"{name} is {a_thing(value)}; it should hold numbers.", about=name)
    if array.dtype == np.float16:
        raise contract(
            f"{name} is of dtype float16, which has only three digits.",
            "Leave the dtype to numpy: float64.",
            about=name,
        )
    return array


def one_number(value: Any, name: str) -> float:
    """Take one number, in whatever clothes; it may be NaN.

    Raises
    ------
    Failure
        When it is not a single number.
    """
    array = numeric(value, name)
    if array.size != 1:
        raise contract(f"{name} is {a_thing(array)}; it should be one number.", about=name)
    return float(array.item())


def number(value: Any, name: str) -> float:
    """Take one number, in whatever clothes.

    Raises
    ------
    Failure
        When it is not a single, finite number.
    """
    taken = one_number(value, name)
    if not np.isfinite(taken):
        raise Failure(f"{name} is {taken}; it should be a finite number.", about=name)
    return taken


def shaped(value: Any, name: str, shape: Sequence[int]) -> Array:
    """Take an array of this shape; it may hold NaN.

    Raises
    ------
    Failure
        When the shape is another.
    """
    array = numeric(value, name)
    if array.shape != tuple(shape):
        came = f"has shape {a_shape(array.shape)}" if array.ndim else f"is {a_thing(array.item())}"
        raise contract(f"{name} {came}; it should have shape {a_shape(shape)}.", about=name)
    return array


def array_of(value: Any, name: str, shape: Sequence[int]) -> Array:
    """Take an array of this shape with finite numbers in it.

    Raises
    ------
    Failure
        When the shape is another, or an entry is NaN or infinite.
    """
    array = shaped(value, name, shape)
    bad = ~np.isfinite(array)
    if bad.any():
        where = np.argwhere(bad)[0]
        entry = a_number(array[tuple(where)])
        raise Failure(f"{name}{_index(where)} is {entry}; {_share(bad)} not finite.", about=name)
    return array


@np.errstate(all="ignore")  # what diverged is as large as it likes
def same(got: Any, want: Any, name: str, *, rtol: float | None = None, **sizes: int) -> None:
    """Demand that numbers agree with their reference.

    Parameters
    ----------
    got : object
        What came; taken with `array_of` in the shape of `want`, or with `number`.
    want : numpy.ndarray or float
        The reference.
    name : str
        What it is called in the lesson: ``"dw"``.
    rtol : float, optional
        Allowed relative difference; by default from the dtype of `got`.
    **sizes : int
        m, n …: a constant ratio is named by these.

    Raises
    ------
    Failure
        At the first of shape, finiteness, values.
    """
    want = np.asarray(want, dtype=np.float64)
    taken = array_of(got, name, want.shape) if want.ndim else np.asarray(number(got, name))
    dtype_of = numeric(got, name)
    allowed = (tolerance.of(dtype_of).values if rtol is None else rtol) * (
        np.abs(want) + np.max(np.abs(want), initial=0.0)
    ) + tolerance.ABSOLUTE
    difference = np.abs(taken.astype(np.float64) - want)
    wrong = difference > allowed
    if not wrong.any():
        return
    worst = np.unravel_index(np.argmax(difference / allowed), want.shape)
    came, should = a_number(taken[worst]), a_number(want[worst])
    if came == should:  # they differ in a later digit
        came, should = f"{float(taken[worst]):.12g}", f"{float(want[worst]):.12g}"
    fact = f"{name}{_index(worst)} is {came}; it should be {should}."
    others = int(wrong.sum()) - 1
    if others:
        fact += f" {others} other entr{'y differs' if others == 1 else 'ies differ'} as well."
    raise Failure(fact, ratio.hint(taken, want, name, sizes), about=name)


def allowed(*parts: Any) -> float:
    """Give the relative tolerance of a result by its coarsest part.

    Where dw is float32, db may have no more digits than that, though it is a Python float.
    """
    return max(tolerance.of(numeric(part, "a result")).values for part in parts)


def _index(where: Sequence[Any] | Array) -> str:
    return f"[{', '.join(str(int(i)) for i in where)}]" if len(where) else ""


def _share(mask: Array) -> str:
    count, total = int(mask.sum()), int(mask.size)
    return f"{count} of {total} entries {'is' if count == 1 else 'are'}"
