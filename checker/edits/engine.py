"""Edits of programs: one engine, read in two directions.

A mutant is an edit of a right program: what a student may have written instead. A patch is an
edit of the student's program that makes it right. An operator yields what may stand in a place,
and says in a sentence for each direction what that means; the engine finds the places, and writes
the edit into the text, so that comments, spacing and the numbers of the other lines stay.
"""

from __future__ import annotations

import ast
import enum
import functools
import textwrap
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from checker.edits.places import BLOCKS, Known, Node, Place, Scope, places
from checker.edits.text import Part, Text


class Rank(enum.IntEnum):
    """How likely it is that somebody makes such a mistake."""

    LIKELY = 0
    USUAL = 1
    RARE = 2


class At(enum.Enum):
    """Where something new stands."""

    INSTEAD = enum.auto()
    BEFORE = enum.auto()
    AFTER = enum.auto()


class Put(NamedTuple):
    """One of the changes of an edit: what is put where; nothing, to take away what is there."""

    target: Node
    new: Sequence[ast.AST] = ()
    at: At = At.INSTEAD


#: What may stand in a place: a node in its stead, or changes anywhere near it; and words for the
#: sentences, of which nodes are quoted.
Change = tuple[Node | Sequence[Put], Mapping[str, ast.AST | str]]
Find = Callable[[Place], Iterator[Change]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Operator:
    """A kind of edit."""

    kind: str  #: stable, for codes: "drop-operand"
    find: Find  #: from a place, what may stand there
    mutant: str  #: what a program with it is like: "without {lost}", "with {new} for {it}"
    patch: str  #: what is wrong in a text that it makes right: "{lost} is one too many in {it}"
    examples: str  #: ``before → after | before → after``, which the tests run
    rank: Rank
    targets: bool  #: whether it looks at what is given a value, too

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Its examples, each before and after."""
        parts = (each.partition(" → ") for each in self.examples.split(" | "))
        return [(before, after) for before, _, after in parts]


OPERATORS: list[Operator] = []
NOTHING = Known()


def operator(
    mutant: str, patch: str, examples: str, *, rank: Rank = Rank.USUAL, targets: bool = False
) -> Callable[[Find], Find]:
    """Register a generator of changes as an operator, by its name; for the rest see `Operator`."""

    def register(find: Find) -> Find:
        made = Operator(
            kind=find.__name__.replace("_", "-"),
            find=find,
            mutant=mutant,
            patch=patch,
            examples=examples,
            rank=rank,
            targets=targets,
        )
        OPERATORS.append(made)
        return find

    return register


@dataclass(frozen=True, kw_only=True, eq=False)
class Edit:
    """One mistake, made or mended: one change of a text, or the same one at several places."""

    operator: Operator
    text: Text  #: the text before
    place: Place
    puts: Sequence[Put]
    given: Mapping[str, ast.AST | str]
    also: tuple[Edit, ...] = ()  #: the same at other places

    @property
    def line(self) -> int:
        """The line of its place, counted from 1."""
        return self.place.line

    @functools.cached_property
    def parts(self) -> tuple[Part, ...]:
        """The pieces of the text that it changes, in their order."""
        found = {_part(self.text, self.place, put) for put in self.puts}
        return tuple(sorted(found.union(*(each.parts for each in self.also))))

    @property
    def size(self) -> tuple[int, int]:
        """How much longer it makes the text, and how much it takes away and puts in."""
        gone = sum(part.end - part.start for part in self.parts)
        came = sum(len(part.new) for part in self.parts)
        return came - gone, came + gone

    def apply(self) -> str:
        """Return the text with the edit made."""
        return self.text.apply(self.parts)

    @property
    def as_mutant(self) -> str:
        """Say what a program is like that has it: "without the factor `X`"."""
        return self.operator.mutant.format(**self.words)

    def as_patch(self, it: str = "") -> str:
        """Say what is wrong at its place, if it makes a program right.

        Parameters
        ----------
        it : str
            What the place is called: "the second `A`"; its text, if this is left out.
        """
        words = self.words
        return self.operator.patch.format(**{**words, "it": it or words["it"]})

    @property
    def words(self) -> Mapping[str, str]:
        """The words of its sentences; parts of the text are quoted."""
        return {
            key: word if isinstance(word, str) else f"`{self.text.quoted(word)}`"
            for key, word in {"it": self.place.node, **self.given}.items()
        }


def edits(
    text: str,
    name: str = "",
    *,
    ranks: Container[Rank] = tuple(Rank),
    lines: Container[int] | None = None,
    known: Known = NOTHING,
) -> Iterator[Edit]:
    """Yield all edits of a function, the likelier kinds first.

    Parameters
    ----------
    text : str
        A text with the function in it.
    name : str
        The function's name; without one it is the first.
    ranks : container of Rank
        Which kinds: the likely ones, for example.
    lines : container of int
        The lines whose statements are looked at; all, if it is left out.
    known : Known
        What is known of the function besides its text.

    Raises
    ------
    SyntaxError
        Where Python cannot read the text.
    """
    read = Text(text)
    function = read.function(name)
    if function is None:
        return
    scope = Scope(function=function, known=known)
    every = [each for each in places(scope) if lines is None or each.line in lines]
    operators = (each for each in OPERATORS if each.rank in ranks)
    for operator in sorted(operators, key=lambda each: each.rank):
        found = list(_made(operator, every, read))
        yield from found
        yield from _everywhere(found, read)


def _made(operator: Operator, every: Sequence[Place], text: Text) -> Iterator[Edit]:
    for place in every:
        if place.stored and not operator.targets:
            continue
        for new, words in operator.find(place):
            puts = [Put(place.node, [new])] if isinstance(new, ast.AST) else new
            yield Edit(operator=operator, text=text, place=place, puts=puts, given=words)


def _everywhere(found: Sequence[Edit], text: Text) -> Iterator[Edit]:
    """Yield, of edits that make the same of the same text, one that does it everywhere."""
    alike: dict[tuple[str, str], list[Edit]] = {}
    for edit in found:
        if len(edit.puts) == 1 and isinstance(edit.place.node, ast.expr):
            ((start, end, new),) = edit.parts
            was = text.between(start, end) or text.source(edit.place.node)
            alike.setdefault((was, new), []).append(edit)
    for first, *others in alike.values():
        whole = replace(first, also=tuple(others))
        if len(whole.parts) > 1 and all(a.end <= b.start for a, b in pairwise(whole.parts)):
            yield whole


def _part(text: Text, place: Place, put: Put) -> Part:
    target = put.target
    if isinstance(target, ast.expr):
        held = (place.holder, place.field) if target is place.node else (None, "")
        return text.part(text.span(target), text.written(put.new[0], *held))
    indent = text.indentation(target)
    new = "".join(_line(text, each, indent) for each in put.new or [ast.Pass()])
    if put.at is At.INSTEAD:
        gone = text.source(target).count("\n") if not put.new else 0
        return text.part(text.span(target), new.strip() + "\n" * gone)
    start, end = text.lines(target)
    at = start if put.at is At.BEFORE else end
    broken = "\n" if at and not text.between(0, at).endswith("\n") else ""
    return Part(at, at, broken + new)


def _line(text: Text, statement: ast.AST, indent: str) -> str:
    """Return a statement on lines of its own, indented."""
    code = text.written(statement)
    if isinstance(statement, BLOCKS):
        if hasattr(statement, "lineno"):
            code = textwrap.dedent(text.between(*text.lines(statement))).rstrip()
        code = textwrap.indent(code, indent).removeprefix(indent)
    return f"{indent}{code}\n"
