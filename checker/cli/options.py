"""Arguments and options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from checker.course import whereabouts

LESSON = click.argument("word", metavar="LESSON")


def file(*, exists: bool = False) -> click.Path:
    """Return the type of an option that names a file."""
    return click.Path(path_type=Path, dir_okay=False, exists=exists)


def folder(*, exists: bool = False) -> click.Path:
    """Return the type of an option that names a folder."""
    return click.Path(path_type=Path, file_okay=False, exists=exists)


def course(otherwise: str, find: Callable[..., Path]) -> Callable[..., Any]:
    """Return the option that names the course; a command is given its folder in any case.

    Parameters
    ----------
    otherwise : str
        Which one is taken where the option is not given, for the help.
    find : callable
        Makes a folder of what was given, or of None, and of what ``--submission`` says.
    """

    def found(context: click.Context, _: click.Parameter, asked: Path | None) -> Path:
        checked = context.params.get("submission")
        return find(asked) if checked is None else find(asked, checked)

    return click.option(
        "--course",
        type=folder(),
        metavar="DIR",
        callback=found,
        help=f"The folder of the course, or {_others()}; by default {otherwise}.",
    )


def _others() -> str:
    return " or ".join(whereabouts.others() or ["its name"])


def repeated(course: Path, submission: Path | None = None) -> str:
    """Return the options with which a command finds the same again, each after a blank."""
    found = whereabouts.folder(None, submission).resolve() == course.resolve()
    named = {"course": None if found else whereabouts.called(course), "submission": submission}
    return "".join(f" --{name} {whereabouts.quoted(path)}" for name, path in named.items() if path)


COURSE = course("the nearest one, else the one that is built in", whereabouts.folder)
GRADED_COURSE = course("the one that is built in", whereabouts.for_grades)
AUTHORS_COURSE = course("the nearest one", whereabouts.authored)


def isolation(default: str, told: str) -> Callable[..., Any]:
    """Return the option that says how a student's code is kept from files and network."""
    return click.option(
        "--isolation",
        type=click.Choice(["auto", "strict", "weak"]),
        default=default,
        show_default=True,
        help=told,
    )


_GRADING = (
    GRADED_COURSE,
    click.option(
        "--lesson",
        "words",
        multiple=True,
        help="Grade this lesson; say it once for each. All of them by default.",
    ),
    click.option(
        "--rubric",
        type=file(exists=True),
        help="A TOML file: points, lateness, what students see.",
    ),
    click.option("--checks", type=folder(exists=True), help="A folder with checks of your own."),
    click.option(
        "--seed", type=click.IntRange(min=0), help="Of the checks' inputs. Drawn anew by default."
    ),
)


def grading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of all that grades: what, with which inputs, and what it is worth."""
    for option in reversed(_GRADING):
        command = option(command)
    return command
