"""What a function is given, and something else that it uses in place of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from checker.exceptions.case import Case, assigned, names_used, parse
from checker.exceptions.finders import Found
from checker.exceptions.pieces import Piece
from checker.isolation.worker import top_level

#: Smaller numbers stand in formulas.
_SMALLEST = 3
#: What takes sizes, or how often something is done.
_SIZED = re.compile(r"zeros|ones|empty|full|reshape|range|arange|randn|rand|tile|eye")


def setting(case: Case, _: re.Match[str]) -> Found | None:
    """Find a call that is given numbers for what comes as arguments of the same names."""
    if not isinstance(case.node, ast.Call):
        return None
    called = case.code(case.node.func)
    pairs = [
        *zip(case.asked.get(called, ()), case.node.args, strict=False),
        *((each.arg, each.value) for each in case.node.keywords if each.arg),
    ]
    own = _parameters(case)
    found = {name: case.code(value) for name, value in pairs if name in own and _is_number(value)}
    if not found:
        return None
    settings = [f"{name}={value}" for name, value in found.items()]
    return {"called": called, "settings": _listed(settings), "names": ", ".join(found)}


def overwritten(case: Case, _: re.Match[str]) -> Found | None:
    """Find an argument that gets another value before it was looked at."""
    function, node = case.function_node, case.node
    if not isinstance(function, ast.FunctionDef) or node not in function.body:
        return None
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
        return None
    before = function.body[: function.body.index(node)]
    used = {name for each in (*before, node.value) for name in names_used(each)}
    wanted = _parameters(case).keys()
    names = [target.id for target, _ in assigned(node) if target.id in wanted - used]
    return {"names": _listed(names), "them": _them(names)} if names else None


def unused(case: Case, _: re.Match[str]) -> Found | None:
    """Find arguments that the function never looks at, and the right one does."""
    right = parse(case.right)
    if case.node is not case.function_node or right is None:
        return None
    used, needed = names_used(case.node), names_used(right)
    if {"locals", "vars", "eval", "exec"} & used:
        return None
    names = [own for own, name in _parameters(case).items() if name in needed and own not in used]
    return {"names": _listed(names), "them": _them(names)} if names else None


def of_the_file(case: Case, _: re.Match[str]) -> Found | None:
    """Find a variable of the file that holds what depends on the arguments."""
    match case.node:
        case ast.Name(id=name, ctx=ast.Load()) if name not in _bound(case.function_node):
            for statement in reversed(case.tree.body):
                for target, value in assigned(statement):
                    made = value or getattr(statement, "value", None)
                    if target.id == name and _should_depend(case, name, made):
                        return {"made": Piece(case, statement)}
    return None


def _should_depend(case: Case, name: str, value: ast.expr | None) -> bool:
    if any(name in parameters for parameters in case.asked.values()):
        return True
    match value:
        case ast.Constant():
            return is_size(case, value) and sets_a_size(case, case.node)
        case ast.Attribute(attr="shape" | "size") | ast.Call(func=ast.Name(id="len")):
            return True
        case ast.Subscript(value=ast.Attribute(attr="shape")):
            return True
    return False


def written_down(case: Case, _: re.Match[str]) -> Found | None:
    """Find a whole number that stands where a size does, and not in the right function."""
    match case.node:
        case ast.Constant() as node if is_size(case, node):
            number = case.code(node)
            return {"what": f"`{number}` is written down"} if sets_a_size(case, node) else None
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant() as value) if is_size(
            case, value
        ):
            uses = [each for each in ast.walk(case.function_node) if _is_load(each, name)]
            if any(sets_a_size(case, each) for each in uses):
                return {"what": f"`{name}` is {case.code(value)}"}
    return None


def all_sizes(case: Case, _: re.Match[str]) -> Found | None:
    """Find a variable that is a whole shape, or counts axes, and is computed with as a size."""
    match case.node:
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.Attribute(value=owner, attr="shape")
            | ast.Call(func=ast.Attribute(attr="shape"), args=[owner]),
        ):
            what = f"all sizes of `{case.code(owner)}` at once"
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.Attribute(value=owner, attr="ndim")
            | ast.Call(func=ast.Attribute(attr="ndim"), args=[owner])
            | ast.Call(func=ast.Name(id="len"), args=[ast.Attribute(value=owner, attr="shape")]),
        ):
            what = f"the number of axes of `{case.code(owner)}`"
        case _:
            return None
    for each in ast.walk(case.function_node):
        match each:
            case ast.BinOp(op=ast.Div() | ast.Mult() | ast.Sub() | ast.Pow()) if any(
                _is_load(side, name) for side in (each.left, each.right)
            ):
                return {"name": name, "owner": case.code(owner), "what": what}
    return None


def first_round(case: Case, _: re.Match[str]) -> Found | None:
    """Find a return or break that ends a loop in its first round."""
    if not isinstance(case.node, ast.Return | ast.Break):
        return None
    for loop in ast.walk(case.function_node):
        if (
            isinstance(loop, ast.For | ast.While)
            and case.node in loop.body
            and not any(isinstance(each, ast.Continue) for each in ast.walk(loop))
        ):
            word = "return" if isinstance(case.node, ast.Return) else "break"
            return {"word": word, "loop": Piece(case, loop)}
    return None


def drawn_at_random(case: Case, _: re.Match[str]) -> Found | None:
    """Find what is shuffled, where the right function draws nothing."""
    ordered = isinstance(case.node, ast.Call) and any(
        each.arg == "shuffle" and isinstance(each.value, ast.Constant) and not each.value.value
        for each in case.node.keywords
    )
    return None if ordered or re.search("random|shuffle|sample|rng", case.right) else {}


def _parameters(case: Case) -> dict[str, str]:
    """Map the function's own parameters to the lesson's, by their names or else their places."""
    if not isinstance(case.function_node, ast.FunctionDef):
        return {}
    own = [each.arg for each in case.function_node.args.args]
    asked = case.asked.get(case.function, ())
    return {
        name: name if name in asked else at_its_place
        for name, at_its_place in zip(own, asked, strict=False)
        if name in asked or at_its_place not in own
    }


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in {int, float}


def is_size(case: Case, node: ast.Constant) -> bool:
    """Tell whether a number is a whole one that the right function does not have, nor a formula."""
    right = parse(case.right) or ast.Module([], [])
    known = [each.value for each in ast.walk(right) if isinstance(each, ast.Constant)]
    match node.value:
        case int(value) | float(value):
            return value >= _SMALLEST and value % 1 == 0 and value not in known
    return False


def sets_a_size(case: Case, node: ast.AST | None) -> bool:
    """Tell whether something is divided by, or is the size of an array or the end of a loop."""
    for each in _computing(case.function_node):
        match each:
            case ast.BinOp(op=ast.Div(), right=right) if right is node:
                return not _divides_by_a_number(case.right)
            case ast.Call(func=func, args=args):
                called = getattr(func, "attr", getattr(func, "id", ""))
                sizes = [one for arg in args for one in getattr(arg, "elts", [arg])]
                if node in sizes and (_SIZED.fullmatch(called) or called in case.asked):
                    return True
    return False


def _computing(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all parts, but for what is only printed."""
    match node:
        case ast.Call(func=ast.Name(id="print")):
            return
    yield node
    for each in ast.iter_child_nodes(node):
        yield from _computing(each)


def _divides_by_a_number(text: str) -> bool:
    nodes = ast.walk(parse(text) or ast.Module([], []))
    divisions = [each for each in nodes if isinstance(each, ast.BinOp)]
    return any(isinstance(x.op, ast.Div) and _is_number(x.right) for x in divisions)


def _is_load(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)


def _bound(function: ast.AST) -> set[str]:
    """Return the names that a function, or something in it, gives a value or takes."""
    parameters = {each.arg for each in ast.walk(function) if isinstance(each, ast.arg)}
    return parameters | top_level.bound_within(function)


def _listed(names: list[str]) -> str:
    *others, last = (f"`{name}`" for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def _them(names: list[str]) -> str:
    return "it" if len(names) == 1 else "them"
