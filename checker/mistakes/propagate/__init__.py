"""The mistakes of lesson 3: forward, the cost, dw, db, both slopes, and what is returned."""

from __future__ import annotations

from collections.abc import Mapping

from checker.mistake import Mistake


def mistake(what: str, read: str, changes: Mapping[str, str], message: str, *hints: str) -> Mistake:
    """Make a mistake of ``propagate``.

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
        code=f"propagate-{what}",
        function="propagate",
        changes=changes,
        message=message,
        hints=hints,
        read=read,
    )


def product(what: str, read: str, changes: Mapping[str, str], shapes: str, why: str) -> Mistake:
    """Make a product by np.dot that numpy refuses; its error tells both shapes."""
    message = (
        f"You multiply {shapes}. In a product of arrays, a row of the first must be as long as a "
        f"column of the second. {why}"
    )
    return mistake(what, read, changes, message, *_SHAPE_HINTS)


def matmul(what: str, read: str, changes: Mapping[str, str], sizes: str, why: str) -> Mistake:
    """Make a product by @ that numpy refuses; its error tells the inner two sizes alone."""
    message = (
        f"In your product of two arrays, the first has {sizes}. These two numbers must be equal: "
        f"a row of the first is multiplied by a column of the second. {why}"
    )
    return mistake(f"{what}-matmul", read, changes, message, *_SHAPE_HINTS)


_SHAPE_HINTS = (
    "Write the two shapes side by side: the inner two numbers have to be equal.",
    "Look for the small T in the formula, and for what comes first in it.",
)
