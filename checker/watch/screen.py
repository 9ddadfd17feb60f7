"""What the watching student sees: a verdict, the course's bar, one failure, the keys."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from checker.record import LessonReport, Report, Status
from checker.report import overview
from checker.report.blocks import Block, Role, blocks, does, names
from checker.report.page import INDENT, LABEL, Page
from checker.report.terminal import MARKS, STYLES, TITLES, lay_out, the_end
from checker.watch import links

#: Cells of the bar.
BAR = 24
#: A terminal with fewer lines shows the verdict and the keys, and what fits between them.
LOW = 16
#: Blocks for which there is no room.
LEFT_OUT = {Role.MORE, Role.READ}
KEYS = (("h", "hint"), ("l", "list"), ("n", "next"), ("r", "again"), ("q", "quit"))


@dataclass(frozen=True, kw_only=True)
class View:
    """Everything on the screen."""

    report: LessonReport | None = None  #: of the lesson that is watched
    trouble: str = ""  #: why there is no report
    passed: int = 0  #: lessons of the course
    lessons: int = 0  #: how many there are
    following: str = ""  #: the lesson after this one, as in "lesson4: Gradient descent"
    note: str = ""  #: an answer to a key
    table: Report | None = None  #: all lessons; shown in place of the report
    folder: Path = Path()  #: that holds the lessons folder
    keys: bool = True  #: whether there is a keyboard


def render(view: View, console: Console) -> Text:
    """Lay the screen out.

    Parameters
    ----------
    view : View
        What to show.
    console : rich.console.Console
        The terminal: its size, colours and encoding are minded.

    Returns
    -------
    rich.text.Text
        Lines that fit the terminal, in width and in height.
    """
    top, middle, bottom = Page(console), Page(console), Page(console)
    _first_line(top, view)
    _bar(top, view)
    _middle(middle, view, console)
    if console.height >= LOW:
        _what_follows(bottom, view)
    _keys(bottom, view)
    room = max(console.height - len(top.lines) - len(bottom.lines) - 3, 1)
    lines = _cut(middle, room) if console.is_terminal else middle.lines
    return Text("\n").join([*top.lines, Text(), *_trimmed(lines), Text(), *bottom.lines])


def headline(report: LessonReport) -> str:
    """Say in one line what became of a lesson."""
    key = report.lesson.key
    match report.status:
        case Status.PASSED:
            return f"{key} is passed"
        case Status.NOT_STARTED:
            return f"{key} is not started"
        case Status.CHECKER_ERROR:
            return f"{key} was not judged: the checker itself failed"
    return f"{key}: {report.passed} of {len(report.required)} checks passed"


def _first_line(page: Page, view: View) -> None:
    if view.report is None:
        page.write(view.trouble or "Looking at your lessons …", "bold")
        return
    status = view.report.status
    head = Text(page.signs.mark(status), style=STYLES[status])
    page.write(headline(view.report), f"bold {STYLES[status]}", indent=2, head=head)


def _bar(page: Page, view: View) -> None:
    counted = f"{view.passed} of {view.lessons} lessons"
    width = min(BAR, page.width - len(counted) - 4)
    if width < view.lessons or not view.lessons:
        page.write(counted)
        return
    full, empty = ("█", "░") if page.signs.can_show("█░") else ("#", ".")
    done = width * view.passed // view.lessons
    bar = Text("  ").append(full * done, style="green").append(empty * (width - done), style="dim")
    page.lines.append(bar.append(f"  {counted}"))


def _middle(page: Page, view: View, console: Console) -> None:
    if view.table:
        page.lines += overview.render(view.table, console).split("\n")
        return
    report = view.report
    if view.note:  # an answer to a key stands first, so that it is never cut off
        page.write(view.note, "cyan", indent=MARKS)
        page.blank()
    if report is None:
        return
    for note in report.notes:
        page.write(note, "yellow", indent=MARKS)
        page.blank()
    match report.status:
        case Status.PASSED:
            _achieved(page, report)
        case Status.NOT_STARTED:
            page.write(f"Open {report.file} and write {names(report.lesson)}. Then save.")
        case _:
            _failure(page, view, report)


def _achieved(page: Page, report: LessonReport) -> None:
    page.write(f"{does(report.lesson)}:")
    page.blank()
    for each in report.results:
        further = " (going further)" if each.info.further else ""
        open_one = each.status is not Status.PASSED
        mark = "~" if open_one else page.signs.mark(each.status)
        head = Text(" " * MARKS).append(mark, style="" if open_one else STYLES[each.status])
        page.write(each.info.title + further, indent=TITLES, head=head)
    for advice in report.advice:
        page.write(advice, indent=TITLES, head=Text(f"{' ' * MARKS}~"))


def _failure(page: Page, view: View, report: LessonReport) -> None:
    """Lay out the first failure with all that helps, and a count of the rest."""
    unwritten = (each for each in report.required if each.status is Status.NOT_STARTED)
    first = report.first_wrong or next(unwritten, None)
    if first is None:
        return
    head = Text(" " * MARKS).append(page.signs.mark(first.status), style=STYLES[first.status])
    page.write(first.info.title, "bold", indent=TITLES, head=head)
    page.blank()
    for block in blocks(first, report):
        if block.role not in LEFT_OUT:
            _block(page, block, view)
    _rest(page, report)


def _block(page: Page, block: Block, view: View) -> None:
    """Lay a block out; the line that it names can be clicked where the terminal can."""
    above = len(page.lines)
    last = block.text.rpartition("\n")[2] if block.role is Role.PRINTED else block.text
    lay_out(page, dataclasses.replace(block, text=last))
    if block.pointer:
        target = links.target(view.folder / block.pointer.file, block.pointer.line)
        for line in page.lines[above:]:
            line.stylize(f"link {target}", INDENT + LABEL)


def _rest(page: Page, report: LessonReport) -> None:
    counts = {
        word: sum(each.status is status for each in report.results)
        for word, status in (
            ("passed", Status.PASSED),
            ("failed", Status.FAILED),
            ("waiting", Status.SKIPPED),
        )
    }
    page.blank()
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    page.write(f"{told} (all of them: python -m checker {report.lesson.key})", "dim")


def _what_follows(page: Page, view: View) -> None:
    """After a pass: where our solution is, and the next lesson, for which the screen waits."""
    report = view.report
    if report is None or report.status is not Status.PASSED or view.table:
        return
    page.command("Ours, to compare:", f"python -m checker solution {report.lesson.key}")
    if not view.following:
        the_end(page, report.lesson, "That was the last lesson.")
    elif view.keys:
        page.write(f"n goes on to {view.following}", "bold")
    else:
        page.write(f"Next, {view.following}", "bold")
    page.lines.append(Text())


def _keys(page: Page, view: View) -> None:
    if not view.keys:
        page.write("Save a lesson to check it again; Ctrl-C ends.", "dim")
        return
    page.write("  ".join(f"{key} {what}" for key, what in KEYS), "dim")


def _trimmed(lines: list[Text]) -> list[Text]:
    while lines and not lines[-1].plain.strip():
        lines = lines[:-1]
    return lines


def _cut(page: Page, room: int) -> list[Text]:
    """Leave out what does not fit; what matters most stands first."""
    lines = _trimmed(page.lines)
    if len(lines) <= room:
        return lines
    return [*lines[: room - 1], Text(page.signs.spell(" " * MARKS + "…"), style="dim")]
