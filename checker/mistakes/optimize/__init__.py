"""The mistakes of lesson 4: the step, its gradient, the loop, the costs, what is returned."""

from __future__ import annotations

from collections.abc import Mapping

from checker.mistake import Mistake


def mistake(what: str, read: str, changes: Mapping[str, str], message: str, *hints: str) -> Mistake:
    """Make a mistake of ``optimize``.

    Parameters
    ----------
    what : str
        The rest of its code.
    read : str
        Where to read.
    changes : mapping
        What differs from the right program.
    message : str
        What is said of it.
    *hints : str
        One or two, of rising directness.
    """
    return Mistake(
        code=f"optimize-{what}",
        function="optimize",
        changes=changes,
        message=message,
        hints=hints,
        read=read,
    )


def step(what: str, w: str, b: str, message: str, *hints: str) -> Mistake:
    """Make a mistake of the step, given what the new w and the new b are."""
    return mistake(what, "step", {"w": w, "b": b}, message, *hints)
