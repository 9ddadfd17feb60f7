"""``python -m checker author new lesson8_name``."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@click.argument("stem", metavar="lesson8_name")
@options.AUTHORS_COURSE
def new(*, stem: str, course: Path) -> ExitCode:
    """Make the files of a new lesson from its solution."""
    from checker import authoring
    from checker.cli import resolve

    with resolve.curable():
        made = authoring.new(course, stem)
    made.told(say)
    return ExitCode.PASSED
