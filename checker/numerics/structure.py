"""The form of a result, as opposed to its numbers: containers, keys, kinds and shapes.

What a lesson's function is declared to return says what each part is called; what the solution
returns says what each part is. The right numbers in another form are a failure of their own, and
never "wrong".
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from checker.course.returned import Part
from checker.failure import Failure
from checker.isolation.wire.values import Opaque, Record
from checker.numerics import compare, tolerance
from checker.record import Kind

#: No sizes to name a factor by.
NO_SIZES: Mapping[str, int] = MappingProxyType({})
NO_RETURN = "A function without a return statement returns None; print does not return."


def outputs(result: Any, whole: Part, function: str) -> dict[str, Any]:
    """Take a result to its outputs, by name.

    Parameters
    ----------
    result : object
        What a function returned.
    whole : Part
        What it is declared to return.
    function : str
        Its name, for the messages.

    Raises
    ------
    Failure
        When a container is missing, has another length, or lacks a key; more keys are fine.
    """
    if result is None:
        asked = f" {function} should return {whole.contents}." if whole.parts else ""
        raise compare.contract(f"{function} returned None.{asked}", NO_RETURN)
    if whole.kind is object:
        return {whole.name: result}
    if whole.kind is tuple:
        if not isinstance(result, tuple | list) or len(result) != len(whole.parts):
            came = compare.a_thing(result)
            raise compare.contract(
                f"{function} returned {came}. {function} should return {whole.contents}."
            )
        return _within(result, whole)
    return _within(compare.keys_of(result, f"The result of {function}", list(whole.parts)), whole)


def _within(container: Any, of: Part) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, part in of.parts.items():
        value = container[key]
        if part.kind is dict:
            compare.keys_of(value, part.name, list(part.parts))
        elif part.kind is tuple:
            wanted = f"a tuple of {part.contents}"
            if not isinstance(value, tuple | list) or len(value) != len(part.parts):
                came = compare.a_thing(value)
                raise compare.contract(f"{part.name} is {came}; it should be {wanted}.")
        found.update({part.name: value} if part.kind is object else _within(value, part))
    return found


def same_form(got: Any, want: Any, name: str, *, finite: bool = True) -> None:
    """Demand that an output is made as the solution's: its kind, its keys, its shape.

    One number may come in any clothes: int, float, 0-d array, shapes (1,) and (1, 1); what is
    counted is no list of one.

    Parameters
    ----------
    got, want : object
        The student's and the solution's: numbers, arrays, text, or containers of these.
    name : str
        What it is called in messages.
    finite : bool
        Whether NaN and infinity are refused as well.

    Raises
    ------
    Failure
        At the first part that is made otherwise.
    """
    for part, wanted, title in _pairs(got, want, name):
        if type(wanted) is int and isinstance(part, list | tuple):
            raise _another_kind(part, wanted, title)
        if compare.is_number(wanted):
            compare.number(part, title, finite=finite)
        elif isinstance(wanted, np.ndarray):
            _same_array(part, wanted, title, finite=finite)
        elif not _same_kind(part, wanted):
            raise _another_kind(part, wanted, title)


def same_container(got: Any, want: Any, name: str) -> None:
    """Demand a sequence for a sequence, whatever is in it; errors as of `same_form`."""
    several = isinstance(got, list | tuple) or (isinstance(got, np.ndarray) and got.ndim > 0)
    if isinstance(want, list) and not several:
        came = compare.a_thing(got)
        raise compare.contract(f"{name} is {came}; it should be a list.", about=name)


def same_values(
    got: Any,
    want: Any,
    name: str,
    *,
    rtol: float | None = None,
    sizes: Mapping[str, int] = NO_SIZES,
) -> None:
    """Demand an output with the values of the solution's.

    Parameters
    ----------
    got, want, name
        As of `same_form`; a list of numbers may stand for an array.
    rtol : float, optional
        Allowed relative difference; by default from the dtype of the numbers.
    sizes : mapping
        m, n …: a constant factor is named by these.

    Raises
    ------
    Failure
        At the first of keys, shape, finiteness, values.
    """
    for part, wanted, title in _pairs(got, want, name):
        if isinstance(wanted, np.ndarray) or compare.is_number(wanted):
            compare.same(part, wanted, title, rtol=rtol, sizes=sizes)
        elif not _same_kind(part, wanted):
            raise _another_kind(part, wanted, title)
        elif isinstance(wanted, Record):
            held, right = (each.fields.get("values", each.fields) for each in (part, wanted))
            same_values(held, right, title, rtol=rtol, sizes=sizes)  # of a table its columns
        elif isinstance(wanted, list):  # of another length: else its entries come one by one
            few, many = len(part), len(wanted)
            raise Failure(f"{title} has {few} entries; it should have {many}.", about=title)
        elif part != wanted:
            raise Failure(f"{title} is {part!r}; it should be {wanted!r}.", about=title)


def _pairs(got: Any, want: Any, name: str) -> Iterator[tuple[Any, Any, str]]:
    """Walk through both at once, as far as both are made alike."""
    match want:
        case tuple() | list() if isinstance(got, tuple | list) and len(got) == len(want):
            for place, (part, wanted) in enumerate(zip(got, want, strict=True)):
                yield from _pairs(part, wanted, f"{name}[{place}]")
        case tuple():
            raise _another_kind(got, want, name)
        case Mapping():
            found = compare.keys_of(got, name, list(want))
            for key, wanted in want.items():
                yield from _pairs(found[key], wanted, f"{name}[{key!r}]")
        case _:
            yield got, want, name


def _same_kind(got: Any, want: Any) -> bool:
    if isinstance(want, bool | np.bool_):
        return isinstance(got, bool | np.bool_)
    if isinstance(want, Record):
        return isinstance(got, Record) and got.kind == want.kind
    return isinstance(got, tuple | list if isinstance(want, list) else type(want))


def _same_array(got: Any, want: compare.Array, name: str, *, finite: bool) -> None:
    array = compare.array_of(got, name, want.shape, finite=finite)
    if array.dtype.kind == "b" and want.dtype.kind != "b":
        raise compare.contract(
            f"{name} holds True and False; it should hold the numbers 1 and 0.",
            "Numbers are subtracted and averaged later.",
            name,
            mended=True,
        )
    if not isinstance(got, np.ndarray):
        raise _another_kind(got, want, name, mended=True)


def _another_kind(got: Any, want: Any, name: str, *, mended: bool = False) -> Failure:
    kind = f"a numpy array of shape {want.shape}" if isinstance(want, np.ndarray) else ""
    fact = f"{name} is {compare.a_thing(got)}; it should be {kind or compare.a_thing(want)}."
    return compare.contract(fact, about=name, mended=mended)


def in_words(result: Any, whole: Part) -> str:
    """Say what a lesson returns: "grads, cost", or "an array of shape (1, 7)"."""
    return whole.contents if whole.kind is tuple else compare.a_thing(result)


def is_single(value: Any) -> bool:
    """Tell whether a part of a result is float32: the others have no more digits then."""
    return any(leaf.dtype == np.float32 for leaf in leaves(value))


@contextlib.contextmanager
def right_numbers(result: Any, wanted: Any, returns: str) -> Iterator[None]:
    """Within this block, tell a wrong form apart from wrong numbers.

    Parameters
    ----------
    result : object
        What the function returned.
    wanted : object
        What the solution returned.
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
        if failure.kind is Kind.CONTRACT and same_numbers(result, wanted):
            raise compare.contract(
                f"Your numbers are right, but their form is not. {failure.fact}",
                failure.hint or f"The lesson returns {returns}.",
                failure.about,
                explained=failure.explained,
                mended=failure.mended,
            ) from None
        raise


