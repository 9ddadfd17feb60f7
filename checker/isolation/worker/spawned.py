"""A student's process in an interpreter of its own; talks over its standard streams."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from checker.isolation.wire.environment import forget_checker, reopen_output
from checker.isolation.wire.policy import Policy
from checker.isolation.worker.serve import serve

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(_arguments: Sequence[str]) -> None:
    """Serve on standard input and output, and put nothing and standard error in their place."""
    requests, answers = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  Windows only

        for descriptor in (requests, answers):
            msvcrt.setmode(descriptor, os.O_BINARY)
    else:
        from checker.isolation.worker import limits  # noqa: PLC0415  not on Windows

        limits.apply(Policy())
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    reopen_output()
    os.chdir(os.sep)
    forget_checker()
    serve(requests, answers)
