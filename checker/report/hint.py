"""A hint on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from checker.hints import Hint
from checker.model import LessonReport, Status
from checker.report.page import INDENT, Page


def render(report: LessonReport, hint: Hint | None, console: Console) -> Text:
    """Lay out one hint, and say how to get the next.

    Parameters
    ----------
    report : LessonReport
        The lesson that it is for.
    hint : Hint or None
        None where nothing failed.
    console : rich.console.Console
        Where it will be printed.
    """
    page, key = Page(console), report.lesson.key
    lesson_page = f"docs/lessons/{report.lesson.stem}.md"
    if report.status is Status.CHECKER_ERROR:
        page.command("The lesson could not be judged. See", f"python -m checker {key}")
        return page.text()
    if hint is None:
        page.write(f"{key} passes: there is nothing to hint at.")
        return page.text()
    if hint.about:
        page.write(hint.about.info.title, "bold")
        page.write(hint.about.fact, indent=INDENT)
        page.blank()
    else:
        page.heading(report.lesson)
    page.write(hint.text or "For this one there is no hint but the page of the lesson.")
    if not hint.number:  # it says already where to go on
        return page.text()
    page.blank()
    if hint.number < hint.count:
        page.command(
            f"Hint {hint.number} of {hint.count}. A more direct one:",
            f"python -m checker hint {key}",
        )
    else:
        anchor = f"#{hint.read}" if hint.read else ""
        page.write(f"Read {lesson_page}{anchor}")
        page.command("Then again:", f"python -m checker {key}")
    return page.text()
