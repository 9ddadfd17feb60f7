"""A program as text: where each part of its tree stands, and how new parts are written."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

#: Of one piece: never in need of brackets around it.
ATOMS = (
    ast.Name,
    ast.Constant,
    ast.Call,
    ast.Attribute,
    ast.Subscript,
    ast.List,
    ast.Dict,
    ast.Set,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.GeneratorExp,
)
#: Where a formula needs no brackets: what holds it, and in which field.
ROOMY = {
    *((each, "value") for each in (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Expr)),
    *((each, "elts") for each in (ast.List, ast.Tuple, ast.Set)),
    *((ast.Slice, each) for each in ("lower", "upper", "step")),
    *((ast.Dict, each) for each in ("keys", "values")),
    (ast.If, "test"),
    (ast.While, "test"),
    (ast.For, "iter"),
    (ast.keyword, "value"),
    (ast.Call, "args"),
    (ast.Subscript, "slice"),
}
#: How tight ``**`` binds, and what is of one piece.
POWER, WHOLE = 8, 9
#: A quotation longer than this is cut.
QUOTED = 60
_STUB = re.compile(r"stub_(\d+)_")


class Part(NamedTuple):
    """A piece of a text, by its bytes, and what stands there instead."""

    start: int
    end: int
    new: str


class Text:
    """A program, and where each node of its tree stands.

    Parameters
    ----------
    text : str
        The program.

    Raises
    ------
    SyntaxError
        Where Python cannot read it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self._bytes = text.encode()
        self._starts = [0, 0]  # line → where it starts; that of line 0 is not used
        for each in self._bytes.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(each))

    def function(self, name: str = "") -> ast.FunctionDef | None:
        """Return the function of a name, or the first one; None where there is none."""
        functions = (each for each in self.tree.body if isinstance(each, ast.FunctionDef))
        return next((each for each in functions if name in {"", each.name}), None)

    def apply(self, parts: Sequence[Part]) -> str:
        """Return the text with some pieces replaced, of which no two overlap."""
        made, last = [], 0
        for start, end, new in sorted(parts):
            made += [self._bytes[last:start], new.encode()]
            last = end
        return b"".join([*made, self._bytes[last:]]).decode()

    def part(self, span: tuple[int, int], new: str) -> Part:
        """Return the smallest change that puts a new text in place of a piece."""
        start, end = span
        was = self.between(start, end)
        before = _common(was, new)
        after = _common(was[before:][::-1], new[before:][::-1])
        kept = was[len(was) - after :]
        first, last = start + len(was[:before].encode()), end - len(kept.encode())
        return Part(first, last, new[before : len(new) - after])

    def indentation(self, node: ast.stmt) -> str:
        """Return what stands in front of a statement on its line, if that is blank."""
        start, _ = self.lines(node)
        before = self.between(start, start + node.col_offset)
        return before if not before.strip() else " " * node.col_offset

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return where a node starts and ends, brackets around it left out."""
        return (
            self._starts[node.lineno] + node.col_offset,  # type: ignore[attr-defined]
            self._starts[node.end_lineno] + node.end_col_offset,  # type: ignore[attr-defined]
        )

    def lines(self, node: ast.stmt) -> tuple[int, int]:
        """Return where the lines of a statement start and end, the last line break included."""
        last = node.end_lineno or node.lineno
        after = self._starts[last + 1] if last + 1 < len(self._starts) else len(self._bytes)
        return self._starts[node.lineno], after

    def between(self, start: int, end: int) -> str:
        """Return a piece of the text."""
        return self._bytes[start:end].decode()

    def source(self, node: ast.AST) -> str:
        """Return a node as it is written."""
        return self.between(*self.span(node))

    def quoted(self, node: ast.AST) -> str:
        """Return a node on one line, of a block its head; cut where it is long."""
        text = self.written(node)
        match node:
            case ast.If(test=last) | ast.While(test=last) | ast.For(iter=last):
                text = f"{self.between(self.span(node)[0], self.span(last)[1])}:"
        text = re.sub(r"\s+", " ", text)
        return text if len(text) <= QUOTED else f"{text[: QUOTED - 1].rstrip()}…"

    def written(self, node: ast.AST, holder: ast.AST | None = None, field: str = "") -> str:
        """Return the text of a node; what a new one holds of the old tree stays as it is written.

        Parameters
        ----------
        node : ast.AST
            One of the tree, or a new one.
        holder : ast.AST, optional
            What it will stand in: in most a formula needs brackets.
        field : str
            In which field of it.
        """
        if hasattr(node, "lineno"):
            text = self.source(node)
        elif hasattr(node, "written"):
            text = self._filled(*node.written)
        else:
            kept: list[str] = []
            made = ast.unparse(self._stubbed(node, kept))
            text = _STUB.sub(lambda found: kept[int(found[1])], made)
        return f"({text})" if self._needs_brackets(node, text, holder, field) else text

    def _filled(self, pattern: str, parts: Mapping[str, ast.expr]) -> str:
        """Return the text of a pattern, with parts in it for some of its names."""
        made, last = "", 0
        for start, end, name, holder, field in _names(pattern) if parts else ():
            if name in parts:
                made += pattern[last:start] + self.written(parts[name], holder, field)
                last = end
        return made + pattern[last:]

    def _stubbed(self, node: ast.AST, kept: list[str]) -> ast.AST:
        """Copy a new node, with a name in place of each node of the old tree."""

        def put(value: object, field: str) -> object:
            if isinstance(value, list):
                return [put(each, field) for each in value]
            if isinstance(value, ast.expr) and hasattr(value, "lineno"):
                kept.append(self.written(value, node, field))
                return ast.Name(f"stub_{len(kept) - 1}_", ast.Load())
            return self._stubbed(value, kept) if isinstance(value, ast.AST) else value

        made = type(node)(**{name: put(value, name) for name, value in ast.iter_fields(node)})
        if isinstance(made, ast.stmt):
            made.lineno = 0  # `ast.unparse` looks for it
        return made

    def _needs_brackets(self, node: ast.AST, text: str, holder: ast.AST | None, field: str) -> bool:
        if not isinstance(node, ast.expr) or isinstance(node, ast.Slice | ast.Starred):
            return False
        if isinstance(node, ast.Tuple):
            old = hasattr(node, "lineno") and bool(node.elts)
            bare = old and self.span(node.elts[0])[0] == self.span(node)[0]
            return bare and field not in {"slice", "value", ""}
        number = isinstance(holder, ast.Attribute) and text[0].isdigit()
        return number or _tightness(node) < _demanded(holder, field)


def _tightness(node: ast.AST) -> int:
    """Return how tight the parts of a formula hold together."""
    match node:
        case ast.BoolOp():
            return 1 if isinstance(node.op, ast.Or) else 2
        case ast.UnaryOp():
            return 3 if isinstance(node.op, ast.Not) else 7
        case ast.Compare():
            return 4
        case ast.BinOp():
            loose, power = isinstance(node.op, ast.Add | ast.Sub), isinstance(node.op, ast.Pow)
            return 5 if loose else POWER if power else 6
    return WHOLE if isinstance(node, ATOMS) else 0


def _demanded(holder: ast.AST | None, field: str) -> int:
    """Return how tight a formula has to be to stand somewhere without brackets."""
    match holder:
        case ast.BinOp():
            tight = _tightness(holder)
            return tight + (field == "right" or tight == POWER)
        case ast.UnaryOp():
            return _tightness(holder)
        case ast.BoolOp():
            return _tightness(holder) + 1
        case ast.Compare():
            return 5
    return 0 if holder is None or (type(holder), field) in ROOMY else WHOLE


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


@functools.cache
def _names(pattern: str) -> list[tuple[int, int, str, ast.AST, str]]:
    """Return the names in a pattern: where each starts and ends, and what it stands in."""
    found = []
    for holder in ast.walk(ast.parse(pattern)):
        for field, value in ast.iter_fields(holder):
            for node in value if isinstance(value, list) else [value]:
                if isinstance(node, ast.Name):
                    before = pattern.split("\n")[: node.lineno - 1]
                    start = sum(len(line) + 1 for line in before) + node.col_offset
                    found.append((start, start + len(node.id), node.id, holder, field))
    return sorted(found, key=lambda each: each[:2])
