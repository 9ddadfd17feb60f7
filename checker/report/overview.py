"""Where a student is in the course, as lines for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from checker.record import LessonReport, Report, Status
from checker.report.page import Page
from checker.report.terminal import MARKS, STYLES, reset, the_end
from checker.report.ways import Ways

#: Blanks before the words of a lesson, behind its mark and its key.
WORDS = 13


def render(report: Report, console: Console, ways: Ways | None = None) -> Text:
    """Lay out the lessons of the course, one line each, and what is next.

    Parameters
    ----------
    report : Report
        All lessons; those that were not checked are skipped when something is written there.
    console : rich.console.Console
        Where it will be printed.
    ways : Ways, optional
        How the reader called the checker.

    Returns
    -------
    rich.text.Text
        Lines that fit, to be printed as they are.
    """
    page = Page(console)
    passed = sum(each.status is Status.PASSED for each in report.lessons)
    page.write(f"{passed} of {len(report.lessons)} lessons passed", "bold")
    page.blank()
    for each in report.lessons:
        head = Text(" " * MARKS).append(page.signs.mark(each.status), style=STYLES[each.status])
        head.append(f" {each.lesson.key}")
        said = _said(each)
        page.write(f"{each.lesson.title}{f' ({said})' if said else ''}", indent=WORDS, head=head)
    page.blank()
    _next(page, report, ways or Ways())
    return page.text()


def _said(report: LessonReport) -> str:
    match report.status:
        case Status.FAILED:
            return f"{report.passed} of {len(report.required)} checks passed"
        case Status.CHECKER_ERROR:
            return "the checker itself failed"
    return ""


def _next(page: Page, report: Report, ways: Ways) -> None:
    current = next((each for each in report.lessons if each.status is not Status.PASSED), None)
    if current is None:
        the_end(page, report.lessons[-1].lesson, "You have passed them all.")
    elif current.lost:
        page.command(
            f"{current.file} is not there. Bring back the empty one:", reset(current.lesson)
        )
    elif current.status is Status.NOT_STARTED:
        page.write(f"Next, write in {current.file}")
        page.command("Then check it:", ways.command(current.lesson))
    else:
        page.write(f"You are in {current.file}")
        page.command("See what is missing:", ways.command(current.lesson))
