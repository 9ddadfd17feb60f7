"""Single keys from the terminal, which is left as it was found."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from typing import Protocol

from checker.watch.events import Closed, Events, Pressed


class Reader(Protocol):
    """One way to read keys."""

    def read(self) -> str:
        """Wait a moment; give what was typed, perhaps nothing. `OSError` when it is over."""


@contextlib.contextmanager
def listening(events: Events) -> Iterator[bool]:
    """Put every key that is pressed into the queue, for a while.

    Yields
    ------
    bool
        False where there is no keyboard to listen to.
    """
    with contextlib.ExitStack() as stack:
        reader = stack.enter_context(_keyboard(events))
        if reader is None:
            yield False
            return
        stop = threading.Event()
        thread = threading.Thread(target=_listen, args=(reader, events, stop), daemon=True)
        thread.start()
        stack.callback(thread.join)
        stack.callback(stop.set)
        yield True


def _listen(reader: Reader, events: Events, stop: threading.Event) -> None:
    try:
        while not stop.is_set():
            typed = reader.read()
            if len(typed) == 1:  # more at once is an arrow, or was pasted
                events.put(Pressed(key=typed.lower()))
    except OSError:  # the signal that a terminal sends as it closes can be lost in a check
        events.put(Closed())


def _keyboard(events: Events) -> contextlib.AbstractContextManager[Reader | None]:
    if not sys.stdin or not sys.stdin.isatty():
        return contextlib.nullcontext()
    if sys.platform == "win32":
        from checker.watch import windows  # noqa: PLC0415 (only there)

        return contextlib.nullcontext(windows.Keyboard())
    from checker.watch import posix  # noqa: PLC0415 (not on Windows)

    return posix.keyboard(sys.stdin.fileno(), events)
