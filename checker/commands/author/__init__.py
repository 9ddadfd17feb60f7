"""``python -m checker author``: the commands of whoever writes lessons."""

from __future__ import annotations

import click

from checker.cli.group import Commands


@click.group(cls=Commands, package=__name__)
def author() -> None:
    """Make lessons, and prove that the course is whole."""
