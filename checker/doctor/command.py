"""The command ``doctor``."""
# ruff: noqa: PLC0415 (numpy and rich are imported when they are needed)

from __future__ import annotations

import sys

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(*, as_json: bool) -> int:
    """See what this machine has, what is missing, and what to do."""
    from checker import cli
    from checker.doctor import facts, page
    from checker.doctor.examination import examine
    from checker.report.signs import Signs

    console = cli.console()
    encoding = sys.stdout.encoding or "ascii"
    known = facts.of_machine(encoding, terminal=console.is_terminal, columns=console.width)
    found = examine(known)
    if as_json:
        click.echo(page.as_json(found))
    else:
        console.print(page.as_text(found, Signs(encoding=encoding)), soft_wrap=True)
    return 1 if found.trouble else 0
