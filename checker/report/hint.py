"""A hint, on the terminal and in a line."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from checker.record import Hint, LessonReport, Status
from checker.report.blocks import page_of
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
    page.write(hint.text)
    if not hint.number:  # it says already where to go on
        return page.text()
    page.blank()
    if hint.number < hint.count:
        page.command(
            f"Hint {hint.number} of {hint.count}. A more direct one:",
            f"python -m checker hint {key}",
        )
    else:
        page.write(f"Read {page_of(report.lesson, hint.read)}")
        page.command("Then again:", f"python -m checker {key}")
    return page.text()


def in_words(report: LessonReport, hint: Hint | None) -> str:
    """Write a hint down; after the last one, where to read."""
    if hint is None:
        return "Nothing failed, so there is nothing to hint at."
    if not hint.number:
        return f"hint: {hint.text}"
    read = f"Read {page_of(report.lesson, hint.read)}"
    which = f"hint {hint.number} of {hint.count}" if hint.count > 1 else "hint"
    more = f" {read}" if hint.number == hint.count else ""
    return f"{which}: {hint.text}{more}"
