"""Two gradings side by side: whose points changed, and why."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.grading.archives.lms_archive import ExportError
from checker.record import Status
from checker.submission.refusal import shown

#: Checks that are named of one student.
_MOST = 3
_NEEDED = {"student", "name", "state", "points", "out of", "late percent off"}
#: What became of a check, in a word; None where it was not judged.
_NOW = {
    Status.PASSED.value: "passes",
    Status.FAILED.value: "fails",
    Status.SKIPPED.value: "waits",
    Status.NOT_STARTED.value: "is not started",
    Status.CHECKER_ERROR.value: "breaks down",
    None: "is not judged",
}
_BEFORE = {
    Status.PASSED.value: "passed",
    Status.FAILED.value: "failed",
    Status.SKIPPED.value: "waited",
    Status.NOT_STARTED.value: "was not started",
    Status.CHECKER_ERROR.value: "broke down",
    None: "was not judged",
}


@dataclass(frozen=True, kw_only=True)
class _Result:
    """What a grading says of one student."""

    row: Mapping[str, str]  #: the line of grades.csv
    verdict: Mapping[str, Any]  #: the line of verdicts.jsonl; empty where nothing was graded

    @property
    def points(self) -> str:
        """Return the points, or what stands in their place."""
        return self.row["points"] or "no mark"

    @property
    def statuses(self) -> dict[str, str]:
        """Return what became of each check."""
        lessons = self.verdict.get("lessons", ())
        return {check["code"]: check["status"] for each in lessons for check in each["checks"]}


def compare(old: Path, new: Path) -> list[str]:
    """Say whose points changed from one grading to another, and why.

    Parameters
    ----------
    old, new : pathlib.Path
        Two results folders.

    Returns
    -------
    list of str
        A line for each student who changed, after one that sums up.

    Raises
    ------
    ExportError
        When a folder holds no grading.
    """
    before, after = _results(old), _results(new)
    there = [student for student in after if student in before]
    lines = [
        f"{_called(student, after[student])}: from {_of(before[student])} to "
        f"{_of(after[student])}: {'; '.join(_why(before[student], after[student]))}."
        for student in there
        if _of(before[student]) != _of(after[student])
    ]
    alone = [*_alone(before, after, old), *_alone(after, before, new)]
    return [f"{len(lines)} of {len(there)} changed.", *lines, *alone]


def _results(folder: Path) -> dict[str, _Result]:
    try:
        with (folder / "grades.csv").open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines)
            rows = list(table)
        if not set(table.fieldnames or ()) >= _NEEDED:
            raise ValueError("other heads")  # noqa: TRY301 (as whatever else is wrong with it)
        with (folder / "verdicts.jsonl").open(encoding="ascii") as lines:
            verdicts = {each["student"]: each for each in map(json.loads, lines)}
        return {
            row["student"]: _Result(row=row, verdict=verdicts.get(_plain(row["student"]), {}))
            for row in rows
        }
    except (OSError, ValueError, KeyError, TypeError):
        raise ExportError(
            f"{shown(folder)} holds no whole grading: grades.csv or verdicts.jsonl is missing, or "
            "was changed. Give two results folders."
        ) from None


def _plain(cell: str) -> str:
    """Return a cell without the sign that keeps a spreadsheet from obeying it."""
    return cell.removeprefix("'")


def _called(student: str, result: _Result) -> str:
    name = result.row["name"]
    return name if name == student else f"{name} ({student})"


def _of(result: _Result) -> str:
    return f"{result.points} of {result.row['out of']}"


def _alone(
    some: Mapping[str, _Result], others: Mapping[str, _Result], where: Path
) -> Iterator[str]:
    for student, result in some.items():
        if student not in others:
            yield f"{_called(student, result)}: in {shown(where)} alone, {_of(result)}."


def _why(old: _Result, new: _Result) -> list[str]:
    found = [why(old, new) for why in (_state, _hand_in, _checks, _rubric, _lateness, _instructor)]
    return [each for each in found if each] or ["its sum alone"]


def _state(old: _Result, new: _Result) -> str:
    states = old.row["state"], new.row["state"]
    return "" if states[0] == states[1] else f"it was {states[0]}, and is {states[1]}"


def _hand_in(old: _Result, new: _Result) -> str:
    digests = old.verdict.get("digest"), new.verdict.get("digest")
    return "something else was handed in" if all(digests) and digests[0] != digests[1] else ""


def _checks(old: _Result, new: _Result) -> str:
    before, after = old.statuses, new.statuses
    changed = [
        f"{code} {_NOW.get(after.get(code))}, and {_BEFORE.get(before.get(code))} before"
        for code in {**before, **after}
        if before.get(code) != after.get(code) and before and after
    ]
    if not changed:
        return ""
    more = f" and {len(changed) - _MOST} more" if len(changed) > _MOST else ""
    return f"{_by_what(old, new)}: {', '.join(changed[:_MOST])}{more}"


def _by_what(old: _Result, new: _Result) -> str:
    """Say what judged otherwise."""
    if old.verdict.get("digest") != new.verdict.get("digest"):
        return "so"
    before, after = (each.verdict.get("keys", {}) for each in (old, new))
    same = {stem for stem in before if before[stem] == after.get(stem)}
    if old.verdict.get("pack") != new.verdict.get("pack") and not same:
        return "another version of the checker"
    return "other inputs of the checks" if before == after else "other checks"


def _rubric(old: _Result, new: _Result) -> str:
    """Say which lessons have other points though all their checks came out alike."""
    if old.statuses != new.statuses:
        return ""
    changed = [
        f"{lesson} from {old.row[lesson]} to {new.row[lesson]}"
        for lesson in old.row
        if lesson.startswith("lesson") and old.row[lesson] != new.row.get(lesson, old.row[lesson])
    ]
    if changed:
        return f"the rubric ({', '.join(changed)})"
    return "the rubric" if old.row["out of"] != new.row["out of"] else ""


def _lateness(old: _Result, new: _Result) -> str:
    before, after = (each.row["late percent off"] or "0" for each in (old, new))
    return "" if before == after else f"{after} % off for lateness, and {before} % before"


def _instructor(old: _Result, new: _Result) -> str:
    before, after = (each.verdict.get("instructor", "") for each in (old, new))
    told = f"the overrides ({after or 'none'}, and {before or 'none'} before)"
    return "" if before == after else told
