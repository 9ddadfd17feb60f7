"""The one way in which a submission is turned down, and names that are safe to repeat there."""

from __future__ import annotations

from pathlib import Path

from checker.isolation.wire.text import one_line


class RefusedError(Exception):
    """The submission cannot be taken; the message says why and what cures it."""


def shown(name: str | Path) -> str:
    """Write a name so that a terminal shows it and obeys nothing of it."""
    return one_line(
        "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(name))
    )
