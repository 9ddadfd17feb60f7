"""Edits of what the student wrote that make it right: each shows what is wrong there.

Where the student's function has the structure of a right one, its statements are exchanged for
those of the right one: that tells the wrong line, and the edit of the right program that makes the
student's line says what is wrong with it. Elsewhere, and where no edit says it, the student's own
text is edited at one place after another. What is found is proven: with it the function gives
what it should, on the inputs of the diagnosis and on others.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.diagnosis import suspects, telling
from checker.diagnosis.alignment import Alignment, Pair, align
from checker.diagnosis.own_code import Code
from checker.diagnosis.telling import Telling
from checker.diagnosis.validation import Fit, Validation
from checker.edits import NOTHING, Edit, Known, Rank, Text, edits

#: Lines of a function that are looked at together.
Stage = tuple[Code, frozenset[int]]


@dataclass(frozen=True, kw_only=True)
class Cure:
    """What makes a function right."""

    told: Sequence[Telling]  #: what is wrong, line by line
    file: str  #: the text of the student's file with it


@dataclass(frozen=True, kw_only=True, eq=False)
class Question:
    """A function that is wrong, and what is known of it."""

    codes: Sequence[Code]  #: the function, and the student's own that it calls
    rights: Sequence[str]  #: right functions of that name
    wrong: frozenset[str]  #: paths of outputs that are wrong, and not explained
    made: Mapping[str, int]  #: path of an output → the line that makes it
    raised: str = ""  #: the line that raises, if one does
    known: Known = NOTHING  #: what is known of it besides


@dataclass(frozen=True, kw_only=True, eq=False)
class _Version:
    code: Code
    changed: str  #: its text
    text: str  #: that of all
    edit: Edit


def find(question: Question, validation: Validation, *, by_edits: bool = True) -> Cure | None:
    """Find what is wrong in a function.

    Parameters
    ----------
    question : Question
        The function.
    validation : Validation
        Where versions of it are tried.
    by_edits : bool
        Edit the student's text, too, where its statements tell nothing.

    Returns
    -------
    Cure or None
        None where nothing is proven: no edit makes it right, or edits of different kinds do on
        different lines.

    Raises
    ------
    StudentStopped
        When the process gives no answer.
    """
    whole = "".join(code.text for code in question.codes)
    if not question.codes or validation.first(whole) is not False:
        return None
    found = _by_partners(question, validation)
    return found or (_by_edits(question, validation) if by_edits else None)


def _by_partners(question: Question, validation: Validation) -> Cure | None:
    """Exchange statements for those of a right function of the same structure."""
    code = question.codes[0]
    for right in question.rights:
        found = align(code.text, right, code.name)
        if found is None:
            continue
        for pairs in found.choices():
            changed = found.exchanged(pairs)
            if validation.is_right(_whole(question, code, changed)):
                return _settled(question, validation, found, pairs)
    return None


def _settled(
    question: Question, validation: Validation, found: Alignment, pairs: Sequence[Pair]
) -> Cure:
    """Say what is wrong with statements whose partners make the function right."""
    code, changed = question.codes[0], found.exchanged(pairs)
    told = []
    for pair in pairs:
        alone = found.exchanged([other for other in pairs if other is not pair])
        edit = found.edit(pair)
        said = None if edit else _mended(question, validation, alone, pair.line)
        said = said or telling.of_a_mutant(pair.mine, edit, changed)
        if len(pairs) > 1:
            outputs = validation.outputs(_whole(question, code, alone))
            said = dataclasses.replace(said, alone=outputs)
        told.append(said)
    return Cure(told=told, file=code.in_file(changed))


def _mended(question: Question, validation: Validation, text: str, line: int) -> Telling | None:
    """Say what an edit mends on a line where no edit of the right program makes what stands."""
    code = dataclasses.replace(question.codes[0], text=text)
    other = dataclasses.replace(question, codes=[code, *question.codes[1:]])
    cure = _by_edits(other, validation, [[(code, frozenset({line}))]])
    return cure.told[0] if cure else None


def _by_edits(
    question: Question, validation: Validation, stages: Sequence[Sequence[Stage]] = ()
) -> Cure | None:
    """Edit the student's text at one place after another, the likelier kinds first."""
    loosely: list[_Version] = []
    stored: list[_Version] = []  # that only give another name to what is made
    for rank, stage in itertools.product(Rank, stages or list(_stages(question))):
        found = list(validation.passing(_versions(question, stage, rank)))
        if right := [version for version, fit in found if fit is Fit.RIGHT]:
            stored += right
            if not all(version.edit.place.stored for version in right):
                return _chosen(stored)
        loosely = loosely or [version for version, _ in found]
    return _chosen(stored or loosely) if stored or loosely else None


def _versions(question: Question, stage: Sequence[Stage], rank: Rank) -> Iterator[_Version]:
    for code, lines in stage:
        for edit in edits(code.text, code.name, ranks={rank}, lines=lines, known=question.known):
            changed = edit.apply()
            text = _whole(question, code, changed)
            yield _Version(code=code, changed=changed, text=text, edit=edit)


def _chosen(found: Sequence[_Version]) -> Cure | None:
    """Choose the likeliest that makes the simplest text; none, where another line needs another."""
    best: dict[tuple[str, int], _Version] = {}
    for each in sorted(found, key=_likeliness):
        best.setdefault((each.code.name, each.edit.line), each)
    likeliest, *others = best.values()
    kinds = {each.edit.operator.kind for each in best.values()}
    if len(kinds) > 1:
        return None
    told = telling.of_a_patch(likeliest.edit, likeliest.changed, [each.edit for each in others])
    return Cure(told=[told], file=likeliest.code.in_file(likeliest.changed))


def _likeliness(version: _Version) -> tuple[bool, tuple[int, int]]:
    return version.edit.place.stored, version.edit.size


def _stages(question: Question) -> Iterator[Sequence[Stage]]:
    """Yield lines to look at together: that which raises first, then those of wrong outputs."""
    read = ((code, Text(code.text).function(code.name)) for code in question.codes)
    trees = {code: tree for code, tree in read if tree is not None}
    left = {code: suspects.all_lines(tree) for code, tree in trees.items()}
    first = question.codes[0]
    raising = [
        (code, frozenset(each for each in left[code] if code.line(each) == question.raised))
        for code in left
    ]
    likely = suspects.suspects(trees[first], question.made, question.wrong)
    for stage in (raising, *([(first, lines)] for lines in likely), list(left.items())):
        fresh = [(code, lines & left[code]) for code, lines in stage]
        left |= {code: left[code] - lines for code, lines in fresh}
        yield fresh


def _whole(question: Question, code: Code, changed: str) -> str:
    """Return the text of all functions, with one of them changed."""
    return "".join(changed if each is code else each.text for each in question.codes)
