"""Students' processes started ahead of their use: while one works, the next ones load."""

from __future__ import annotations

import contextlib
import functools
from collections import deque
from typing import TYPE_CHECKING

from checker.isolation.host.errors import StudentStopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor, Future

    from checker.isolation.host.launcher import Load
    from checker.isolation.host.worker_handle import Worker


#: So many load at once: a check takes less time than a process to start and to load.
WIDTH = 2


class Ahead:
    """Processes that load the same, each used once.

    Parameters
    ----------
    make
        Gives a new one, not yet started.
    pool
        Where they are started; None where one at a time must be enough.
    count
        How many will be asked for; more can be.
    """

    def __init__(self, make: Callable[[], Worker], pool: Executor | None, count: int) -> None:
        self._make, self._pool, self._left = make, pool, count
        self._next: deque[Future[Worker]] = deque()

    def begin(self) -> None:
        """Start the next ones."""
        if self._pool is None:
            return
        while self._left > 0 and len(self._next) < WIDTH:
            self._left -= 1
            self._next.append(self._pool.submit(started, self._make()))

    @contextlib.contextmanager
    def take(self) -> Iterator[Worker]:
        """Give the next one for a while; it is ended after that, without waiting for its end."""
        if self._next:
            worker = self._next.popleft().result()
        else:
            self._left -= 1
            worker = self._make()
        self.begin()
        try:
            yield worker
        finally:
            self._end(worker)

    def close(self) -> None:
        """End those that nobody asked for, once they have loaded: it may need what goes next."""
        self._left = 0
        while self._next:
            self._end(self._next.popleft().result())

    def _end(self, worker: Worker) -> None:
        """End a process without waiting for its end, where others can do that."""
        try:
            if self._pool is not None:
                self._pool.submit(worker.close)
                return
        except RuntimeError:  # it works no more when Python itself ends
            pass
        worker.close()


class Lasting:
    """One process for all that ask; another one once it stopped.

    For code that is proven to keep nothing from one call to the next.

    Parameters
    ----------
    load
        What it loads.
    make
        Gives a new one for a load, not yet started.
    pool
        As in `Ahead`.
    """

    def __init__(self, load: Load, make: Callable[[Load], Worker], pool: Executor | None) -> None:
        self.load = load
        self._ahead = Ahead(functools.partial(make, load), pool, 1)
        self._worker: Worker | None = None
        self._end = contextlib.ExitStack()

    def begin(self) -> None:
        """Start it."""
        self._ahead.begin()

    @contextlib.contextmanager
    def take(self) -> Iterator[Worker]:
        """Give it for a while, as if it had just loaded."""
        if self._worker is None or self._worker.stopped:
            self._end.close()
            self._worker = self._end.enter_context(self._ahead.take())
        self._worker.begin_again()
        yield self._worker

    def close(self) -> None:
        """End it; it would start again if it were taken."""
        self._worker = None
        self._end.close()
        self._ahead.close()


def started(worker: Worker) -> Worker:
    """Start a process, and let it load."""
    with contextlib.suppress(StudentStopped):  # it says so again when it is used
        worker.start()
    return worker
