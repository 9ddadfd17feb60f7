"""The report of a student's own run, as lines for a terminal."""

from __future__ import annotations

import itertools

from rich.console import Console
from rich.text import Text

from checker.course import selection, syllabus
from checker.record import CheckResult, Lesson, LessonReport, Report, Status
from checker.report.blocks import Block, Role, awaits, blocks, closing, names
from checker.report.page import INDENT, LABEL, Page
from checker.report.signs import OPEN
from checker.report.ways import Ways

DEMO = "python -m checker demo"
STYLES = {
    Status.PASSED: "green",
    Status.FAILED: "bold red",
    Status.SKIPPED: "dim",
    Status.NOT_STARTED: "cyan",
    Status.CHECKER_ERROR: "bold magenta",
}
#: How blocks are labelled and shown, where not by their role alone.
LABELS = {
    Role.WHY: ("why", "bold"),
    Role.PLACE: ("", "cyan"),
    Role.LINE: ("line", "cyan"),
    Role.MORE: ("", "dim"),
    Role.READ: ("read", "dim"),
    Role.HINT: ("hint", "dim"),
}
#: Blanks before the marks of checks, and before their titles.
MARKS = 2
TITLES = 4


def render(report: Report, console: Console, ways: Ways | None = None) -> Text:
    """Lay a report out for a terminal.

    Parameters
    ----------
    report : Report
        What the checks found.
    console : rich.console.Console
        Where it will be printed: its width, colours and encoding are minded.
    ways : Ways, optional
        What to do next.

    Returns
    -------
    rich.text.Text
        Lines that fit, to be printed as they are.
    """
    ways = ways or Ways()
    page = Page(console)
    for each in report.lessons:
        _lesson(page, each, ways)
        page.blank()
    passed = [each for each in report.lessons if each.status is Status.PASSED]
    if len(report.lessons) > 1:
        page.write(f"{len(passed)} of {len(report.lessons)} lessons passed.", "bold")
    if report.lessons and len(passed) == len(report.lessons):
        _what_follows(page, report.lessons[-1].lesson, ways)
    elif len(report.lessons) > 1:
        first = next(each for each in report.lessons if each.status is not Status.PASSED)
        page.command(f"Go on with {first.lesson.key}:", ways.command(first.lesson))
    return page.text()


def _lesson(page: Page, report: LessonReport, ways: Ways) -> None:
    page.heading(report.lesson, report.file)
    for note in report.notes:
        page.write(note, "yellow", indent=MARKS)
    page.blank()
    if report.status is Status.NOT_STARTED:
        head = _mark(page, report.status)
        words = f"not started: open {report.file} and write {names(report.lesson)}"
        if report.lost:
            words = f"{report.file} is not there"
        page.write(words, indent=TITLES, head=head)
        if report.lost:
            page.command("Bring back the empty one:", reset(report.lesson))
        return
    for state, group in itertools.groupby(report.results, _alike):
        results = list(group)
        for result in results:
            _check(page, result, report)
        if state[0] is Status.SKIPPED:
            what = "waits" if len(results) == 1 else f"these {len(results)} wait"
            awaited, why = awaits(results[0], report), results[0].unjudged
            words = f"{what} for: {awaited}" if awaited else f"not checked: {why}"
            page.write(words, "dim", indent=INDENT)
    page.blank()
    _closing(page, report, ways)


def reset(lesson: Lesson) -> str:
    """Write down how a lesson's file is brought back."""
    return f"python -m checker reset {lesson.key}"


def _mark(page: Page, status: Status) -> Text:
    return Text(" " * MARKS).append(page.signs.mark(status), style=STYLES[status])


def _alike(result: CheckResult) -> tuple[Status, str, str]:
    """Tell apart what waits for different checks."""
    return result.status, result.waits_for, result.unjudged


def _check(page: Page, result: CheckResult, report: LessonReport) -> None:
    title, head, shown = result.info.title, _mark(page, result.status), report.first_wrong
    if result.info.further:
        title += " (going further)"
        if result.status is Status.FAILED:
            head = Text(f"{' ' * MARKS}{OPEN}")
    page.write(title, _title_style(result), indent=TITLES, head=head)
    if result is shown:
        page.blank()
        for block in blocks(result, report):
            lay_out(page, block)
        page.blank()
    elif result.status is Status.NOT_STARTED:
        page.line(f"not written yet: {result.unwritten}".rstrip(": "), "dim", indent=INDENT)
    elif result.finding or result.status is Status.CHECKER_ERROR:
        same = shown is not None and result.fact == shown.fact
        page.write("the same" if same else _short(result.fact), "dim", indent=INDENT)


def _short(fact: str) -> str:
    """Return the first sentence of a fact."""
    first = fact.partition("\n")[0]
    sentence, end, rest = first.partition(". ")
    return sentence + end[:1] if rest else first.rstrip(":")


def _title_style(result: CheckResult) -> str:
    if result.info.further:
        return ""
    return {Status.FAILED: "bold", Status.CHECKER_ERROR: "bold", Status.SKIPPED: "dim"}.get(
        result.status, ""
    )


def lay_out(page: Page, block: Block) -> None:
    """Add a block of what is wrong, with its label."""
    label, style = LABELS.get(block.role, (block.role.value, ""))
    if block.role is Role.FACT:
        page.write(block.text, indent=INDENT)
    elif block.role is Role.PRINTED:
        for number, line in enumerate(block.text.split("\n")):
            page.labelled("" if number else label, page.cut(line, INDENT + LABEL))
    else:
        page.labelled(label, block.text, style)
    if block.source:
        page.line(block.source, "bold", indent=INDENT + LABEL)


def _closing(page: Page, report: LessonReport, ways: Ways) -> None:
    further = [each for each in report.results if each.info.further]
    beyond = sum(each.status is Status.PASSED for each in further)
    extra = f" Going further: {beyond} of {len(further)}." if further else ""
    if report.status is Status.PASSED:
        page.write(closing(report) + extra, "bold green")
        for advice in report.advice:
            page.write(advice, indent=TITLES, head=Text(f"{' ' * MARKS}{OPEN}"))
    elif report.status is Status.CHECKER_ERROR:
        page.write(closing(report), "bold")
    else:
        page.write(closing(report) + extra, "bold")
        if not report.blamed:
            page.command("Then again:", ways.command(report.lesson))


def _what_follows(page: Page, last: Lesson, ways: Ways) -> None:
    if selection.following(last) is None:
        the_end(page, last, "That was the last lesson.")
    elif ways.following:
        page.write(f"Next, {ways.following.key}: {ways.following.title}", "bold")
        where = f"in {ways.file}" if ways.file else f"{names(ways.following)} in a cell"
        page.command(f"Write {where}, then:", ways.command(ways.following))


def the_end(page: Page, last: Lesson, words: str) -> None:
    """Say that no lesson is left, and where the whole course is to be seen, if there."""
    if syllabus.course_of(last).settings.demo:
        page.command(f"{words} See the whole at work:", DEMO)
    else:
        page.write(words)
