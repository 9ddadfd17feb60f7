"""How a check says "this is wrong", with the fact and the hint kept apart."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from checker.record import Kind, Pointer


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
        What is wrong, one of `Kind`: ``"wrong"`` for a value, ``"contract"`` for its form.
    pointer : Pointer or None
        The student's line, where the check knows better than "where the function is defined".
    explained : bool
        Whether the fact names the cause, so that no other is looked for.
    mended : bool
        Whether the rest can be judged all the same: a list of numbers, read as an array.
    """

    #: The position in ``student.calls`` of the call that shows it; the last one by default.
    call: int = -1

    def __init__(  # noqa: PLR0913 (what a report shows of it)
        self,
        fact: str,
        hint: str = "",
        *,
        about: str = "",
        reason: str = Kind.WRONG,
        pointer: Pointer | None = None,
        explained: bool = False,
        mended: bool = False,
    ) -> None:
        super().__init__(fact)
        self.fact = fact
        self.hint = hint
        self.about = about
        self.kind = Kind(reason)
        self.pointer = pointer
        self.explained = explained
        self.mended = mended


@contextlib.contextmanager
def on_call(position: int) -> Iterator[None]:
    """Say of a failure that comes from here which of the student's calls shows it."""
    try:
        yield
    except Failure as failure:
        failure.call = position
        raise


def holds(demand: Callable[[], None]) -> bool:
    """Tell whether a demand is met, for whoever has something else to say where it is not."""
    try:
        demand()
    except Failure:
        return False
    return True
