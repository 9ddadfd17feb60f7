"""Ctrl-C, which pytest keeps to itself."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def remembered() -> Iterator[Callable[[], None]]:
    """Remember Ctrl-C for a while.

    Yields
    ------
    callable
        Raises KeyboardInterrupt when Ctrl-C was pressed, whoever caught the first one.
    """
    pressed: list[int] = []

    def note(number: int, _frame: object) -> None:
        pressed.append(number)
        raise KeyboardInterrupt

    def go_on() -> None:
        if pressed:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield go_on
    finally:
        signal.signal(signal.SIGINT, before)
