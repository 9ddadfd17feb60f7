"""``python -m checker solution lesson3``: our solution beside yours."""
# ruff: noqa: PLC0415 (the students' host starts while the rest is imported)

from __future__ import annotations

import click

from checker.student.host import open_host


@click.command()
@click.argument("word", metavar="LESSON")
@click.option("--give-up", is_flag=True, help="Show it though the lesson is not passed.")
def solution(*, word: str, give_up: bool) -> int:
    """See our solution beside yours, once the lesson is passed."""
    with open_host() as host:
        from checker import cli
        from checker.collector import Run
        from checker.day import columns, material, place
        from checker.progress import Progress, has_passed

        folder = place.here()
        lesson = place.lesson(word)
        submission = place.submission(folder / "lessons")
        run = Run(submission=submission, host=host)
        if not give_up and not has_passed(lesson, run, Progress(folder)):
            click.echo(
                f"{lesson.key} is not passed yet. A small step: python -m checker hint "
                f"{lesson.key}\nTo see our solution all the same: "
                f"python -m checker solution {lesson.key} --give-up"
            )
            return 1
    console = cli.console()
    mine = submission.modules.get(lesson.stem, "")
    heads = (f"yours: {submission.file_of(lesson)}", "ours")
    console.print(
        columns.render(mine, material.solution(lesson.stem), heads, console), soft_wrap=True
    )
    return 0
