"""Names that do not exist: why, and which is meant."""

from __future__ import annotations

import ast
import builtins
import math
import re
from collections.abc import Collection, Iterable
from keyword import kwlist

import numpy as np

from checker.exceptions.case import Case, names_assigned, statements
from checker.exceptions.finders import Found, near, words
from checker.exceptions.pieces import NUMBERS, Piece
from checker.isolation.host.responses import Problem

_ARGUMENT = "A function gets all that it needs as arguments: which argument holds this?"
_OF_A_FILE = "Is it misspelt? Otherwise a line above has to give it a value."
_OF_A_CELL = "Is it misspelt, or did it stand in another cell of a notebook?"
_SHORTEST = 3  # word of Python that may be misspelt
_MOST_NAMES = 10  # that a sentence lists
_CALLED = frozenset({"function", "type", "builtin_function_or_method", "ufunc"})
_LIST, _ARRAY = frozenset({"list"}), frozenset({"array", "DataFrame", "Series"})
#: What a line does with a name → the kinds of variables that can stand there.
_USES = {
    "call": _CALLED,
    "key": frozenset({"dict", "DataFrame"}),
    "compute": frozenset({*NUMBERS, "array", "DataFrame", "Series"}),
    **dict.fromkeys(("append", "extend", "insert", "sort", "pop"), _LIST),
    **dict.fromkeys(("T", "shape", "dot", "reshape", "sum", "mean", "astype", "size"), _ARRAY),
}
_LIBRARIES = ("numpy", "pandas", "matplotlib", "scipy", "math", "sklearn", "seaborn")


def failed_line(case: Case, said: re.Match[str]) -> Found | None:
    """Find the line at the top level that failed, and should have given this name."""
    problem = broken_line(said["name"], case.outline.problems)
    if problem is None:
        return None
    failed = f"{problem.type}: {problem.message}" if problem.message else problem.type
    return {"line": problem.line, "file": problem.file, "failed": failed}


def broken_line(name: str, problems: Iterable[Problem]) -> Problem | None:
    """Find the line at the top level that failed, and should have given something this name."""
    return next((each for each in problems if name in {each.name, *each.binds}), None)


def of_course(case: Case, said: re.Match[str]) -> Found | None:
    """Find whether a function of the course has the name."""
    return {} if said["name"] in case.asked else None


