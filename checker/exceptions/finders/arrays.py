"""One array: which one it is that is tested, put somewhere, changed or asked for an entry."""

from __future__ import annotations

import ast
import re

import numpy as np

from checker.exceptions.case import Case
from checker.exceptions.finders import Found
from checker.exceptions.pieces import Piece
from checker.exceptions.shapes import Shape, written


def tested(case: Case, _: re.Match[str]) -> Found | None:
    """Find the array that is asked for one yes or no."""
    for node in case.nodes:
        match node:
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
                return {"tested": Piece(case, test)}
            case ast.Assert(test=test) | ast.UnaryOp(op=ast.Not(), operand=test):
                return {"tested": Piece(case, test)}
            case ast.Call():
                return None  # it happened in a function
            case ast.expr() if case.node is node:
                return {"tested": Piece(case, node)}
    return None


def python_function(case: Case, _: re.Match[str]) -> Found | None:
    """Find Python's max or min, called with arrays."""
    for node in case.nodes:
        match node:
            case ast.Call(func=ast.Name(id="max" | "min" as name), args=[_, _, *_]):
                hint = f"np.{name}imum compares entry by entry, and keeps the shape."
                return {"called": name, "numpy": hint}
            case ast.Call(func=ast.Name(id="max" | "min" as name)):
                return {"called": name, "numpy": f"np.{name} looks at all entries of an array."}
    return None


def argument(case: Case, _: re.Match[str]) -> Found | None:
    """Find what is to become one number: by a call, by % or in an f-string."""
    for node in case.nodes:
        match node:
            case ast.BinOp(op=ast.Mod(), right=ast.Tuple(elts=several)):
                arrays = [each for each in several if case.shapes.of(each)]
                if len(arrays) == 1:
                    return {"given": Piece(case, arrays[0])}
            case ast.Call(args=[given, *_]) | ast.BinOp(op=ast.Mod(), right=given):
                return {"given": Piece(case, given)}
            case ast.JoinedStr() | ast.FormattedValue():
                parts = getattr(node, "values", [node])
                values = [each.value for each in parts if isinstance(each, ast.FormattedValue)]
                arrays = [each for each in values if case.shapes.of(each)]
                if len(arrays) == 1:
                    return {"given": Piece(case, arrays[0])}
    return None


def of_math(case: Case, said: re.Match[str]) -> Found | None:
    """Find whether numpy has the function, too."""
    del said
    for node in case.nodes:
        match node:
            case ast.Call(func=ast.Attribute(attr=name)):
                if name in np.__all__:
                    return {"hint": "numpy's function of that name works on a whole array at once."}
                return {"hint": "The functions of `math` take single numbers."}
    return None


def changed(case: Case, said: re.Match[str]) -> Found:
    """Find the array of whole numbers that is changed in place."""
    targets = [node.target for node in case.nodes if isinstance(node, ast.AugAssign)]
    return {
        "target": Piece(case, targets[0]) if targets else "an array",
        "holds": "truth values" if said["kind"][0] == "b" else "whole numbers",
    }


def written_to(case: Case, _: re.Match[str]) -> Found:
    """Find the array that must not be changed."""
    target = next(filter(None, map(_target, (*case.nodes, case.statement))), None)
    base = target
    while isinstance(base, ast.Subscript | ast.Attribute):
        base = base.value
    if not isinstance(base, ast.Name) or Piece(case, base).kind not in {"array", "DataFrame"}:
        return {"what": "this line changes an array in place that belongs to somebody else."}
    theirs = base.id in case.parameters and case.made(base.id) is None
    whose = "that array belongs to the caller" if theirs else "its numbers belong to another object"
    return {"what": f"this line changes `{base.id}` in place, and {whose}."}


def _target(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.AugAssign(target=target):
            return target
        case ast.Assign(targets=[ast.Subscript() as target]):
            return target
        case ast.Call(func=ast.Attribute(value=target, attr="sort" | "fill" | "put" | "resize")):
            return target
        case ast.Call(keywords=keywords):
            return next((each.value for each in keywords if each.arg == "out"), None)
    return None


def indexed(case: Case, said: re.Match[str]) -> Found:
    """Find the array that is asked for an entry that it does not have."""
    found = said.groupdict()
    shape: Shape | None = None
    name = "the array"
    for node in case.nodes:
        if isinstance(node, ast.Subscript):
            shape = Piece(case, node.value).shape
            name = f"{case.code(node.value)}{f' {written(shape)}' if shape else ''}"
    size, axes = found.get("size"), found.get("axes")
    return {
        "array": name,
        "entries": f"{size} {'entry' if size == '1' else 'entries'}",
        "axes_counted": "1 axis" if axes == "1" else f"{axes} axes",
    }


def said_by_python(_: Case, said: re.Match[str]) -> Found:
    """Give Python's own words."""
    return {"python": f"Python says: {said.string.strip().rstrip('.')[:150]}"}
