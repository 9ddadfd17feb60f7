"""Exceptions about calls: how many arguments, what came back, and brackets of the wrong kind."""

from __future__ import annotations

import ast
import re

from checker.explain.case import Case, Rule, only, say

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
_NUMBERS = frozenset({"float", "int", "float64", "numpy.float64", "float32", "bool"})
_NO_RETURN = "A function gives None when it reaches its end without a `return`."


def _arity(case: Case, match: re.Match[str]) -> tuple[str, str]:
    """Too many arguments, or too few: by the lesson, or by the student's own line."""
    name = match[1].rpartition(".")[2]
    if case.frame is None:
        return _lesson_arity(case, name, match)
    info = case.outline.functions.get(name)
    takes = (
        f" (it takes {', '.join(each.name for each in info.parameters) or 'none'})" if info else ""
    )
    what = f"this line does not call `{name}` with the arguments that it takes: {_rest(match)}"
    return f"{what}{takes}.", "Compare the call with the line that begins with `def`."


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


def _is_none(case: Case, _: re.Match[str]) -> tuple[str, str]:
    """Something on the line is None: a variable for certain, or what the only call gave."""
    values: list[ast.expr] = []
    for node in case.nodes:
        match node:
            case ast.Subscript(value=value) | ast.Attribute(value=value):
                values.append(value)
            case ast.For(iter=value) | ast.comprehension(iter=value):
                values.append(value)
            case ast.Assign(targets=[ast.Tuple() | ast.List()], value=value):
                values.append(value)
    for value in values:
        if case.kind(value) == "None":
            return f"{case.quoted(value, 'a variable')} is None here.", _where_from(case, value)
    calls = [value for value in values if isinstance(value, ast.Call)]
    call = only([*calls]) if len(calls) == len([v for v in values if not _is_module(v)]) else None
    if call is not None:
        return f"{case.quoted(call, 'the call')} gave None.", _NO_RETURN
    return "a value on this line is None, and is used as if it held something.", _NO_RETURN


def _is_module(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"np", "numpy", "math"}


def _where_from(case: Case, node: ast.expr) -> str:
    if isinstance(node, ast.Name) and node.id in case.parameters:
        return "It came in as an argument: what does the line that calls this function give it?"
    return _NO_RETURN


def _operands(case: Case, match: re.Match[str]) -> tuple[str, str] | None:
    """One side of an operator is no number; ``+`` of Python's words may come from numpy."""
    symbol, sides = match[1].removesuffix("="), (match[2], match[3])
    others = [kind not in _NUMBERS and "array" not in kind for kind in sides]
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
    word = "None" if kind == "NoneType" else f"a {kind}"
    sure = [each for each in found if _is_kind(case.kind(each), kind)]
    culprit = sure[0] if sure else only(found)
    name = case.quoted(culprit, "one side") if culprit else "a value"
    what = f"{name} is {word}, and `{symbol}` needs a number or an array there."
    if kind == "NoneType":
        return what, _where_from(case, culprit) if culprit else _NO_RETURN
    holds = {
        "dict": "The number is one of its entries.",
        "tuple": "It holds several values: unpack it first.",
        "list": "A list of numbers becomes an array with np.array.",
        "str": "A text in quotation marks is no number.",
        "method": "A method gives its value when it is called: parentheses are missing.",
        "builtin_function_or_method": "A function is called with parentheses.",
        "function": "A function is called with parentheses.",
    }
    return what, holds.get(kind, "")


def _is_kind(described: str, kind: str) -> bool:
    first = described.partition(" ")[0]
    return first == ("None" if kind == "NoneType" else kind)


def _not_callable(case: Case, match: re.Match[str]) -> tuple[str, str]:
    kind = match[1]
    called = [node.func for node in case.nodes if isinstance(node, ast.Call)]
    named = [node for node in called if case.kind(node) or _holds_no_function(node)]
    node = only(named)
    name = case.quoted(node, "a value") if node else "a value on this line"
    word = "None" if kind == "NoneType" else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    what = f"{name} is {word}, and parentheses after it call it like a function."
    if kind in _NUMBERS:
        return what, "Is an operator such as * missing before the parenthesis?"
    if kind in {"list", "dict", "tuple", "str"} or kind.endswith("ndarray"):
        return what, "Entries are taken with square brackets; a product needs its operator."
    if kind == "module":
        return what, "The function inside the module is meant."
    return what, ""


def _holds_no_function(node: ast.expr) -> bool:
    return not isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.Subscript) or (
        isinstance(node, ast.Attribute) and node.attr in {"shape", "T", "size", "ndim"}
    )


