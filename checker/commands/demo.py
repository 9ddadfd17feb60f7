"""``python -m checker demo``: the whole course at work."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import options
from checker.cli.console import console
from checker.exit_code import ExitCode


@click.command()
@click.option(
    "--out",
    type=options.folder(),
    default=Path("handgrad-demo"),
    show_default=True,
    help="The folder for the pictures and the table.",
)
@options.COURSE
def demo(*, out: Path, course: Path) -> ExitCode:
    """See the whole story of the course, in about a minute."""
    from checker.cli import resolve
    from checker.demo.story import tell

    of = resolve.course(course)
    told = of.settings.demo
    if told is None:
        raise click.UsageError(f"{of.settings.title} has no demo. Begin with: python -m checker")
    with resolve.writing(out, "Choose another folder with --out."):
        out.mkdir(parents=True, exist_ok=True)
        (out / ".begun").touch()
        (out / ".begun").unlink()
    return ExitCode.PASSED if tell(of, told, console(), out) else ExitCode.CHECKER_ERROR
