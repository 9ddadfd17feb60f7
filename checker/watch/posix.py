"""Keys from a terminal of Linux or macOS, and what its user does to it meanwhile."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
import tty
from collections.abc import Iterator
from types import FrameType

from checker.watch.events import Events, Resized

#: Seconds that one look waits.
PAUSE = 0.1


class Keyboard:
    """Keys, one at a time and without Enter.

    Parameters
    ----------
    descriptor : int
        The terminal.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def read(self) -> str:
        """Give what was typed, perhaps nothing."""
        if not select.select([self._descriptor], [], [], PAUSE)[0]:
            return ""
        typed = os.read(self._descriptor, 64)
        if not typed:
            raise OSError("the terminal was closed")
        return typed.decode("utf-8", "replace")


@contextlib.contextmanager
def keyboard(descriptor: int, events: Events) -> Iterator[Keyboard | None]:
    """Let the terminal give single keys for a while, and leave it as it was found.

    Yields
    ------
    Keyboard or None
        None where this process runs in the background: then the keys are another's.
    """
    if in_background(descriptor):
        yield None
        return
    before = termios.tcgetattr(descriptor)

    def take_again(_: int, __: FrameType | None) -> None:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        events.put(Resized())

    def redraw(_: int, __: FrameType | None) -> None:
        events.put(Resized())

    def stop(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    handlers = {
        signal.SIGCONT: take_again,  # after Ctrl-Z and fg the shell has set it up for itself
        signal.SIGWINCH: redraw,
        signal.SIGTERM: stop,  # so that the terminal is put back
        signal.SIGHUP: stop,
    }
    former = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        yield Keyboard(descriptor)
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
        with contextlib.suppress(termios.error):  # it may be closed
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def in_background(descriptor: int) -> bool:
    """Tell whether the terminal is in another's hands."""
    try:
        return os.tcgetpgrp(descriptor) != os.getpgrp()
    except OSError:  # it controls no processes, so nobody else is there
        return False
