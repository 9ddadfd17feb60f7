"""``python -m checker grade SUBMISSIONS --out RESULTS``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode

if TYPE_CHECKING:
    from checker.grading.marks.summary import Summary


@click.command()
@click.argument(
    "submissions", required=False, type=click.Path(path_type=Path), metavar="SUBMISSIONS"
)
@click.option(
    "--out",
    type=options.folder(),
    metavar="RESULTS",
    help="The folder for grades, pages and the journal.",
)
@click.option(
    "--dry-run", is_flag=True, help="Say what was handed in and whose it is; grade nothing."
)
@click.option(
    "--compare",
    type=options.folder(exists=True),
    nargs=2,
    metavar="OLD NEW",
    help="Say whose points differ between two results folders, and why.",
)
@options.grading
@click.option("--resume", is_flag=True, help="Go on where a run that was stopped ended.")
@click.option(
    "--roster",
    "rosters",
    type=options.file(),
    multiple=True,
    help="A list of the class, to be joined: CSV or .xlsx; once for each.",
)
@click.option(
    "--platform",
    default="",
    metavar="NAME",
    help="Where the submissions are from, if their names do not say it: canvas, moodle …",
)
@click.option(
    "--names",
    default="",
    metavar="REGEX",
    help="How names are built: (?P<student_id>…), file_id, timestamp, first_name, last_name, "
    "email.",
)
@click.option(
    "--overrides",
    type=options.file(exists=True),
    metavar="FILE.csv",
    help="Whose a hand-in is, points and notes: columns hand-in, person, points, note.",
)
@click.option("--title", help="What the work is called; by default the submissions' name.")
@click.option(
    "--engine",
    default="local",
    show_default=True,
    help="local, local:4 for four processes, or dask:tls://host:8786.",
)
@options.isolation("strict", "strict refuses to work where submissions cannot be confined.")
@click.option(
    "--example",
    type=click.IntRange(min=1),
    metavar="N",
    help="In place of SUBMISSIONS: make N of them up, to see what the results look like.",
)
def grade(  # noqa: PLR0913 (one for each option)
    *,
    submissions: Path | None,
    out: Path | None,
    dry_run: bool,
    compare: tuple[Path, Path] | None,
    words: tuple[str, ...],
    resume: bool,
    rubric: Path | None,
    rosters: tuple[Path, ...],
    platform: str,
    names: str,
    overrides: Path | None,
    checks: Path | None,
    title: str | None,
    seed: int | None,
    engine: str,
    isolation: str,
    example: int | None,
    course: Path,
) -> ExitCode:
    """Grade a class: folders, files, zips, or the one large zip of a platform.

    \b
    python -m checker grade submissions.zip --out results
    python -m checker grade --example 60 --out results
    python -m checker grade --compare results other-results
    """  # noqa: D301 (click's mark for lines that stay apart)
    if compare is not None:
        return _compare(*compare)
    if (submissions is None) == (example is None):
        raise click.UsageError(
            "Say which submissions: python -m checker grade SUBMISSIONS --out RESULTS, "
            "or make some up: python -m checker grade --example 60 --out RESULTS"
        )
    if out is None and not dry_run:
        raise click.UsageError("Say where the results go: --out RESULTS")
    out = out or Path()
    from checker.grading.schedule.engine import LOCAL, prepare

    if engine.startswith(LOCAL) and not dry_run:
        prepare()
    from checker.cli import resolve
    from checker.grading.errors import cured
    from checker.grading.request import Request
    from checker.grading.run import look, run

    of = resolve.course(course)
    with cured():
        if example is not None:
            from checker.grading import made_up_class as made_up

            words = words or tuple(lesson.key for lesson in made_up.lessons(of))
            out.mkdir(parents=True, exist_ok=True)
            title = title or made_up.TITLE
            submissions, made_roster = made_up.write(out, example, of)
            rosters = rosters or (made_roster,)
        assert submissions is not None  # noqa: S101 (one of the two was said)
        asked = Request(
            course=of,
            submissions=submissions,
            out=out,
            words=words,
            resume=resume,
            rubric=rubric,
            rosters=rosters,
            overrides=overrides,
            checks=checks,
            platform=platform,
            names=names,
            title=title or submissions.stem,
            column=title or "",
            seed=seed,
            engine=engine,
            isolation=isolation,
        )
        if dry_run:
            survey = look(asked)
            for line in survey.lines:
                say(line)
            return ExitCode.DOUBTFUL if survey.is_doubtful else ExitCode.PASSED
        found = run(asked, say=say)
    return _say(found, out)


def _compare(old: Path, new: Path) -> ExitCode:
    from checker.grading.comparison import compare
    from checker.grading.errors import cured

    with cured():
        for line in compare(old, new):
            say(line)
    return ExitCode.PASSED


def _say(found: Summary, out: Path) -> ExitCode:
    from checker.grading.marks.marks import GRADED, LETTERS, NOT_GRADED, REFUSED, number
    from checker.record import Status

    states = {state: found.count(state) for state in (GRADED, REFUSED, NOT_GRADED)}
    said = ", ".join(f"{count} {state}" for state, count in states.items() if count)
    median = (
        ""
        if found.median is None
        else (f" Median {number(found.median)} of {number(found.rubric.total)} points.")
    )
    say(f"{said or 'Nothing handed in'}.{median}")
    if found.mistakes:
        most = found.mistakes[0]
        say(f"Most common mistake: {most.name} ({most.count} of {found.handed_in}).")
    if found.attention:
        say(f"{len(found.attention)} for a person to look at; the report says why.")
    for line in found.messages:
        say(line)
    say(f"Report: {out / 'report.html'}")
    broke_down = any(LETTERS[Status.CHECKER_ERROR] in row.checks for row in found.rows)
    if states[NOT_GRADED] or broke_down:
        return ExitCode.CHECKER_ERROR
    return ExitCode.DOUBTFUL if any(row.doubts for row in found.rows) else ExitCode.PASSED
