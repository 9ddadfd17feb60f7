"""``python -m checker author check``."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@click.option("--quick", is_flag=True, help="Leave out the mutants: a second or two in all.")
@options.AUTHORS_COURSE
def check(*, quick: bool, course: Path) -> ExitCode:
    """Prove the course whole: nothing missing, solutions pass, every check can fail."""
    from checker import authoring
    from checker.cli import resolve

    with resolve.curable():
        problems, passing = authoring.check(course), list[str]()
        if not problems and not quick:
            problems, passing = authoring.survivors(course)
    for problem in problems:
        say(problem)
    if passing:
        say("Wrong programs pass; an input on which they differ from the solution would tell:")
    for sentence in passing:
        say(f"  {sentence}")
    if not problems:
        say("The course is whole.")
    return ExitCode.FAILED if problems else ExitCode.PASSED
