"""The mistakes of lesson 7, one module for each function, and one for what two tables share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.mistake import Mistake

#: Makes a mistake of one function: the rest of its code, what it changes, message, hints.
Maker = Callable[..., Mistake]


def maker(function: str, topic: str, read: str) -> Maker:
    """Make mistakes of one of the functions of lesson 7.

    Parameters
    ----------
    function : str
        Its name.
    topic : str
        What its codes begin with, after the lesson's topic.
    read : str
        Where to read.

    Returns
    -------
    callable
        Of the rest of the code, the changes, the message, and one or two hints.
    """

    def mistake(what: str, changes: Mapping[str, str], message: str, *hints: str) -> Mistake:
        return Mistake(
            code=f"experiments-{topic}-{what}",
            function=function,
            changes=changes,
            message=message,
            hints=hints,
            read=read,
        )

    return mistake
