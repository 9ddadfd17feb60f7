"""A function's text with calls in it that keep what each statement makes.

The text runs as any version of a student's function does, confined and within a limit; what comes
back is its result, and what was kept: number of the place → value, in the order of time. What is
read where stands in the text, so that nothing of it has to travel.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

#: Names that no student uses.
KEEP, KEPT, COPY = "handgrad_keep", "handgrad_kept", "handgrad_copy"
#: More is not kept: a loop that has run so often tells nothing new.
MOST = 1000
#: Parts of formulas that are read and not followed.
LEFT_ALONE = (
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.JoinedStr,
    ast.Starred,
)
#: Of a larger array its shape and three sums are kept.
LARGEST = 500
PRELUDE = f"""
import numpy as handgrad_np
{KEPT} = []
def {COPY}(value, depth=2):
    if isinstance(value, handgrad_np.ndarray) and value.dtype.kind in "biuf":
        if value.size <= {LARGEST}:
            return value.copy()
        sums = [float(x) for x in (value.sum(), (value * 1.0 * value).sum(), value.max())]
        return ["large", list(value.shape), sums]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)) and depth and len(value) <= {LARGEST}:
        return ["several", [{COPY}(each, depth - 1) for each in value]]
    is_number = isinstance(value, (bool, int, float, handgrad_np.number, handgrad_np.bool_))
    return float(value) if is_number and abs(value) < 1e300 else None
def {KEEP}(number, value):
    if len({KEPT}) < {MOST} or value is None:
        {KEPT}.append([number, {COPY}(value)])
    return value
"""


@dataclass(frozen=True, kw_only=True)
class Test:
    """What decides whether, or how often, a statement runs."""

    line: int
    reads: tuple[str, ...]
    loop: bool


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place where a value is kept."""

    line: int
    name: str  #: of what is given a value; ``return``, or nothing for a part of a formula
    reads: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()  #: the innermost last
    source: str = ""  #: of a part of a formula: its text
    parts: tuple[int, ...] = ()  #: of a part of a formula: the numbers of its two sides


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A text that keeps what it makes, and the places where it does."""

    text: str
    spots: Sequence[Spot]


def recorded(text: str, name: str) -> Recorded | None:
    """Return a function with calls in it that keep what it makes.

    Parameters
    ----------
    text : str
        A text with the function in it; its lines are those that are told.
    name : str
        The function's name.

    Returns
    -------
    Recorded or None
        None where the text cannot be read, or holds no such function.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    function = next(
        (each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == name),
        None,
    )
    if function is None or any(
        isinstance(x, ast.Yield | ast.YieldFrom) for x in ast.walk(function)
    ):
        return None
    recorder = _Recorder()
    given = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    start = [recorder.kept(function.lineno, each, each, ()) for each in given]
    function.body = [*start, *recorder.block(function.body)]
    inner = f"handgrad_inner_{name}"
    function.name = inner
    run = (
        f"def {name}(*args, **kwargs):\n"
        f"    {KEPT}.clear()\n"
        f"    return [{inner}(*args, **kwargs), list({KEPT})]\n"
    )
    return Recorded(text=f"{PRELUDE}\n{ast.unparse(function)}\n{run}", spots=recorder.spots)


