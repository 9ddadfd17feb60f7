"""How far a grading is."""

from __future__ import annotations

from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class ProgressBar:
    """A bar, how many are done of how many, and how many a second; a context manager.

    Parameters
    ----------
    total : int
        How many there are.
    console : rich.console.Console
        Where it goes.
    """

    def __init__(self, total: int, console: Console) -> None:
        self._progress = Progress(
            TextColumn("grading"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=console,
        )
        self._bar = self._progress.add_task("", total=total)

    def advance(self) -> None:
        """Count one more."""
        self._progress.advance(self._bar)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()


class _Rate(ProgressColumn):
    """How many submissions a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")
