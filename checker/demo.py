"""``python -m checker demo``: the whole course at work, on real digits."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def demo(console: Console, out: Path) -> int:
    """Tell the story of the course in three steps, in less than a minute.

    Parameters
    ----------
    console : rich.console.Console
        Where to tell it.
    out : pathlib.Path
        The folder for the pictures and the table; made when it is missing.

    Returns
    -------
    int
        The exit code: 0; 2 when the folder cannot be written to; 3 when the checker did not
        judge the two programs as it should.
    """
    # A matrix times a vector waits for memory, not for computing. A second thread gains little,
    # and loses a lot on a busy machine, where the threads wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from checker.demo_story import tell  # noqa: PLC0415 (numpy looks at this when imported)

    return tell(console, out)
