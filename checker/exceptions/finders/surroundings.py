"""What a function reaches for outside: a debugger, files."""

from __future__ import annotations

import ast
import re

from checker.exceptions.case import Case
from checker.exceptions.finders import Found
from checker.exceptions.pieces import Piece

_DEBUGGERS = re.compile(r"breakpoint|i?pdb\.set_trace|set_trace|(?:\w+\.)?(?:post_mortem|embed)")


def debugger(case: Case, _: re.Match[str]) -> Found | None:
    """Find the call that stops in a debugger."""
    for node in ast.walk(case.function_node):
        if isinstance(node, ast.Call) and _DEBUGGERS.fullmatch(case.code(node.func)):
            place = case.at(node.lineno)
            return {"line": place, "call": case.code(node), "node": Piece(case, node)}
    return None


def file(_: Case, said: re.Match[str]) -> Found:
    """Find the name of a file."""
    return {"name": said["file"] or "that it opens"}
