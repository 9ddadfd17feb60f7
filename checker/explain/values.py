"""Exceptions about what a value is: None, a dict in a sum, too many or too few values."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection

from checker.explain.calls import NUMBERS
from checker.explain.case import Case, Rule, a_kind, only, say

_SYMBOLS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "** or pow()",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.MatMult: "@",
}
#: Type → what usually helps where a number is needed.
_INSTEAD = {
    "dict": "The number is one of its entries.",
    "tuple": "It holds several values: unpack it first.",
    "list": "A list of numbers becomes an array with np.array.",
    "str": "A text in quotation marks is no number.",
    "method": "A function gives its value when it is called: parentheses are missing.",
    "builtin_function_or_method": "A function gives its value when it is called, with parentheses.",
    "function": "A function gives its value when it is called, with parentheses.",
}
#: Calls that change what they are called on, or print; what they give is None. Not `np.append`.
_IN_PLACE = re.compile(
    r"(?!(?:np|numpy)\.(?!random\.))"
    r"([\w.\[\]'\"]{1,40}\.(?:append|extend|insert|sort|reverse|clear|update|fill|shuffle|seed)"
    r"|print)\("
)
_NO_RETURN = "A function gives None when it reaches its end without a `return`."


def _is_none(case: Case, match: re.Match[str]) -> tuple[str, str]:
    """A variable is None for certain, or the student's function gave it."""
    values = list(filter(None, (_used(node, match) for node in case.nodes)))
    for value in values:
        if case.kind(value) == "None":
            return f"{case.quoted(value, 'a variable')} is None here.", _where_from(case, value)
    call = only(values)
    if call is not None and (case.calls_own(call) or _calls(call, case.asked)):
        return f"{case.quoted(call, 'the call')} gave None.", _NO_RETURN
    return "a value on this line is None, and is used as if it held something.", _NO_RETURN


def _used(node: ast.AST, match: re.Match[str]) -> ast.expr | None:
    """What a message about None can be about."""
    match node:
        case ast.Subscript(value=value) if "subscript" in match[0] or "assignment" in match[0]:
            return value
        case ast.Attribute(value=value, attr=attr) if attr == match[1]:
            return value
        case ast.For(iter=value) | ast.comprehension(iter=value) if "iterable" in match[0]:
            return value
        case ast.Assign(targets=[ast.Tuple() | ast.List()], value=value) if "unpack" in match[0]:
            return value
        case ast.Call(func=value) if "callable" in match[0]:
            return value
    return None


def _calls(node: ast.expr, names: Collection[str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def _where_from(case: Case, node: ast.expr) -> str:
    if not isinstance(node, ast.Name):
        return _NO_RETURN
    made = _last_assigned(case, node.id)
    if made and (in_place := _IN_PLACE.match(made)):
        return f"`{in_place[1]}` does its work in place and gives None back: nothing to assign."
    if node.id in case.parameters and not made:
        return "It came in as an argument: what does the line that calls this function give it?"
    return _NO_RETURN


def _last_assigned(case: Case, name: str) -> str:
    """The right side of the nearest line above, in the same function, that assigns a name."""
    frame = case.frame
    info = case.outline.functions.get(frame.function) if frame else None
    if frame is None or info is None:
        return ""
    lines = case.texts.get(frame.file, "").split("\n")[info.line : frame.line - 1]
    made = re.compile(rf"\s*{re.escape(name)}\s*=(?!=)\s*(\S.*)")
    found = [match[1] for match in map(made.match, lines) if match]
    return found[-1] if found else ""


def _operands(case: Case, match: re.Match[str]) -> tuple[str, str] | None:
    """One side of an operator is no number; numpy says its operators in the same words."""
    symbol, sides = match[1].removesuffix("="), (match[2], match[3])
    others = [kind not in NUMBERS and "array" not in kind for kind in sides]
    if True not in others:
        return None
    side = others.index(True)
    kind = sides[side]
    found: list[ast.expr] = []
    for node in case.nodes:
        match node:
            case (
                ast.BinOp(left=left, op=op, right=right)
                | ast.AugAssign(target=left, op=op, value=right)
            ):
                if _SYMBOLS.get(type(op)) == symbol:
                    found.append((left, right)[side])
    culprit = next((each for each in found if case.is_of(each, kind)), None) or _written(
        case, only(found)
    )
    name = case.quoted(culprit, "one side") if culprit else "a value"
    what = f"{name} is {a_kind(kind)}, and `{symbol}` needs a number or an array there."
    if kind == "NoneType":
        return what, _where_from(case, culprit) if culprit else _NO_RETURN
    return what, _INSTEAD.get(kind, "")


def _written(case: Case, node: ast.expr | None) -> ast.expr | None:
    """An operand that is no variable, where nothing but itself can be meant."""
    if isinstance(node, ast.Attribute | ast.Dict | ast.Tuple | ast.List | ast.Constant):
        return node
    own = node is not None and case.calls_own(node) and not _calls(node, case.asked)
    return node if own else None


def _unpack(case: Case, match: re.Match[str]) -> tuple[str, str]:
    hint = "Look at the right side: how many values are there, in which order?"
    got = match[3] or "more"
    for node in case.nodes:
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=names) as target], value=value) if (
                str(len(names)) == match[2]
            ):
                if isinstance(value, ast.Call) and not isinstance(value.func, ast.Name):
                    continue
                source, into = case.quoted(value, "the right side"), case.code(target)
                given = f"only {got}" if match[1] == "not enough" else got
                word = "value" if got == "1" else "values"
                return f"{source} gives {given} {word} for the {match[2]} names {into}.", hint
    return f"there are {match[1]} values for {match[2]} names.", hint


