"""Why a function did not answer: a loop that cannot end, or a call that waits.

Only what the text proves is said. A loop cannot end where nothing in it changes what its
condition asks for, and nothing in it leaves it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.exceptions.case import Explanation, names_assigned, parse, statements
from checker.isolation.host.errors import StudentStopped

_WAITS = re.compile(r"(?:time\.)?sleep|plt\.pause|input")
_LEAVES = (ast.Break, ast.Return, ast.Raise)
#: What a condition may consist of, so that its variables alone decide.
_PLAIN = (ast.expr_context, ast.Name, ast.Constant, ast.Compare, ast.BinOp, ast.UnaryOp, ast.BoolOp)
_UP = (ast.Lt, ast.LtE)
_DOWN = (ast.Gt, ast.GtE)
_USUAL = "A loop that never ends is the usual cause."


@dataclass(frozen=True, kw_only=True)
class Cause:
    """A line that keeps a function from answering."""

    line: int
    fact: str
    hint: str


def stopped(stop: StudentStopped, function: str, text: str) -> Explanation:
    """Say why a function did not answer.

    Parameters
    ----------
    stop : StudentStopped
        How it was stopped.
    function : str
        Its name in the file.
    text : str
        The file.
    """
    fact = f"{stop.text[0].upper()}{stop.text[1:]}"
    if stop.kind != "timeout":
        return Explanation(fact=f"{fact}.")
    causes = _waits if stop.waited else _loops
    found = next((each for node in _reached(text, function) for each in causes(node)), None)
    if found is None:
        return Explanation(fact=f"{fact}.", hint="" if stop.waited else _USUAL)
    said = f"{fact}: {found.fact}."
    return Explanation(fact=said, hint=found.hint, sure=True, line=found.line)


def _reached(text: str, function: str) -> Iterator[ast.FunctionDef]:
    """Yield a function and those of its file that it calls, directly or through others."""
    tree = parse(text) or ast.Module([], [])
    functions = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    wanted, seen = [function], set()
    while wanted:
        name = wanted.pop(0)
        if name in functions and name not in seen:
            yield functions[name]
            used = [each.id for each in ast.walk(functions[name]) if isinstance(each, ast.Name)]
            wanted += used
        seen.add(name)


def _waits(function: ast.FunctionDef) -> Iterator[Cause]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and _WAITS.fullmatch(ast.unparse(node.func)):
            code = ast.unparse(node)
            yield Cause(
                line=node.lineno,
                fact=f"line {node.lineno} waits, `{code}`",
                hint="Nothing has to be waited for: take that call out.",
            )


def _loops(function: ast.FunctionDef) -> Iterator[Cause]:
    for node in statements(function):
        if isinstance(node, ast.While) and not any(map(_leaves, node.body)):
            yield from _while(node)
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.Name):
            yield from _growing(node, node.iter.id)


def _leaves(statement: ast.AST) -> bool:
    """Tell whether a statement may end the loop that it is in."""
    return any(isinstance(each, _LEAVES) for each in ast.walk(statement))


def _while(loop: ast.While) -> Iterator[Cause]:
    test = ast.unparse(loop.test)
    if isinstance(loop.test, ast.Constant) and loop.test.value:
        yield Cause(
            line=loop.lineno,
            fact=f"nothing ends the loop of line {loop.lineno}, `while {test}`",
            hint="A condition, break or return has to end it.",
        )
        return
    parts = list(ast.walk(loop.test))
    names = {each.id for each in parts if isinstance(each, ast.Name)}
    operators = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
    if not names or not all(isinstance(each, (*_PLAIN, *operators)) for each in parts):
        return
    body = [each for statement in loop.body for each in (statement, *statements(statement))]
    changes = {name: [each for each in body if name in names_assigned(each)] for name in names}
    if any(_is_changed_inside(each, names) for each in body):
        return
    changed = [name for name in sorted(names) if changes[name]]
    if not changed:
        yield Cause(
            line=loop.lineno,
            fact=f"line {loop.lineno}, `while {test}`, never ends: nothing in the loop changes "
            f"{' or '.join(f'`{each}`' for each in _in_order(names, test))}",
            hint=_unkept(body, names) or "A variable of the condition has to change in the loop.",
        )
    elif len(changed) == 1:
        yield from _wrong_way(loop, changed[0], changes[changed[0]])


def _in_order(names: Iterable[str], text: str) -> list[str]:
    return sorted(names, key=text.find)


def _is_changed_inside(statement: ast.stmt, names: set[str]) -> bool:
    """Tell whether a statement may change a variable otherwise than by giving it a value."""
    for node in ast.walk(statement):
        match node:
            case ast.NamedExpr(target=ast.Name(id=name)) if name in names:
                return True
            case ast.Global() | ast.Nonlocal() | ast.Delete() | ast.FunctionDef():
                return True
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if name in names:
                return True
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()) if name in names:
                return True
    return False


def _unkept(body: Iterable[ast.stmt], names: set[str]) -> str:
    """Find a line that computes a new value of a variable and does not keep it: ``i + 1``."""
    for statement in body:
        match statement:
            case ast.Expr(value=ast.BinOp(left=ast.Name(id=name)) as value) if name in names:
                code = ast.unparse(value)
                return f"`{code}` computes a value and keeps it nowhere: {name} = {code} does."
            case ast.Expr(value=ast.Compare(left=ast.Name(id=name), ops=[ast.Eq()])) if (
                name in names
            ):
                return f"`{ast.unparse(statement)}` compares: a single = gives `{name}` a value."
    return ""


def _wrong_way(loop: ast.While, name: str, changes: list[ast.stmt]) -> Iterator[Cause]:
    """Find a counter that is set to one value each round, or counts away from the end."""
    match loop.test, changes:
        case ast.Compare(left=ast.Name(id=left)), [ast.Assign(value=value) as only] if (
            left == name and isinstance(value, ast.UnaryOp | ast.Constant)
        ):
            code = ast.unparse(only)
            yield Cause(
                line=only.lineno,
                fact=f"the loop of line {loop.lineno} never ends: line {only.lineno} gives "
                f"`{name}` the same value each round, {code}",
                hint=f"To add to it, write {name} += 1, the plus before the sign.",
            )
        case (
            ast.Compare(left=ast.Name(id=left), ops=[op]),
            [ast.AugAssign(op=step, value=ast.Constant(value=int() | float() as by)) as only],
        ) if (
            left == name
            and by > 0
            and (
                (isinstance(op, _UP) and isinstance(step, ast.Sub))
                or (isinstance(op, _DOWN) and isinstance(step, ast.Add))
            )
        ):
            way = "smaller" if isinstance(step, ast.Sub) else "larger"
            yield Cause(
                line=only.lineno,
                fact=f"the loop of line {loop.lineno} never ends: line {only.lineno} makes "
                f"`{name}` {way} each round",
                hint=f"The loop goes on while `{ast.unparse(loop.test)}`: count the other way.",
            )


def _growing(loop: ast.For, name: str) -> Iterator[Cause]:
    """Find a loop over a list that grows meanwhile."""
    for node in ast.walk(loop):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=grows), attr="append")) if (
                grows == name and not any(map(_leaves, loop.body))
            ):
                yield Cause(
                    line=node.lineno,
                    fact=f"the loop of line {loop.lineno} goes over `{name}`, and line "
                    f"{node.lineno} appends to it in each round",
                    hint="Append to another list.",
                )
