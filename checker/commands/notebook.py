"""``python -m checker notebook lesson3``: a lesson as a notebook."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@options.LESSON
@click.option("--out", type=options.file(), help="The notebook's file; beside lessons/ by default.")
@options.COURSE
def notebook(*, word: str, out: Path | None, course: Path) -> ExitCode:
    """Make a notebook of a lesson, with what you wrote so far."""
    from checker.cli import resolve
    from checker.notebook.file import as_notebook, written

    of = resolve.course(course)
    folder, lesson = resolve.here(of), resolve.lesson(of, word)
    with resolve.curable():
        text = written(folder / "lessons" / f"{lesson.stem}.py", lesson)
    file = out or folder / f"{lesson.stem}.ipynb"
    if file.exists():
        raise click.UsageError(
            f"{file} is there already, and may hold your work. Give another name with --out."
        )
    cure = "Choose --out."
    with resolve.writing(file, cure), file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(as_notebook(lesson, text))
    say(f"wrote {file}")
    return ExitCode.PASSED
