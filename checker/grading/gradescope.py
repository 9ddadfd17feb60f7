"""One submission on Gradescope: ``python -m checker.grading.gradescope /autograder``."""

from __future__ import annotations

import datetime as dt
import json
import sys
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.course import syllabus
from checker.grading import own_checks
from checker.grading.archives.handins import Handin
from checker.grading.archives.lms_archive import ExportError, opened
from checker.grading.claims.claim import Claim
from checker.grading.formats import files, result_formats
from checker.grading.marks import marks, rubric
from checker.grading.marks.lateness import Late
from checker.grading.pack import OWN_CHECKS, SETTINGS
from checker.grading.schedule.task import Settings, grade_one, graded
from checker.grading.understanding import task_of

#: A container of Gradescope's serves one submission: it takes what layers there are.
ISOLATION = "auto"


def main(place: Path) -> None:
    """Grade what lies in ``submission``, and write ``results/results.json`` whatever happens.

    Parameters
    ----------
    place : pathlib.Path
        Gradescope's folder, with ``source``, ``submission`` and ``submission_metadata.json``.
    """
    try:
        text = _graded(place)
    except Exception:  # noqa: BLE001 (without the file a student reads nothing at all)
        traceback.print_exc()  # Gradescope shows it to the instructor alone
        text = result_formats.not_graded()
    results = place / "results"
    results.mkdir(exist_ok=True)
    files.save(results / "results.json", text)


def _graded(place: Path) -> str:
    source = place / "source"
    told = json.loads((source / SETTINGS).read_text(encoding="ascii"))
    course = syllabus.shipped()
    settings = Settings(
        lessons=tuple(told["lessons"]),
        seed=told["seed"],
        isolation=ISOLATION,
        extra=own_checks.read(source / OWN_CHECKS, course) if told["checks"] else (),
    )
    lessons = graded(settings)
    file = source / "rubric.toml"
    worth = rubric.load(file, lessons) if told["rubric"] else rubric.fair(lessons)
    about = _metadata(place / "submission_metadata.json")
    worth = replace(worth, late=with_extension(worth.late, about))
    handin = Handin(
        student="submission", name="submission", files=(), when=_time(about.get("created_at"))
    )
    try:
        with opened(place / "submission") as items:
            given = [("/".join(item.parts), item.read) for item in items]
            verdict = grade_one(task_of(replace(handin, files=given), settings))
    except ExportError:
        verdict = grade_one(task_of(handin, settings))
    claim = Claim(handin=handin, student=handin.student, name=handin.name)
    row = marks.row(verdict, claim, worth, slug="")
    return result_formats.gradescope(verdict, row, worth)


def _metadata(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def with_extension(late: Late, about: Mapping[str, Any]) -> Late:
    """Return the rule of lateness with the time that Gradescope gives these students.

    The rubric's due date counts where there is one. Who has longer on Gradescope than the others
    has so here too; of a group, whoever has the longest.

    Parameters
    ----------
    late : Late
        The rubric's rule.
    about : mapping
        What ``submission_metadata.json`` holds.
    """
    users = [user for user in about.get("users") or [] if isinstance(user, dict)]
    own = [_time((user.get("assignment") or {}).get("due_date")) for user in users]
    mine = max((due for due in own if due is not None), default=None)
    everyone = _time((about.get("assignment") or {}).get("due_date"))
    if late.due is None:
        return replace(late, due=mine or everyone)
    longer = mine is not None and (everyone is None or mine > everyone)
    return replace(late, due=max(late.due, mine)) if longer and mine else late


def _time(text: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(str(text))
    except ValueError:
        return None


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
