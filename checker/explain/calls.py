"""Exceptions about calls: how many arguments, and brackets of the wrong kind."""

from __future__ import annotations

import ast
import re

from checker.explain.case import Case, Rule, a_kind, only

NUMBERS = frozenset({"float", "int", "float64", "numpy.float64", "float32", "bool"})


def _arity(case: Case, match: re.Match[str]) -> tuple[str, str]:
    """Too many arguments, or too few: by the lesson, or by the student's own line."""
    name = match[1].rpartition(".")[2]
    if case.frame is None:
        return _lesson_arity(case, name, match)
    info = case.outline.functions.get(name)
    hint = "Compare the call with the line that begins with `def`."
    takes = ", ".join(each.name for each in info.parameters) or "nothing" if info else ""
    does = _does(match)
    if does:
        first = (
            f"`{name}` takes {takes}, and this line" if takes else f"this line calls `{name}` and"
        )
        return f"{first} {does}.", hint
    return f"this line calls `{name}` as it cannot be called: {_rest(match)}.", hint


def _does(match: re.Match[str]) -> str:
    """What a line that calls a function does wrong, in our words; empty where Python's are rare."""
    said = match.string
    if given := re.search(r"but (\d+)(?: positional arguments?)? (?:was|were) given", said):
        return f"gives it {given[1]} {'argument' if given[1] == '1' else 'arguments'}"
    if left_out := re.search(r"missing \d+ required [\w-]+ arguments?: (.{1,80})$", said):
        return f"leaves out {left_out[1]}"
    if unknown := re.search(r"got an unexpected keyword argument '(\w{1,40})'", said):
        return f"gives it an argument called {unknown[1]}, which it does not know"
    return ""


def _lesson_arity(case: Case, name: str, match: re.Match[str]) -> tuple[str, str]:
    asked = case.asked.get(case.function)
    info = case.outline.functions.get(name)
    if not asked or info is None:
        return f"it cannot be called as the lesson calls it: {_rest(match)}.", ""
    theirs = ", ".join(each.name for each in info.parameters)
    takes = f"yours takes {theirs}" if theirs else "yours takes nothing"
    what = f"the lesson calls {case.function}({', '.join(asked)}), and {takes}."
    return what, "Its first line has to list the parameters of the lesson."


def _rest(match: re.Match[str]) -> str:
    """Python's words after the name of the function."""
    return match.string[match.end(1) + 2 :].strip().rstrip(".")[:120]


def _not_callable(case: Case, match: re.Match[str]) -> tuple[str, str]:
    kind = match[1]
    called = [node.func for node in case.nodes if isinstance(node, ast.Call)]
    node = only([each for each in called if case.is_of(each, kind) or _never_called(each)])
    name = case.quoted(node, "a value") if node else "a value on this line"
    what = f"{name} is {a_kind(kind)}, and parentheses after it call it like a function."
    if kind in NUMBERS:
        return what, "Is an operator such as * missing before the parenthesis?"
    if kind in {"list", "dict", "tuple", "str", "numpy.ndarray"}:
        return what, "Entries are taken with square brackets; a product needs its operator."
    return what, "The function inside the module is meant." if kind == "module" else ""


def _never_called(node: ast.expr) -> bool:
    """Whether parentheses after it are always wrong."""
    if isinstance(node, ast.Attribute):
        return node.attr in {"shape", "T", "size", "ndim"}
    return isinstance(node, ast.BinOp | ast.Constant | ast.Tuple | ast.List | ast.Dict)


def _not_subscriptable(case: Case, match: re.Match[str]) -> tuple[str, str]:
    kind = match[1]
    bases = [node.value for node in case.nodes if isinstance(node, ast.Subscript)]
    if re.search(r"function|method|ufunc|Dispatcher|^type$", kind):
        node = only(
            [
                each
                for each in bases
                if isinstance(each, ast.Attribute)
                or (isinstance(each, ast.Name) and case.kind(each) in {"", "function"})
            ]
        )
        name = case.quoted(node, "a value") if node else "a value on this line"
        what = f"{name} is a function, and square brackets stand after it."
        return what, "A function is called with parentheses."
    node = only([each for each in bases if case.is_of(each, kind) or case.calls_own(each)])
    name = case.quoted(node, "a value") if node else "a value on this line"
    what = f"{name} is {a_kind(kind)}, which has no entries to take."
    return what, "Where does this value come from, and what is in it?"


_ARITY = (
    r"^([\w.<>]+)\(\) (?:takes (?:from \d+ to )?\d+ positional arguments? but|"
    r"takes no arguments|missing \d+ required|got an unexpected keyword|got multiple values)"
)

RULES: tuple[Rule, ...] = (
    ("TypeError", _ARITY, _arity),
    ("TypeError", r"'((?!NoneType)[\w.]+)' object is not callable", _not_callable),
    ("TypeError", r"'((?!NoneType)[\w.]+)' object is not subscriptable", _not_subscriptable),
)
