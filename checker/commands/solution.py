"""``python -m checker solution lesson3``: our solution beside yours."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say, show
from checker.exit_code import ExitCode
from checker.isolation.host.launcher import open_host


@click.command()
@options.LESSON
@click.option("--give-up", is_flag=True, help="Show it though the lesson is not passed.")
@options.COURSE
def solution(*, word: str, give_up: bool, course: Path) -> ExitCode:
    """See our solution beside yours, once the lesson is passed."""
    with open_host(course=course) as host:
        from checker.checking.recorder import Run
        from checker.cli import resolve
        from checker.course import assets
        from checker.progress.remembered import Progress, has_passed
        from checker.report import columns

        of = resolve.course(course)
        folder, lesson = resolve.here(of), resolve.lesson(of, word)
        submission = resolve.submission(of, folder / "lessons")
        run = Run(submission=submission, host=host)
        if not give_up and not has_passed(lesson, run, Progress(folder)):
            say(
                f"{lesson.key} is not passed yet. A small step: python -m checker hint "
                f"{lesson.key}\nTo see our solution all the same: "
                f"python -m checker solution {lesson.key} --give-up"
            )
            return ExitCode.FAILED
    mine, ours = submission.modules.get(lesson.stem, ""), assets.solution(of, lesson.stem)
    heads = (f"yours: {submission.file_of(lesson)}", "ours")
    show(lambda to: columns.render(mine, ours, heads, to))
    return ExitCode.PASSED
