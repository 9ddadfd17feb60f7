"""The mistakes of lesson 2: what is computed, and in which form it is returned."""

from __future__ import annotations

from collections.abc import Mapping

from checker.mistake import Mistake

#: Where another number, or no number, stands in the place of e.
POWERS_OF_E = (
    "Which function of numpy gives powers of e?",
    "Its name has three letters, and what stands in its parentheses is the exponent.",
)


def mistake(what: str, changes: Mapping[str, str], message: str, *hints: str) -> Mistake:
    """Make a mistake of ``sigmoid``.

    Parameters
    ----------
    what : str
        The rest of its code.
    changes : mapping
        What differs from the right program.
    message : str
        What is said of it.
    *hints : str
        One or two, of rising directness.
    """
    return Mistake(
        code=f"sigmoid-{what}",
        function="sigmoid",
        changes=changes,
        message=message,
        hints=hints,
        read="formula-3",
    )
