"""Changed versions of a function, each with a limit of its own. Runs in the student's process."""

from __future__ import annotations

import contextlib
import copy
import functools
import io
import signal
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.isolation.wire.encoding import encode
from checker.isolation.worker.adapters import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import FrameType

    from _typeshed import TraceFunction

    from checker.isolation.wire.values import Value

FILE = "<version>"


class LateError(BaseException):
    """Raised in a version whose time is up; ``except Exception`` there does not hold it."""


def run(
    text: str,
    name: str,
    names: Mapping[str, object],
    given: tuple[Sequence[Value], Mapping[str, Value]],
    seconds: float,
) -> list[Value]:
    """Run one version on one input.

    Parameters
    ----------
    text
        The definitions of the function, and of others that it calls.
    name
        Which of them is called.
    names
        What they may use besides.
    given
        The arguments, by place and by name; they stay as they are.
    seconds
        How much computing it may take.

    Returns
    -------
    list
        The seconds that it took; and its result, and whether its arguments are as they were, as
        bytes, or None where it raises, takes longer, is no program, or gives what does not travel.
    """
    scope = {other: value for other, value in names.items() if other != name}
    args, kwargs = copy.deepcopy(given)
    start = time.process_time()
    came: Value = None
    with _undisturbed(), contextlib.suppress(Exception, LateError, SystemExit):
        exec(compile(text, FILE, "exec"), scope)  # noqa: S102  it runs confined
        with _limited(seconds):
            result = scope[name](*args, **kwargs)  # type: ignore[operator]
        came = encode([result, _same([args, kwargs], given)], describe=describe)
    return [time.process_time() - start, came]


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        with contextlib.redirect_stdout(io.StringIO()):
            yield


def _limited(seconds: float) -> contextlib.AbstractContextManager[None]:
    """End what runs too long: by a timer of the system, where there is one for this thread."""
    main = threading.current_thread() is threading.main_thread()
    return _timed(seconds) if main and hasattr(signal, "setitimer") else _traced(seconds)


@contextlib.contextmanager
def _timed(seconds: float) -> Iterator[None]:
    def late(_number: int, _frame: FrameType | None) -> None:
        raise LateError

    signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)  # once: it may ring as the version ends
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@contextlib.contextmanager
def _traced(seconds: float) -> Iterator[None]:
    """Look at the time at each line of a student's."""
    end = time.process_time() + seconds

    def at_a_line(_frame: FrameType, _event: str, _value: object) -> TraceFunction:
        if time.process_time() > end:
            raise LateError
        return at_a_line

    def at_a_call(frame: FrameType, _event: str, _value: object) -> TraceFunction | None:
        return None if _is_library(frame.f_code.co_filename) else at_a_line

    before = sys.gettrace()
    sys.settrace(at_a_call)
    try:
        yield
    finally:
        sys.settrace(before)


def _same(after: object, before: object) -> bool:
    """Tell whether a value is what it was."""
    match after, before:
        case (list() | tuple(), list() | tuple()):
            return len(after) == len(before) and all(map(_same, after, before))
        case dict(), dict():
            return after.keys() == before.keys() and all(_same(after[k], before[k]) for k in after)
        case np.ndarray(), np.ndarray():
            return after.dtype == before.dtype and after.tobytes() == before.tobytes()
    return after is before or bool(after == before)


@functools.cache
def _is_library(file: str) -> bool:
    """Tell whether code is none of a student's, whose files have no folder in front."""
    return Path(file).is_absolute()
