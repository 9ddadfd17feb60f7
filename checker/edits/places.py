"""The places of a function at which an edit can be made, and what is known of the function."""

from __future__ import annotations

import ast
import builtins
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeGuard, TypeVar

from checker.edits.build import new

T = TypeVar("T")
Node = ast.expr | ast.stmt
#: Statements with others inside.
BLOCKS = (ast.For, ast.While, ast.If, ast.With, ast.Try)
LOOPS = (ast.For, ast.While)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a function besides its text."""

    #: of parameters that hold arrays, how many axes: their sizes are counts
    axes: Mapping[str, int] = field(default_factory=dict)
    #: texts that may be keys, besides those that the function has
    keys: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Scope:
    """What is known of a function, for all of its places."""

    function: ast.FunctionDef
    known: Known

    @functools.cached_property
    def parameters(self) -> Mapping[str, ast.expr | None]:
        """Name → default, of all parameters."""
        given = self.function.args
        positional = [each.arg for each in (*given.posonlyargs, *given.args)]
        defaults = [*[None] * (len(positional) - len(given.defaults)), *given.defaults]
        named = zip((each.arg for each in given.kwonlyargs), given.kw_defaults, strict=True)
        return {**dict(zip(positional, defaults, strict=True)), **dict(named)}

    @functools.cached_property
    def first(self) -> ast.stmt:
        """The first statement that is no text."""
        body = self.function.body
        is_text = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
        return body[1] if is_text and len(body) > 1 else body[0]

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """Parameters and variables, in the order in which they come."""
        return tuple(dict.fromkeys((*self.parameters, *names_stored(self.function))))

    @functools.cached_property
    def unused(self) -> tuple[str, ...]:
        """Names whose value is never used."""
        used = {each.id for each in self._all(ast.Name) if isinstance(each.ctx, ast.Load)}
        return tuple(name for name in self.names if name not in used and name != "_")

    @functools.cached_property
    def counts(self) -> tuple[ast.expr, ...]:
        """How many there are of something: names of such numbers first, then formulas."""
        named = []
        for each in self._all(ast.Assign):
            match each:
                case ast.Assign([ast.Name(name)], value) if is_count(value):
                    named.append(name)
        written = [ast.unparse(each) for each in self._all(ast.expr) if is_count(each)]
        sizes = [
            f"{name}.shape[{axis}]"
            for name, axes in self.known.axes.items()
            for axis in range(axes)
        ]
        return tuple(new(text) for text in dict.fromkeys((*named, *written, *sizes)))

    @functools.cached_property
    def keys(self) -> tuple[str, ...]:
        """Texts that are keys of dicts."""
        looked_up = [each.slice for each in self._all(ast.Subscript)]
        made = [key for each in self._all(ast.Dict) for key in each.keys]
        texts = [key.value for key in (*looked_up, *made) if isinstance(key, ast.Constant)]
        found = [text for text in texts if isinstance(text, str)]
        return tuple(dict.fromkeys((*found, *self.known.keys)))

    @functools.cached_property
    def called(self) -> tuple[str, ...]:
        """Functions that are called by a name of their own, and are none of Python's."""
        named = (each.func.id for each in self._all(ast.Call) if isinstance(each.func, ast.Name))
        return tuple(dict.fromkeys(name for name in named if not hasattr(builtins, name)))

    @functools.cached_property
    def applied(self) -> tuple[str, ...]:
        """Functions of libraries that are applied to one value: ``np.log``."""
        found = []
        for each in self._all(ast.Call):
            match each:
                case ast.Call(ast.Attribute(ast.Name(owner), last), [_]) if owner not in self.names:
                    found.append(f"{owner}.{last}")
        return tuple(dict.fromkeys(found))

    @functools.cached_property
    def numpy(self) -> str:
        """What numpy is called."""
        return "numpy" if any(each.id == "numpy" for each in self._all(ast.Name)) else "np"

    def _all(self, kind: type[T]) -> Iterator[T]:
        return (each for each in ast.walk(self.function) if isinstance(each, kind))


