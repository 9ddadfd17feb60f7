"""Where a course's demo is told: what its module is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from checker.course.syllabus import Course
from checker.report.page import Page


class Stage:
    """A terminal, or a file, and steps that are counted.

    Parameters
    ----------
    console : rich.console.Console
        Where to tell it.
    course : Course
        Whose demo it is.
    """

    def __init__(self, console: Console, course: Course) -> None:
        self.console = console
        self.course = course
        self._steps = 0

    def step(self, title: str, sentence: str) -> None:
        """Open a step of the story."""
        self._steps += 1
        title = f"{self._steps}  {title}"
        page = Page(self.console)
        page.write(title, "bold")
        page.write("=" * len(title), "dim")
        page.write(sentence)
        self.print(page.text())

    def say(self, *words: str, end: str = "\n\n") -> None:
        """Print lines or sentences, wrapped."""
        page = Page(self.console)
        for each in words:
            page.write(each)
        self.print(page.text(), end)

    def files(self, words: str, files: Sequence[Path]) -> None:
        """Name files; a path stays in one piece, however narrow the terminal is."""
        page = Page(self.console)
        page.write(words, "bold")
        text = page.text()
        for file in files:
            text.append(f"\n  {page.signs.spell(str(file))}")
        self.print(text)

    def print(self, text: Text, end: str = "\n\n") -> None:
        """Print what is laid out already."""
        self.console.print(text, end=end, soft_wrap=True)

    @contextmanager
    def progress(self, total: int) -> Iterator[Bar]:
        """Show how far something is: a bar on a terminal, and lines elsewhere."""
        bar = Progress(
            TextColumn("{task.description:20}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=self.console,
            disable=not self.console.is_terminal,
            transient=True,
        )
        with bar:
            yield Bar(stage=self, progress=bar, task=bar.add_task("", total=total))
        if not self.console.is_terminal:
            self.console.print()


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How far something is."""

    stage: Stage
    progress: Progress
    task: TaskID

    def announce(self, what: str) -> None:
        """Name what runs now."""
        self.progress.update(self.task, description=what)

    def advance(self) -> None:
        """Go on by one."""
        self.progress.advance(self.task)

    def log(self, line: str) -> None:
        """Print a line where there is no bar to see."""
        if not self.stage.console.is_terminal:
            self.stage.say(line, end="\n")
