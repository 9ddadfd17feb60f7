"""Many machines, through a dask scheduler: ``--engine dask:tls://host:8786``.

A scheduler runs what anybody sends who can reach it. So TLS is asked for wherever others could,
and nothing is sent when submissions are not confined: one of them could reach it too.
"""

from __future__ import annotations

import time
from concurrent.futures import Executor
from typing import Any

from checker.grading.schedule.engine import Engine, EngineError, is_loopback

#: Seconds until a scheduler that does not answer is given up.
PATIENCE = "15s"
#: Seconds that a scheduler or its workers may be away before they are given up.
ALONE = 30.0


def engine(address: str, isolation: str) -> Engine:
    """Find the engine of a scheduler.

    Parameters
    ----------
    address : str
        ``tls://host:8786``; ``tcp://`` is for this machine alone. The certificates are those of
        dask's own configuration (``distributed.comm.tls``).
    isolation : str
        Anything but ``weak``.

    Raises
    ------
    EngineError
        When it is not safe, or not there.
    """
    if isolation == "weak":
        raise EngineError(
            "A dask engine runs what anybody sends it, a submission that is not confined too. "
            "Leave --isolation weak out, or grade here: --engine local"
        )
    if not address.startswith("tls://") and not is_loopback(address):
        raise EngineError(
            f"{address} leaves this machine without encryption. Start the scheduler with TLS, and "
            "say --engine dask:tls://host:8786"
        )
    try:
        import distributed  # noqa: PLC0415 (an extra)
    except ImportError:
        raise EngineError(
            'This engine needs dask. Install it: python -m pip install "handgrad[dask]"'
        ) from None
    connect: Any = distributed.Client  # it has no types
    try:
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        raise EngineError(
            f"The scheduler {address} does not answer ({type(error).__name__}). Start it, and "
            "at least one worker: docs/instructors/grade.md says how."
        ) from None
    threads = sum(client.nthreads().values())
    if not threads:
        client.close()
        raise EngineError(f"The scheduler {address} has no workers. Start at least one.")

    def opened() -> Executor:
        found: Executor = client.get_executor(pure=False)
        return found

    def close() -> None:
        client.close(timeout=PATIENCE)

    return Engine(open=opened, width=threads, close=close, lost=_Watch(client, address))


class _Watch:
    """Tells when a scheduler is gone, or all of its workers are: then no answer will come."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._alone_since: float | None = None

    def __call__(self) -> str:
        """Say what is gone; empty while an answer may come."""
        try:
            workers = self._client.nthreads()
        except Exception:  # noqa: BLE001 (of many kinds: closed, broken, timed out)
            workers = None
        if workers:
            self._alone_since = None
            return ""
        now = time.monotonic()
        self._alone_since = self._alone_since or now
        if self._client.status != "closed" and now - self._alone_since < ALONE:
            return ""
        gone = "does not answer any more" if workers is None else "has no workers any more"
        return (
            f"The scheduler {self._address} {gone}. What is finished is safe. Start it again, with "
            "at least one worker, and go on with --resume."
        )
