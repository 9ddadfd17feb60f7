"""``python -m checker watch``."""
# ruff: noqa: PLC0415 (the students' host starts while the rest is imported)

from __future__ import annotations

import click

from checker.student.host import open_host


@click.command()
@click.argument("word", required=False, metavar="[LESSON]")
@click.option(
    "--plain",
    is_flag=True,
    help="Print each report below the last one, for screen readers and logs.",
)
def watch(*, word: str | None, plain: bool) -> int:
    """Save a lesson, and its report is there.

    Begins at the first lesson that is not passed; saving another lesson turns to that one.
    Keys: h hint, l list of lessons, n next lesson, r check again, q quit.
    """
    with open_host() as host:
        from checker import cli
        from checker.day import place
        from checker.watch import keys
        from checker.watch.events import Events
        from checker.watch.files import Saves
        from checker.watch.session import Session, Surroundings

        lesson = place.lesson(word) if word else None
        folder = place.here()
        console = cli.console()
        clear = console.is_terminal and not console.is_dumb_terminal and not plain
        events = Events()
        with keys.listening(events) as heard, Saves(folder / "lessons", events):
            around = Surroundings(
                folder=folder, host=host, console=console, clear=clear, keys=heard
            )
            Session(around, lesson).run(events)
    return 0
