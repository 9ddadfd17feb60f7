"""``python -m checker init DIR``: a course folder of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@click.argument("folder", type=options.folder(), metavar="DIR")
@options.COURSE
def init(*, folder: Path, course: Path) -> ExitCode:
    """Make a course folder: the lessons to fill in, their pages, the digits."""
    from checker.cli import resolve
    from checker.course.whereabouts import quoted
    from checker.progress import course_files

    given = course_files.files(resolve.course(course))
    there = [name for name in given if (folder / name).exists()]
    if any(name.startswith("lessons/") for name in there):
        raise click.UsageError(
            f"{folder} holds a course already. To bring it up to date, go there and say: "
            "python -m checker update"
        )
    if there:
        raise click.UsageError(
            f"{folder} holds {there[0]}, which would be overwritten. Give another folder."
        )
    with resolve.writing(folder, "Give another folder, or make room."):
        course_files.write(folder, given)
        course_files.remember(folder, given)
    say(f"Your course is in {folder}. Begin with:")
    say(f"    cd {quoted(folder)}")
    say(f"    {_again(options.repeated(course.resolve()))}")
    return ExitCode.PASSED


def _again(options: str) -> str:
    """Return how to start this program again: as now, which may be without an installation."""
    if Path(sys.argv[0]).stem != "handgrad":
        return f"python -m checker{options}"
    return f"handgrad{options}    (if you came by them: uvx handgrad, pipx run handgrad)"
