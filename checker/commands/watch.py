"""``python -m checker watch``."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import console
from checker.exit_code import ExitCode
from checker.isolation.host.launcher import open_host


@click.command()
@click.argument("word", required=False, metavar="[LESSON]")
@click.option(
    "--plain",
    is_flag=True,
    help="Print each report below the last one, for screen readers and logs.",
)
@options.COURSE
def watch(*, word: str | None, plain: bool, course: Path) -> ExitCode:
    """Save a lesson, and its report is there.

    Begins at the first lesson that is not passed; saving another lesson turns to that one.
    Keys: h hint, l list of lessons, n next lesson, r check again, q quit.
    """
    with open_host(course=course) as host:
        from checker.cli import resolve
        from checker.watch import keys
        from checker.watch.events import Events
        from checker.watch.files import Saves
        from checker.watch.session import Session, Surroundings

        of = resolve.course(course)
        lesson = resolve.lesson(of, word) if word else None
        folder = resolve.here(of)
        to = console()
        clear = to.is_terminal and not to.is_dumb_terminal and not plain
        events = Events()
        with keys.listening(events) as heard, Saves(folder / "lessons", events):
            around = Surroundings(
                course=of, folder=folder, host=host, console=to, clear=clear, keys=heard
            )
            Session(around, lesson).run(events)
    return ExitCode.PASSED