@dataclass(frozen=True, kw_only=True, eq=False)
class Place:
    """A part of a function, an expression or a statement, and where it stands."""

    node: Node
    holder: ast.AST  #: what it stands in
    field: str  #: in which field of that
    block: Sequence[ast.stmt]  #: the statements of which its own is one
    around: tuple[ast.stmt, ...]  #: the blocks around its statement, the function first
    inside: tuple[Node, ...]  #: what it stands in, from its statement inwards
    scope: Scope

    @property
    def line(self) -> int:
        """The line where its statement begins, counted from 1."""
        return self.inside[0].lineno if self.inside else self.node.lineno

    @property
    def stored(self) -> bool:
        """Whether it is given a value there."""
        return isinstance(getattr(self.node, "ctx", None), ast.Store)

    @property
    def is_whole(self) -> bool:
        """Whether it is all that its statement gives, or an argument, or one of several values."""
        owned = isinstance(self.holder, ast.Attribute | ast.Subscript | ast.BoolOp)
        return self.field in {"value", "args", "values", "elts"} and not owned

    @property
    def is_result(self) -> bool:
        """Whether it is all that its statement gives, or one of the values that it gives."""
        return self.is_whole and len(self.inside) == 1

    @property
    def is_test(self) -> bool:
        """Whether it decides something."""
        return self.field in {"test", "ifs"} or isinstance(self.holder, ast.BoolOp)

    @property
    def is_operand(self) -> bool:
        """Whether a formula could stand there."""
        owned = isinstance(self.holder, ast.Attribute | ast.Subscript)
        return not owned and self.field not in {"iter", "test"}

    @property
    def loop(self) -> ast.For | ast.While | None:
        """The loop of which it is one of the statements."""
        return self.around[-1] if isinstance(self.around[-1], LOOPS) else None

    def beside(self, step: int) -> ast.stmt | None:
        """Return the statement so many below it, or above; None where there is none."""
        at = self.block.index(self.node) + step
        return self.block[at] if 0 <= at < len(self.block) else None


def places(scope: Scope) -> Iterator[Place]:
    """Yield all places of a function; of texts, asserts and errors that are raised none."""
    head = Place(
        node=scope.function,
        holder=scope.function,
        field="body",
        block=(),
        around=(scope.function,),
        inside=(),
        scope=scope,
    )
    for default in (*scope.function.args.defaults, *scope.function.args.kw_defaults):
        if default is not None:
            yield replace(head, node=default, holder=scope.function.args, field="defaults")
    yield from _of_block(scope.function.body, head)


def names_stored(node: ast.AST) -> list[str]:
    """Return the names that are given a value in a part of a program, as often as they are."""
    names = (each for each in ast.walk(node) if isinstance(each, ast.Name))
    return [each.id for each in names if isinstance(each.ctx, ast.Store)]


def is_count(node: ast.AST) -> bool:
    """Tell whether a formula is a number of things: ``len(x)``, ``X.shape[1]``, ``X.size``."""
    match node:
        case (
            ast.Call(ast.Name("len"), [ast.Name()])
            | ast.Subscript(ast.Attribute(ast.Name(), "shape"), ast.Constant())
            | ast.Attribute(ast.Name(), "size")
        ):
            return True
    return False


def is_simple(statement: object) -> TypeGuard[ast.stmt]:
    """Tell whether a statement does something on its own, and is no text."""
    kinds = ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Expr | ast.Return
    return isinstance(statement, kinds | ast.Break | ast.Continue) and not _is_note(statement)


def _of_block(block: Sequence[ast.stmt], head: Place) -> Iterator[Place]:
    apart = ast.Raise | ast.Assert | ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom
    for statement in block:
        if _is_note(statement) or isinstance(statement, apart):
            continue
        place = replace(head, node=statement, block=block)
        yield place
        yield from _within(replace(place, inside=(statement,)), statement)
        below = replace(head, around=(*head.around, statement))
        for part in (statement, *getattr(statement, "handlers", ())):
            for name in ("body", "orelse", "finalbody"):
                yield from _of_block(getattr(part, name, ()), below)


def _within(above: Place, holder: ast.AST) -> Iterator[Place]:
    """Yield all places in a part; texts with values, and functions without a name, are none."""
    for name, value in ast.iter_fields(holder):
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.keyword | ast.comprehension):
                yield from _within(above, each)
            elif isinstance(each, ast.expr) and not isinstance(each, ast.JoinedStr | ast.Lambda):
                place = replace(above, node=each, holder=holder, field=name)
                names = place.scope.names
                owner = isinstance(holder, ast.Attribute) and getattr(each, "id", "np") not in names
                library = owner and isinstance(each, ast.Name)
                parts = each.elts if isinstance(each, ast.Tuple) else [each]
                is_slice = any(isinstance(part, ast.Slice) for part in parts)
                if not (name in {"func", "annotation"} or library or is_slice):
                    yield place
                if name != "annotation":
                    yield from _within(replace(place, inside=(*above.inside, each)), each)


def _is_note(statement: object) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