class _Recorder:
    """Puts calls into statements, and notes where."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []
        self._tests: list[Test] = []

    def kept(self, line: int, name: str, value: str, reads: Sequence[str]) -> ast.stmt:
        """Make a statement that keeps a value."""
        number = self._spot(line=line, name=name, reads=tuple(reads), tests=tuple(self._tests))
        return ast.parse(f"{KEEP}({number}, {value})").body[0]

    def block(self, statements: Sequence[ast.stmt]) -> list[ast.stmt]:
        """Put calls into statements, and into what stands inside them."""
        return [new for each in statements for new in self._with_calls(each)]

    def _with_calls(self, node: ast.stmt) -> Iterator[ast.stmt]:
        match node:
            case ast.Assign() | ast.AugAssign() | ast.AnnAssign(value=ast.expr()):
                yield from self._assigned(node)
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(name))) as call):  # costs.append(cost)
                inside = [*call.args, *(each.value for each in call.keywords)]
                yield node
                yield self.kept(node.lineno, name, name, [name, *_read(*inside)])
            case ast.Return(value=ast.expr() as value):
                reads = tuple(_read(value))
                node.value = self._formula(value)
                number = self._spot(
                    line=node.lineno, name="return", reads=reads, tests=tuple(self._tests)
                )
                yield ast.parse(f"{KEEP}({number}, None)").body[0]
                yield node
            case ast.If() | ast.While():
                self._inside(node, node.test, loop=isinstance(node, ast.While))
                yield node
            case ast.For():
                self._inside(node, node.iter, loop=True, names=_stored(node.target))
                yield node
            case ast.With() | ast.Try():
                for field in ("body", "orelse", "finalbody"):
                    setattr(node, field, self.block(getattr(node, field, [])))
                yield node
            case _:
                yield node

    def _assigned(self, node: ast.Assign | ast.AugAssign | ast.AnnAssign) -> Iterator[ast.stmt]:
        value = cast("ast.expr", node.value)
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [each for target in targets for each in _stored(target)]
        reads = [*_read(value), *(each for target in targets for each in _read(target))]
        partly = isinstance(node, ast.AugAssign)
        partly = partly or any(isinstance(x, ast.Subscript) for t in targets for x in ast.walk(t))
        node.value = self._formula(value)
        yield node
        for name in names:
            own = [name] if partly and name not in reads else []
            yield self.kept(node.lineno, name, name, [*reads, *own])

    def _inside(
        self,
        node: ast.If | ast.While | ast.For,
        test: ast.expr,
        *,
        loop: bool,
        names: Sequence[str] = (),
    ) -> None:
        reads = tuple(_read(test))
        self._tests.append(Test(line=node.lineno, reads=reads, loop=loop))
        start = [self.kept(node.lineno, each, each, reads) for each in names]
        node.body = [*start, *self.block(node.body)]
        node.orelse = self.block(node.orelse)
        self._tests.pop()

    def _formula(self, node: ast.expr) -> ast.expr:
        """Keep the parts of a formula, too."""
        return cast("ast.expr", _Parts(self._part).visit(node))

    def _part(self, node: ast.expr, source: str, parts: tuple[int, ...]) -> tuple[ast.expr, int]:
        number = self._spot(line=node.lineno, name="", source=source, parts=parts)
        call = ast.Call(ast.Name(KEEP, ast.Load()), [ast.Constant(number), node], [])
        return call, number

    def _spot(self, **known: Any) -> int:
        self.spots.append(Spot(**known))
        return len(self.spots) - 1


class _Parts(ast.NodeTransformer):
    """Puts a call around each part of a formula that has a value."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def visit(self, node: ast.AST) -> Any:
        """Put calls into a part, and one around it."""
        if isinstance(node, LEFT_ALONE):
            return node
        if not (
            isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        ):
            return self.generic_visit(node)
        source = ast.unparse(node)
        if isinstance(node, ast.Call):
            node.args = [self.visit(each) for each in node.args]
            node.keywords = [
                ast.keyword(each.arg, self.visit(each.value)) if each.arg else each
                for each in node.keywords
            ]
            if isinstance(node.func, ast.Attribute) and not isinstance(node.func.value, ast.Name):
                node.func.value = self.visit(node.func.value)
            return self._part(node, source, ())[0]
        match node:
            case ast.BinOp(op=op):
                node.left, left = self._side(node.left)
                node.right, right = self._side(node.right)
                sides = () if isinstance(op, ast.MatMult) else (left, right)
                return self._part(node, source, sides)[0]
            case ast.Compare(comparators=[other]):
                node.left, left = self._side(node.left)
                node.comparators[0], right = self._side(other)
                return self._part(node, source, (left, right))[0]
        kept = isinstance(node, ast.UnaryOp | ast.Subscript | ast.Attribute)
        node = self.generic_visit(node)
        return self._part(node, source, ())[0] if kept else node

    def _side(self, node: ast.expr) -> tuple[ast.expr, int]:
        """Keep a side of a formula, whatever it is."""
        made = self.visit(node)
        match made:
            case ast.Call(ast.Name(called), [ast.Constant(int(number)), _], []) if called == KEEP:
                return made, number
        found: tuple[ast.expr, int] = self._part(made, ast.unparse(node), ())
        return found


def _read(*nodes: ast.AST) -> Iterator[str]:
    """Yield the names whose values are read, each once."""
    names = (x for node in nodes for x in ast.walk(node) if isinstance(x, ast.Name))
    yield from dict.fromkeys(each.id for each in names if isinstance(each.ctx, ast.Load))


def _stored(target: ast.expr) -> list[str]:
    """Return the names that are given a value, or whose parts are."""
    match target:
        case ast.Name(id=name):
            return [name]
        case ast.Subscript(value=inner) | ast.Attribute(value=inner) | ast.Starred(value=inner):
            return _stored(inner)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return [name for part in parts for name in _stored(part)]
    return []