def _one_value(case: Case, match: re.Match[str]) -> tuple[str, str]:
    kind = match[1]
    sources: list[ast.expr] = []
    loops = False
    for node in case.nodes:
        match node:
            case ast.For(iter=source) | ast.comprehension(iter=source):
                sources.append(source)
                loops = True
            case ast.Assign(targets=[ast.Tuple() | ast.List()], value=source):
                sources.append(source)
    sure = only([each for each in sources if case.is_of(each, kind) or case.calls_own(each)])
    name = case.quoted(sure, "a value") if sure else "a value on this line"
    what = f"{name} is {a_kind(kind)}, and several values are taken from it."
    if loops and kind == "int":
        return what, "A loop that counts needs range."
    return what, "Where does it come from, and what should be in it?"


_NONE = (
    r"'NoneType' object is not (?:subscriptable|iterable|callable)|"
    r"cannot unpack non-iterable NoneType|'NoneType' object has no attribute '(\w+)'|"
    r"'NoneType' object does not support item assignment"
)

RULES: tuple[Rule, ...] = (
    ("TypeError", _NONE, _is_none),
    ("AttributeError", _NONE, _is_none),
    ("TypeError", r"unsupported operand type\(s\) for (.+): '([\w.]+)' and '([\w.]+)'", _operands),
    (
        "TypeError",
        r"can't multiply sequence by non-int of type '([\w.]+)'",
        say(
            "a list, tuple or text is multiplied by {0}, as only arrays can be.",
            "A list of numbers becomes an array with np.array.",
            kinds=True,
        ),
    ),
    (
        "TypeError",
        r"bad operand type for unary -: '([\w.]+)'",
        say(
            "a minus stands before {0}, which is no number.",
            "Where does that value come from?",
            kinds=True,
        ),
    ),
    (
        "TypeError",
        r"'[<>=!]+' not supported between instances of '([\w.]+)' and '([\w.]+)'",
        say(
            "{0} is compared with {1}, and neither is larger.",
            "A list of numbers becomes an array with np.array.",
            kinds=True,
        ),
    ),
    ("ValueError", r"(too many) values to unpack \(expected (\d+)(?:, got (\d+))?\)", _unpack),
    ("ValueError", r"(not enough) values to unpack \(expected (\d+), got (\d+)\)", _unpack),
    ("TypeError", r"cannot unpack non-iterable ([\w.]+) object", _one_value),
    ("TypeError", r"'([\w.]+)' object is not iterable", _one_value),
    (
        "TypeError",
        r"'([\w.]+)' object cannot be interpreted as an integer",
        say(
            "{0} stands on this line where a whole number is needed.",
            "Sizes and numbers of steps are whole numbers; / always gives a float, // does not.",
            kinds=True,
        ),
    ),
    (
        "TypeError",
        r"object of type '([\w.]+)' has no len\(\)",
        say(
            "the length of {0} is asked for, which has none.",
            "Only what holds several values has a length.",
            kinds=True,
        ),
    ),
    (
        "TypeError",
        r"'([\w.]+)' object does not support item assignment",
        say(
            "an entry of {0} is changed, which cannot be.",
            "The entries of a list, a dict or an array can be changed.",
            kinds=True,
        ),
    ),
    (
        "TypeError",
        r"can only concatenate (\w+) \(not \"([\w.]+)\"\) to",
        say("{0} and {1} are joined by `+`.", "Both sides have to be of one kind.", kinds=True),
    ),
)
