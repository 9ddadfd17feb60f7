"""``python -m checker doctor``."""

from __future__ import annotations

import sys

import click

from checker.cli.console import console, show
from checker.exit_code import ExitCode


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(*, as_json: bool) -> ExitCode:
    """See what this machine has, what is missing, and what to do."""
    from checker.doctor import facts, page
    from checker.doctor.examination import examine
    from checker.report.signs import Signs

    to, encoding = console(), sys.stdout.encoding or "ascii"
    known = facts.of_machine(encoding, terminal=to.is_terminal, columns=to.width)
    found = examine(known)
    if as_json:
        click.echo(page.as_json(found))
    else:
        show(lambda _: page.as_text(found, Signs(encoding=encoding)))
    return ExitCode.FAILED if found.trouble else ExitCode.PASSED
