"""``python -m checker hint lesson3``: one hint, and a more direct one when asked again."""

# ruff: noqa: PLC0415 (what takes long is imported while the student's host starts)

from __future__ import annotations

import click

from checker.student.host import open_host


@click.command()
@click.argument("word", metavar="LESSON")
def hint(*, word: str) -> int:
    """Give one hint for a lesson, and a more direct one when asked again."""
    with open_host() as host:
        from checker import cli
        from checker.collector import Run
        from checker.day import place
        from checker.judge import judge
        from checker.progress import Progress

        folder = place.here()
        lesson = place.lesson(word)
        run = Run(submission=place.submission(folder / "lessons"), host=host)
        (report,) = judge([lesson], run, Progress(folder).recall).lessons
    from checker.hints import next_hint
    from checker.notes import Notes
    from checker.report import hint as page

    found = next_hint(report, Notes(folder))
    cli.show(lambda to: page.render(report, found, to))
    return cli.PASSED if found is None else cli.FAILED
