"""Describe an exception in plain values, with the student's own lines only.

Runs in the student's process.
"""

from __future__ import annotations

import builtins
import itertools
import linecache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType, TracebackType

    from checker.isolation.wire.values import Value

MAX_MESSAGE = 2000
MAX_FRAMES = 12
MAX_LOCALS = 20
MAX_NAME = 40
MAX_KEYS = 8
MAX_KEY = 16

GIVEN = "<given>"  # the file name of the reference's functions, which are never shown

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
        type, bases (built-in classes that it is an instance of), message, frames, index, and
        inside: the reference's function that the last frame called and that raised it, or "".
    """
    bases = [
        each.__name__ for each in type(error).__mro__ if vars(builtins).get(each.__name__) is each
    ]
    frames, inside = _frames(error)
    return {
        "type": type(error).__name__,
        "bases": bases,
        "message": message_of(error),
        "frames": frames,
        "inside": inside,
        "index": index,
    }


def message_of(error: BaseException) -> str:
    """Give ``str(error)``, shortened; it may raise in a student's own class."""
    try:
        return str(error)[:MAX_MESSAGE]
    except BaseException:  # noqa: BLE001  whatever it raises, there is no message
        return "(its message cannot be shown: __str__ raises)"


def _frames(error: BaseException) -> tuple[list[dict[str, Value]], str]:
    own: list[TracebackType] = []
    inside = ""
    for each in _walk(error.__traceback__):
        file = each.tb_frame.f_code.co_filename
        if file in files:
            own.append(each)
            inside = ""
        elif file == GIVEN:
            inside = inside or each.tb_frame.f_code.co_name
    return [_frame(each) for each in own[-MAX_FRAMES:]], inside


def _walk(step: TracebackType | None) -> Iterator[TracebackType]:
    while step is not None:
        yield step
        step = step.tb_next


def _frame(step: TracebackType) -> dict[str, Value]:
    frame, line = step.tb_frame, step.tb_lineno
    file, function = frame.f_code.co_filename, frame.f_code.co_name
    return {
        "file": file,
        "line": line,
        "function": function,
        "source": linecache.getline(file, line).strip()[:200],
        "place": _place(step),
        "locals": _locals(frame),
    }


def _place(step: TracebackType) -> list[Value]:
    """Say where in its file the very expression stands that raised; nothing if it is not known."""
    places = step.tb_frame.f_code.co_positions()
    line, last, begin, end = next(
        itertools.islice(places, step.tb_lasti // 2, None), (None, None, None, None)
    )
    if line is None or last is None or begin is None or end is None:
        return []
    return [line, begin, last, end]


def _locals(frame: FrameType) -> dict[str, str]:
    """Say what the variables of a frame are, and the names of its file that its code uses."""
    used = {
        name: frame.f_globals[name] for name in frame.f_code.co_names if name in frame.f_globals
    }
    # the locals of a module are everything in it
    values = {} if frame.f_code.co_name == "<module>" else frame.f_locals
    return _shown(values) | {k: v for k, v in _shown(used).items() if k not in values}


def _shown(values: Mapping[str, object]) -> dict[str, str]:
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
