"""What is known when a student's code raised an exception."""

from __future__ import annotations

import ast
import copy
import dataclasses
import functools
import re
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from checker.exceptions.shapes import Shape, Shapes
from checker.isolation.host.errors import StudentError
from checker.isolation.host.responses import Outline
from checker.record import Frame, Pointer

#: Longer pieces of a line are cut in a sentence.
LONG_CODE = 60
#: Fields of a statement that are lines of their own.
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What went wrong, and one step towards the cure."""

    fact: str  #: one sentence
    hint: str = ""  #: one sentence, or empty
    row: str = ""  #: the row of the tables that says so; empty where these are Python's own words
    sure: bool = False  #: whether nothing else needs to be looked for
    line: int = 0  #: the line to change, where it is not the one that raised
    pointer: Pointer | None = None  #: the student's line


@dataclass(frozen=True, kw_only=True)
class Case:
    """An exception and its surroundings."""

    error: StudentError  #: what was raised
    function: str  #: the function that was called, as the lesson names it
    outline: Outline = field(default_factory=Outline)  #: what the submission defines
    texts: Mapping[str, str] = field(default_factory=dict)  #: file → its text
    #: functions of the course → their parameters
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()  #: functions that the student did not write
    earlier: frozenset[str] = frozenset()  #: functions of earlier lessons
    looked_at: ast.AST | None = None  #: a part of the function, where nothing raised
    right: str = ""  #: the function as it should be, where that is known
    arguments: Mapping[str, Shape | None] = field(default_factory=dict)
    #: what the function was called with: the lesson's parameter → its shape

    def looking_at(self, node: ast.AST) -> Self:
        """Look at a part of the function; what is known of the whole is not looked up again."""
        part = copy.copy(self)
        vars(part)["looked_at"] = node
        return part

    @cached_property
    def inside(self) -> str:
        """A function that is not the student's, called by the frame, in which it happened."""
        found = (each.function for each in self.error.frames if each.function in self.foreign)
        return next(found, self.error.inside)

    @cached_property
    def frame(self) -> Frame | None:
        """The innermost frame of the student's own code."""
        own: Frame | None = None
        for each in self.error.frames:
            if each.function in self.foreign:
                break
            own = each
        return own

    @property
    def shown(self) -> Frame | None:
        """The innermost frame in what this lesson asks for."""
        own = [each for each in self.error.frames if each.function not in self.foreign]
        names = [each.function for each in own]
        first = next((i for i, name in enumerate(names) if name in self.earlier), len(own))
        return own[max(first - 1, 0)] if own else None

    @cached_property
    def outer(self) -> Case:
        """The same, seen from the innermost function that this lesson asks for."""
        own = [each for each in self.error.frames if each.function not in self.foreign]
        if self.shown is None or self.shown is self.frame:
            return self
        error = StudentError(
            type_name=self.error.type_name,
            message=self.error.message,
            bases=self.error.bases,
            frames=own[: own.index(self.shown) + 1],
        )
        return dataclasses.replace(self, error=error)

    @property
    def kinds(self) -> Mapping[str, str]:
        """The variables of that frame: name → "array (4, 7) float64"."""
        return self.frame.locals if self.frame else {}

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of expressions on the line."""
        return Shapes(self.kinds)

    @cached_property
    def source(self) -> str:
        """The text that the nodes are parts of: the file, or the line alone."""
        return self._read[0]

    @cached_property
    def tree(self) -> ast.Module:
        """The text, parsed; empty where it cannot be."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[str, ast.Module]:
        text = self.texts.get(self.frame.file, "") if self.frame else ""
        tree = parse(text) if text else None
        if tree is not None:
            return text, tree
        info = self.outline.functions.get(self.frame.function) if self.frame else None
        if text and info is not None:  # another part of the file is not Python
            lines = text.split("\n")
            part = "\n" * (info.line - 1) + "\n".join(lines[info.line - 1 : info.end])
            if (tree := parse(part)) is not None:
                return part, tree
        return self.line, parse(self.line) or ast.Module([], [])

    @cached_property
    def line(self) -> str:
        """The line in a form that can be parsed; empty where there is none."""
        source = self.frame.source.strip() if self.frame else ""
        source = re.sub(r"^elif\b", "if", source)
        return f"{source} pass" if re.search(r":\s*(#.*)?$", source) else source

    @cached_property
    def function_node(self) -> ast.FunctionDef | ast.Lambda | ast.Module:
        """The function in which it happened; the file where that is none."""
        around = self._around(ast.FunctionDef)
        return around[-1] if around and isinstance(around[-1], ast.FunctionDef) else self.tree

    @cached_property
    def statement(self) -> ast.AST:
        """The statement that was running; the whole text where that is not known."""
        around = self._around(ast.stmt)
        return around[-1] if around else self.tree

    def _around(self, kind: type[ast.AST]) -> list[ast.AST]:
        """Return the nodes of a kind that the line is in, the outermost first."""
        line = self.frame.line if self.frame and self.source != self.line else 1
        return [node for node in _on_line(self.tree, line) if isinstance(node, kind)]

    @cached_property
    def node(self) -> ast.AST | None:
        """The very expression that raised; None where it is not known."""
        if self.looked_at is not None:
            return self.looked_at
        place = self.frame.place if self.frame and not self.inside else None
        if place is None or self.source == self.line:
            return None
        found = [each for each in ast.walk(self.tree) if _place(each) == place]
        expressions = [each for each in found if isinstance(each, ast.expr)]
        return next(iter(expressions or found), None)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """What may have raised: the one expression, or all of the statement, the inner first."""
        if self.inside:
            return ()
        if self.node is not None:
            return (self.node,)
        return tuple(inside_out(self.statement))

    @cached_property
    def enclosing(self) -> tuple[ast.AST, ...]:
        """What the expression that raised is a part of, the nearest first, up to the statement."""
        if self.node is None:
            return ()
        mine = self.node
        holders = [
            each
            for each in inside_out(self.statement)
            if each is not mine and any(inner is mine for inner in ast.walk(each))
        ]
        return (*holders, self.statement) if self.statement is not mine else ()

    def made(self, name: str) -> ast.expr | None:
        """Return the right side of the nearest line above that assigns a name, where clear."""
        line = getattr(self.statement, "lineno", 0)
        above = [each for each in statements(self.function_node) if each.lineno < line]
        for statement in sorted(above, key=lambda each: -each.lineno):
            for target, value in assigned(statement):
                if target.id == name:
                    return value
        return None

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the function in which it happened, as the student calls them."""
        name = self.frame.function if self.frame else ""
        info = self.outline.functions.get(name)
        if info is not None:
            return tuple(each.name for each in info.parameters)
        return self.asked.get(name, ())

    def code(self, node: ast.AST) -> str:
        """Return a piece of the text as the student wrote it, in one line, cut where it is long."""
        piece = " ".join((ast.get_source_segment(self.source, node) or "").split())
        return piece if len(piece) <= LONG_CODE else f"{piece[: LONG_CODE - 1]}…"

    def is_in_brackets(self, node: ast.AST) -> bool:
        """Tell whether the student put brackets around an expression."""
        lines = self.source.encode().split(b"\n")
        if not isinstance(node, ast.expr) or not 0 < node.lineno <= len(lines):
            return False
        line = lines[node.lineno - 1]
        before, after = line[: node.col_offset].rstrip(), line[node.end_col_offset or 0 :].lstrip()
        return before.endswith(b"(") and after.startswith(b")")

    def at(self, line: int) -> str:
        """Write down a line of the file; in a notebook with its name, to be counted by cells."""
        file = self.frame.file if self.frame else ""
        return f"line {line} of {file}" if self.in_notebook else f"line {line}"

    @property
    def in_notebook(self) -> bool:
        """Whether the lines are those of a notebook's cells."""
        return self.frame is not None and self.frame.file.endswith(".ipynb")

    def is_function(self, name: str) -> bool:
        """Tell whether a function of the student's or of the course has this name."""
        return name in self.outline.functions or name in self.asked


