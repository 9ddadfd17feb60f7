"""The lines of a function that may be what makes its wrong outputs wrong, the likeliest first."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class _Statement:
    line: int
    makes: frozenset[str]
    uses: frozenset[str]
    around: frozenset[int]  #: the lines of the blocks around it


def suspects(
    function: ast.FunctionDef, made: Mapping[str, int], wrong: Collection[str]
) -> list[frozenset[int]]:
    """Return sets of lines to look at in turn, before all others.

    Parameters
    ----------
    function : ast.FunctionDef
        The student's function.
    made : mapping of str to int
        Path of an output → the line that makes it.
    wrong : collection of str
        The paths that are wrong.

    Returns
    -------
    list of frozenset
        First the lines on which wrong outputs depend and no right one does, then all on which
        wrong ones depend; empty where it cannot be told which lines make them.
    """
    if not {*wrong} <= made.keys():
        return []
    statements = list(_statements(function, frozenset()))
    ends = [path for path in made if not any(each.startswith(f"{path}[") for each in made)]
    needed = {path: _needed(statements, made[path]) for path in (*ends, *wrong)}
    bad = frozenset().union(*(needed[path] for path in wrong))
    good = frozenset().union(*(needed[path] for path in ends if path not in wrong))
    return [stage for stage in (bad - good, bad) if stage]


def all_lines(function: ast.FunctionDef) -> frozenset[int]:
    """Return the lines where a statement of a function begins, and the line of its ``def``."""
    statements = _statements(function, frozenset())
    return frozenset({function.lineno, *(each.line for each in statements)})


def _needed(statements: list[_Statement], line: int) -> frozenset[int]:
    """Return the lines on which what a line makes depends, whatever the order."""
    lines: set[int] = set()
    todo = [each for each in statements if each.line == line]
    while todo:
        each = todo.pop()
        if each.line not in lines:
            lines.add(each.line)
            todo += [other for other in statements if other.makes & each.uses]
            todo += [other for other in statements if other.line in each.around]
    return frozenset(lines)


def _statements(block: ast.AST, around: frozenset[int]) -> Iterator[_Statement]:
    for name in ("body", "orelse"):
        for each in getattr(block, name, ()):
            heads = [part for part in ast.iter_child_nodes(each) if not isinstance(part, ast.stmt)]
            nodes = [node for head in heads for node in ast.walk(head)]
            names = [node for node in nodes if isinstance(node, ast.Name)]
            stored = {node.id for node in names if isinstance(node.ctx, ast.Store)}
            uses = frozenset(node.id for node in names if isinstance(node.ctx, ast.Load))
            makes = frozenset({*stored, *_changed(nodes)})
            yield _Statement(each.lineno, makes, uses, around)
            yield from _statements(each, around | {each.lineno})


def _changed(nodes: list[ast.AST]) -> Iterator[str]:
    """Yield what is changed in place: ``a[i] = …``, ``a.append(…)``."""
    for node in nodes:
        match node:
            case ast.Subscript(ast.Name(name), ctx=ast.Store()):
                yield name
            case ast.Call(ast.Attribute(ast.Name(name))):
                yield name
