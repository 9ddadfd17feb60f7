"""One submission on Gradescope: ``python -m checker.grade.gradescope /autograder``."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from checker import course
from checker.grade import exports, extra, marks, rubric
from checker.grade.export import ExportError, opened
from checker.grade.handin import Handin
from checker.grade.pack import SETTINGS
from checker.grade.run import task_of
from checker.grade.task import Settings, grade_one

#: A container of Gradescope's serves one submission: it takes what layers there are.
ISOLATION = "auto"


def main(place: Path) -> None:
    """Grade what lies in ``submission``, and write ``results/results.json``.

    Parameters
    ----------
    place : pathlib.Path
        Gradescope's folder, with ``source``, ``submission`` and ``submission_metadata.json``.
    """
    source = place / "source"
    told = json.loads((source / SETTINGS).read_text(encoding="ascii"))
    settings = Settings(
        lessons=tuple(told["lessons"]),
        seed=told["seed"],
        isolation=ISOLATION,
        extra=extra.read(source / "checks") if told["checks"] else (),
    )
    lessons = [*map(course.lesson, settings.lessons), *extra.lessons(settings.extra)]
    file = source / "rubric.toml"
    worth = rubric.load(file, lessons) if told["rubric"] else rubric.fair(lessons)
    when, due = _times(place / "submission_metadata.json")
    if worth.late.due is None:
        worth = dataclasses.replace(worth, late=dataclasses.replace(worth.late, due=due))
    try:
        with opened(place / "submission") as items:
            files = [("/".join(item.parts), item.read) for item in items]
            handin = Handin(student="submission", name="submission", files=files, when=when)
            record = grade_one(task_of(handin, settings))
    except ExportError:
        handin = Handin(student="submission", name="submission", files=(), when=when)
        record = grade_one(task_of(handin, settings))
    row = marks.row(record, handin, worth, slug="")
    results = place / "results" / "results.json"
    results.parent.mkdir(exist_ok=True)
    results.write_text(exports.gradescope(record, row, worth), encoding="utf-8")


def _times(file: Path) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When it was handed in, and when it was due, as Gradescope says."""
    try:
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None, None
    users: list[dict[str, Any]] = told.get("users") or [{}]
    own: dict[str, Any] = users[0].get("assignment") or {}
    due = own.get("due_date") or (told.get("assignment") or {}).get("due_date")
    return _time(told.get("created_at")), _time(due)


def _time(text: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(str(text))
    except ValueError:
        return None


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