def _not_subscriptable(case: Case, match: re.Match[str]) -> tuple[str, str]:
    kind = match[1]
    bases = [node.value for node in case.nodes if isinstance(node, ast.Subscript)]
    is_function = re.search(r"function|method|ufunc|Dispatcher|type", kind) is not None
    sure = [node for node in bases if _is_kind(case.kind(node), kind.rpartition(".")[2])]
    node = sure[0] if sure else only(bases)
    name = case.quoted(node, "a value") if node else "a value on this line"
    if is_function:
        what = f"{name} is a function, and square brackets stand after it."
        return what, "A function is called with parentheses."
    what = f"{name} is {'an' if kind[0] in 'aeiou' else 'a'} {kind}, which has no entries to take."
    return what, "Where does this value come from, and what is in it?"


def _unpack(case: Case, match: re.Match[str]) -> tuple[str, str]:
    for node in case.nodes:
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=names) as target], value=value) if (
                str(len(names)) == match[2]
            ):
                source = case.quoted(value, "the right side")
                into = f"the {match[2]} names {case.code(target)}" if case.code(target) else "them"
                got = f"only {match[3]}" if match[3] else "more"
                if match[1] == "too many":
                    got = match[3] or "more"
                what = f"{source} gives {got} values for {into}."
                return what.replace("only 1 values", "only 1 value"), (
                    "Look at what it returns: how many values, in which order?"
                )
    return f"there are {match[1]} values for {match[2]} names.", "Count both sides of the line."


def _one_value(case: Case, match: re.Match[str]) -> tuple[str, str]:
    kind = match[1]
    values = [
        node.value if isinstance(node, ast.Assign) else node.iter
        for node in case.nodes
        if isinstance(node, ast.For | ast.comprehension)
        or (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple))
    ]
    node = only(values)
    name = case.quoted(node, "a value") if node else "a value on this line"
    what = f"{name} is a single {kind}, and several values are taken from it."
    loops = any(isinstance(each, ast.For | ast.comprehension) for each in case.nodes)
    if loops and kind == "int":
        return what, "A loop that counts needs range."
    return what, "Where does it come from, and what should be in it?"


_ARITY = (
    r"^([\w.<>]+)\(\) (?:takes (?:from \d+ to )?\d+ positional arguments? but|"
    r"takes no arguments|missing \d+ required|got an unexpected keyword|got multiple values)"
)
_NONE = (
    r"'NoneType' object is not (?:subscriptable|iterable)|"
    r"cannot unpack non-iterable NoneType|'NoneType' object has no attribute|"
    r"'NoneType' object does not support item assignment"
)

RULES: tuple[Rule, ...] = (
    ("TypeError", _ARITY, _arity),
    ("TypeError", _NONE, _is_none),
    ("AttributeError", _NONE, _is_none),
    ("TypeError", r"unsupported operand type\(s\) for (.+): '([\w.]+)' and '([\w.]+)'", _operands),
    (
        "TypeError",
        r"can't multiply sequence by non-int of type '([\w.]+)'",
        say(
            "a list, tuple or text is multiplied by a {0}, as only arrays can be.",
            "A list of numbers becomes an array with np.array.",
        ),
    ),
    (
        "TypeError",
        r"bad operand type for unary -: '([\w.]+)'",
        say("a minus stands before a {0}, which is no number.", "Where does that value come from?"),
    ),
    (
        "TypeError",
        r"'([<>=!]+)' not supported between instances of '([\w.]+)' and '([\w.]+)'",
        say(
            "`{0}` compares a {1} with a {2}, which have no order.",
            "A list of numbers becomes an array with np.array.",
        ),
    ),
    ("TypeError", r"'([\w.]+)' object is not callable", _not_callable),
    ("TypeError", r"'([\w.]+)' object is not subscriptable", _not_subscriptable),
    ("ValueError", r"(too many) values to unpack \(expected (\d+)(?:, got (\d+))?\)", _unpack),
    ("ValueError", r"(not enough) values to unpack \(expected (\d+), got (\d+)\)", _unpack),
    ("TypeError", r"cannot unpack non-iterable ([\w.]+) object", _one_value),
    ("TypeError", r"'([\w.]+)' object is not iterable", _one_value),
    (
        "TypeError",
        r"'([\w.]+)' object cannot be interpreted as an integer",
        say(
            "a {0} stands on this line where a whole number is needed.",
            "Sizes and numbers of steps are whole numbers; / always gives a float, // does not.",
        ),
    ),
    (
        "TypeError",
        r"object of type '([\w.]+)' has no len\(\)",
        say("the length of a {0} is asked for.", "Only what holds several values has a length."),
    ),
    (
        "TypeError",
        r"'([\w.]+)' object does not support item assignment",
        say("an entry of a {0} is changed, which cannot be.", "A list or an array can be changed."),
    ),
    (
        "TypeError",
        r"can only concatenate (\w+) \(not \"([\w.]+)\"\) to",
        say("a {0} and a {1} are joined by `+`.", "Both sides have to be of one kind."),
    ),
)