def module(case: Case, said: re.Match[str]) -> Found | None:
    """Find the module that goes by this name, and the name by which it is imported here."""
    name = said["name"]
    wanted = words("modules").get(name)
    if wanted is None:
        return None
    for node in ast.walk(case.tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                if each.name == wanted and (each.asname or each.name) != name:
                    return {"module": wanted, "other": each.asname or each.name}
    return {"module": wanted, "other": ""}


def meant(case: Case, said: re.Match[str]) -> Found | None:
    """Find the name that is meant: near in spelling, and fit for what the line does with it."""
    name = said["name"]
    use = _use(case, name)
    known = [
        each for each in (*case.kinds, *case.parameters) if _fits(case.kinds.get(each, ""), use)
    ]
    if use in {"", "call"}:
        known += [*case.outline.functions, *case.asked]
    if use == "call":
        known += dir(builtins)
    other = near(name, known)
    return None if not other or len(name) == 1 < len(other) else {"near": other}


def _use(case: Case, name: str) -> str:
    """Return what the line does with a name: "call", "key", an attribute, "compute", or nothing."""
    for node in case.enclosing[:1] or ast.walk(case.statement):
        match node:
            case ast.Attribute(value=ast.Name(id=used), attr=attr) if used == name:
                return attr
            case ast.Call(func=ast.Name(id=used)) if used == name:
                return "call"
            case ast.Subscript(value=ast.Name(id=used), slice=ast.Constant(value=str())) if (
                used == name
            ):
                return "key"
            case ast.BinOp() | ast.UnaryOp() | ast.Compare():
                return "compute"
    return ""


def _fits(kind: str, use: str) -> bool:
    """Tell whether a variable of a kind can stand where a name is used so."""
    first = kind.partition(" ")[0]
    if not first or not use:
        return first != "module"
    if use in _USES:
        return first in _USES[use]
    return first in {"array", "DataFrame", "Series"} or first not in {"function", "module", "list"}


def lists(case: Case, said: re.Match[str]) -> Found | None:
    """Find the lists that there are, where the line appends to a name that does not exist."""
    if _use(case, said["name"]) not in {"append", "extend"}:
        return None
    found = [each for each, kind in case.kinds.items() if kind.startswith("list of")]
    return {"lists": _listed(found), "count": str(len(found))}


def there(case: Case, _: re.Match[str]) -> Found:
    """List the names that there are."""
    inside = case.frame is not None and case.frame.function != "<module>"
    names = [
        each
        for each, kind in (case.kinds if inside else {}).items()
        if kind not in {"module", "function", "type"}
    ]
    return {
        "there": f"; there are {_listed(names)}" if names else "",
        "argument": _ARGUMENT if inside else "",
        "otherwise": _OF_A_CELL if case.in_notebook else _OF_A_FILE,
    }


def _listed(names: Collection[str]) -> str:
    shown = [f"`{each}`" for each in names][:_MOST_NAMES]
    if len(names) > _MOST_NAMES:
        shown.append("others")
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def in_a_library(_: Case, said: re.Match[str]) -> Found | None:
    """Find numpy or math, which have a function of the name."""
    for place, names in (("numpy", np.__all__), ("math", dir(math))):
        if said["name"] in names:
            return {"library": place, "short": "np" if place == "numpy" else place}
    return None


def look_alike(case: Case, said: re.Match[str]) -> Found | None:
    """Find a name that looks the same, and differs by a letter of another alphabet."""
    name, latin = said["name"], str.maketrans({**words("alike")})
    for each in (*case.kinds, *case.outline.functions, *case.asked):
        if each != name and each.translate(latin) == name.translate(latin):
            return {"other": each}
    return None


def keyword(_: Case, said: re.Match[str]) -> Found | None:
    """Find the word of Python that is meant: one with the same letters in another order."""
    letters = sorted(said["name"].lower())
    found = [each for each in kwlist if sorted(each.lower()) == letters and len(each) >= _SHORTEST]
    return {"word": found[0]} if found else None


def newer(_: Case, said: re.Match[str]) -> Found | None:
    """Find since which Python a module has a name."""
    module, name = said["module"] or said["other"], said["name"] or said["which"]
    version = words("since").get(f"{module}.{name}")
    return {"module": module, "name": name, "version": version} if version else None


def compared(case: Case, said: re.Match[str]) -> Found | None:
    """Find a line that is nothing but a comparison of the name: an assignment was meant."""
    match case.statement:
        case ast.Expr(value=ast.Compare(left=ast.Name(id=name), ops=[ast.Eq()])) if (
            name == said["name"]
        ):
            return {}
    return None


def of_function_above(case: Case, said: re.Match[str]) -> Found | None:
    """Find the function above whose parameter is used at the left edge."""
    if case.frame is None or case.frame.function != "<module>":
        return None
    above = [each for each in case.tree.body if isinstance(each, ast.FunctionDef)]
    above = [each for each in above if each.lineno < case.frame.line]
    if not above or said["name"] not in {each.arg for each in above[-1].args.args}:
        return None
    return {"function": above[-1].name}


def in_annotation(case: Case, said: re.Match[str]) -> Found | None:
    """Find whether the name stands in an annotation, of which Python 3.14 asks no value."""
    if not isinstance(case.statement, ast.FunctionDef | ast.AnnAssign):
        return None
    notes = [
        each
        for node in ast.walk(case.statement)
        for each in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if each is not None
    ]
    used = {each.id for note in notes for each in ast.walk(note) if isinstance(each, ast.Name)}
    return {} if said["name"] in used else None


def key(case: Case, said: re.Match[str]) -> Found | None:
    """Find the dict that is asked for a key without quotation marks."""
    for node in ast.walk(case.statement):
        match node:
            case ast.Subscript(value=base, slice=ast.Name(id=name)) if name == said["name"]:
                piece = Piece(case, base)
                if piece.kind in {"dict", "DataFrame", "tuple"}:
                    return {"base": piece}
    return None


def hidden(case: Case, said: re.Match[str]) -> Found | None:
    """Find what a variable of the function hides, which stands outside of it under its name."""
    name = said["name"]
    first = _lines(case, name)[:1]
    if not first:
        return None
    where = case.at(first[0])
    for node in case.tree.body:
        names = node.names if isinstance(node, ast.Import | ast.ImportFrom) else ()
        if name in {each.asname or each.name for each in names}:
            return {"line": where, "own": "own", "what": "what is imported by that name"}
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return {"line": where, "own": "own", "what": "the function of that name"}
        if name in names_assigned(node):
            return {"line": where, "own": "", "what": ""}
    if case.is_function(name) or hasattr(builtins, name):
        return {"line": where, "own": "own", "what": "the function of that name"}
    return None


def lines(case: Case, said: re.Match[str]) -> Found:
    """Find the line below that assigns a name, where no line above does."""
    found = _lines(case, said["name"])
    below = [line for line in found if case.frame and line > case.frame.line]
    where = f"; {case.at(below[0])} does that, below" if below and below == found else ""
    return {"where": where}


def _lines(case: Case, name: str) -> list[int]:
    """Return the lines of the function that assign a name."""
    found = [each for each in statements(case.function_node) if name in names_assigned(each)]
    return [each.lineno for each in found]


def augmented(case: Case, said: re.Match[str]) -> Found | None:
    """Find whether the line adds to the name."""
    match case.statement:
        case ast.AugAssign(target=ast.Name(id=name)) if name == said["name"]:
            return {}
    return None


def module_hidden(case: Case, _: re.Match[str]) -> Found | None:
    """Find the variable that has the name of a library."""
    for node in case.nodes:
        match node:
            case ast.Attribute(value=ast.Name(id=name)) if name in words("modules"):
                made = case.made(name)
                since = f", since {case.at(made.lineno)}" if made else ""
                return {"module": name, "since": since}
    return None


def removed(_: Case, said: re.Match[str]) -> Found | None:
    """Find what a name that numpy has removed is called today."""
    old = said["other"] or said["name"]
    now = words("removed").get(old)
    if now is None and not said["other"]:
        return None
    return {"old": old, "now": f"Its name today is {now}." if now else ""}


def other_language(_: Case, said: re.Match[str]) -> Found:
    """Find how Python writes a word of another language."""
    return {"python": words("python")[said["name"]]}


def no_module(_: Case, said: re.Match[str]) -> Found:
    """Find the library that is meant."""
    close = near(said["name"], _LIBRARIES)
    return {"near": close if close != said["name"] else ""}


def attribute(case: Case, said: re.Match[str]) -> Found:
    """Find what a module has instead of what it is asked for."""
    where, name = said["module"], said["name"]
    place = {"numpy": np, "math": math}.get(where)
    names = np.__all__ if place is np else dir(place) if place else []
    if where == "matplotlib.pyplot":
        names = words("pyplot")["names"].split()
    calls = [each.func for each in case.enclosing if isinstance(each, ast.Call)]
    if case.node in calls and place:
        names = [each for each in names if callable(getattr(place, each))]
    return {
        "near": near(name, names),
        "numpy": "numpy" if name in np.__all__ and place is not np else "",
    }
