"""``python -m checker release DIR``: what students get of the course."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@options.AUTHORS_COURSE
def release(*, folder: Path, course: Path) -> ExitCode:
    """Write the student edition into a new folder.

    It holds stubs, data, checker and pages, no solutions and no tests; and a workflow for
    GitHub, which marks the lines in which something is wrong.
    """
    from checker.authoring.release import write
    from checker.cli import resolve

    with resolve.curable():
        write(course, folder)
    say(f"Wrote {folder}. Students begin with: python -m checker")
    return ExitCode.PASSED
