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
from checker.repair.trial import Trial, Verdict

#: In the code of what is found so: ``optimize-one-change-name``.
CODE = "-one-change-"
#: How many changes of a function are tried, and how many go to the process at once.
MOST = 1500
AT_ONCE = 50
#: What is said of a place that several changes make right.
UNSETTLED = Telling("{it} is not right", "with one change in it", (expressions.HOLDS,))


class Found(NamedTuple):
    """A place where one change makes a function right."""

    kind: str  #: the kind of change: "name"; "part-of-line" if several kinds do it
    line: int  #: in the student's file
    said: str  #: what is wrong there
    hints: tuple[str, ...]  #: of rising directness
    file: str  #: the text of the student's file, with the likeliest change


def find(codes: Sequence[Code], trial: Trial, raised: str = "") -> Found | None:
    """Find the place where one change makes a function right.

    Parameters
    ----------
    codes : sequence of Code
        The function, and the student's own that it calls.
    trial : Trial
        Where versions of it run.
    raised : str
        The line that raises, if one does: where a change of it does, others are not tried.

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
    if not codes or not trial.possible:
        return None
    (before,) = trial.judge(["".join(texts)])
    if before is Verdict.RIGHT:
        return None
    every = [(code, edit) for code in codes for edit in itertools.islice(_all(code), MOST)]
    raising = [(code, edit) for code, edit in every if code.line(edit.line) == raised]
    others = [(code, edit) for code, edit in every if code.line(edit.line) != raised]
    verdicts = _judged(raising, texts, trial)
    if Verdict.RIGHT not in verdicts.values():
        verdicts |= _judged(others, texts, trial)
    best = Verdict.RIGHT
    if before is Verdict.WRONG and best not in verdicts.values():
        best = Verdict.RIGHT_BUT_FREE
    found = [pair for pair, verdict in verdicts.items() if verdict is best]
    lines = {(code, each.line) for code, each in found}
    if len(lines) != 1:
        return None
    ((code, line),) = lines
    return _settled(code, [each for of, each in found if (of, each.line) == (code, line)])


def _judged(
    pairs: Sequence[tuple[Code, Edit]], texts: Sequence[str], trial: Trial
) -> dict[tuple[Code, Edit], Verdict]:
    """Judge the versions that some changes make, many at a time."""
    verdicts: dict[tuple[Code, Edit], Verdict] = {}
    for i in range(0, len(pairs), AT_ONCE):
        batch = pairs[i : i + AT_ONCE]
        versions = []
        for code, edit in batch:
            rest = (text for text in texts if text != code.text.decode())
            versions.append("".join((code.changed(edit.span, edit.new), *rest)))
        verdicts.update(zip(batch, trial.judge(versions), strict=True))
    return verdicts


def _settled(code: Code, edits: Sequence[Edit]) -> Found:
    """Say of several changes of a line what all of them show."""
    likeliest = min(edits, key=lambda each: each.size)
    kind, place, telling = likeliest.kind, likeliest.place, likeliest.telling
    hints = telling.hints if len(edits) == 1 else telling.hints[:1]
    if len({(each.kind, each.span) for each in edits}) > 1:
        kind, place, telling = "part-of-line", around(code, edits), UNSETTLED
        hints = telling.hints
    file = code.in_file(code.changed(likeliest.span, likeliest.new))
    return Found(kind, likeliest.line, said(code, place, telling), hints, file)


def _all(code: Code) -> Iterator[Edit]:
    every = list(places(code))
    for kind in expressions.KINDS:
        for place in every:
            yield from kind(code, place)
    yield from statements.moves(code)
