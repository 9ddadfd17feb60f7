"""``python -m checker pack``: the checker in the form of another platform."""

from __future__ import annotations

import click

from checker.cli.group import Commands


@click.group(cls=Commands, package=__name__)
def pack() -> None:
    """Make what other platforms run."""
