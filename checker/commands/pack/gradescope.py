"""``python -m checker pack gradescope``."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import say
from checker.exit_code import ExitCode


@click.command()
@click.option(
    "--out",
    type=options.file(),
    default=Path("autograder.zip"),
    show_default=True,
    help="The zip to upload.",
)
@options.grading
def gradescope(  # noqa: PLR0913 (one for each option)
    *,
    out: Path,
    words: tuple[str, ...],
    rubric: Path | None,
    checks: Path | None,
    seed: int | None,
    course: Path,
) -> ExitCode:
    """Make the autograder zip of a Gradescope programming assignment."""
    from checker.cli import resolve
    from checker.grading import pack
    from checker.grading.errors import cured

    of = resolve.course(course)
    with cured():
        seed = pack.write(of, out, words=words, rubric=rubric, checks=checks, seed=seed)
    say(f"Wrote {out} (seed {seed}). Upload it as the assignment's autograder.")
    return ExitCode.PASSED
