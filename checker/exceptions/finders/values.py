"""What a value is: which part of the line it is, and where it was made."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

import numpy as np

from checker.exceptions.case import Case, only, statements
from checker.exceptions.finders import Found, Words, near, words
from checker.exceptions.pieces import NUMBERS, Piece
from checker.exceptions.shapes import shape_of_kind, written

_SYMBOLS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.MatMult: "@",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Lt: "<",
    ast.LtE: "<=",
}
_TYPES = re.compile(r"(?:'([\w.]+)' and |unary .: |abs\(\): )'([\w.]+)'$")
_SEQUENCES = frozenset({"list", "tuple", "text"})
_SHOWN = 3  # variables of an assert
_KEY = r"(?:'\w{1,40}'|-?\d{1,12})"
_ROUNDS = 3  # in the student's last lines, of functions that call each other without end
#: Calls that change what they are called on, or print; what they give is None. Not `np.append`.
_IN_PLACE = re.compile(
    r"(?!(?:np|numpy)\.(?!random\.)).*\.(?:append|extend|insert|sort|reverse|clear|update|fill"
    r"|shuffle|seed)|print"
)


def operand(case: Case, said: re.Match[str]) -> Found | None:
    """Find the side of an operator that is no number and no array."""
    for node in case.nodes:
        op, sides = _operator(node)
        pieces = list(_typed(case, sides, said.string))
        if any(each.kind in _SEQUENCES for each in pieces) and " for " not in said.string:
            odd = [each for each in pieces if each.kind in _SEQUENCES]  # of a text and a number
        else:
            odd = [each for each in pieces if not _computes(each)]
        if odd:
            instead = words("instead").get(odd[0].kind, "Where does that value come from?")
            return {"odd": odd[0], "op": _SYMBOLS.get(type(op), "-"), "instead": instead}
    return None


def _operator(node: ast.AST) -> tuple[ast.AST, list[ast.expr]]:
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            return op, [left, right]
        case ast.AugAssign(target=left, op=op, value=right):
            return op, [left, right]
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return op, [left, right]
        case ast.UnaryOp(op=op, operand=inner):
            return op, [inner]
    return node, []


def _typed(case: Case, sides: Sequence[ast.expr], message: str) -> Iterator[Piece]:
    """Yield the sides with what Python says of their types."""
    found = _TYPES.search(message)
    types = [each for each in found.groups() if each] if found else []
    for number, side in enumerate(sides):
        yield Piece(case, side, types[number] if len(types) == len(sides) else "")


def _computes(piece: Piece) -> bool:
    return bool({"number", "array"} & piece.traits) or piece.kind in {*NUMBERS, "value"}


def operand_none(case: Case, said: re.Match[str]) -> Found | None:
    """Find the side of an operator that is None, and where that comes from."""
    found = operand(case, said)
    odd = found["odd"] if found else None
    if not isinstance(odd, Piece) or odd.kind != "None":
        return None
    return {**(found or {}), "why": _why_none(case, odd.node)}


def none(case: Case, said: re.Match[str]) -> Found | None:
    """Find what is None on the line, and where it comes from."""
    for node in case.nodes:
        match node:
            case ast.Subscript(value=value) | ast.Attribute(value=value) | ast.For(iter=value):
                pass
            case ast.comprehension(iter=value) | ast.Call(func=value):
                pass
            case ast.Tuple() if isinstance(case.statement, ast.Assign) and "unpack" in said[0]:
                value = case.statement.value
            case _:
                continue
        piece = Piece(case, value)
        call = isinstance(node, ast.Call)
        if piece.kind == "None" or (piece.kind == "value" and "callable" in said[0]) == call:
            gave = "gave None" if isinstance(value, ast.Call) else "is None here"
            return {"none": piece, "is_none": gave, "why": _why_none(case, value)}
    return None


def _why_none(case: Case, node: ast.AST) -> str:
    """Say which call gives None, or that it came in as an argument."""
    value: ast.AST | None = node
    source, by = "other", ""
    if isinstance(node, ast.Name):
        value = case.made(node.id)
        if value is None and node.id in case.parameters:
            source = "argument"
    if isinstance(value, ast.Constant) and value is not node:
        source, by = "set", case.at(value.lineno)
    if isinstance(value, ast.Call):
        by = case.code(value.func)
        if _IN_PLACE.fullmatch(by):
            source = "in place"
        elif _only_prints(case, by):
            source = "prints"
    return words("none")[source].format(by=by)


def _only_prints(case: Case, name: str) -> bool:
    """Tell whether a function of the file prints, and returns nothing."""
    for node in ast.walk(case.tree):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            inner = list(statements(node))
            returns = any(isinstance(each, ast.Return) and each.value for each in inner)
            calls = [each.value for each in inner if isinstance(each, ast.Expr)]
            prints = [each for each in calls if isinstance(each, ast.Call)]
            return not returns and any(case.code(each.func) == "print" for each in prints)
    return False


def taken_from(case: Case, said: re.Match[str]) -> Found | None:
    """Find the one value from which several are taken."""
    kind = said.groupdict().get("kind") or ""
    for node in case.nodes:
        match node:
            case ast.For(iter=value) | ast.comprehension(iter=value):
                return {"value": Piece(case, value, kind), "loop": "loop"}
            case ast.ListComp(generators=[ast.comprehension(iter=value)]):
                return {"value": Piece(case, value, kind), "loop": "loop"}
            case ast.Tuple() if isinstance(case.statement, ast.Assign):
                return {"value": Piece(case, case.statement.value, kind), "loop": ""}
        match case.statement:
            case ast.For(iter=value) if node is value:
                return {"value": Piece(case, value, kind), "loop": "loop"}
    return None


def shape_for_number(case: Case, _: re.Match[str]) -> Found | None:
    """Find the variable that is ``X.shape``, where one whole number is needed."""
    for node in case.nodes:
        for each in ast.walk(node):
            made = case.made(each.id) if isinstance(each, ast.Name) else None
            match made:
                case ast.Attribute(value=owner, attr="shape"):
                    pieces = Piece(case, each), Piece(case, made), Piece(case, owner)
                    return dict(zip(("odd", "made", "x"), pieces, strict=True))
    return None


def unhashable_key(case: Case, said: re.Match[str]) -> Found | None:
    """Find the variable that is used as a key."""
    kind = said["kind"].rpartition(".")[2]
    for node in case.nodes:
        keys = node.keys if isinstance(node, ast.Dict) else [getattr(node, "slice", None)]
        for each in keys:
            if isinstance(each, ast.Name) and Piece(case, each).kind == {"ndarray": "array"}.get(
                kind, kind
            ):
                return {"key": Piece(case, each)}
    return None


def key(case: Case, said: re.Match[str]) -> Found | None:
    """Find the dict that lacks a key, its keys, and the one that is meant."""
    found = [
        node
        for node in case.nodes
        if isinstance(node, ast.Subscript)
        and (case.node is node or getattr(node.slice, "value", None) == said[0].strip("'"))
    ]
    subscript = only(found)
    base = Piece(case, subscript.value) if isinstance(subscript, ast.Subscript) else None
    keys = _keys(base.value) if base else []
    meant = near(said[0], keys)
    if not keys:
        text = case.texts.get(case.frame.file, "") if case.frame else ""
        used = set(re.findall(r"""["'](\w{1,40})["']\s*[:\]]""", text)) - {said[0].strip("'")}
        meant = near(said[0].strip("'\""), sorted(used))
    return {
        "dict": base or Words("a dict on this line"),
        "python": said.string[:60],
        "keys": ", ".join(keys),
        "near": meant,
        "rows": "rows" if base and base.kind == "DataFrame" else "",
    }


def _keys(kind: str) -> list[str]:
    """Return the keys of a dict, as they are written in Python; none where not all are known."""
    found = re.fullmatch(rf"dict of (\d+): ({_KEY}(?:, {_KEY})*)", kind)
    keys = found[2].split(", ") if found else []
    return keys if found and len(keys) == int(found[1]) else []


def attribute(case: Case, said: re.Match[str]) -> Found:
    """Find whose attribute is missing, and what of its own is meant."""
    groups = said.groupdict()
    name, full = groups["name"], groups.get("kind") or ""
    kind = full.rpartition(".")[2]
    owner = only(
        each.value for each in case.nodes if isinstance(each, ast.Attribute) and each.attr == name
    )
    own = {"ndarray": np.ndarray, "list": list, "dict": dict, "str": str, "tuple": tuple}.get(kind)
    meant = near(name, [each for each in dir(own) if not each.startswith("_")]) if own else ""
    return {
        "owner": Piece(case, owner, full) if owner else Words("a value on this line"),
        "near": meant,
    }


def of_axes(_: Case, said: re.Match[str]) -> Found:
    """Find what the axes have that is called nearly so."""
    thing = "axes" if said["kind"] == "Axes" else "figure's axes"
    return {"near": near(said["name"], words("axes")["names"].split()), "thing": thing}


def argument(case: Case, _: re.Match[str]) -> Found | None:
    """Find the one argument of a call."""
    for node in case.nodes:
        if isinstance(node, ast.Call) and len(node.args) == 1:
            given = Piece(case, node.args[0])
            return {
                "called": case.code(node.func),
                "given": given,
                "instead": words("instead").get(given.kind, "Where does that value come from?"),
            }
    return None


def passed(case: Case, said: re.Match[str]) -> Found | None:
    """Find the argument of that type that was given to a function of the course."""
    given = [
        Piece(case, argument)
        for call in ast.walk(case.statement)
        if isinstance(call, ast.Call) and case.code(call.func) == case.inside
        for argument in call.args
    ]
    odd = [each for each in given if each.kind == said["kind"]]
    if len(odd) != 1 or not isinstance(odd[0].node, ast.Name):
        return None
    made = case.made(odd[0].node.id)
    return {"odd": odd[0], "inside": case.inside, "made": Piece(case, made or odd[0].node)}


def assertion(case: Case, said: re.Match[str]) -> Found | None:
    """Find the student's own assert, and what its variables are."""
    if not isinstance(case.statement, ast.Assert):
        return None
    test = case.statement.test
    names = dict.fromkeys(node.id for node in ast.walk(test) if isinstance(node, ast.Name))
    values = [
        f"{name} {_described(case.kinds[name])}"
        for name in names
        if case.kinds.get(name, "module") not in {"module", "function"}
    ]
    return {
        "test": Piece(case, test),
        "here": f" ({'; '.join(values[:_SHOWN])})" if values else "",
        "says": f": {said.string[:80]}" if said.string else "",
    }


def _described(kind: str) -> str:
    """Say what a variable is: ``has shape (4, 1)``, ``is int 7``."""
    shape = shape_of_kind(kind)
    return f"has shape {written(shape)}" if shape else f"is {kind}"


def circle(case: Case, _: re.Match[str]) -> Found:
    """Find the functions that call each other without end."""
    names = list(dict.fromkeys(f"`{frame.function}`" for frame in case.error.frames))
    if len(case.error.frames) < _ROUNDS * len(names):
        names = []  # the circle is somewhere else
    return {"count": str(len(names)), "names": " and ".join(names[:3]) or "functions"}
