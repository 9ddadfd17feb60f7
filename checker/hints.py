"""The next hint for a lesson: one at a time, of rising directness, and only when asked for."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import CheckResult, LessonReport, Status
from checker.notes import Notes

#: For a lesson of which nothing is written.
RECIPE = (
    "The comments in each function are the recipe, line by line: write one line of code below "
    "each, and run the checker as soon as one function is there."
)


@dataclass(frozen=True, kw_only=True)
class Hint:
    """One hint, and where it stands among its like."""

    text: str  #: the hint; empty where there is none
    about: CheckResult | None = None  #: the failed check
    read: str = ""  #: the part of the lesson's page that explains it
    number: int = 1  #: which one it is; 0 where it only says which lesson comes first
    count: int = 1  #: how many there are


def next_hint(report: LessonReport, notes: Notes) -> Hint | None:
    """Give the next hint for a lesson's first failed check, and remember that it was shown.

    Parameters
    ----------
    report : LessonReport
        The lesson, with its diagnoses.
    notes : Notes
        Which hints were shown before. When all were, the last one comes again.

    Returns
    -------
    Hint or None
        None where nothing failed.
    """
    if report.status is Status.NOT_STARTED:
        return Hint(text=RECIPE)
    if report.blamed:
        return Hint(text=report.why_blamed, number=0)
    failures = [each for each in report.results if each.status is Status.FAILED]
    # What goes further than the lesson comes last, wherever its check stands.
    failed = min(failures, key=lambda each: each.info.further, default=None)
    if failed is None:
        unwritten = any(each.status is Status.NOT_STARTED for each in report.results)
        return Hint(text=RECIPE) if unwritten else None
    mistake = next((each for each in failed.diagnoses if each.hints), None)
    if mistake is None:
        return Hint(text=failed.hint, about=failed)
    count = len(mistake.hints)
    shown = sum(note.get("hint") == mistake.code for note in notes.read())
    notes.add({"hint": mistake.code})
    number = min(shown, count - 1)
    return Hint(
        text=mistake.hints[number],
        about=failed,
        read=mistake.read,
        number=number + 1,
        count=count,
    )
