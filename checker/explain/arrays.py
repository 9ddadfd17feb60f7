"""Exceptions of numpy about one array: truth, single numbers, writing into it, its axes."""

from __future__ import annotations

import ast
import math
import re

import numpy as np

from checker.explain.case import Case, Rule, a_kind, only, say
from checker.explain.shapes import shape_of_kind, written

_MAKERS = frozenset({"zeros", "ones", "empty"})


def _truth(case: Case, _: re.Match[str]) -> tuple[str, str]:
    """Only a test that is an array for certain is named."""
    tests: list[ast.expr] = []
    for node in case.nodes:
        match node:
            case ast.If() | ast.While() | ast.IfExp() | ast.Assert():
                tests.append(node.test)
            case ast.BoolOp(values=values):
                tests += values
            case ast.UnaryOp(op=ast.Not(), operand=test):
                tests.append(test)
    hint = "Many answers at once need no `if`: a comparison gives one truth value for each entry."
    for test in tests:
        shape = case.shapes.of(test)
        if shape and math.prod(shape) != 1:
            name = case.quoted(test, "a test")
            what = f"{name} has shape {written(shape)}, one truth value for each entry"
            return f"{what}, where one yes or no is needed.", hint
    return "one yes or no is needed on this line, and a whole array came.", hint


def _one_number(case: Case, match: re.Match[str]) -> tuple[str, str]:
    of_math = "The functions of `math` take single numbers; those of numpy take arrays as well."
    for node in case.nodes:
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="math"), attr=name) as called,
                args=[argument, *_],
            ):
                hint = of_math
                if name in np.__all__:
                    hint = "numpy's function of that name works on a whole array at once."
            case ast.Call(func=ast.Name(id="float" | "int" | "bool") as called, args=[argument]):
                hint = "Only an array with a single entry can become one number."
            case _:
                continue
        shape = case.shapes.of(argument)
        if shape and math.prod(shape) == 1:
            if "0-dimensional" not in match.string:
                continue
            hint = "It has a single entry, and axes around it: the entry has to be taken out."
        if shape:
            given = case.quoted(argument, "its argument")
            takes = f"`{case.code(called)}` takes one number"
            return f"{takes}, and {given} has shape {written(shape)}.", hint
    return "one number is needed on this line, and a whole array came.", of_math


def _sequence(case: Case, match: re.Match[str]) -> tuple[str, str]:
    if "inhomogeneous" in match.string:
        what = "an array is made from rows of different lengths or shapes."
        return what, "Each part has to have the same shape; print the shape of each."
    targets = [
        target
        for node in case.nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Subscript)
    ]
    target = only([*targets])
    name = case.quoted(target, "the place on the left") if target else "one entry of an array"
    what = f"{name} holds one number, and several are put into it."
    return what, "Either the value has to be summed up to one number, or the place is a slice."


def _cast(case: Case, match: re.Match[str]) -> tuple[str, str] | None:
    if match[2][0] not in "iub":
        return None
    targets = (node.target for node in case.nodes if isinstance(node, ast.AugAssign))
    target = next((each for each in targets if case.kind(each).endswith(match[2])), None)
    name = case.quoted(target, "the array") if target else "an array"
    holds = "truth values" if match[2][0] == "b" else "whole numbers"
    what = f"{name} holds {holds} ({match[2]}) and is changed in place, but fractions come out."
    return what, "Where is it made first? There its entries have to be floats."


def _read_only(case: Case, _: re.Match[str]) -> tuple[str, str]:
    target = next(filter(None, map(_written_to, case.nodes)), None)
    base = target
    while isinstance(base, ast.Subscript | ast.Attribute):
        base = base.value
    hint = "Make a new array instead of changing the old one."
    if not isinstance(base, ast.Name) or not case.kind(base).startswith(("array", "DataFrame")):
        return "this line changes an array in place that belongs to somebody else.", hint
    theirs = base.id in case.parameters
    whose = "that array belongs to the caller" if theirs else "its numbers belong to another object"
    return f"this line changes `{base.id}` in place, and {whose}.", hint


