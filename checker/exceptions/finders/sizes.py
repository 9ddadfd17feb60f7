"""Sizes that the lesson's function passes on, where the shapes clash further inside."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from checker.exceptions.case import Case, parse
from checker.exceptions.finders import Found
from checker.exceptions.finders.ignored import is_size, sets_a_size
from checker.exceptions.pieces import Piece
from checker.exceptions.shapes import Shapes, written


def written_down(case: Case, said: re.Match[str]) -> Found | None:
    """Find a size that is written down in the lesson's function, and that no argument has."""
    outer = case.outer
    clashing = _numbers(said) - {size for shape in case.arguments.values() for size in shape or ()}
    for node in ast.walk(outer.function_node):
        match node:
            case ast.Constant(value=int(value)) if (
                value in clashing and is_size(outer, node) and sets_a_size(outer, node)
            ):
                return {"size": Piece(outer, node)}
    return None


def another(case: Case, said: re.Match[str]) -> Found | None:
    """Find a call in the lesson's function that gives another size than the right one does."""
    outer = case.outer
    if any(outer.shapes.of(ast.Name(name)) != shape for name, shape in case.arguments.items()):
        return None  # an argument has another shape by now: that may be the mistake
    kinds = {name: f"array {written(shape)} ?" for name, shape in case.arguments.items() if shape}
    right = parse(case.right) or ast.Module([], [])
    wanted = {(name, place): size for name, place, size, _ in _sizes(case, right, Shapes(kinds))}
    for called, place, size, node in _sizes(case, outer.function_node, outer.shapes):
        right_size = wanted.get((called, place), size)
        if size != right_size and size in _numbers(said):
            return {
                "called": called,
                "given": Piece(outer, node),
                "size": size,
                "wanted": right_size,
            }
    return None


def _sizes(
    case: Case, function: ast.AST, shapes: Shapes
) -> Iterator[tuple[str, int, int, ast.expr]]:
    """Yield the whole numbers that functions of the course are called with."""
    for each in ast.walk(function):
        match each:
            case ast.Call(func=ast.Name(id=called), args=args) if called in case.asked:
                for place, node in enumerate(args):
                    size = shapes.whole(node)
                    if size is not None:
                        yield called, place, size, node


def _numbers(said: re.Match[str]) -> set[int]:
    return {int(each) for each in re.findall(r"\d{1,9}", said.string)}
