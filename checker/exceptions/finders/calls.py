"""Calls: how many arguments there are, and by which names."""

from __future__ import annotations

import ast
import contextlib
import difflib
import inspect
import re
from collections.abc import Sequence

import numpy as np

from checker.exceptions.case import Case
from checker.exceptions.finders import Found

_FEW = 8  # names of arguments that a sentence lists


def arity(case: Case, said: re.Match[str]) -> Found | None:
    """Find what a function takes, and what the line does instead."""
    name = said["name"].rpartition(".")[2]
    if case.frame is None or case.inside == name:
        return None
    info = case.outline.functions.get(name)
    takes = ", ".join(each.name for each in info.parameters) if info else ""
    does = _does(said.string)
    if not does:
        rest = said.string[said.end("name") + 2 :].strip().rstrip(".")[:120]
        return {"takes": f"this line calls `{name}` as it cannot be called:", "does": rest}
    begins = f"`{name}` takes {takes}, and this line" if takes else f"this line calls `{name}` and"
    return {"takes": begins, "does": does}


def _does(said: str) -> str:
    """Say what a line that calls a function does wrong; empty where Python's words are rare."""
    if given := re.search(r"but (\d+)(?: positional arguments?)? (?:was|were) given", said):
        return f"gives it {given[1]} {'argument' if given[1] == '1' else 'arguments'}"
    if left_out := re.search(r"missing (?:\d+ )?required [\w -]*arguments?:? (.{1,80})$", said):
        return f"leaves out {re.sub(r' [(]pos .*', '', left_out[1])}"
    return ""


def lesson_arity(case: Case, said: re.Match[str]) -> Found | None:
    """Compare the student's parameters with those of the lesson, which calls it."""
    del said
    asked = case.asked.get(case.function)
    info = case.outline.functions.get(case.function)
    if case.frame is not None or not asked or info is None:
        return None
    theirs = [each.name for each in info.parameters]
    return {
        "function": case.function,
        "asked": ", ".join(asked),
        "theirs": ", ".join(theirs) or "nothing",
        "self": "self" if theirs[:1] == ["self"] else "",
    }


def keyword(case: Case, said: re.Match[str]) -> Found | None:
    """Find the argument's name that is meant, among those that the function has."""
    call = next((node for node in case.nodes if isinstance(node, ast.Call)), None)
    if call is None:
        return None
    word, known = said["keyword"] or said["other"], _keywords(case, call)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return {
        "called": case.code(call.func),
        "word": word,
        "near": near[0] if near else "",
        "known": f"; it has {', '.join(known)}" if known and len(known) < _FEW else "",
    }


def _keywords(case: Case, call: ast.Call) -> Sequence[str]:
    match call.func:
        case ast.Name(id=name):
            for node in ast.walk(case.tree):
                if isinstance(node, ast.FunctionDef) and node.name == name:
                    return [each.arg for each in (*node.args.args, *node.args.kwonlyargs)]
        case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name) if name in np.__all__:
            with contextlib.suppress(TypeError, ValueError):
                return list(inspect.signature(getattr(np, name)).parameters)
    return ()
