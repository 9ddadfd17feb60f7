"""Describe an exception in plain values, with the student's own lines only.

Runs in the student's process.
"""

from __future__ import annotations

import builtins
import linecache
import traceback
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType

    from checker.student.wire import Value

MAX_MESSAGE = 2000
MAX_FRAMES = 12
MAX_LOCALS = 20
MAX_NAME = 40
MAX_KEYS = 8
MAX_KEY = 16

files: set[str] = set()  # the student's files; whatever is filed elsewhere is not shown


def describe_exception(error: BaseException, index: int | None = None) -> dict[str, Value]:
    """Say what was raised and where.

    Parameters
    ----------
    error
        The exception.
    index
        Which of several inputs raised it.

    Returns
    -------
    dict
        type, bases (built-in classes that it is an instance of), message, frames, index.
    """
    bases = [
        each.__name__ for each in type(error).__mro__ if vars(builtins).get(each.__name__) is each
    ]
    return {
        "type": type(error).__name__,
        "bases": bases,
        "message": message_of(error),
        "frames": _frames(error),
        "index": index,
    }


def message_of(error: BaseException) -> str:
    """Give ``str(error)``, shortened; it may raise in a student's own class."""
    try:
        return str(error)[:MAX_MESSAGE]
    except BaseException:  # noqa: BLE001  whatever it raises, there is no message
        return "(its message cannot be shown: __str__ raises)"


def _frames(error: BaseException) -> list[dict[str, Value]]:
    own = [
        (frame, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename in files
    ]
    return [_frame(frame, line) for frame, line in own[-MAX_FRAMES:]]


def _frame(frame: FrameType, line: int) -> dict[str, Value]:
    file, function = frame.f_code.co_filename, frame.f_code.co_name
    return {
        "file": file,
        "line": line,
        "function": function,
        "source": linecache.getline(file, line).strip()[:200],
        # the locals of a module are everything in it
        "locals": {} if function == "<module>" else _locals(frame.f_locals),
    }


def _locals(values: Mapping[str, object]) -> dict[str, str]:
    names = [name for name in values if not name.startswith(("_", "."))][:MAX_LOCALS]
    return {name[:MAX_NAME]: _kind(values[name]) for name in names}


def _kind(value: object) -> str:
    """Say what a variable is: "array (4, 7) float64", "list of 3", "dict of 2: 'dw', 'db'"."""
    try:
        if isinstance(value, np.ndarray):
            return f"array {value.shape} {value.dtype}"
        if value is None or isinstance(value, bool):
            return str(value)
        if isinstance(value, int | float | np.generic):
            return f"{type(value).__name__} {value:.6g}"
        if isinstance(value, list | tuple | dict):
            few = isinstance(value, dict) and 0 < len(value) <= MAX_KEYS
            keys = f": {', '.join(map(_key, value))}" if few else ""
            return f"{type(value).__name__} of {len(value)}{keys}"
    except BaseException:  # noqa: BLE001  a student's class may raise anywhere
        return type(value).__name__
    return type(value).__name__


def _key(key: object) -> str:
    return repr(key)[:MAX_KEY] if isinstance(key, str | int) else "…"
