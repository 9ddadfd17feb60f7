"""What a function is declared to return: ``"{'dw': dw, 'db': db}, cost"``, taken to pieces."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

#: From the whole to an output: ``(0, "dw")``.
Path = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a result: an output, or a tuple or dict of further parts."""

    name: str  #: what it is called: ``"dw"``; for a container, its name or how it is written
    kind: type = object  #: `tuple` or `dict`; `object` for an output, whatever that is made of
    parts: Mapping[Any, Part] = field(default_factory=dict)  #: place or key → what is there

    @property
    def outputs(self) -> dict[str, Path]:
        """Each output's name, and the way to it."""
        return dict(self._walk(()))

    @property
    def contents(self) -> str:
        """What a container holds, as a ``return`` writes it: ``"grads, cost"``."""
        return ", ".join(part.name for part in self.parts.values())

    def _walk(self, path: Path) -> Iterator[tuple[str, Path]]:
        if self.kind is object:
            yield self.name, path
        for key, part in self.parts.items():
            yield from part._walk((*path, key))  # noqa: SLF001 (its own class)


@functools.cache
def parse(returns: str) -> Part:
    """Read a declared return.

    Parameters
    ----------
    returns : str
        An expression of names, tuples and dicts: ``"{'dw': dw, 'db': db}, cost"``. A container may
        be named as well: ``"(grads := {'dw': dw, 'db': db}), cost"``.

    Raises
    ------
    ValueError
        When it is anything else, or two outputs have one name.
    """
    try:
        whole = _part(ast.parse(returns, mode="eval").body)
    except SyntaxError:
        raise _unfit(returns) from None
    names = [name for name, _ in whole._walk(())]  # noqa: SLF001 (as above)
    if len(names) != len(set(names)):
        raise ValueError(f"returns={returns!r} gives two outputs one name; name each differently")
    return whole


def _part(node: ast.expr) -> Part:
    match node:
        case ast.Name(id=name):
            return Part(name=name)
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            inner = _part(value)
            return Part(name=name, kind=inner.kind, parts=inner.parts)
        case ast.Tuple(elts=nodes) if nodes:
            parts = dict(enumerate(map(_part, nodes)))
            return Part(name=ast.unparse(node), kind=tuple, parts=parts)
        case ast.Dict(keys=keys, values=nodes) if nodes:
            found = {
                key.value: _part(each)
                for key, each in zip(keys, nodes, strict=True)
                if isinstance(key, ast.Constant)
            }
            if len(found) == len(nodes):
                return Part(name=ast.unparse(node), kind=dict, parts=found)
    raise _unfit(ast.unparse(node))


def _unfit(text: str) -> ValueError:
    return ValueError(
        f"returns={text!r} cannot be read; write names, tuples and dicts with constant keys, "
        "as in returns=\"{'dw': dw, 'db': db}, cost\""
    )
