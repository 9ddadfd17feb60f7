"""``python -m checker update``: a newer course, in the folder of the one that was begun."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@options.COURSE
def update(*, course: Path) -> ExitCode:
    """Bring a newer course into your folder; what you wrote stays as it is."""
    from checker.cli import resolve
    from checker.progress import course_files
    from checker.progress.course_files import NEWER, Change

    of = resolve.course(course)
    folder = resolve.here(of)
    if folder.resolve() == of.folder:
        raise click.UsageError("This is the project's own folder. Update it with: git pull")
    with resolve.writing(folder, "Make room, or permit writing there."):
        brought = course_files.bring(of, folder)
    for name, change in brought.items():
        if change is Change.BOTH:
            say(f"yours stays: {name}. The newer one, to compare: {NEWER}/{name}")
        else:
            say(f"{'new' if change is Change.NEW else 'newer'}: {name}")
    if not brought:
        say("Your course is up to date.")
    return ExitCode.PASSED