def parse(text: str) -> ast.Module | None:
    """Parse a text; None if it is no Python."""
    found = _parse(text)
    return found if isinstance(found, ast.Module) else None


def parse_error(text: str) -> SyntaxError | None:
    """Give what Python says of a text that it cannot read; None if it can."""
    found = _parse(text)
    return None if isinstance(found, ast.Module) else found


@functools.lru_cache(maxsize=8)
def _parse(text: str) -> ast.Module | SyntaxError:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python warns of what it can read
            return ast.parse(text)
    except SyntaxError as error:
        return error
    except (ValueError, RecursionError, MemoryError) as error:  # null bytes, deep nesting
        return SyntaxError(str(error))


def inside_out(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node's parts in the order in which they are computed; of a block, its first line."""
    for name, value in ast.iter_fields(node):
        if isinstance(node, ast.stmt) and name in _BLOCKS:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from inside_out(child)
    yield node


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """Yield all statements inside a node, those of functions in it left out."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.stmt):
            yield each
        if isinstance(each, ast.stmt | ast.ExceptHandler | ast.match_case) and not isinstance(
            each, ast.FunctionDef | ast.ClassDef
        ):
            yield from statements(each)


def assigned(statement: ast.stmt) -> Iterator[tuple[ast.Name, ast.expr | None]]:
    """Yield the names that a statement gives a value, with what is written for each of them."""
    match statement:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _paired(target, value)
        case ast.AnnAssign(target=target, value=value):
            yield from _paired(target, value)
        case ast.AugAssign(target=target) | ast.For(target=target):
            yield from _paired(target, None)
        case ast.With(items=items):
            for item in items:
                yield from _paired(item.optional_vars, None)


def _paired(
    target: ast.expr | None, value: ast.expr | None
) -> Iterator[tuple[ast.Name, ast.expr | None]]:
    match target, value:
        case ast.Name(), _:
            yield target, value
        case ast.Tuple(elts=targets) | ast.List(elts=targets), ast.Tuple(elts=values) if len(
            targets
        ) == len(values):
            for each, part in zip(targets, values, strict=True):
                yield from _paired(each, part)
        case ((ast.Tuple(elts=targets) | ast.List(elts=targets)), _):
            for each in targets:
                yield from _paired(each, None)


def names_assigned(statement: ast.stmt) -> set[str]:
    """Return the names to which a statement gives a value; the lines inside it left out."""
    return {target.id for target, _ in assigned(statement)}


def names_used(node: ast.AST) -> set[str]:
    """Return the names of which a part of a program takes the value."""
    names = (each for each in ast.walk(node) if isinstance(each, ast.Name))
    return {each.id for each in names if isinstance(each.ctx, ast.Load)}


def _on_line(tree: ast.AST, line: int) -> Iterator[ast.AST]:
    """Yield the nodes that a line is in, an outer one before what is in it."""
    todo = deque([tree])
    while todo:
        for node in ast.iter_child_nodes(todo.popleft()):
            # A case of match has no place of its own.
            if getattr(node, "lineno", line) <= line <= getattr(node, "end_lineno", line):
                todo.append(node)
                yield node


def _place(node: ast.AST) -> tuple[int, ...] | None:
    fields = ("lineno", "col_offset", "end_lineno", "end_col_offset")
    found = tuple(getattr(node, name, None) for name in fields)
    return None if None in found else found  # type: ignore[return-value]


def only(found: Iterable[ast.AST]) -> ast.AST | None:
    """Return the only one of several."""
    several = list(found)
    return several[0] if len(several) == 1 else None
