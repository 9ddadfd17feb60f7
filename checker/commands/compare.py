"""``python -m checker compare lesson3``: your code and ours on the same data."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import show
from checker.exit_code import ExitCode
from checker.isolation.host.launcher import open_host


@click.command()
@options.LESSON
@options.COURSE
def compare(*, word: str, course: Path) -> ExitCode:
    """Run your code and ours on the same data: times and differences."""
    with open_host(course=course) as host:
        from checker.checking.recorder import Run
        from checker.cli import resolve
        from checker.diagnosis import comparison
        from checker.report import comparison as page

        of = resolve.course(course)
        folder, lesson = resolve.here(of), resolve.lesson(of, word)
        mine = Run(submission=resolve.submission(of, folder / "lessons"), host=host)
        ours = Run(submission=resolve.submission(of, of.folder / "solutions"), host=host)
        found = list(comparison.compare(lesson, mine, ours))
    show(lambda to: page.render(lesson, found, to))
    return ExitCode.PASSED
