"""The tables of what exceptions mean: which row fits, and its sentence.

A row says what was raised, what the node looks like that raised it, what the values were, and the
sentence; and it carries its proof: programs that it is for, and near ones that it is not for. The
fields are told in ``tables/README.md``.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.resources import files
from typing import Any

from checker.exceptions.case import Case, Explanation
from checker.exceptions.pattern import Bindings, match
from checker.exceptions.pieces import Piece, a_kind
from checker.record import Pointer

#: The tables, in the order in which rows are tried.
TABLES = ("given", "operators", "calls", "names", "values", "arrays", "products", "surroundings")
#: Those that speak of no line; of a function that is not the student's, none is shown.
WHERE_NO_LINE_IS_KNOWN = ("given", "products")
_SEVERAL = frozenset({"raised", "node", "within", "program", "near"})
_LONGEST_MESSAGE = 1000  # to search through

Found = Mapping[str, object]
Finder = Callable[[Case, re.Match[str]], Found | None]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a table."""

    name: str  #: unique, with the table's: "operators.caret"
    fact: str  #: the rest of the sentence that begins with "`propagate` raised ValueError: "
    raised: Sequence[str] = ()  #: names of exceptions, or of bases of them; any, if none
    message: str = ""  #: a pattern to search Python's message for; its groups can be written
    node: Sequence[str] = ()  #: patterns of the expression that raised, one of which has to fit
    within: Sequence[str] = ()  #: patterns of something that the expression is a part of
    #: part, a variable → patterns of what the nearest line above assigns to it
    made: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    find: str = ""  #: a function of `finders` that looks for the rest
    #: part → what it has to be, as "array" or "name, not array"; of several, one
    where: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    hint: str = ""  #: one step towards the cure
    sure: bool = False  #: whether this is the cause: nothing else is looked for
    line: str = ""  #: the part whose line is to be changed, where it is not the one that raised
    program: Sequence[str] = ()  #: what it is for: bodies of propagate(w, b, X, Y), or files
    near: Sequence[str] = ()  #: what it is not for
    before: str = ""  #: the version of Python that does not raise it

    def explain(self, case: Case) -> Explanation | None:
        """Say what the row says of an exception; None where it does not fit."""
        kinds = {case.error.type_name, *case.error.bases}
        if self.raised and not kinds & set(self.raised):
            return None
        said = re.search(self.message, case.error.message[:_LONGEST_MESSAGE], re.DOTALL)
        if said is None:
            return None
        for found in self._found(case, said):
            for whole in self._with_made(case, found):
                if not all(_has(whole.get(part), traits) for part, traits in self.where.items()):
                    continue
                return Explanation(
                    fact=self.fact.format_map(whole),
                    hint=self.hint.format_map(whole),
                    row=self.name,
                    sure=self.sure,
                    line=_line(whole.get(self.line)),
                    pointer=_elsewhere(case, whole.get(self.line)),
                )
        return None

    def _found(self, case: Case, said: re.Match[str]) -> Iterator[Found]:
        """Yield each way in which the row fits, before conditions: part → what it is."""
        groups = {name: text or "" for name, text in said.groupdict().items()}
        kinds = {f"{name}_kind": a_kind(text) for name, text in groups.items()}
        for bound in self._bound(case):
            found = {**groups, **kinds, **_pieces(case, bound)}
            if not self.find:
                yield found
                continue
            more = _finder(self.find)(case, said)
            if more is not None:
                yield {**found, **more}

    def _with_made(self, case: Case, found: Found) -> Iterator[Found]:
        """Yield it with the lines that made its variables, where these have to look so."""
        if not self.made:
            yield found
        for part, patterns in self.made.items():
            variable = getattr(found.get(part), "node", None)
            value = case.made(variable.id) if isinstance(variable, ast.Name) else None
            for bound in _fitting(_listed(patterns), [value] if value else [], {}, "made"):
                yield {**found, **_pieces(case, bound)}

    def _bound(self, case: Case) -> Iterator[Bindings]:
        for bound in self._at(case):
            yield from _fitting(self.within, case.enclosing, bound)

    def _at(self, case: Case) -> Iterator[Bindings]:
        fits = list(_fitting(self.node, case.nodes, {"it": case.node or case.statement}, "it"))
        if not self.node or case.node is not None or len(fits) == 1:
            yield from fits


@functools.cache
def rows() -> tuple[Row, ...]:
    """Read all tables."""
    return tuple(row for table in TABLES for row in read(table))


def read(table: str) -> Iterator[Row]:
    """Read one table.

    Raises
    ------
    TypeError
        If a row has a field that rows do not have, or lacks one.
    """
    folder = files("checker.exceptions") / "tables"
    text = (folder / f"{table}.toml").read_text(encoding="utf-8")
    for name, fields in tomllib.loads(text).items():
        yield Row(name=f"{table}.{name}", **several(fields))


def several(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Make lists of fields that may have one entry or more."""
    return {**fields, **{key: _listed(fields[key]) for key in _SEVERAL & fields.keys()}}


def _listed(one: str | Sequence[str]) -> Sequence[str]:
    return (one,) if isinstance(one, str) else one


@functools.cache
def _of_what_is_noticed() -> tuple[Row, ...]:
    return tuple(read("noticed"))


def noticed(case: Case) -> Explanation | None:
    """Say what is wrong in itself in the function of a case, though nothing raised there."""
    parts = [case.looking_at(node) for node in ast.walk(case.function_node)]
    for row in _of_what_is_noticed():
        for part in parts:
            found = row.explain(part)
            if found is not None:
                line = getattr(part.looked_at, "lineno", 0)
                return dataclasses.replace(found, line=line, sure=True)
    return None


def said(case: Case) -> Explanation | None:
    """Return the explanation of the first row that fits."""
    tables = WHERE_NO_LINE_IS_KNOWN if case.inside else TABLES
    fitting = (row for row in rows() if row.name.partition(".")[0] in tables)
    return next(filter(None, (row.explain(case) for row in fitting)), None)


def _fitting(
    patterns: Sequence[str], nodes: Iterable[ast.AST], bound: Bindings, name: str = "_"
) -> Iterator[Bindings]:
    """Yield what each fit of a pattern to a node adds; nothing is added where there is none."""
    if not patterns:
        yield bound
        return
    for node in nodes:
        for pattern in patterns:
            if (found := match(pattern, node, bound)) is not None:
                yield {**found, name: node}


def _pieces(case: Case, bound: Bindings) -> Found:
    return {
        name: part if isinstance(part, str) else Piece(case, part) for name, part in bound.items()
    }


def _finder(path: str) -> Finder:
    module, _, name = path.partition(".")
    found: Finder = getattr(import_module(f"checker.exceptions.finders.{module}"), name)
    return found


def _has(part: object, wanted: str | Sequence[str]) -> bool:
    """Tell whether a part has all traits of one of several lists, written ``"array, not name"``."""
    text = str(part or "")
    has = part.traits if isinstance(part, Piece) else {text, "some" if text else "none"}
    return any(
        all((each.removeprefix("not ") in has) != each.startswith("not ") for each in all_of)
        for all_of in (each.split(", ") for each in _listed(wanted))
    )


def _line(part: object) -> int:
    return int(getattr(part.node, "lineno", 0)) if isinstance(part, Piece) else 0


def _elsewhere(case: Case, part: object) -> Pointer | None:
    """Point to a part of another function than the one that raised."""
    if not isinstance(part, Piece) or part.case is case or part.case.frame is None:
        return None
    return Pointer(file=part.case.frame.file, line=_line(part))
