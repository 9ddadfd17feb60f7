"""Where what a command says goes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from checker import os_error
from checker.report.signs import Signs

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def console() -> Console:
    """Return the terminal, or whatever the output goes to."""
    from rich.console import Console  # noqa: PLC0415 (it takes long, and usage errors need it not)

    return Console(highlight=False, markup=False, emoji=False)


def show(render: Callable[[Console], Text]) -> None:
    """Print lines that fit the terminal."""
    to = console()
    with unwritten():
        to.print(render(to), soft_wrap=True)
        to.file.flush()


def say(message: str, *, err: bool = False) -> None:
    """Print a line, in characters that can be shown."""
    stream = sys.stderr if err else sys.stdout
    with unwritten():
        click.echo(Signs(encoding=stream.encoding or "ascii").spell(message), file=stream)


@contextlib.contextmanager
def unwritten() -> Iterator[None]:
    """Let a report that nobody takes cost no verdict: the exit code still says how it ended."""
    try:
        yield
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)  # what is written at the end would fail as well
        if not isinstance(error, BrokenPipeError):  # then whoever reads has enough
            reason = os_error.reason(error)
            sys.stderr.write(f"The report cannot be written: {reason}.\n")
