"""``python -m checker hint lesson3``: one hint, and a more direct one when asked again."""

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
def hint(*, word: str, course: Path) -> ExitCode:
    """Give one hint for a lesson, and a more direct one when asked again."""
    with open_host(course=course) as host:
        from checker import pipeline
        from checker.checking.recorder import Run
        from checker.cli import resolve
        from checker.progress.event_log import Notes
        from checker.progress.next_hint import next_hint
        from checker.progress.remembered import Progress
        from checker.report import hint as page

        of = resolve.course(course)
        folder, lesson = resolve.here(of), resolve.lesson(of, word)
        run = Run(submission=resolve.submission(of, folder / "lessons"), host=host)
        (report,) = pipeline.judge([lesson], run, Progress(folder)).lessons
    found = next_hint(report, Notes(folder))
    show(lambda to: page.render(report, found, to))
    return ExitCode.PASSED if found is None else ExitCode.FAILED
