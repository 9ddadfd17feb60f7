"""What a function does, taken apart: every output by its path, so that each can be compared.

The path of an output is where it stands in the result: ``[0]['dw']``, ``[1]``, or nothing for
the whole. The form of a container is an output of its own, ``[0] form``, so that a key that is
missing from a dict is not taken for a dict that is missing. What is raised is an output too, and
so is an argument that was changed in place.
"""

from __future__ import annotations

import contextlib
import copy
import io
import math
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from checker.isolation.host.errors import StudentError
from checker.isolation.host.student import StudentFunction
from checker.isolation.wire.values import Opaque, Record
from checker.isolation.worker.adapters import describe

#: Path → output.
Outputs = Mapping[str, Any]

RAISED = "raised"
#: An output of its own: that a function changes what it is given.
AN_ARGUMENT = "an argument afterwards"
#: Ends the path of a container's form.
FORM = " form"
#: Begins the form of a dict.
DICT = "a dict with "
#: Sequences longer than this, of other things than numbers, are not taken apart.
LONGEST = 16
#: Nor is what lies deeper, or inside itself: nothing that a lesson asks for does.
DEEPEST = 6
TOO_DEEP = Opaque("container", "too deep")
#: Of more outputs than this, the rest is not looked at.
MOST = 200
#: A longer list of numbers is made an array once, and not for each comparison.
SHORT = 200
#: From here on, numpy knows no integers.
LARGEST = 2**63
#: A text or list that is longer is not looked at.
HUGE = 10_000
#: Two programs that do the same agree to so many digits, and two that do not, do not. Not
#: tighter, since a guarded logarithm moves a cost by 1e-7.
SAME = 1e-6
SAME_FLOAT32 = 1e-3
#: Of one number near 0, whose parts were added in float32.
NEAR_0 = 4 * float(np.finfo(np.float32).eps)


@dataclass(frozen=True, kw_only=True)
class Raised:
    """An exception in place of a result."""

    type_name: str  #: "ValueError"
    message: str  #: its text
    #: where: our program's line by its number, the student's by its text
    line: int = field(default=0, compare=False)
    source: str = field(default="", compare=False)


def of_student(
    function: StudentFunction, inputs: Sequence[Sequence[Any]], **options: Any
) -> list[Outputs]:
    """Run a student's function on some inputs.

    Parameters
    ----------
    function : StudentFunction
        The function, in its own process.
    inputs : sequence
        The arguments of each call.
    **options
        Arguments besides these, which the student's function knows: ``print_cost``.

    Returns
    -------
    list of dict
        The outputs of each call.

    Raises
    ------
    StudentStopped
        When it does not answer.
    """
    return [_of_student(function, arguments, options) for arguments in inputs]


def _of_student(
    function: StudentFunction, arguments: Sequence[Any], options: Mapping[str, Any]
) -> Outputs:
    try:
        answer = function.answer(*copy.deepcopy(arguments), writeable=True, **options)
    except StudentError as error:
        source = error.frames[-1].source if error.frames else ""
        return {RAISED: Raised(type_name=error.type_name, message=error.message, source=source)}
    before = dict(zip(function.parameters, arguments, strict=False))
    changed = {
        f"{name} afterwards": after
        for name, after in answer.arguments.items()
        if isinstance(after, np.ndarray) and not same(after, before[name])
    }
    return taken_apart(answer.result) | changed


def of_program(
    program: Callable[..., Any], parameters: Sequence[str], arguments: Sequence[Any]
) -> Outputs:
    """Run one of our own programs, right or wrong, on an input.

    Parameters
    ----------
    program : callable
        The program.
    parameters : sequence of str
        The lesson's names of its parameters.
    arguments : sequence
        Their values; the program gets copies.
    """
    given = copy.deepcopy(list(arguments))  # lists too: a wrong program may change any
    try:
        with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
            result = program(*given)
    except Exception as error:  # noqa: BLE001 (a wrong program may raise anything)
        # The frame after ours is the program's own.
        line = next((n for _, n in [*traceback.walk_tb(error.__traceback__)][1:]), 0)
        return {RAISED: Raised(type_name=type(error).__name__, message=str(error), line=line)}
    changed = {
        f"{name} afterwards": after
        for name, after, before in zip(parameters, given, arguments, strict=False)
        if isinstance(after, np.ndarray) and not np.array_equal(after, before)
    }
    return taken_apart(result) | changed


def taken_apart(result: Any) -> dict[str, Any]:
    """Give every output of a result by its path."""
    outputs: dict[str, Any] = {}
    _take_apart(result, "", 0, outputs)
    return outputs


