"""The next hint for a lesson: one at a time, of rising directness, and only when asked for."""

from __future__ import annotations

from dataclasses import dataclass

from checker.memory import Memory
from checker.model import CheckResult, Diagnosis, LessonReport, Status


@dataclass(frozen=True, kw_only=True)
class Hint:
    """One hint, and where it stands among its like."""

    about: CheckResult  #: the failed check
    mistake: Diagnosis | None  #: the mistake that the hint belongs to, where it is known
    text: str  #: the hint; empty where there is none
    number: int = 1  #: which one it is
    count: int = 1  #: how many there are


def next_hint(report: LessonReport, memory: Memory) -> Hint | None:
    """Give the next hint for a lesson's first failed check, and remember that it was shown.

    Parameters
    ----------
    report : LessonReport
        The lesson, with its diagnoses.
    memory : Memory
        Which hints were shown before. When all were, the last one comes again.

    Returns
    -------
    Hint or None
        None where nothing failed.
    """
    failed = next((each for each in report.results if each.status is Status.FAILED), None)
    if failed is None:
        return None
    mistake = next((each for each in failed.diagnoses if each.hints), None)
    if mistake is None:
        return Hint(about=failed, mistake=None, text=failed.hint)
    count = len(mistake.hints)
    number = min(memory.hints(mistake.code), count - 1)
    memory.show_hint(mistake.code)
    return Hint(
        about=failed, mistake=mistake, text=mistake.hints[number], number=number + 1, count=count
    )
