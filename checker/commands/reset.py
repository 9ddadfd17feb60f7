"""``python -m checker reset lesson3``: begin a lesson anew, and keep what was written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@options.LESSON
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.COURSE
def reset(*, word: str, yes: bool, course: Path) -> ExitCode:
    """Begin a lesson anew; your version is kept as a dated copy."""
    from checker.cli import resolve
    from checker.progress import backup

    of = resolve.course(course)
    lessons = of.lessons if word.lower() == "all" else (resolve.lesson(of, word),)
    folder = resolve.here(of)
    written = [each for each in lessons if not backup.is_pristine(folder, each)]
    if not written:
        what = "It is" if len(lessons) == 1 else "All of them are"
        say(f"{what} as at the beginning already.")
        return ExitCode.PASSED
    names = ", ".join(f"lessons/{each.stem}.py" for each in written)
    if not yes and any((folder / "lessons" / f"{each.stem}.py").exists() for each in written):
        if not sys.stdin.isatty():
            raise click.UsageError(f"This would put back {names}. If you mean it, add --yes.")
        click.confirm(f"Put {names} back to the beginning? Yours is kept in kept/.", abort=True)
    for lesson in written:
        cure = "Make room, or permit writing in this folder; then try again."
        with resolve.writing(f"lessons/{lesson.stem}.py stays as it is, since it", cure):
            copy = backup.put_back(folder, lesson)
        say(f"lessons/{lesson.stem}.py is as at the beginning.")
        if copy is not None:
            say(f"Your version: {copy.relative_to(folder).as_posix()}")
    return ExitCode.PASSED
