"""The demo of a course: a wrong program is caught, the right one passes, and more of its own."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from checker.checking.recorder import Run
from checker.course import mistakes, selection
from checker.course.settings import Demo
from checker.course.syllabus import Course
from checker.course.wrong_lines import changes_of
from checker.demo.stage import Stage
from checker.isolation.host.launcher import Host, open_host
from checker.pipeline import judge
from checker.record import Report, Status, Submission
from checker.report.terminal import render
from checker.report.ways import Ways


def tell(course: Course, demo: Demo, console: Console, out: Path) -> bool:
    """Tell the story of a course, in less than a minute.

    Parameters
    ----------
    course : Course
        Whose story it is.
    demo : Demo
        What its ``course.toml`` says of it.
    console : rich.console.Console
        Where to tell it.
    out : pathlib.Path
        The folder for what the course's own module makes.

    Returns
    -------
    bool
        Whether the checker judged the two programs as it should.
    """
    stage = Stage(console, course)
    if not programs_are_judged(demo, stage):
        stage.say(
            "The checker did not judge these two programs as it should. That is our fault: please "
            "report it."
        )
        return False
    if demo.module:
        course.own_module(demo.module).show(stage, out)
    stage.say("Now it is your turn: python -m checker", end="\n")
    return True


def programs_are_judged(demo: Demo, stage: Stage) -> bool:
    """Show that a wrong program is caught, and that the right one passes."""
    course = stage.course
    number = course.find(demo.function).number
    found = []
    with open_host(course=course.folder) as host:
        for wrong, title, sentence in (
            (demo.wrong, f"A wrong lesson {number} is caught", demo.mistaken),
            ("", f"The right lesson {number} passes", demo.mended),
        ):
            stage.step(title, sentence)
            report = judged(course, demo.function, wrong, host)
            found.append(report.lessons[0].status)
            show_report(stage, report)
    return found == [Status.FAILED, Status.PASSED]


def judged(course: Course, function: str, wrong: str, host: Host) -> Report:
    """Check a lesson's right program, with wrong lines in place of its own.

    Parameters
    ----------
    course : Course
        Whose function it is.
    function : str
        Its name.
    wrong : str
        Lines as in a file of mistakes; empty for the right program.
    host : Host
        Where it runs.
    """
    lesson = course.find(function)
    program = mistakes.program(lesson, function)
    changes = changes_of(program, wrong) if wrong else {}
    imports = "\n".join(
        f"from lessons.{each.stem} import {', '.join(one.name for one in each.functions)}"
        for each in map(course.lesson, lesson.builds_on)
    )
    text = f"import numpy as np\n\n{imports}\n\n\n{program.changed(changes)}"
    file = Path("lessons", f"{lesson.stem}.py")
    submission = Submission(
        modules={lesson.stem: text}, files={lesson.stem: file}, origin=file.parent
    )
    return judge([lesson], Run(submission=submission, host=host, given=True))


def show_report(stage: Stage, report: Report) -> None:
    """Show what a student would see."""
    after = selection.following(report.lessons[0].lesson)
    ways = Ways(following=after, file=f"lessons/{after.stem}.py" if after else "")
    text = render(report, stage.console, ways)
    text.rstrip()
    stage.print(text)
