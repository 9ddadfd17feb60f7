"""``python -m checker reset lesson3``: begin a lesson anew, and keep what was written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker import course, oserror
from checker.day import keep, material, place
from checker.model import Lesson


@click.command()
@click.argument("word", metavar="LESSON")
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(*, word: str, yes: bool) -> int:
    """Begin a lesson anew; your version is kept as a dated copy."""
    lessons = course.lessons() if word.lower() == "all" else (place.lesson(word),)
    folder = place.here()
    begun = [each for each in lessons if is_begun(folder, each)]
    if not begun:
        what = "It is" if len(lessons) == 1 else "All of them are"
        click.echo(f"{what} as at the beginning already.")
        return 0
    names = ", ".join(f"lessons/{each.stem}.py" for each in begun)
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(f"This would put back {names}. If you mean it, add --yes.")
        click.confirm(f"Put {names} back to the beginning? Yours is kept in kept/.", abort=True)
    for lesson in begun:
        put_back(folder, lesson)
    return 0


def is_begun(folder: Path, lesson: Lesson) -> bool:
    """Tell whether a lesson's file differs from what the student first saw."""
    try:
        found = file_of(folder, lesson).read_bytes()
    except FileNotFoundError:
        return True
    return found.replace(b"\r\n", b"\n") != material.pristine(lesson.stem).encode()


def put_back(folder: Path, lesson: Lesson) -> None:
    """Write one lesson's stub, after a copy of the student's version is safe."""
    file = file_of(folder, lesson)
    try:
        copy = keep.dated_copy(file, folder)
        keep.replace(file, material.pristine(lesson.stem))
    except OSError as error:
        reason = oserror.reason(error)
        raise click.UsageError(
            f"{file.name} was left as it is, since writing failed: {reason}. "
            "Make room, or permit writing in this folder; then try again."
        ) from None
    click.echo(f"lessons/{file.name} is as at the beginning.")
    if copy is not None:
        click.echo(f"Your version: {copy.relative_to(folder).as_posix()}")


def file_of(folder: Path, lesson: Lesson) -> Path:
    """Name the file of a lesson."""
    return folder / "lessons" / f"{lesson.stem}.py"
