"""The commands of an instructor: grade a class, pack the checker up, release the course."""
# ruff: noqa: PLC0415 (the command line shows its help without loading what grades)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.grade.summary import Summary

DONE, USAGE, BROKEN = 0, 2, 3


@click.command()
@click.argument(
    "submissions", required=False, type=click.Path(path_type=Path), metavar="SUBMISSIONS"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="RESULTS",
    help="The folder for grades, pages and the journal.",
)
@click.option(
    "--lesson",
    "words",
    multiple=True,
    help="Grade this lesson; say it once for each. All of them by default.",
)
@click.option("--resume", is_flag=True, help="Go on where a run that was stopped ended.")
@click.option(
    "--rubric",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A TOML file: points, lateness, what students see.",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file of the class, to be joined.",
)
@click.option(
    "--checks",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with checks of your own.",
)
@click.option("--title", help="What the work is called; by default the submissions' name.")
@click.option(
    "--seed", type=click.IntRange(min=0), help="Of the checks' inputs. Drawn anew by default."
)
@click.option(
    "--engine",
    default="local",
    show_default=True,
    help="local, local:4 for four processes, or dask:tls://host:8786.",
)
@click.option(
    "--isolation",
    type=click.Choice(["strict", "auto", "weak"]),
    default="strict",
    show_default=True,
    help="strict refuses to work where submissions cannot be confined.",
)
@click.option(
    "--example",
    type=click.IntRange(min=1),
    metavar="N",
    help="In place of SUBMISSIONS: make N of them up, to see what the results look like.",
)
def grade(  # noqa: PLR0913 (one for each option)
    *,
    submissions: Path | None,
    out: Path,
    words: tuple[str, ...],
    resume: bool,
    rubric: Path | None,
    roster: Path | None,
    checks: Path | None,
    title: str | None,
    seed: int | None,
    engine: str,
    isolation: str,
    example: int | None,
) -> int:
    """Grade a class: folders, files, zips, or the one large zip of a platform.

    \b
    python -m checker grade submissions.zip --out results
    python -m checker grade --example 60 --out results
    """  # noqa: D301 (click's mark for lines that stay apart)
    if (submissions is None) == (example is None):
        raise click.UsageError(
            "Say which submissions: python -m checker grade SUBMISSIONS --out RESULTS, "
            "or make some up: python -m checker grade --example 60 --out RESULTS"
        )
    from checker.grade.engine import LOCAL, prepare

    if engine.startswith(LOCAL):
        prepare()
    from checker.grade.errors import cured
    from checker.grade.run import Request, run

    with cured():
        if example is not None:
            from checker.grade import example as made_up

            words = words or tuple(lesson.key for lesson in made_up.lessons())
            out.mkdir(parents=True, exist_ok=True)
            submissions, made_roster = made_up.write(out, example)
            roster = roster or made_roster
        assert submissions is not None  # noqa: S101 (one of the two was said)
        found = run(
            Request(
                submissions=submissions,
                out=out,
                words=words,
                resume=resume,
                rubric=rubric,
                roster=roster,
                checks=checks,
                title=title or ("Made-up class" if example else submissions.stem),
                seed=seed,
                engine=engine,
                isolation=isolation,
            )
        )
    return _say(found, out)


def _say(found: Summary, out: Path) -> int:
    from checker.grade.marks import GRADED, NOT_GRADED, REFUSED, number

    states = {state: found.count(state) for state in (GRADED, REFUSED, NOT_GRADED)}
    said = ", ".join(f"{count} {state}" for state, count in states.items() if count)
    median = (
        ""
        if found.median is None
        else (f" Median {number(found.median)} of {number(found.rubric.total)} points.")
    )
    click.echo(f"{said or 'Nothing handed in'}.{median}")
    if found.mistakes:
        most = found.mistakes[0]
        click.echo(f"Most common mistake: {most.name} ({most.count} of {found.handed_in}).")
    if found.attention:
        click.echo(f"{len(found.attention)} for a person to look at; the report says why.")
    click.echo(f"Report: {out / 'report.html'}")
    return BROKEN if states[NOT_GRADED] else DONE


@click.group()
def pack() -> None:
    """Make what other platforms run."""


@pack.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("autograder.zip"),
    show_default=True,
    help="The zip to upload.",
)
@click.option("--lesson", "words", multiple=True, help="Grade this lesson; once for each.")
@click.option(
    "--rubric",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A TOML file: points, lateness, what students see.",
)
@click.option(
    "--checks",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with checks of your own.",
)
@click.option("--seed", type=click.IntRange(min=0), help="Of the inputs. Drawn by default.")
def gradescope(
    *, out: Path, words: tuple[str, ...], rubric: Path | None, checks: Path | None, seed: int | None
) -> int:
    """Make the autograder zip of a Gradescope programming assignment."""
    from checker import request
    from checker.grade import pack as packing
    from checker.grade.errors import cured

    with cured():
        seed = packing.write(
            request.ROOT, out, words=words, rubric=rubric, checks=checks, seed=seed
        )
    click.echo(f"Wrote {out} (seed {seed}). Upload it as the assignment's autograder.")
    return DONE


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def release(*, folder: Path) -> int:
    """Write the student edition into a new folder.

    It holds stubs, data, checker and pages, no solutions and no tests; and a workflow for
    GitHub, which marks the lines in which something is wrong.
    """
    from checker import request
    from checker.author import AuthorError
    from checker.grade.release import write

    try:
        write(request.course_folder(Path.cwd()), folder)
    except AuthorError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"Wrote {folder}. Students begin with: python -m checker")
    return DONE
