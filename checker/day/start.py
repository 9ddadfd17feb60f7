"""``python -m checker init DIR`` and ``update``: a course folder of one's own."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from checker import oserror, request
from checker.day import coursefiles, material, place
from checker.day.coursefiles import Change

#: Where the newer version of a file goes that the student wrote in.
NEWER = "newer"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def init(*, folder: Path) -> int:
    """Make a course folder: the lessons to fill in, their pages, the digits."""
    given = coursefiles.files()
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
    with _telling_why(folder):
        write(folder, given)
        coursefiles.remember(folder, given)
    click.echo(f"Your course is in {folder}. Begin with:")
    click.echo(f"    cd {request.quoted(folder)}")
    click.echo(f"    {_again()}")
    return 0


@click.command()
def update() -> int:
    """Bring a newer course into your folder; what you wrote stays as it is."""
    folder = place.here()
    if folder.resolve() == material.root().resolve():
        raise click.UsageError("This is the project's own folder. Update it with: git pull")
    given = coursefiles.files()
    found = coursefiles.changes(folder, given)
    fresh = {name: given[name] for name in found if found[name] in {Change.NEW, Change.NEWER}}
    beside = {f"{NEWER}/{name}": given[name] for name in found if found[name] is Change.BOTH}
    with _telling_why(folder):
        write(folder, {**fresh, **beside})
        coursefiles.remember(folder, given)
    for name in fresh:
        click.echo(f"{'new' if found[name] is Change.NEW else 'newer'}: {name}")
    for name in beside:
        yours = name.removeprefix(f"{NEWER}/")
        click.echo(f"yours stays: {yours}. The newer one, to compare: {name}")
    if not fresh and not beside:
        click.echo("Your course is up to date.")
    return 0


def _again() -> str:
    """How to start this program again: as now, which may be without an installation."""
    if Path(sys.argv[0]).stem != "handgrad":
        return "python -m checker"
    return "handgrad    (if you came by them: uvx handgrad, pipx run handgrad)"


def write(folder: Path, given: Mapping[str, bytes]) -> None:
    """Write files, making their folders."""
    for name, data in given.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


@contextlib.contextmanager
def _telling_why(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = oserror.reason(error)
        raise click.UsageError(
            f"{folder} cannot be written: {reason}. Give another folder, or make room."
        ) from None
