"""A lesson as a notebook, made from its file."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checker import paths
from checker.course import assets, syllabus, whereabouts
from checker.record import Lesson
from checker.submission import reader

INTRODUCTION = """\
Run the cells from above. In Colab, install the checker and fetch the course first:
`%pip install handgrad` and `!python -m checker init .`

The report is that of `python -m checker`. A notebook can change the checker that it asks, so it
proves nothing to others: a grade comes from the command line."""


def written(file: Path, lesson: Lesson) -> str:
    """Give the student's text of a lesson, or the stub where there is none that can be read."""
    if not file.exists():
        return assets.pristine(syllabus.course_of(lesson), lesson.stem)
    text = reader.read_text(file)
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        raise reader.RefusedError(
            f"{file.name} is not Python yet, so it cannot be cut into cells. See where: "
            f"python -m checker {lesson.key}"
        ) from None
    return text


def as_notebook(lesson: Lesson, text: str) -> str:
    """Return a lesson's text as a notebook: JSON in the form nbformat 4.5."""
    cells = list(_cells(lesson, text))
    for number, cell in enumerate(cells):
        cell["id"] = f"{lesson.key}-{number}"
    whole = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


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
                yield _code(f"check({name}{_course(lesson)})")


def _course(lesson: Lesson) -> str:
    """Return how a cell says which course it is, where it is not the one that is built in."""
    folder = syllabus.course_of(lesson).folder
    shipped = folder.resolve() == paths.course().resolve()
    return "" if shipped else f', course="{whereabouts.called(folder).as_posix()}"'


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
    """Return the line above a statement, counted from 1: decorators belong to it."""
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
