"""Parts of a student's code, with what their values are, as sentences and conditions see them."""

from __future__ import annotations

import ast
import builtins
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from checker.exceptions.case import Case
from checker.exceptions.shapes import Shape, shape_of_kind, written

#: How Python names a type → how a sentence does.
_NAMES = {
    "NoneType": "None",
    "True": "bool",
    "False": "bool",
    "str": "text",
    "ndarray": "array",
    **dict.fromkeys(
        ("ufunc", "method", "builtin_function_or_method", "_ArrayFunctionDispatcher", "type"),
        "function",
    ),
}
#: ``0,5``; not in ``(1,2,3)``, where no comma has a blank behind it.
_DECIMAL = re.compile(r"(?<![\w.,])\d+,\d+(?!\w|\.|,\S)")
_COUNTS = {"2": "two", "3": "three", "4": "four"}
NUMBERS = frozenset({"float", "int", "bool", "float64", "float32", "int64", "number"})
_LITERALS = {
    ast.Tuple: "tuple",
    ast.List: "list",
    ast.Dict: "dict",
    ast.Set: "set",
    ast.ListComp: "list",
    ast.GeneratorExp: "generator",
    ast.Lambda: "function",
    ast.JoinedStr: "text",
}


@dataclass(frozen=True)
class Piece:
    """A part of the code; in a sentence ``{a}`` between backticks, or one of its qualities."""

    case: Case
    node: ast.AST
    type: str = ""  #: of its value, as Python's message says

    def __format__(self, quality: str) -> str:
        """Write it, or a quality of it: ``{a:code}``, ``{a:kind}``, ``{a:shape}``, ``{a:line}``."""
        part = getattr(self.node, "func", self.node) if quality == "func" else self.node
        code = self.case.code(part)
        return {
            "": f"`{code}`",
            "code": code,
            "func": code,
            "kind": a_kind(self.kind),
            "shape": written(self.shape or ()),
            "index": f"[{', '.join('0' for _ in self.shape or ())}]",
            "line": self.case.at(getattr(self.node, "lineno", 0)),
            "count": _COUNTS.get(count := self.value.partition(" of ")[2].partition(":")[0], count),
        }[quality]

    @cached_property
    def value(self) -> str:
        """What is known of the value: ``"array (4, 7) float64"``, ``"tuple of 2"``, ``"list"``."""
        return self._of_name() or self._of_attribute() or self._of_expression()

    def _of_name(self) -> str:
        name = self.node.id if isinstance(self.node, ast.Name) else ""
        known = self.case.is_function(name) or callable(getattr(builtins, name, None))
        return self.case.kinds.get(name, "function" if known else "")

    def _of_attribute(self) -> str:
        if not isinstance(self.node, ast.Attribute):
            return ""
        owner, name = self.node.value, self.node.attr
        shape = self.case.shapes.of(owner)
        if shape is not None:
            if name == "shape":
                return f"tuple of {len(shape)}"
            return "function" if shape and callable(getattr(np.ndarray, name, None)) else ""
        numpy = isinstance(owner, ast.Name) and owner.id in {"np", "numpy"}
        if numpy and Piece(self.case, owner).kind in {"module", "value"} and name in np.__all__:
            found = getattr(np, name)
            return "function" if callable(found) else f"{type(found).__name__} {found}"
        return ""

    def _of_expression(self) -> str:
        node = self.node
        if isinstance(node, ast.Constant):
            return "None" if node.value is None else f"{type(node.value).__name__} {node.value!r}"
        if isinstance(node, ast.Tuple | ast.List):
            return f"{_LITERALS[type(node)]} of {len(node.elts)}"
        if type(node) in _LITERALS:
            return _LITERALS[type(node)]
        shape = self.case.shapes.of(node) if isinstance(node, ast.expr) else None
        if shape is None:
            return ""
        return f"array {written(shape)} ?" if shape else "number ?"

    @property
    def kind(self) -> str:
        """The name of its type in a sentence: "array", "function"; "value" if it is not known."""
        name = (self.value.partition(" ")[0] or self.type).rpartition(".")[2]
        return _NAMES.get(name, name) or "value"

    @property
    def shape(self) -> Shape | None:
        """The shape of its value; None where it is not known."""
        return shape_of_kind(self.value)

    @cached_property
    def traits(self) -> frozenset[str]:
        """What a row can ask for."""
        return frozenset((*self._traits(), *self._looks()))

    def _traits(self) -> Iterator[str]:
        """Yield what is known of its value."""
        yield self.kind
        yield self.value.partition(":")[0]  # "tuple of 2"
        if self.kind in NUMBERS or self.shape == ():
            yield "number"
        if self.shape:
            yield "array"
            size: int = math.prod(self.shape)
            yield "one entry" if size == 1 else "several entries" if size else "empty"

    def _looks(self) -> Iterator[str]:
        """Yield what it looks like, whatever its value is."""
        case, node = self.case, self.node
        if isinstance(node, ast.Name):
            yield from ("name", f"{node.id}=")
            if hasattr(builtins, node.id):
                yield "of Python"
            if case.is_function(node.id):
                yield "own function"
            if node.id in case.parameters:
                yield "parameter"
        yield type(node).__name__.lower()  # "call", "constant"
        code = case.code(node)
        if isinstance(node, ast.Tuple) and not code.startswith("("):
            yield "bare"
        if isinstance(node, ast.Tuple | ast.Call) and _DECIMAL.search(code):
            yield "decimal comma"
        if case.is_in_brackets(node):
            yield "in brackets"


def a_kind(kind: str) -> str:
    """Write the name of a type in a sentence: "an int", "an array", "None"."""
    kind = kind.rpartition(".")[2]
    kind = _NAMES.get(kind, kind)
    if kind in {"None", ""}:
        return kind
    return f"{'an' if kind[:1] in 'aeiouA' else 'a'} {kind}"
