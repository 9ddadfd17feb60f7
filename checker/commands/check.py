"""``python -m checker lesson3``, the command that goes without its name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import show
from checker.exit_code import ExitCode
from checker.isolation.host.launcher import open_host
from checker.report.ways import Ways


@click.command()
@click.argument("words", nargs=-1, metavar="[LESSON]...")
@click.option(
    "--submission",
    type=click.Path(path_type=Path),
    is_eager=True,  # no course is taken from what is checked
    help="Check this in place of lessons/: a folder of lessons, or one .py file.",
)
@options.COURSE
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
@options.isolation(
    "auto",
    "What keeps your code from files and network: what works here; all of it, or no check; "
    "nothing.",
)
@click.option(
    "--traceback", is_flag=True, expose_value=False, help="If the checker itself fails, say where."
)
def check(  # noqa: PLR0913 (one for each option)
    *,
    words: tuple[str, ...],
    submission: Path | None,
    course: Path,
    given: bool,
    as_json: bool,
    junit: Path | None,
    seed: int,
    process: str,
    isolation: str,
) -> ExitCode:
    """Check lessons; the word check can be left out."""
    if not words and (as_json or junit):
        raise click.UsageError(
            "--json and --junit need lessons, as in: python -m checker all --json"
        )
    with open_host(process, isolation, course) as host:
        from checker import pipeline
        from checker.checking.recorder import Run
        from checker.cli import resolve
        from checker.course import selection
        from checker.progress.remembered import Progress, standing

        of = resolve.course(course)
        at = submission or resolve.here(of) / "lessons"
        handed_in = resolve.submission(of, at)
        ways = _ways(options.repeated(course, submission), given=given)
        run = Run(submission=handed_in, host=host, seed=seed, given=given, ways=ways)
        progress = None if submission or seed else Progress(at.parent)
        wanted = resolve.lessons(of, words, run.submission)
        report = pipeline.judge(wanted, run, progress) if words else standing(of, run, progress)
    from checker.report import as_json as json_report
    from checker.report import junit as junit_report
    from checker.report import overview, terminal

    if junit:
        with resolve.writing(junit, "Give another file."):
            junit.write_text(junit_report.render(report), encoding="utf-8")
    if as_json:
        click.echo(json_report.render(report), nl=False)
        return ExitCode.of(report)
    if wanted and (after := selection.following(wanted[-1])):
        ways = dataclasses.replace(ways, following=after, file=handed_in.file_of(after))
    layout = terminal if words else overview
    show(lambda to: layout.render(report, to, ways))
    return ExitCode.of(report)


def _ways(repeated: str, *, given: bool) -> Ways:
    """Return how to check again what was checked."""
    alike = "python -m checker {}" + repeated.replace("{", "{{").replace("}", "}}")
    return Ways(again=alike + " --given" * given, given=f"{alike} --given")
