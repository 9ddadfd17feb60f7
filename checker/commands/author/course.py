"""``python -m checker author course DIR``."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@click.argument("folder", type=options.folder(), metavar="DIR")
@click.argument("stem", default="lesson1_first", metavar="[lesson1_name]")
def course(*, folder: Path, stem: str) -> ExitCode:
    """Make a course with one lesson, which runs as it is and waits for its author."""
    from checker import authoring
    from checker.cli import resolve
    from checker.course.whereabouts import FILE, quoted

    if (folder / FILE).exists():
        raise click.UsageError(
            f"{folder} holds a course already. For another lesson, go there and say: "
            "python -m checker author new lesson2_name"
        )
    with resolve.curable(), resolve.writing(folder, "Give another folder, or make room."):
        made = authoring.new(folder, stem)
        authoring.sync(folder)
    made.told(say, f"Go there: cd {quoted(folder)}")
    return ExitCode.PASSED
