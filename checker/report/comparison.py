"""Two versions of a lesson's functions, side by side on the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from checker.record import Lesson
from checker.report.page import Page

#: Times whose quotient is smaller are not told apart: a machine has other things to do.
ALIKE = 1.5
SAME = "the same"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One output of both."""

    output: str  #: as the lesson names it: "dw"
    said: str  #: how the two compare


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One function of both."""

    function: str  #: its name
    data: str = ""  #: what both were given
    mine: float = 0.0  #: seconds of the student's call, the least of several
    ours: float = 0.0  #: seconds of our call
    differences: tuple[Difference, ...] = ()  #: output by output
    trouble: str = ""  #: why there is nothing to compare


def render(lesson: Lesson, found: Iterable[Comparison], console: Console) -> Text:
    """Lay comparisons out for a terminal."""
    page = Page(console)
    page.write(f"{lesson.key}  {lesson.title}", "bold")
    for each in found:
        page.blank()
        page.write(each.function, "bold", indent=2)
        if each.data:
            page.write(f"on {each.data}", "dim", indent=4)
        if each.trouble:
            page.write(f"Not compared: {each.trouble}.", indent=4)
            continue
        page.write(times(each), indent=4)
        _results(page, each)
    page.blank()
    page.write(
        "A time is the least of several calls, and holds the way of the arrays to your code's "
        "process and back: the same way for both.",
        "dim",
    )
    return page.text()


def times(each: Comparison) -> str:
    """Say how long both take."""
    ratio = each.mine / each.ours
    alike = "about as long" if ALIKE > ratio > 1 / ALIKE else f"{ratio:.2g} times as long"
    return f"yours {1e3 * each.mine:.3g} ms a call, ours {1e3 * each.ours:.3g} ms: {alike}"


def _results(page: Page, each: Comparison) -> None:
    differ = [difference for difference in each.differences if difference.said != SAME]
    for difference in differ:
        page.write(f"{difference.output}: {difference.said}", indent=4)
    if not differ:
        page.write("both give the same", indent=4)
    elif len(differ) < len(each.differences):
        page.write("all else is the same", indent=4)
