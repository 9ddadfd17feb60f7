"""Whole lines: missing, moved, in the wrong order, changing what belongs to the caller."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.operators.change import listed
from checker.operators.lines import Code, Line, Simple
from checker.operators.names import constants


class Rewriting(NamedTuple):
    """An error of whole lines."""

    operator: str  #: what kind
    changes: Mapping[str, str]  #: as those of a mistake, what is taken away first
    message: str  #: the sentence


#: In place of a line that is taken away: a block may have no other.
NOTHING = "pass"
#: A default of one digit is easily another.
DIGITS = range(10)
_SIGN = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def in_place(code: Code) -> Iterator[Rewriting]:
    """``w -= …`` on an array of the caller."""
    for line in code.lines:
        match line.statement:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.BinOp(left=ast.Name(id=same), op=op, right=right),
            ) if name == same and name in line.parameters and type(op) in _SIGN:
                new = f"{name} {_SIGN[type(op)]}= {ast.unparse(right)}"
                message = (
                    f"Your function changes the {name} that it was given: afterwards the "
                    f"caller's {name} is no longer what it was."
                )
                yield Rewriting("in-place", {line.key: new}, message)


def missing(code: Code) -> Iterator[Rewriting]:
    """A line left out."""
    for line in code.lines:
        match line.statement:
            case ast.Expr():
                what = f"nothing were done with {_named(line)}"
            case ast.Return():
                what = "nothing were returned"
            case ast.Raise():
                what = "no error were raised there"
            case ast.Assign() | ast.AnnAssign() if {*line.makes} <= {*line.known}:
                what = f"{_named(line)} stayed as {_it(line)} was before"
            case ast.Assign() | ast.AnnAssign():
                what = f"{_named(line)} had never been given a value"
            case _:
                continue
        yield Rewriting("line-dropped", {line.key: NOTHING}, _as_if(what))


def conditions(code: Code) -> Iterator[Rewriting]:
    """A condition that always holds, never does, or is turned round."""
    for line in code.lines:
        if isinstance(line.statement, ast.If):
            where = "the condition in the loop" if line.loop else "the condition"
            turned = ast.UnaryOp(ast.Not(), line.statement.test)
            for test, what in (
                ("True", "always held"),
                ("False", "never held"),
                (ast.unparse(turned), "were turned round"),
            ):
                changes = {line.key: f"{line.key} {test}:"}
                yield Rewriting("condition", changes, _as_if(f"{where} {what}"))


def loops(code: Code) -> Iterator[Rewriting]:
    """A line before, after or in a loop that does not belong there; the end within the loop."""
    for i, statement in enumerate(code.body):
        header = code.line(statement)
        if isinstance(statement, ast.For) and header:
            before, after = code.body[:i], code.body[i + 1 :]
            yield from _ended_early(code, statement, after)
            inside = [each for each in map(code.line, statement.body) if each]
            following = code.line(after[0]) if after else None
            for line in filter(_simple, inside):
                yield _moved(line, header, f"{_done(line)} once, before the loop")
                if following:
                    yield _moved(line, following, f"{_done(line)} once, after the loop")
            for line in filter(_simple, filter(None, map(code.line, before))):
                if inside and inside[0].statement is statement.body[0]:
                    yield _moved(line, inside[0], f"{_done(line)} anew in every pass of the loop")


def neighbours(code: Code) -> Iterator[Rewriting]:
    """Two lines, one below the other, in the wrong order, where one needs the other."""
    loops = [each.body for each in code.body if isinstance(each, ast.For)]
    for body in (code.body, *loops):
        for first, second in itertools.pairwise(body):
            one, other = code.line(first), code.line(second)
            if one and other and _simple(one) and _simple(other) and _linked(one, other):
                what = f"{_named(other)} came before {_named(one)}"
                changes = {other.key: NOTHING, one.key: f"{other.text}\n{one.text}"}
                if not isinstance(second, ast.Return):
                    yield Rewriting("lines-swapped", changes, _as_if(what))


def given(code: Code) -> Iterator[Rewriting]:
    """In a loop, what the function was given in place of what the last pass made of it."""
    if not code.head:
        return
    made = {name for line in code.lines if line.loop for name in line.makes}
    for line in code.lines:
        for name in sorted(made & {*line.parameters}) if line.loop else ():
            start = f"{code.head.text}\n    given_{name} = {name}"
            for place in line.places:
                if isinstance(place.node, ast.Name) and place.node.id == name:
                    new = ast.Name(f"given_{name}", ast.Load())
                    text = line.rewritten(place, new)
                    where = "in the result" if not line.makes else f"in {listed(line.makes)}"
                    what = f"{where}, every pass of the loop used the {name} that was given"
                    changes = {line.key: text, code.head.key: start}
                    yield Rewriting("start-value", changes, f"Your result comes out as if, {what}.")


def fixed(code: Code) -> Iterator[Rewriting]:
    """A constant in place of a parameter, wherever it is used."""
    if not code.head:
        return
    used = [
        place.node.id
        for line in code.lines
        for place in line.places
        if isinstance(place.node, ast.Name)
    ]
    for name in code.head.parameters:
        for value in constants(name, code.head) if used.count(name) > 1 else ():
            new = f"{code.head.text}\n    {name} = {value}"
            message = f"Whatever {name} is, your result is that of a fixed number, {value}."
            yield Rewriting("fixed-number", {code.head.key: new}, message)


def defaults(code: Code) -> Iterator[Rewriting]:
    """Another default of a parameter: one more, one less, half, double, another digit."""
    if not code.head:
        return
    for name, default in code.head.parameters.items():
        match default:
            case ast.Constant(value=int(own)) if not isinstance(own, bool):
                for value in dict.fromkeys((own - 1, own + 1, own // 2, 2 * own, *DIGITS)):
                    if value != own:
                        new = code.head.text.replace(f"{name}={own}", f"{name}={value}")
                        message = (
                            f"Where {name} is not given, your result is that of {name} = {value}."
                        )
                        yield Rewriting("default", {code.head.key: new}, message)


#: The families of errors of whole lines, the likelier first.
ALL: Sequence[Callable[[Code], Iterator[Rewriting]]] = (
    fixed,
    in_place,
    loops,
    given,
    conditions,
    missing,
    neighbours,
    defaults,
)


def _as_if(what: str) -> str:
    return f"Your result comes out as if {what}."


def _ended_early(code: Code, loop: ast.For, after: Sequence[ast.stmt]) -> Iterator[Rewriting]:
    """The lines after the loop within it, so that it ends in its first pass."""
    last = code.line(loop.body[-1])
    rest = [code.line(each) for each in after]
    if last and _simple(last) and rest and isinstance(after[-1], ast.Return):
        texts = [each.text for each in rest if each and _simple(each)]
        if len(texts) == len(after):
            changes = {last.key: "\n".join([last.text, *texts])}
            yield Rewriting("return-in-loop", changes, _as_if("the loop ended in its first pass"))


def _moved(line: Line, to: Line, what: str) -> Rewriting:
    # What is taken away comes first: a key means the first line that has it.
    changes = {line.key: NOTHING, to.key: f"{line.text}\n{to.text}"}
    return Rewriting("line-moved", changes, _as_if(what))


def _done(line: Line) -> str:
    verb = "were added to" if isinstance(line.statement, ast.Expr) else "were set"
    return f"{_named(line)} {verb}"


def _named(line: Line) -> str:
    return listed(line.makes) if line.makes else "the result"


def _it(line: Line) -> str:
    return "it" if len(line.makes) == 1 else "each"


def _simple(line: Line) -> bool:
    return isinstance(line.statement, Simple)


def _linked(one: Line, other: Line) -> bool:
    """Whether the order of two lines matters."""
    needs = [
        {node.id for node in ast.walk(each.statement) if isinstance(node, ast.Name)}
        for each in (one, other)
    ]
    return bool({*one.makes} & needs[1] or {*other.makes} & needs[0])
