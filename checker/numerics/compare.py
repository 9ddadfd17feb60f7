"""Verdicts on what a student's function returned.

Each function stops at the first of: type, keys, shape, dtype, NaN, values; and says what came
and what should have come. Values are compared, not types: an int, a float, a 0-d array and
arrays of shape (1,) and (1, 1) are the same number.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from checker.failure import Failure
from checker.isolation.wire.values import Opaque, Record
from checker.numerics import constant_factor, tolerance
from checker.record import Kind, Pointer

Array = np.ndarray[Any, np.dtype[Any]]


def a_shape(shape: Sequence[int]) -> str:
    """Write a shape as numpy does: ``(3, 1)``."""
    return str(tuple(int(n) for n in shape))


def a_number(value: Any) -> str:
    """Write a number with the digits that a reader needs."""
    if np.iscomplexobj(value):
        return f"{complex(value):.6g}"
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
        case int() | float() | complex() | np.number():
            return f"the {'' if np.isrealobj(value) else 'complex '}number {a_number(value)}"
        case str():
            return f"the text {value[:40]!r}"
        case np.ndarray():
            of = "complex numbers" if np.iscomplexobj(value) else f"shape {a_shape(value.shape)}"
            return f"an array of {of}"
        case tuple() | list():
            kind = type(value).__name__
            return f"a {kind} of {len(value)} value{'' if len(value) == 1 else 's'}"
        case Mapping():
            return f"a dict with the keys {', '.join(map(repr, list(value)[:8]))}"
        case Record():
            return f"a {value.kind}"
        case Opaque():
            return _an_object(value)
    return f"a {type(value).__name__}"


#: Objects that have a name of their own, by their type.
OBJECTS = {
    "MaskedArray": "a masked array, with entries that are hidden",
    "MaskedConstant": "a masked number, which is hidden",
    "complex64": "a complex number",
    "complex128": "a complex number",
}


def _an_object(value: Opaque) -> str:
    """Name what is no number; an array by its dtype."""
    if value.type_name in OBJECTS:
        return OBJECTS[value.type_name]
    kind = re.match(r"dtype [<>|=]?(\w)", value.text)
    if value.type_name != "ndarray" or kind is None:
        return f"a {value.type_name} object"
    words = {"U": "texts", "S": "bytes", "c": "complex numbers", "d": "dates", "o": "objects"}
    return f"an array of {words.get(kind[1], 'other things than numbers')}"


def contract(  # noqa: PLR0913 (what a report shows of it)
    fact: str,
    hint: str = "",
    about: str = "",
    *,
    pointer: Pointer | None = None,
    explained: bool = False,
    mended: bool = False,
) -> Failure:
    """Make the failure of a form, as opposed to a value; parameters as of `Failure`."""
    return Failure(
        fact,
        hint,
        about=about,
        reason=Kind.CONTRACT,
        pointer=pointer,
        explained=explained,
        mended=mended,
    )


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
        others = [key for key in value if isinstance(key, str) and key not in keys]
        same = [key for key in others if key.lower() == missing[0].lower()]
        near = same or difflib.get_close_matches(missing[0], others, n=1)
        hint = f"Is your key {near[0]!r} meant for it?" if near else ""
        raise contract(f"{name} has no key {missing[0]!r}; it has {has}.", hint, explained=True)
    return value


def is_number(value: Any) -> bool:
    """Tell whether a value is one number, a 0-d array too; True and False are none."""
    if isinstance(value, np.ndarray | np.generic):
        return value.ndim == 0 and value.dtype.kind in "iuf"
    return isinstance(value, int | float) and not isinstance(value, bool)


def plain(table: Record) -> Any:
    """Take the numbers of a pandas table as numpy does; nothing of what is no table."""
    if table.kind not in {"DataFrame", "Series"}:
        return ()
    columns = table.fields.get("values", ())
    columns = list(columns.values()) if isinstance(columns, Mapping) else columns
    array = _converted(columns)
    return columns if array is None else array.T


def _converted(value: Any) -> Array | None:
    """Let numpy read a value; None where it cannot, and of texts, which it pads to one length."""
    if _has_text(value):
        return None
    try:
        return np.asarray(value)
    except (ValueError, TypeError, OverflowError):  # rows of different lengths, mixed things
        return None


def _has_text(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_has_text, value))
    return isinstance(value, str | bytes)


def as_array(value: Any) -> Array | None:
    """Take real numbers in any container as an array; None where there are none."""
    if isinstance(value, Record):
        value = plain(value)
    if isinstance(value, Opaque | Mapping | str):
        return None
    array = _converted(value)
    return array if array is not None and array.dtype.kind in "biuf" else None


def numeric(value: Any, name: str) -> Array:
    """Take numbers in any container as an array.

    Raises
    ------
    Failure
        When they are not real numbers, or not of float32, float64, an integer or bool dtype.
    """
    if value is None:
        raise contract(f"{name} is None; it should hold numbers.", about=name)
    array = as_array(value)
    if array is None:
        texts = isinstance(value, list | tuple) and any(isinstance(each, str) for each in value)
        what = f"a {type(value).__name__} of texts" if texts else a_thing(value)
        told = texts or isinstance(value, Opaque)
        if "complex" in what:
            raise contract(
                f"{name} is {what}; it should be real.",
                "An imaginary part comes from `1j`, a dtype of complex, or a root of what is below "
                "0. Look where it comes in.",
                about=name,
                explained=True,
            )
        if "masked" in what:
            raise contract(
                f"{name} is {what}; it should hold numbers alone.",
                "`np.ma` hides entries from all that is computed. Work with the array itself.",
                about=name,
                explained=True,
            )
        raise contract(f"{name} is {what}; it should hold numbers.", about=name, explained=told)
    if array.dtype == np.float16:
        raise contract(
            f"{name} is of dtype float16, which has only three digits.",
            "Leave the dtype to numpy: float64.",
            about=name,
        )
    return array


def number(value: Any, name: str, *, finite: bool = True) -> float:
    """Take one number, in whatever clothes.

    Raises
    ------
    Failure
        When it is not a single number, or not finite where it has to be.
    """
    array = numeric(value, name)
    if array.size != 1:
        raise contract(f"{name} is {a_thing(array)}; it should be one number.", about=name)
    taken = float(array.item())
    if finite and not np.isfinite(taken):
        raise Failure(f"{name} is {taken}; it should be a finite number.", about=name)
    return taken


def array_of(value: Any, name: str, shape: Sequence[int], *, finite: bool = True) -> Array:
    """Take an array of this shape.

    Raises
    ------
    Failure
        When the shape is another, or an entry is NaN or infinite where all have to be finite.
    """
    array = numeric(value, name)
    if array.shape != tuple(shape):
        came = f"has shape {a_shape(array.shape)}" if array.ndim else f"is {a_thing(array.item())}"
        raise contract(f"{name} {came}; it should have shape {a_shape(shape)}.", about=name)
    bad = ~np.isfinite(array)
    if finite and bad.any():
        where = np.argwhere(bad)[0]
        entry = a_number(array[tuple(where)])
        raise Failure(f"{name}{index(where)} is {entry}; {_share(bad)} not finite.", about=name)
    return array


@np.errstate(all="ignore")  # what diverged is as large as it likes
def same(
    got: Any,
    want: Any,
    name: str,
    *,
    rtol: float | None = None,
    sizes: Mapping[str, int] = MappingProxyType({}),
) -> None:
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
    sizes : mapping
        m, n …: a constant factor is named by these.

    Raises
    ------
    Failure
        At the first of shape, finiteness, values.
    """
    want = np.asarray(want, dtype=np.float64)
    finite = np.isfinite(want)
    array = numeric(got, name)
    if want.ndim:
        taken = array_of(got, name, want.shape, finite=bool(finite.all()))
    else:
        taken = np.asarray(number(got, name, finite=bool(finite)))
    if rtol is None:
        rtol = tolerance.of(single=array.dtype == np.float32).values
    size = np.abs(want) + np.max(np.abs(want[finite]), initial=0.0)
    allowed = np.where(finite, rtol * size, 0.0) + tolerance.ABSOLUTE
    difference = np.abs(taken.astype(np.float64) - want)
    same_oddity = (taken == want) | (np.isnan(taken) & np.isnan(want))
    wrong = ~((difference <= allowed) | same_oddity)
    if not wrong.any():
        return
    worst = np.unravel_index(np.argmax(np.where(wrong, difference / allowed, 0.0)), want.shape)
    came, should = a_number(taken[worst]), a_number(want[worst])
    if came == should:  # they differ in a later digit
        came, should = f"{float(taken[worst]):.12g}", f"{float(want[worst]):.12g}"
    fact = f"{name}{index(worst)} is {came}; it should be {should}."
    others = int(wrong.sum()) - 1
    if others:
        fact += f" {others} other entr{'y differs' if others == 1 else 'ies differ'} as well."
    raise Failure(fact, constant_factor.hint(taken, want, name, sizes), about=name)


def index(where: Sequence[Any] | Array) -> str:
    """Write a place in an array: ``[2, 0]``; nothing for a number."""
    return f"[{', '.join(str(int(i)) for i in where)}]" if len(where) else ""


def _share(mask: Array) -> str:
    count, total = int(mask.sum()), int(mask.size)
    return f"{count} of {total} entries {'is' if count == 1 else 'are'}"
