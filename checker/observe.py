"""What a function does, taken apart: every output by its path, so that each can be compared.

The path of an output is where it stands in the result: ``[0]['dw']``, ``[1]``, or nothing for
the whole. What is raised is an output too, and so is an argument that was changed in place.
"""

from __future__ import annotations

import contextlib
import copy
import io
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker.student.describe import describe
from checker.student.errors import StudentError
from checker.student.proxy import StudentFunction
from checker.student.wire import Opaque, Record

#: Path → output.
Outputs = Mapping[str, Any]

RAISED = "raised"
#: Sequences longer than this, of other things than numbers, are not taken apart.
LONGEST = 16
#: Two programs that do the same agree to so many digits, and two that do not, do not. Not
#: tighter, since a guarded logarithm moves a cost by 1e-7.
SAME = 1e-6
SAME_FLOAT32 = 1e-3


@dataclass(frozen=True, kw_only=True)
class Raised:
    """An exception in place of a result."""

    type_name: str  #: "ValueError"
    message: str  #: its text


def of_student(function: StudentFunction, inputs: Sequence[Sequence[Any]]) -> list[Outputs]:
    """Run a student's function on some inputs.

    Parameters
    ----------
    function : StudentFunction
        The function, in its own process.
    inputs : sequence
        The arguments of each call.

    Returns
    -------
    list of dict
        The outputs of each call.

    Raises
    ------
    StudentStopped
        When it does not answer.
    """
    return [_of_student(function, arguments) for arguments in inputs]


def _of_student(function: StudentFunction, arguments: Sequence[Any]) -> Outputs:
    try:
        answer = function.answer(*copy.deepcopy(arguments), writeable=True)
    except StudentError as error:
        return {RAISED: Raised(type_name=error.type_name, message=error.message)}
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
    given = [each.copy() if isinstance(each, np.ndarray) else each for each in arguments]
    try:
        with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
            result = program(*given)
    except Exception as error:  # noqa: BLE001 (a wrong program may raise anything)
        return {RAISED: Raised(type_name=type(error).__name__, message=str(error))}
    changed = {
        f"{name} afterwards": after
        for name, after, before in zip(parameters, given, arguments, strict=False)
        if isinstance(after, np.ndarray) and not np.array_equal(after, before)
    }
    return taken_apart(result) | changed


def taken_apart(result: Any, path: str = "") -> dict[str, Any]:
    """Give every output of a result by its path."""
    result = describe(result)
    if isinstance(result, Record):
        result = dict(result.fields)
    if isinstance(result, Mapping):
        parts = [(f"{path}[{key!r}]", value) for key, value in result.items()]
    elif isinstance(result, tuple) or (
        isinstance(result, list) and not _numbers(result) and len(result) <= LONGEST
    ):
        parts = [(f"{path}[{i}]", value) for i, value in enumerate(result)]
    else:
        return {path: result}
    outputs: dict[str, Any] = {}
    for part, value in parts:
        outputs |= taken_apart(value, part)
    return outputs


def _numbers(values: list[Any]) -> bool:
    return all(isinstance(value, int | float | np.number) for value in values)


def same(got: Any, want: Any) -> bool:
    """Tell whether two outputs are the same: in shape, kind of number, and values.

    A number is the same in whatever clothes: int, float, 0-d array, shapes (1,) and (1, 1).
    """
    if isinstance(got, Raised) or isinstance(want, Raised):
        return isinstance(got, Raised) and isinstance(want, Raised) and got == want
    if not (_is_numeric(got) and _is_numeric(want)):
        return bool(_plain(got) == _plain(want))
    if isinstance(got, float) and isinstance(want, float):
        return math.isclose(got, want, rel_tol=SAME) or (math.isnan(got) and math.isnan(want))
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


def _is_numeric(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and _numbers(value)
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "biuf"
    return isinstance(value, int | float)


def _kind(array: np.ndarray[Any, Any]) -> str:
    return "integer" if array.dtype.kind in "iu" else array.dtype.kind


def _plain(value: Any) -> Any:
    """What is compared of a value that is no number: text, None, an object's type."""
    if isinstance(value, Opaque):
        return value.type_name
    if value is None or isinstance(value, str | list | tuple):
        return repr(value)
    return type(value).__name__
