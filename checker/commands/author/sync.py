"""``python -m checker author sync``."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@click.option("--force", is_flag=True, help="Overwrite lessons that a student has begun.")
@options.AUTHORS_COURSE
def sync(*, force: bool, course: Path) -> ExitCode:
    """Write the stubs in lessons/ anew from solutions/."""
    from checker import authoring
    from checker.cli import resolve

    with resolve.curable():
        changed = authoring.sync(course, force=force)
    for file in changed:
        say(f"wrote {file}")
    if not changed:
        say("All stubs are in step with the solutions.")
    return ExitCode.PASSED
