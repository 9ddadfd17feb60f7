"""General errors: all programs with one error of a kind that anyone makes anywhere.

Where no mistake of the catalogue fits, these are tried. Each comes with a sentence made from
the kind of error and its place, and is a `Mistake` like those of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from checker.mistake import Mistake, Program
from checker.operators import (
    arrangement,
    counting,
    factors,
    functions,
    names,
    products,
    results,
    statements,
    sums,
)
from checker.operators.change import Change, sentence
from checker.operators.lines import Code, Line, Place, read

#: From a place of a line, what may stand there by error.
Operator = Callable[[Place, Line], Iterator[Change]]

#: The likelier first: of two errors with the same effect the earlier is named.
LIKELY: Sequence[Operator] = (
    factors.dropped,
    factors.added,
    sums.term_dropped,
    sums.reduction,
    products.transpose,
    products.kind,
    sums.sign,
    functions.left_out,
    functions.another,
    names.setting,
    names.stale,
    names.complement,
    counting.passes,
    counting.comparison,
    arrangement.keys,
    arrangement.order,
    arrangement.arguments,
    factors.brackets,
)
RARE: Sequence[Operator] = (
    counting.part,
    counting.constant,
    functions.difference,
    results.shape,
    results.lost,
    results.rounded,
    names.stray,
    sums.rarer,
    factors.sizes,
)
#: So many, and so seldom made, that they are tried when nothing else fits.
FAR_FETCHED: Sequence[Operator] = (names.anything, names.too_early)


def variants(program: Program, topic: str) -> Iterator[Mistake]:
    """Give all programs with one general error, each once, the likelier first.

    Parameters
    ----------
    program : Program
        A right program.
    topic : str
        That of its lesson, for the codes: ``propagate-as-if-factor-dropped``.

    Yields
    ------
    Mistake
        Without hints. Its code names the kind of error, and may come more than once.
    """
    code = read(program)
    yield from _mistakes(_all(code), code, program, topic)


def far_fetched(program: Program, topic: str) -> Iterator[Mistake]:
    """Give all programs with one name in place of another; parameters as for `variants`."""
    code = read(program)
    yield from _mistakes(_at_places(code, FAR_FETCHED), code, program, topic)


def of_a_line(message: str) -> str:
    """Say of a line that raises what a sentence says of a result; empty where none comes of it."""
    said = message.replace(" comes out as if", " is computed as if")
    said = said.replace(" come out as if", " are computed as if")
    return said if said != message else ""


def scaled(program: Program, topic: str, factor: float) -> Iterator[Mistake]:
    """Give the programs with one output times a number, which was measured.

    Parameters
    ----------
    program : Program
        A right program.
    topic : str
        That of its lesson, for the codes.
    factor : float
        What the output is multiplied by.
    """
    code = read(program)
    found = []
    for line in code.lines:
        change = factors.constant(line, factor)
        if change and line.root:
            changes = {line.key: line.rewritten(line.root, change.node)}
            found.append(statements.Rewriting(change.operator, changes, sentence(line, change)))
    yield from _mistakes(found, code, program, topic)


def _mistakes(
    found: Iterable[statements.Rewriting], code: Code, program: Program, topic: str
) -> Iterator[Mistake]:
    seen: set[tuple[str, ...]] = {(line.key, text) for line in code.lines for text in _right(line)}
    for operator, changes, message in found:
        known = (*changes, *changes.values())
        if known in seen:
            continue
        seen.add(known)
        yield Mistake(
            code=f"{topic}-as-if-{operator}",
            function=program.function,
            changes=changes,
            message=message,
            hints=(),
        )


def _all(code: Code) -> Iterator[statements.Rewriting]:
    yield from _at_places(code, LIKELY)
    for family in statements.ALL:
        yield from family(code)
    yield from _at_places(code, RARE)


def _at_places(code: Code, operators: Sequence[Operator]) -> Iterator[statements.Rewriting]:
    for operator in operators:
        for line in code.lines:
            for place in line.places:
                for change in operator(place, line):
                    changes = {line.key: line.rewritten(place, change.node)}
                    yield statements.Rewriting(change.operator, changes, sentence(line, change))


def _right(line: Line) -> Iterator[str]:
    """The line as it should be, as `Line.rewritten` would write it."""
    if line.root:
        yield line.rewritten(line.root, line.root.node)
