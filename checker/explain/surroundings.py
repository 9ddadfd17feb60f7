"""Exceptions that are not about arrays or names: values, asserts, files, input, endless calls."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Sequence

from checker.explain.case import Case, Rule, only, say
from checker.explain.shapes import shape_of_kind, written

_SHOWN = 3  # variables of an assert
_LONG_KEY = 60
_KEY = r"(?:'\w{1,40}'|-?\d{1,12})"
_ROUNDS = 3  # in the student's last lines, of functions that call each other without end
_UNABLE = re.compile(r"Unable to allocate ([\d.]+ \w+) for an array with shape (\([\d, ]+\))")


def _key(case: Case, match: re.Match[str]) -> tuple[str, str]:
    found = [
        node
        for node in case.nodes
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and repr(node.slice.value) == match[0]
    ]
    base = only([node.value for node in found])
    name = case.quoted(base, "a dict") if base else "a dict on this line"
    what = f"{name} has no key {match[0][:_LONG_KEY]}."
    keys = _keys(case.kind(base)) if base else []
    if keys:
        near = _near(match[0], keys)
        hint = f"Did you mean {near}?" if near else "Keys are compared letter by letter."
        return f"{what[:-1]}; it has {', '.join(keys)}.", hint
    text = case.texts.get(case.frame.file, "") if case.frame else ""
    used = set(re.findall(r"""["'](\w{1,40})["']\s*[:\]]""", text)) - {match[0].strip("'")}
    near = _near(match[0].strip("'\""), sorted(used))
    if near:
        return what, f"Did you mean {near!r}, which this file uses elsewhere?"
    return what, "Keys are compared letter by letter, capitals too: where is this dict made?"


def _keys(kind: str) -> list[str]:
    """The keys of a dict, as they are written in Python; none where not all are known."""
    found = re.fullmatch(rf"dict of (\d+): ({_KEY}(?:, {_KEY})*)", kind)
    keys = found[2].split(", ") if found else []
    return keys if found and len(keys) == int(found[1]) else []


def _near(wanted: str, keys: Sequence[str]) -> str:
    same = [each for each in keys if each.lower() == wanted.lower()]
    return (same or difflib.get_close_matches(wanted, keys, n=1, cutoff=0.7) or [""])[0]


def _list_index(case: Case, match: re.Match[str]) -> tuple[str, str]:
    kind = match[1]
    shapes = [
        node
        for node in case.nodes
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "shape"
    ]
    if kind == "tuple" and len(shapes) == 1 and isinstance(shapes[0].value, ast.Attribute):
        owner = shapes[0].value.value
        shape = case.shapes.of(owner)
        has = f" is {shape}, which" if shape is not None else ""
        what = f"`{case.code(shapes[0].value)}`{has} has no such entry."
        return what, "Counting begins with 0: an array with two axes has shape[0] and shape[1]."
    named = [
        node.value
        for node in case.nodes
        if isinstance(node, ast.Subscript) and case.kind(node.value).startswith(f"{kind} of")
    ]
    node = only(named)
    name = f"{case.quoted(node, kind)}, a {case.kind(node)}," if node else f"a {kind}"
    return f"{name} has no entry with the number asked for.", (
        "Counting begins with 0, so the last number is one less than the length."
    )


def _division(case: Case, _: re.Match[str]) -> tuple[str, str]:
    divisors = [
        node.right if isinstance(node, ast.BinOp) else node.value
        for node in case.nodes
        if isinstance(node, ast.BinOp | ast.AugAssign)
        and isinstance(node.op, ast.Div | ast.FloorDiv | ast.Mod)
    ]
    zero = [node for node in divisors if case.kind(node) in {"int 0", "float 0"}]
    if zero:
        return f"{case.quoted(zero[0], 'the divisor')} is 0, and is divided by.", (
            "Where does that value come from?"
        )
    divisor = only(divisors)
    if divisor is None:
        return "something on this line is divided by 0.", "Print what stands below each division."
    if isinstance(divisor, ast.Constant):
        return "this line divides by 0.", "Which number is meant below the division?"
    return f"{case.quoted(divisor, 'what stands below the division')} is 0, and is divided by.", (
        "Print it: where does its value come from?"
    )


def _assertion(case: Case, match: re.Match[str]) -> tuple[str, str] | None:
    test = next((node.test for node in case.nodes if isinstance(node, ast.Assert)), None)
    if test is None:
        return None
    names = dict.fromkeys(node.id for node in ast.walk(test) if isinstance(node, ast.Name))
    values = [_described(name, case.kinds[name]) for name in names if name in case.kinds][:_SHOWN]
    here = f" ({'; '.join(values)})" if values else ""
    says = f": {match.string[:80]}" if match.string else ""
    claim = case.quoted(test, "on this line")
    what = f"your own assert, {claim}, does not hold{here}{says}."
    return what, "Either the value is wrong, or the assert asks for more than the lesson does."


def _described(name: str, kind: str) -> str:
    """Say what a variable is: ``w has shape (4, 1)``, ``m is int 7``."""
    shape = shape_of_kind(kind)
    return f"{name} has shape {written(shape)}" if shape else f"{name} is {kind}"


def _endless(case: Case, _: re.Match[str]) -> tuple[str, str]:
    names = list(dict.fromkeys(f"`{frame.function}`" for frame in case.error.frames))
    if len(case.error.frames) < _ROUNDS * len(names):
        names = []  # the circle is somewhere else
    if len(names) == 1:
        what = f"{names[0]} calls itself again and again."
    elif names:
        what = f"{' and '.join(names[:3])} call each other again and again."
    else:
        what = "functions call each other again and again."
    return what, "Was another function meant, that has the same name?"


def _memory(_: Case, match: re.Match[str]) -> tuple[str, str]:
    found = _UNABLE.search(match.string)
    if found:
        what = f"an array of shape {found[2]} would take {found[1]} of memory."
        return what, "No array of the lessons is larger than X: which sizes were multiplied?"
    return "there is not enough memory for what this line makes.", (
        "No array of the lessons is larger than X."
    )


def _float_stop(_: Case, match: re.Match[str]) -> tuple[str, str]:
    what = f"your code tells numpy to stop at such a thing: {match.string[:100]}."
    return what, "np.seterr or np.errstate does this; without it numpy warns and goes on."


RULES: tuple[Rule, ...] = (
    (
        "NotImplementedError",
        r": write it here$",
        say(
            "the last line of the lesson's empty function still stands in yours.",
            "Take that line away when your code is written.",
        ),
    ),
    ("KeyError", r"^'(?:[^'\\]{1,200})'$|^-?\d{1,12}$", _key),
    ("IndexError", r"(list|tuple|string) (?:assignment )?index out of range", _list_index),
    ("ZeroDivisionError", r"", _division),
    ("AssertionError", r"", _assertion),
    ("RecursionError", r"", _endless),
    ("MemoryError", r"", _memory),
    ("FloatingPointError", r"", _float_stop),
    (
        "Warning",
        r"^(.{0,100})",
        say(
            "your code turns warnings into errors, and Python warned: {0}.",
            "warnings.simplefilter or filterwarnings does this.",
        ),
    ),
    (
        "OverflowError",
        r"math range error",
        say(
            "a function of `math` gives a number that is too large for a float.",
            "e to the power of more than 709 is too large; numpy gives inf there, and a warning.",
        ),
    ),
    (
        "ValueError",
        r"math domain error|expected a (?:positive|nonnegative) input",
        say(
            "a function of `math` got a number for which it has no value.",
            "The logarithm needs a number above 0.",
        ),
    ),
    (
        "EOFError",
        r"",
        say(
            "input() waits for somebody to type, and nobody sits at the checker.",
            "A function gets all that it needs as arguments.",
        ),
    ),
    (
        "FileNotFoundError",
        r"(?:: '([^']{1,100})')?$",
        lambda _, match: (
            f"the file {match[1] or 'that it opens'} cannot be reached in the checker.",
            "What a function needs comes in as an argument, a path too.",
        ),
    ),
    (
        "PermissionError",
        r"(?:: '([^']{1,100})')?$",
        lambda _, match: (
            f"the checker does not let it open {match[1] or 'that file'}.",
            "What a function needs comes in as an argument; nothing has to be written.",
        ),
    ),
    (
        "SystemExit",
        r"",
        say("your code ends the program: exit, quit or sys.exit.", "A function ends by return."),
    ),
    (
        "ValueError",
        r"could not convert string to float: (.{1,60})",
        say("{0} is text, and a number is needed.", "Was a header or a column of text read?"),
    ),
    (
        "ValueError",
        r"invalid literal for int\(\) with base \d+: (.{1,60})",
        say("{0} is text, and no whole number.", "Was a header or a column of text read?"),
    ),
)
