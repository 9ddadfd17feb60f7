"""What is wrong in itself on a line, though nothing is raised."""

from __future__ import annotations

import ast
import builtins
import re

import numpy as np

from checker.exceptions.case import Case, names_assigned, names_used
from checker.exceptions.finders import Found

_SINGLE = (bool, type(None), type(Ellipsis))
#: Methods of arrays that give a new one and change nothing.
_NEW = re.compile(
    "T|all|any|argmax|argmin|astype|clip|copy|dot|flatten|max|mean|min|prod|ravel|reshape|round"
    "|squeeze|std|sum|swapaxes|tolist|transpose|var"
)


def compares_identity(case: Case, _: re.Match[str]) -> Found | None:
    """Find ``is`` between values of which there are many."""
    node = case.node
    if not isinstance(node, ast.Compare):
        return None
    for side in (node.left, *node.comparators):
        match side:
            case ast.Constant(value=value) if isinstance(value, _SINGLE):
                return None
            case ast.Name(id=name) if hasattr(builtins, name):
                return None
            case ast.Attribute(attr=name) if isinstance(getattr(np, name, None), type):
                return None
    return {}


def lone_comparison(case: Case, _: re.Match[str]) -> Found | None:
    """Find a line that is nothing but a comparison by ==."""
    match case.node:
        case ast.Expr(value=ast.Compare(ops=[ast.Eq()])):
            return {}
    return None


def unkept(case: Case, _: re.Match[str]) -> Found | None:
    """Find a line that only computes, without a call that might do something by itself."""
    match case.node:
        case ast.Expr(value=ast.BinOp() | ast.UnaryOp() as value):
            calls = [each for each in ast.walk(value) if isinstance(each, ast.Call)]
            return {} if all(_is_of_numpy(each) for each in calls) else None
        case ast.Expr(value=ast.Attribute(attr=name)) if _NEW.fullmatch(name):
            return {}
    return None


def unkept_call(case: Case, _: re.Match[str]) -> Found | None:
    """Find a line that only calls a method which changes nothing."""
    match case.node:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr=name))) if _NEW.fullmatch(
            name
        ) and case.code(owner) not in {"np", "numpy"}:
            first = next(each for each in ast.walk(owner) if isinstance(each, ast.Name | ast.Call))
            return {"owner": case.code(first)} if isinstance(first, ast.Name) else None
    return None


def _is_of_numpy(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="np" | "numpy")):
            return True
        case ast.Attribute(attr=name):
            return _NEW.fullmatch(name) is not None
    return False


def final_return(case: Case, _: re.Match[str]) -> Found | None:
    """Find a return that stands in a ``finally``."""
    tries = (each for each in ast.walk(case.function_node) if isinstance(each, ast.Try))
    last = [node for each in tries for line in each.finalbody for node in ast.walk(line)]
    return {} if isinstance(case.node, ast.Return) and case.node in last else None


def last_pass(case: Case, _: re.Match[str]) -> Found | None:
    """Find a loop that does nothing but give variables values, which are used behind it alone."""
    loop = case.node
    if not isinstance(loop, ast.For | ast.While) or loop.orelse:
        return None
    carried = names_used(loop.test) if isinstance(loop, ast.While) else set()
    made: set[str] = set()
    for line in loop.body:
        if not isinstance(line, ast.Assign) or len(line.targets) > 1:
            return None
        targets = names_assigned(line)
        if len(targets) < len(getattr(line.targets[0], "elts", [0])):
            return None  # an entry of an array is kept from pass to pass
        carried |= names_used(line.value) - made
        made |= targets
    behind = [
        each.id
        for each in ast.walk(case.function_node)
        if isinstance(each, ast.Name)
        and isinstance(each.ctx, ast.Load)
        and each.lineno > (loop.end_lineno or 0)
    ]
    names = [name for name in dict.fromkeys(behind) if name in made]
    if not names or made & carried:
        return None
    shown = " and ".join(f"`{name}`" for name in names)
    return {"names": shown, "what": "they are used" if len(names) > 1 else "it is used"}


def skipped_head(case: Case, _: re.Match[str]) -> Found | None:
    """Find a table that is read without its first row, and with the next one for its head."""
    match case.node:
        case ast.Call(func=ast.Attribute(attr="read_csv" | "read_excel" | "read_table")) as call:
            given = {each.arg: case.code(each.value) for each in call.keywords if each.arg}
        case _:
            return None
    skips = [f"{name}={given[name]}" for name in ("skiprows", "header") if name in given]
    skipping = [each for each in skips if each in {"skiprows=1", "skiprows=[0]", "header=1"}]
    without = given.get("header", "0") not in {"0", "1", "'infer'"} or "names" in given
    return {"skipped": skipping[0]} if skipping and not without else None


def sign_after_equals(case: Case, _: re.Match[str]) -> Found | None:
    """Find ``=+`` and ``=-`` with a blank behind ``=-``."""
    match case.node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) as node:
            found = re.match(rf"{name}[ \t]*=([+]|-(?=[ \t]))", _text(case, node))
            if found:
                return {"name": name, "value": case.code(value), "sign": found[1]}
    return None


def or_between_values(case: Case, _: re.Match[str]) -> Found | None:
    """Find a constant that is true, beside a comparison, in an ``or``."""
    match case.node:
        case ast.BoolOp(op=ast.Or(), values=values) if isinstance(values[0], ast.Compare):
            for each in values:
                if isinstance(each, ast.Constant) and each.value:
                    return {"constant": f"`{case.code(each)}`"}
    return None


def _text(case: Case, node: ast.AST | None) -> str:
    return ast.get_source_segment(case.source, node) or "" if node else ""
