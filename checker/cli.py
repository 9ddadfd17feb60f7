"""The command line: arguments → calls → exit code.

0: all passed. 1: something failed, or is not started. 2: usage. 3: the checker itself failed.
4: no strict isolation here. 130: Ctrl-C. What takes long to import is imported inside the
commands, after the students' host has been opened: so it starts meanwhile.
"""
# ruff: noqa: PLC0415 (as said above)

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker import missing, oserror
from checker.student.errors import IsolationError
from checker.student.host import open_host
from checker.words import Course

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from checker.collector import Run
    from checker.model import Report
    from checker.progress import Progress

PASSED, FAILED, USAGE, CHECKER_ERROR, NOT_CONFINED, INTERRUPTED = 0, 1, 2, 3, 4, 130
#: Commands that are imported when they are called: their name → where they are.
ELSEWHERE = {
    "hint": "checker.day.hint:hint",
    "doctor": "checker.doctor.command:doctor",
    "grade": "checker.grade.command:grade",
    "pack": "checker.grade.command:pack",
    "release": "checker.grade.command:release",
    "watch": "checker.watch.command:watch",
    "solution": "checker.day.solution:solution",
    "compare": "checker.day.compare:compare",
    "reset": "checker.day.reset:reset",
    "init": "checker.day.start:init",
    "update": "checker.day.start:update",
    "notebook": "checker.notebook_file:notebook",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after the command's name; those of this process by default.

    Returns
    -------
    int
        The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = handgrad.main(words, standalone_mode=False)
    except click.ClickException as error:
        say(error.format_message(), err=True)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        say("Stopped.", err=True)
        return INTERRUPTED
    except IsolationError as error:
        say(str(error), err=True)
        return NOT_CONFINED
    except Exception as error:  # noqa: BLE001 (the last line of defence: no traceback of ours)
        if "--traceback" in words or os.environ.get("HANDGRAD_TRACEBACK"):
            traceback.print_exc()
        say(_our_fault(error), err=True)
        return CHECKER_ERROR
    return code if isinstance(code, int) else PASSED


def _our_fault(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError) and (cure := missing.cure(error)):
        return cure
    return (
        f"The checker itself failed ({type(error).__name__}: {error}). That is our fault, not "
        "yours. Please report it with the command that you used, and with what it says "
        "when you set HANDGRAD_TRACEBACK=1."
    )


class Handgrad(Course):
    """The command line's group."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command; import it where it is elsewhere."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, name = ELSEWHERE[cmd_name].partition(":")
        found: click.Command = getattr(importlib.import_module(module), name)
        return found


@click.group(cls=Handgrad, context_settings={"help_option_names": ["-h", "--help"]})
def handgrad() -> None:
    """Check what you wrote: lessons by name, number, function or file, or all of them.

    Without a lesson: where you are in the course, and what is next.

    \b
    python -m checker
    python -m checker lesson3
    python -m checker 2 propagate lessons/lesson4_optimize.py
    python -m checker all --submission mine.py
    """  # noqa: D301 (click's mark for lines that stay apart)


for elsewhere in ELSEWHERE:
    handgrad.add_command(click.Command(elsewhere))


@handgrad.command()
@click.argument("words", nargs=-1, metavar="[LESSON]...")
@click.option(
    "--submission",
    type=click.Path(path_type=Path),
    help="Check this in place of lessons/: a folder of lessons, or one .py file.",
)
@click.option("--given", is_flag=True, help="Take earlier functions from the reference.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object for each lesson.")
@click.option("--junit", type=click.Path(path_type=Path), help="Write JUnit XML to this file.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Another seed gives other random inputs.",
)
@click.option(
    "--process",
    type=click.Choice(["auto", "fork", "fresh", "inprocess"]),
    default="auto",
    show_default=True,
    help="Where your code runs: in a fork, in a fresh interpreter, or in the checker's own "
    "process, where nothing stops an endless loop.",
)
@click.option(
    "--isolation",
    type=click.Choice(["auto", "strict", "weak"]),
    default="auto",
    show_default=True,
    help="What keeps your code from files and network: what works here; all of it, or no check; "
    "nothing.",
)
@click.option(
    "--traceback", is_flag=True, expose_value=False, help="If the checker itself fails, say where."
)
def check(  # noqa: PLR0913 (one for each option)
    *,
    words: tuple[str, ...],
    submission: Path | None,
    given: bool,
    as_json: bool,
    junit: Path | None,
    seed: int,
    process: str,
    isolation: str,
) -> int:
    """Check lessons; the word check can be left out."""
    if not words and (as_json or junit):
        raise click.UsageError(
            "--json and --junit need lessons, as in: python -m checker all --json"
        )
    with open_host(process, isolation) as host:
        from checker import request
        from checker.collector import Run
        from checker.day import place
        from checker.judge import exit_code, judge
        from checker.progress import Progress

        at = submission or place.here() / "lessons"
        run = Run(submission=place.submission(at), host=host, seed=seed, given=given)
        progress = None if submission or seed else Progress(at.parent)
        options = f" --submission {request.quoted(submission)}" if submission else ""
        options += " --given" if given else ""
        if not words:
            return show_standing(run, options, progress)
        try:
            wanted = request.lessons(words, run.submission)
        except LookupError as error:
            raise click.UsageError(str(error)) from None
        if progress is None:
            report = judge(wanted, run)
        else:
            report = judge(wanted, run, progress.recall)
            progress.record(report, run)
    if junit:
        save_junit(report, junit)
    if as_json:
        from checker.report import as_json as json_report

        click.echo(json_report.render(report), nl=False)
    else:
        from checker.report import terminal

        after = request.following(wanted[-1])
        ways = terminal.Ways(
            options=options, following=after, file=run.submission.file_of(after) if after else ""
        )
        show(lambda to: terminal.render(report, to, ways))
    return exit_code(report)


@handgrad.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("handgrad-demo"),
    show_default=True,
    help="The folder for the pictures and the table.",
)
def demo(*, out: Path) -> int:
    """See the whole story on 5000 real digits, in about a minute."""
    from checker.demo import demo as tell

    return tell(console(), out)


@handgrad.group()
def author() -> None:
    """Make lessons, and prove that the course is whole."""


@author.command()
@click.argument("stem", metavar="lesson8_name")
def new(*, stem: str) -> int:
    """Make the files of a new lesson from its solution."""
    with authors_errors() as root:
        from checker.author import new as make

        made = make(root, stem)
    for file in made.files:
        say(f"wrote {file}")
    for number, step in enumerate(made.steps, start=1):
        say(f"{number}. {step}")
    return PASSED


@author.command()
@click.option("--force", is_flag=True, help="Overwrite lessons that a student has begun.")
def sync(*, force: bool) -> int:
    """Write the stubs in lessons/ anew from solutions/."""
    with authors_errors() as root:
        from checker.author import sync as synchronise

        changed = synchronise(root, force=force)
    for file in changed:
        say(f"wrote {file}")
    if not changed:
        say("All stubs are in step with the solutions.")
    return PASSED


@author.command("check")
def check_course() -> int:
    """Prove the course whole: stubs in step, solutions pass, nothing missing."""
    with authors_errors() as root:
        from checker.author import check as prove

        problems = prove(root)
    for problem in problems:
        say(problem)
    if not problems:
        say("The course is whole.")
    return FAILED if problems else PASSED


def show_standing(run: Run, options: str, progress: Progress | None) -> int:
    """Show where the student is in the course."""
    from checker.judge import exit_code
    from checker.progress import standing

    report = standing(run, progress)
    from checker.report import overview, terminal

    show(lambda to: overview.render(report, to, terminal.Ways(options=options)))
    return exit_code(report)


def save_junit(report: Report, file: Path) -> None:
    """Write JUnit XML; a usage error where that cannot be."""
    from checker.report import junit

    try:
        file.write_text(junit.render(report), encoding="utf-8")
    except OSError as error:
        reason = oserror.reason(error)
        raise click.UsageError(f"{file} cannot be written: {reason}. Give another file.") from None


@contextlib.contextmanager
def authors_errors() -> Iterator[Path]:
    """Give the course's folder; an author's error is a usage error."""
    from checker import request
    from checker.author import AuthorError

    try:
        yield request.course_folder(Path.cwd())
    except AuthorError as error:
        raise click.UsageError(str(error)) from None


def console() -> Console:
    """The terminal, or whatever the output goes to."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def show(render: Callable[[Console], Text]) -> None:
    """Print lines that fit the terminal."""
    to = console()
    to.print(render(to), soft_wrap=True)


def say(message: str, *, err: bool = False) -> None:
    """Print a line, in characters that can be shown."""
    from checker.report.signs import Signs

    stream = sys.stderr if err else sys.stdout
    click.echo(Signs(encoding=stream.encoding or "ascii").spell(message), file=stream)
