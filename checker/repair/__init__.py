"""One change to what the student wrote that makes it right.

Where no wrong program does what a student's function does, its own text is changed at one place
after another, and each version runs on the inputs of the diagnosis, in the student's process.
When a version gives what the right program gives, the mistake is at that place: it is said what
stands there and does not belong, and not what belongs there. Where changes of two lines do that,
it is open which is the mistake, and nothing is said; and several changes of one line show no
more than the part of it that they have in common.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.repair import expressions, statements
from checker.repair.code import Code
from checker.repair.edits import Edit, Telling, around, places, said
from checker.repair.trial import Trial

#: In the code of what is found so: ``optimize-one-change-name``.
CODE = "-one-change-"
#: How many changes are tried, and how many go to the process at once.
MOST = 800
AT_ONCE = 100
#: What is said of a place that several changes make right.
UNSETTLED = Telling("{it} is not right", "with one change in it", (expressions.HOLDS,))


class Found(NamedTuple):
    """A place where one change makes a function right."""

    kind: str  #: the kind of change: "name"; "part-of-line" if several kinds do it
    line: int  #: in the student's file
    said: str  #: what is wrong there
    hints: tuple[str, ...]  #: of rising directness


def find(codes: Sequence[Code], trial: Trial, raised: str = "") -> Found | None:
    """Find the place where one change makes a function right.

    Parameters
    ----------
    codes : sequence of Code
        The function, and the student's own that it calls.
    trial : Trial
        Where versions of it run.
    raised : str
        The line that raises, if one does: a change there is believed before others.

    Returns
    -------
    Found or None
        None where no such change was found, or changes of two lines do it.

    Raises
    ------
    StudentStopped
        When the process gives no answer.
    """
    texts = [code.text.decode() for code in codes]
    if not codes or not trial.possible or trial.right(["".join(texts)]) == [True]:
        return None
    found: dict[Code, list[Edit]] = {}
    for code, text in zip(codes, texts, strict=True):
        rest = "".join(other for other in texts if other is not text)
        changes = itertools.islice(_all(code), MOST)
        while batch := list(itertools.islice(changes, AT_ONCE)):
            right = trial.right([code.changed(each.span, each.new) + rest for each in batch])
            found.setdefault(code, []).extend(itertools.compress(batch, right))
    lines = {(code, each.line) for code, edits in found.items() for each in edits}
    lines = {(code, line) for code, line in lines if code.line(line) == raised} or lines
    if len(lines) != 1:
        return None
    ((code, line),) = lines
    return _settled(code, [each for each in found[code] if each.line == line])


def _settled(code: Code, edits: Sequence[Edit]) -> Found:
    """Say of several changes of a line what all of them show."""
    likeliest = min(edits, key=lambda each: each.size)
    if len({(each.kind, each.span) for each in edits}) == 1:
        hints = likeliest.telling.hints if len(edits) == 1 else likeliest.telling.hints[:1]
        said_of_it = said(code, likeliest.place, likeliest.telling)
        return Found(likeliest.kind, likeliest.line, said_of_it, hints)
    place = around(code, edits)
    return Found("part-of-line", likeliest.line, said(code, place, UNSETTLED), UNSETTLED.hints)


def _all(code: Code) -> Iterator[Edit]:
    every = list(places(code))
    for kind in expressions.KINDS:
        for place in every:
            yield from kind(code, place)
    yield from statements.moves(code)
