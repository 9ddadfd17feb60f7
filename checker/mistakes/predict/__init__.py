"""The mistakes of lesson 5: the threshold, the score before it, the form of the answers."""

from __future__ import annotations

from collections.abc import Mapping

from checker.mistake import Mistake


def mistake(what: str, read: str, changes: Mapping[str, str], message: str, *hints: str) -> Mistake:
    """Make a mistake of ``predict``.

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
        code=f"predict-{what}",
        function="predict",
        changes=changes,
        message=message,
        hints=hints,
        read=read,
    )
