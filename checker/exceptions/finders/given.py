"""What the lesson's function hands on, and is another thing than it should be."""

from __future__ import annotations

import ast
import re

from checker.exceptions.case import Case
from checker.exceptions.finders import Found
from checker.exceptions.pieces import Piece


def unpacked_dict(case: Case, _: re.Match[str]) -> Found | None:
    """Find a dict that is taken apart like a pair, which gives its keys."""
    outer = case.outer
    for node in ast.walk(outer.function_node):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Name(id=name)):
                kinds = [outer.kinds.get(getattr(each, "id", ""), "") for each in targets]
                is_dict = outer.kinds.get(name, "").startswith("dict")
                if is_dict and all(kind.startswith("str") for kind in kinds):
                    return {"made": Piece(outer, node), "dict": name}
    return None


def quotient(case: Case, _: re.Match[str]) -> Found | None:
    """Find the only quotient among what a function that is not the student's is called with."""
    calls = [each for each in ast.walk(case.statement) if isinstance(each, ast.Call)]
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == case.inside:
            values = [*call.args, *(each.value for each in call.keywords)]
            quotients = [
                each
                for each in values
                if isinstance(each, ast.BinOp) and isinstance(each.op, ast.Div)
            ]
            if len(quotients) == 1:
                return {"given": Piece(case, quotients[0]), "inside": case.inside}
    return None
