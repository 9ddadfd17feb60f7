"""The report of a student's own run, as lines for a terminal."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from checker.model import CheckResult, Diagnosis, Lesson, LessonReport, Report, Status
from checker.report.page import INDENT, LABEL, Page
from checker.report.printed import last_lines
from checker.report.signs import OPEN

DEMO = "python -m checker demo"
STYLES = {
    Status.PASSED: "green",
    Status.FAILED: "bold red",
    Status.SKIPPED: "dim",
    Status.NOT_STARTED: "cyan",
    Status.CHECKER_ERROR: "bold magenta",
}
#: Blanks before the marks of checks, and before their titles.
MARKS = 2
TITLES = 4


@dataclass(frozen=True, kw_only=True)
class Ways:
    """What the reader can do next, as the command line knows it."""

    options: str = ""  #: to be repeated: " --submission mine.py"
    following: Lesson | None = None  #: the lesson after the last one that was checked
    file: str = ""  #: where that lesson is to be written

    def command(self, lesson: Lesson) -> str:
        """Write down how to check a lesson."""
        return f"python -m checker {lesson.key}{self.options}"


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
        _what_follows(page, ways)
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
        written = _names([function.name for function in report.lesson.functions])
        head = _mark(page, report.status)
        words = f"not started: open {report.file} and write {written}"
        page.write(words, indent=TITLES, head=head)
        return
    shown = next((each for each in report.results if _is_shown(each)), None)
    titles = {each.info.code: each.info.title for each in report.results}
    titles[report.blamed] = f"your {report.blamed}"
    for state, group in itertools.groupby(report.results, _alike):
        results = list(group)
        for result in results:
            _check(page, result, shown, report)
        if state[0] is Status.SKIPPED:
            reason = results[0].reason
            what = "waits" if len(results) == 1 else f"these {len(results)} wait"
            known = reason in titles
            words = f"{what} for: {titles[reason]}" if known else f"not checked: {reason}"
            page.line(words, "dim", indent=INDENT)
    page.blank()
    _closing(page, report, ways)


def _mark(page: Page, status: Status) -> Text:
    return Text(" " * MARKS).append(page.signs.mark(status), style=STYLES[status])


def _alike(result: CheckResult) -> tuple[Status, str]:
    """Tell apart what waits for different checks."""
    return result.status, result.reason if result.status is Status.SKIPPED else ""


def _is_shown(result: CheckResult) -> bool:
    """Tell whether a result is worth a block: something is wrong, with the lesson or with us."""
    broken = result.status is Status.CHECKER_ERROR
    return broken or (result.status is Status.FAILED and not result.info.further)


def _check(
    page: Page, result: CheckResult, shown: CheckResult | None, report: LessonReport
) -> None:
    title, head = result.info.title, _mark(page, result.status)
    if result.info.further:
        title += " (going further)"
        if result.status is Status.FAILED:
            head = Text(f"{' ' * MARKS}{OPEN}")
    page.write(title, _title_style(result), indent=TITLES, head=head)
    if result is shown:
        _block(page, result, report)
    elif result.status is Status.NOT_STARTED:
        function = result.calls[-1].function if result.calls else ""
        page.line(f"not written yet: {function}".rstrip(": "), "dim", indent=INDENT)
    elif result.fact:
        same = shown is not None and result.fact == shown.fact
        page.line("the same" if same else _short(result.fact), "dim", indent=INDENT)


def _short(fact: str) -> str:
    """The first sentence of a fact."""
    first = fact.partition("\n")[0]
    sentence, end, rest = first.partition(". ")
    return sentence + end[:1] if rest else first.rstrip(":")


def _title_style(result: CheckResult) -> str:
    if result.info.further:
        return ""
    return {Status.FAILED: "bold", Status.CHECKER_ERROR: "bold", Status.SKIPPED: "dim"}.get(
        result.status, ""
    )


def _block(page: Page, result: CheckResult, report: LessonReport) -> None:
    """Everything about one failure."""
    page.blank()
    page.write(result.fact, indent=INDENT)
    for diagnosis in result.diagnoses:
        page.labelled("why", diagnosis.message, "bold")
        if diagnosis.pointer and diagnosis.pointer != result.pointer:
            page.labelled("", f"{diagnosis.pointer.file}:{diagnosis.pointer.line}")
    if result.call:
        page.labelled("call", result.call)
    if result.pointer:
        page.labelled("line", f"{result.pointer.file}:{result.pointer.line}", "cyan")
        if result.pointer.source and result.reason != "syntax":  # the fact shows the line
            page.line(result.pointer.source.strip(), "bold", indent=INDENT + LABEL)
    if result.status is Status.FAILED:
        _printed(page, result.printed)
        page.labelled("read", _page_of(report.lesson, result.diagnoses), "dim")
    if result.hint and not result.diagnoses:  # else it waits until somebody asks for it
        page.labelled("hint", result.hint, "dim")
    page.blank()


def _printed(page: Page, printed: str) -> None:
    lines, more = last_lines(printed)
    for number, line in enumerate(lines):
        words = page.cut(line, INDENT + LABEL)
        page.labelled("" if number else "printed", words)
    if more:
        page.labelled("", more, "dim")


def _page_of(lesson: Lesson, diagnoses: Sequence[Diagnosis]) -> str:
    anchor = next((each.read for each in diagnoses if each.read), "")
    return f"docs/lessons/{lesson.stem}.md{'#' if anchor else ''}{anchor}"


def _closing(page: Page, report: LessonReport, ways: Ways) -> None:
    required = [each for each in report.results if not each.info.further]
    further = [each for each in report.results if each.info.further]
    passed = sum(each.status is Status.PASSED for each in required)
    beyond = sum(each.status is Status.PASSED for each in further)
    extra = f" Going further: {beyond} of {len(further)}." if further else ""
    if report.status is Status.PASSED:
        names = [function.name for function in report.lesson.functions]
        do = "does" if len(names) == 1 else "do"
        counted = "The one check" if passed == 1 else f"All {passed} checks"
        words = f"{counted} passed: {_names(names)} {do} what the lesson asks.{extra}"
        page.write(words, "bold green")
        for advice in report.advice:
            page.write(advice, indent=TITLES, head=Text(f"{' ' * MARKS}{OPEN}"))
    elif report.status is Status.CHECKER_ERROR:
        page.write("The checker itself failed, so this lesson was not judged.", "bold")
    else:
        page.write(f"{passed} of {len(required)} checks passed.{extra}", "bold")
        if not report.blamed:
            page.command("Then again:", ways.command(report.lesson))


def _names(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _what_follows(page: Page, ways: Ways) -> None:
    if ways.following is None:
        page.command("That was the last lesson. See the whole at work:", DEMO)
    else:
        page.write(f"Next, {ways.following.key}: {ways.following.title}", "bold")
        page.command(f"Write in {ways.file}, then:", ways.command(ways.following))
