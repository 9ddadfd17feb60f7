"""In which precision a function computes, seen while it runs.

The dtype of a result does not tell: what was computed in float32 may be returned as float. Runs in
the student's process.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from checker.isolation.worker import exception_info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import CodeType, FrameType

#: How a program asks for float32, but for asking how small its numbers are.
NAMES, TEXTS = {"float32", "single"}, {"float32", "single", "f4", "<f4", "=f4"}
LIMITS = "finfo"
MOST = 20  # entries of a container that are looked at


class Watch:
    """A trace function that looks for float32 in the student's functions.

    Values without a name are seen by how they are made: a function that ran asks for the dtype.
    """

    def __init__(self) -> None:
        self.single = False

    def __call__(self, frame: FrameType, event: str, _argument: object) -> Watch | None:
        """Follow the student's own functions, to where each returns."""
        if self.single or frame.f_code.co_filename not in exception_info.files:
            return None
        frame.f_trace_lines = False
        if event == "call":
            self.single = _asks(frame.f_code, frame.f_globals)
        elif event == "return":
            self.single = any(map(_holds, frame.f_locals.values()))
        return self


def in_single(call: Callable[[], object]) -> bool:
    """Make a call, and tell whether any of it was computed in float32; what it raises comes out."""
    watch, before = Watch(), sys.gettrace()
    sys.settrace(watch)
    try:
        call()
    finally:
        sys.settrace(before)
    return watch.single


def _asks(code: CodeType, known: dict[str, object]) -> bool:
    if LIMITS in code.co_names:
        return False
    texts = {each for each in code.co_consts if isinstance(each, str)}
    dtypes = (known.get(name) for name in code.co_names)
    return bool(NAMES & {*code.co_names} or TEXTS & texts) or any(map(_is_single, dtypes))


def _is_single(value: object) -> bool:
    """Tell whether a value of the file is the dtype itself: ``FLOAT = np.float32``."""
    name = value if isinstance(value, str) else getattr(value, "__name__", str(value)[:20])
    return name in NAMES | TEXTS


def _holds(value: object) -> bool:
    if isinstance(value, list | tuple | dict):
        entries: Iterable[object] = value.values() if isinstance(value, dict) else value
        return any(_is_float32(each) for each, _ in zip(entries, range(MOST), strict=False))
    return _is_float32(value)


def _is_float32(value: object) -> bool:
    """By its name, since other libraries have a float32 of their own."""
    return str(getattr(value, "dtype", "")).endswith("float32")