@np.errstate(all="ignore")  # what diverged is as large as it likes
def same_numbers(result: Any, wanted: Any) -> bool:
    """Tell whether a result holds the wanted numbers, in whatever shape, order or container.

    Nor is a result wrong that holds some of them and no others, each once: w and b alone. Lists of
    numbers are not looked at for that, since right programs may keep more of them.
    """
    came, right = list(leaves(result)), list(leaves(wanted))
    alone = list(leaves(result, lists=False))

    def are_among(some: list[compare.Array], others: list[compare.Array]) -> bool:
        return all(any(_agree(each, other) for other in others) for each in some)

    some = 0 < len(alone) <= len(right) and are_among(alone, right) and not _hides_some(result)
    if some:
        some = not any(_agree(each, other) for each, other in itertools.combinations(alone, 2))
    return bool(right) and (are_among(right, came) or some)


def _hides_some(result: Any) -> bool:
    """Tell whether a part of a result is there and cannot be looked at."""
    if isinstance(result, Mapping):
        result = list(result.values())
    if isinstance(result, tuple | list):
        return any(map(_hides_some, result))
    return isinstance(result, Opaque) or bool(np.iscomplexobj(result))


def _agree(one: compare.Array, other: compare.Array) -> bool:
    if one.size != other.size:
        return False
    right = np.ravel(other).astype(np.float64)
    rtol = tolerance.FLOAT64.cost if right.size == 1 else tolerance.FLOAT64.values
    allowed = rtol * max(np.max(np.abs(right), initial=0.0), tolerance.ABSOLUTE)
    return bool(np.all(np.abs(np.ravel(one).astype(np.float64) - right) <= allowed))


def leaves(value: Any, *, lists: bool = True) -> Iterator[compare.Array]:
    """Yield every number and array of numbers in nested dicts, tuples, lists and tables.

    A list of numbers, or of rows of numbers, is one array, as numpy would make of it.

    Parameters
    ----------
    value : object
        What a function returned.
    lists : bool
        Whether such lists count.
    """
    if isinstance(value, Record):
        value = compare.plain(value)
    if isinstance(value, Mapping):
        value = tuple(value.values())  # each by itself
    if isinstance(value, np.ndarray | np.generic | int | float):
        if np.asarray(value).dtype.kind in "biuf":
            yield np.asarray(value)
    elif isinstance(value, list) and (array := compare.as_array(value)) is not None:
        if lists:
            yield array
    elif isinstance(value, tuple | list):
        for item in value:
            yield from leaves(item, lists=lists)
