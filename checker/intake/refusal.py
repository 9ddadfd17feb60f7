"""The one way in which a submission is turned down, and names that are safe to repeat there."""

from __future__ import annotations

from pathlib import Path

_LONGEST = 200


class RefusedError(Exception):
    """The submission cannot be taken; the message says why and what cures it."""


def shown(name: str | Path) -> str:
    """Write a name so that a terminal shows it and obeys nothing of it."""
    text = "".join(sign if sign.isprintable() else "�" for sign in str(name))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
