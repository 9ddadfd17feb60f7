"""``python -m checker notebook lesson3``: a lesson as a notebook, made from its file."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from checker import intake, oserror
from checker.day import material, place
from checker.model import Lesson

INTRODUCTION = """\
Run the cells from above. In Colab, install the checker and fetch the course first:
`%pip install handgrad` and `!python -m checker init .`

The report is that of `python -m checker`. A notebook can change the checker that it asks, so it
proves nothing to others: a grade comes from the command line."""


@click.command()
@click.argument("word", metavar="LESSON")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The notebook's file; beside lessons/ by default.",
)
def notebook(*, word: str, out: Path | None) -> int:
    """Make a notebook of a lesson, with what you wrote so far."""
    folder, lesson = place.here(), place.lesson(word)
    try:
        text = written(folder / "lessons" / f"{lesson.stem}.py", lesson)
    except intake.RefusedError as error:
        raise click.UsageError(str(error)) from None
    file = out or folder / f"{lesson.stem}.ipynb"
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(json.dumps(made(lesson, text), indent=1, ensure_ascii=False) + "\n")
    except FileExistsError:
        raise click.UsageError(
            f"{file} is there already, and may hold your work. Give another name with --out."
        ) from None
    except OSError as error:
        reason = oserror.reason(error)
        raise click.UsageError(f"{file} cannot be written: {reason}. Choose --out.") from None
    click.echo(f"wrote {file}")
    return 0


def written(file: Path, lesson: Lesson) -> str:
    """Give the student's text of a lesson, or the stub where there is none that can be read."""
    if not file.exists():
        return material.pristine(lesson.stem)
    text = intake.read_text(file)
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        raise intake.RefusedError(
            f"{file.name} is not Python yet, so it cannot be cut into cells. See where: "
            f"python -m checker {lesson.key}"
        ) from None
    return text


def made(lesson: Lesson, text: str) -> dict[str, Any]:
    """Make a notebook of a lesson's text.

    Returns
    -------
    dict
        In the form nbformat 4.5.
    """
    cells = list(_cells(lesson, text))
    for number, cell in enumerate(cells):
        cell["id"] = f"{lesson.key}-{number}"
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cells(lesson: Lesson, text: str) -> Iterator[dict[str, Any]]:
    title = f"# Lesson {lesson.number}: {lesson.title}"
    docstring = (ast.get_docstring(ast.parse(text)) or "").partition("\n\nCheck it with")[0]
    yield _markdown(f"{title}\n\n{docstring}\n\n{INTRODUCTION}")
    parts = list(_parts(text))
    yield _code("\n".join(["from checker import check", *(p for p, name in parts if not name)]))
    for part, name in parts:
        if name:
            yield _code(part)
            if name in {function.name for function in lesson.functions}:
                yield _code(f"check({name})")


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Cut a file at its functions: each part's text, and the function's name if it is one."""
    lines = text.split("\n")
    body = ast.parse(text).body
    if ast.get_docstring(ast.parse(text)) is not None:
        body = body[1:]
    end = (body[0].lineno - 1) if body else 0
    for position, node in enumerate(body):
        start = end
        following = body[position + 1 : position + 2]
        end = _start(following[0]) if following else len(lines)
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            # What stands below a statement, as a comment, belongs to what follows.
            end = node.end_lineno or end
        part = "\n".join(lines[start:end]).strip("\n")
        name = getattr(node, "name", "")
        if not part.startswith("__all__"):
            yield part, name


def _start(node: ast.stmt) -> int:
    """The line above a statement, counted from 1: decorators belong to it."""
    decorators: Sequence[ast.expr] = getattr(node, "decorator_list", ())
    return min([node.lineno, *(each.lineno for each in decorators)]) - 1


def _markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(text: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": text.splitlines(keepends=True),
    }
