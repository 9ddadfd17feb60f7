"""``python -m checker compare lesson3``: your code and ours on the same data."""
# ruff: noqa: PLC0415 (the students' host starts while the rest is imported)

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from checker.student.host import open_host

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from checker.day.comparison import Comparison
    from checker.model import Lesson
    from checker.report.page import Page

#: Times whose quotient is smaller are not told apart: a machine has other things to do.
ALIKE = 1.5


@click.command()
@click.argument("word", metavar="LESSON")
def compare(*, word: str) -> int:
    """Run your code and ours on the same data: times and differences."""
    with open_host() as host:
        from checker import cli, intake
        from checker.collector import Run
        from checker.day import comparison, material, place

        folder = place.here()
        lesson = place.lesson(word)
        mine = Run(submission=place.submission(folder / "lessons"), host=host)
        ours = Run(submission=intake.read(material.root() / "solutions"), host=host)
        found = list(comparison.compare(lesson, mine, ours))
    console = cli.console()
    console.print(render(lesson, found, console), soft_wrap=True)
    return 0


def render(lesson: Lesson, found: Iterable[Comparison], console: Console) -> Text:
    """Lay comparisons out for a terminal."""
    from checker.report.page import Page

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
        _results(page, each, _program(lesson, each.function))
    page.blank()
    page.write(
        "A time is the least of several calls, and holds the way of the arrays to your code's "
        "process and back: the same way for both.",
        "dim",
    )
    return page.text()


def _program(lesson: Lesson, function: str) -> str:
    """The right program, which names what it returns; empty where the catalogue has none."""
    from checker import mistake

    module = mistake.module(lesson)
    programs = module.PROGRAMS if module else ()
    return next((each.text for each in programs if each.function == function), "")


def _results(page: Page, each: Comparison, program: str) -> None:
    from checker.day.comparison import SAME

    differ = [difference for difference in each.differences if difference.said != SAME]
    for difference in differ:
        page.write(f"{named(difference.output, program)}: {difference.said}", indent=4)
    if not differ:
        page.write("both give the same", indent=4)
    elif len(differ) < len(each.differences):
        page.write("all else is the same", indent=4)


def named(output: str, program: str) -> str:
    """Name an output as the lesson does; else by the last key on its path, or by its place."""
    from checker.observe import name_of

    if name := name_of(output, program):
        return name
    steps = re.findall(r"\['(.*?)'\]|\[(\d+)\]", output)
    keys: list[str] = [key for key, _ in steps if key]
    if keys:
        return keys[-1]
    return f"result {int(steps[0][1]) + 1}" if steps else "the result"


def times(each: Comparison) -> str:
    """Say how long both take."""
    ratio = each.mine / each.ours
    alike = "about as long" if ALIKE > ratio > 1 / ALIKE else f"{ratio:.2g} times as long"
    return f"yours {1e3 * each.mine:.3g} ms a call, ours {1e3 * each.ours:.3g} ms: {alike}"
