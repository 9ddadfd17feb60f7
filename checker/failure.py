"""How a check says "this is wrong", with the fact and the hint kept apart."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from checker.model import Pointer


class Failure(AssertionError):  # noqa: N818 (a check fails; nothing is in error)
    """The student's function does not do what the lesson asks.

    Parameters
    ----------
    fact : str
        What came and what should have come, in one or two sentences.
    hint : str
        One step towards the cure; shown after the fact, or empty.
    about : str
        The output that is wrong, by its name in the lesson: ``"dw"``; empty for the whole.
    reason : str
        ``"wrong"`` for a value, ``"contract"`` for its form.
    pointer : Pointer or None
        The student's line, where the check knows better than "where the function is defined".
    """

    #: The position in ``student.calls`` of the call that shows it; the last one by default.
    call: int = -1

    def __init__(
        self,
        fact: str,
        hint: str = "",
        *,
        about: str = "",
        reason: str = "wrong",
        pointer: Pointer | None = None,
    ) -> None:
        super().__init__(fact)
        self.fact = fact
        self.hint = hint
        self.about = about
        self.reason = reason
        self.pointer = pointer


@contextlib.contextmanager
def on_call(position: int) -> Iterator[None]:
    """Say of a failure that comes from here which of the student's calls shows it."""
    try:
        yield
    except Failure as failure:
        failure.call = position
        raise