def _written_to(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.AugAssign(target=target):
            return target
        case ast.Assign(targets=[ast.Subscript() as target]):
            return target
        case ast.Call(func=ast.Attribute(value=target, attr="sort" | "fill" | "put" | "resize")):
            return target
        case ast.keyword(arg="out", value=target):
            return target
    return None


def _index(case: Case, match: re.Match[str]) -> tuple[str, str]:
    index, axis, size = int(match[1]), int(match[2]), int(match[3])
    name = "the array"
    for node in case.nodes:
        shape = shape_of_kind(case.kind(node.value)) if isinstance(node, ast.Subscript) else None
        if shape and axis < len(shape) and shape[axis] == size and isinstance(node, ast.Subscript):
            name = f"{case.code(node.value)} {written(shape)}"
            break
    words = "entry" if size == 1 else "entries"
    what = f"{name} has {size} {words} along axis {axis}, and number {index} is asked for."
    return what, "Numbers begin with 0, so the last one is one less than the size."


def _too_many_indices(case: Case, match: re.Match[str]) -> tuple[str, str]:
    for node in case.nodes:
        shape = shape_of_kind(case.kind(node.value)) if isinstance(node, ast.Subscript) else None
        if shape and len(shape) == int(match[1]) and isinstance(node, ast.Subscript):
            name = f"{case.code(node.value)}, of shape {written(shape)},"
            break
    else:
        name = "the array"
    axes = "1 axis" if match[1] == "1" else f"{match[1]} axes"
    what = f"{name} has {axes}, and the brackets name {match[2]}."
    return what, "The lesson's arrays have two axes, (n, m) or (1, m): where did one get lost?"


def _no_index(case: Case, _: re.Match[str]) -> tuple[str, str]:
    for node in case.nodes:
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            name = case.code(node.value)
            if isinstance(node.slice.value, str) and name:
                what = f"`{name}` is an array and no dict: it has no entry {node.slice.value!r}."
                return what, "Is this the value that was meant? Look at where it comes from."
    return "an array is asked for an entry by something that is no whole number.", (
        "An index is a whole number, a slice, or an array of whole numbers or truth values."
    )


def _data_type(case: Case, match: re.Match[str]) -> tuple[str, str] | None:
    for node in case.nodes:
        match node:
            case ast.Call(args=[_, _, *_] as arguments):
                name, _ = case.shapes.numpy_call(node)
                if name in _MAKERS and case.shapes.of(arguments[1]) is not None:
                    second = case.quoted(arguments[1], "that")
                    what = f"the second argument of `np.{name}` is a data type"
                    hint = "The shape is one argument: it needs parentheses of its own."
                    return f"{what}, and {second} is none.", hint
    return f"Python says: {match.string}.", "A data type is wanted there, such as float."


RULES: tuple[Rule, ...] = (
    ("ValueError", r"truth value of an? (?:array|empty array)", _truth),
    ("TypeError", r"only (?:size-1|length-1|0-dimensional) arrays", _one_number),
    ("ValueError", r"setting an array element with a sequence", _sequence),
    ("TypeError", r"setting an array element with a sequence", _sequence),
    (
        "TypeError",
        r"Cannot cast ufunc '?(\w+)'? output from dtype\('[\w<>|]+'\) to dtype\('(\w+)'\)",
        _cast,
    ),
    ("ValueError", r"(?:array|assignment destination) is read-only", _read_only),
    ("IndexError", r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", _index),
    (
        "IndexError",
        r"too many indices for array: array is (\d+)-dimensional, but (\d+) were indexed",
        _too_many_indices,
    ),
    ("IndexError", r"only integers, slices", _no_index),
    (
        "IndexError",
        r"boolean index did not match .*axis (\d+); size of axis is (\d+) .* is (\d+)",
        say(
            "an array is filtered by truth values that are not as many as its entries: "
            "{2} for {1} along axis {0}.",
            "The filter needs the shape of what it filters.",
        ),
    ),
    (
        "ValueError",
        r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
        say(
            "axis {0} is named, and the array has {1} of them, counted from 0.",
            "axis=0 runs down the rows, axis=1 along the columns.",
        ),
    ),
    (
        "ValueError",
        r"cannot reshape array of size (\d+) into shape (\([\d, -]*\))",
        say(
            "an array with {0} entries is to get the shape {1}, which holds another number.",
            "A reshape keeps all entries: the sizes multiplied have to give their number.",
        ),
    ),
    (
        "ValueError",
        r"negative dimensions are not allowed",
        say("an array is to be made with a negative size.", "Where does that size come from?"),
    ),
    (
        "TypeError",
        r"data type .*not understood|Cannot interpret .* as a data type|Cannot construct a dtype",
        _data_type,
    ),
    (
        "TypeError",
        r"ufunc '(\w+)' not supported for the input types|ufunc '(\w+)' did not contain a loop",
        lambda _, match: (
            f"numpy's `{match[1] or match[2]}` got something on this line that is no number.",
            "Is there a text or a list of different things among the values?",
        ),
    ),
    (
        "TypeError",
        r"loop of ufunc does not support argument \d of type (\w+) which has no callable (\w+)",
        lambda _, match: (
            f"numpy's `{match[2]}` works on numbers and got {a_kind(match[1])}.",
            "Where does that value come from?",
        ),
    ),
)
