"""``python -m checker author check``."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@options.AUTHORS_COURSE
def check(*, course: Path) -> ExitCode:
    """Prove the course whole: stubs in step, solutions pass, nothing missing."""
    from checker import authoring
    from checker.cli import resolve

    with resolve.curable():
        problems = authoring.check(course)
    for problem in problems:
        say(problem)
    if not problems:
        say("The course is whole.")
    return ExitCode.FAILED if problems else ExitCode.PASSED