def _take_apart(value: Any, path: str, depth: int, outputs: dict[str, Any]) -> None:
    if len(outputs) >= MOST:
        return
    value = describe(value)
    if isinstance(value, Record):
        value = dict(value.fields)
    parts: list[tuple[Any, Any]]
    match value:
        case Mapping():
            parts = list(value.items())
            form = DICT + ", ".join(sorted(map(repr, value)))
        case list() if (array := _as_array(value)) is not None:
            outputs[path] = array
            return
        case tuple() | list() if len(value) <= LONGEST:
            parts = list(enumerate(value))
            form = f"{len(value)} values"
        case str() | bytes() | tuple() | list() if len(value) > HUGE:  # no right answer is so long
            outputs[path] = f"{type(value).__name__} of length {len(value)}"
            return
        case _:
            outputs[path] = value
            return
    if depth == DEEPEST:
        outputs[path] = TOO_DEEP
        return
    outputs[f"{path}{FORM}"] = form
    for key, part in parts:
        _take_apart(part, f"{path}[{key!r}]", depth + 1, outputs)


def _as_array(values: list[Any]) -> np.ndarray[Any, Any] | list[Any] | None:
    """Take a list of numbers, or rows of numbers, for what it says; None where it is neither."""
    if _numbers(values):
        return values if len(values) <= SHORT else np.array(values)
    rows = [each for each in values if isinstance(each, list) and each and _numbers(each)]
    if rows and len(rows) == len(values) and len({len(each) for each in rows}) == 1:
        return np.array(rows)
    return None


def _numbers(values: list[Any]) -> bool:
    return all(isinstance(value, np.number) or _is_number(value) for value in values)


def _is_number(value: Any) -> bool:
    return isinstance(value, float) or (isinstance(value, int) and abs(value) < LARGEST)


def same(got: Any, want: Any) -> bool:
    """Tell whether two outputs are the same: in shape, kind of number, and values.

    A number is the same in whatever clothes: int, float, 0-d array, shapes (1,) and (1, 1).
    """
    if isinstance(got, Raised) or isinstance(want, Raised):
        return isinstance(got, Raised) and isinstance(want, Raised) and got == want
    if not (_is_numeric(got) and _is_numeric(want)):
        return bool(_plain(got) == _plain(want))
    if isinstance(got, float) and isinstance(want, float):
        close = math.isclose(got, want, rel_tol=SAME, abs_tol=NEAR_0)
        return close or (math.isnan(got) and math.isnan(want))
    got, want = np.asarray(got), np.asarray(want)
    if got.size == want.size == 1:
        got, want = got.reshape(()), want.reshape(())
    elif _kind(got) != _kind(want):
        return False
    if got.shape != want.shape or (got.dtype.kind == "b") != (want.dtype.kind == "b"):
        return False
    single = np.float32 in {got.dtype.type, want.dtype.type}
    rtol = SAME_FLOAT32 if single else SAME
    with np.errstate(all="ignore"):
        scale = np.max(np.abs(want[np.isfinite(want)]), initial=0.0)
        close = np.abs(got.astype(np.float64) - want) <= rtol * scale
        alike = close | (got == want) | (np.isnan(got) & np.isnan(want))
    return bool(np.all(alike))


def without_extras(came: Outputs, right: Outputs) -> Outputs:
    """Leave out what a lesson does not ask for: other entries of a dict that has all it needs.

    Parameters
    ----------
    came : dict
        The outputs of a student's function.
    right : dict
        Those of a right program.
    """
    for form in [path for path in right if path.endswith(FORM) and path in came]:
        needed, given = _keys(right[form]), _keys(came[form])
        if needed and needed < given:
            inside = form.removesuffix(FORM)
            extra = tuple(f"{inside}[{key}]" for key in given - needed)
            kept = {path: value for path, value in came.items() if not path.startswith(extra)}
            came = kept | {form: right[form]}
    return came


def _keys(form: str) -> set[str]:
    """Return the keys of a dict, by its form; nothing for another container."""
    return set(form.removeprefix(DICT).split(", ")) if form.startswith(DICT) else set()


def is_lost(value: Any) -> bool:
    """Tell whether an output holds nothing but NaN."""
    if not _is_numeric(value):
        return False
    array = np.asarray(value)
    return bool(array.size and array.dtype.kind == "f" and np.isnan(array).all())


def _is_numeric(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and _numbers(value)
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "biuf"
    return _is_number(value)


def _kind(array: np.ndarray[Any, Any]) -> str:
    return "integer" if array.dtype.kind in "iu" else array.dtype.kind


def _plain(value: Any) -> Any:
    """Return what is compared of a value that is no number: text, None, an object's type."""
    if isinstance(value, Opaque):
        return value.type_name
    if value is None or isinstance(value, str | list | tuple):
        return _shown(value)
    return type(value).__name__


def _shown(value: Any) -> str:
    try:
        return repr(value)
    except RecursionError:
        return type(value).__name__


def name_of(path: str, program: str) -> str:
    """Give the lesson's name of an output: ``dw`` for ``[0]['dw']``, ``cost`` for ``[1]``.

    Parameters
    ----------
    path : str
        Where the output stands in the result.
    program : str
        The text of a function that ends by returning the outputs by name.
    """
    key = re.search(r"\['(\w+)'\]$", path)
    if key:
        return key[1]
    place = re.fullmatch(r"\[(\d+)\]", path)
    returned = program.rstrip().rpartition("return ")[2].split(",")
    if place and len(returned) > int(place[1]):
        return returned[int(place[1])].strip()
    return ""
