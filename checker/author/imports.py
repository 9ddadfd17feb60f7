"""The imports at the head of a check module, gathered and sorted as ruff does."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable

from checker import reference
from checker.author.places import AuthorError
from checker.author.syntax import imports_of

OURS = {"checker", "data"}


def libraries(tree: ast.Module) -> tuple[str, ...]:
    """Name the libraries of a solution, numpy first: what a student's process needs."""
    found = {
        name.partition(".")[0]
        for node in _imports(tree)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else _names(node))
    }
    others = {name for name in found if _section(name) == "library"} - {"numpy"}
    return ("numpy", *sorted(others - {"solutions"}))


def merged(tree: ast.Module, needed: str) -> str:
    """Join a solution's imports with others; what came from a solution comes from a reference.

    Parameters
    ----------
    tree
        The solution.
    needed
        Further import statements.

    Returns
    -------
    str
        Sorted import statements, in sections.

    Raises
    ------
    AuthorError
        If the solution imports a whole earlier lesson, and not its functions by name.
    """
    earlier = imports_of(tree, "solutions")
    whole: set[str] = set()
    parts: dict[str, set[str]] = defaultdict(set)
    for node in [*_imports(tree), *_imports(ast.parse(needed))]:
        if node in earlier:
            for alias in _functions(node):
                parts[_home(node, alias.name)].add(ast.unparse(alias))
        elif isinstance(node, ast.ImportFrom):
            parts[node.module or ""].update(map(ast.unparse, node.names))
        else:
            whole.update(map(ast.unparse, node.names))
    lines = [(name, f"import {name}") for name in sorted(whole)]
    lines += [
        (module, f"from {module} import {', '.join(sorted(names, key=_by_kind))}")
        for module, names in sorted(parts.items())
    ]
    sections = (
        "\n".join(line for name, line in lines if _section(name) == section)
        for section in ("__future__", "standard", "library", "ours")
    )
    return "\n\n".join(filter(None, sections))


def _imports(tree: ast.Module) -> Iterable[ast.Import | ast.ImportFrom]:
    return [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]


def _names(node: ast.Import) -> list[str]:
    return [alias.name for alias in node.names]


def _functions(node: ast.Import | ast.ImportFrom) -> list[ast.alias]:
    if isinstance(node, ast.ImportFrom) and node.module != "solutions":
        return node.names
    raise AuthorError(
        f"line {node.lineno} imports a whole lesson; import its functions by name, as in: "
        f"from solutions.lesson2_sigmoid import sigmoid"
    )


def _home(node: ast.Import | ast.ImportFrom, function: str) -> str:
    """Find the module that has the reference of an earlier lesson's function."""
    if hasattr(reference, function):
        return reference.__name__
    module = node.module if isinstance(node, ast.ImportFrom) else None
    return f"checker.checks.{(module or '').rpartition('.')[2]}"


def _section(name: str) -> str:
    package = name.partition(" ")[0].partition(".")[0]
    if package == "__future__":
        return package
    if package in OURS:
        return "ours"
    return "standard" if package in sys.stdlib_module_names else "library"


def _by_kind(name: str) -> tuple[int, str]:
    """Sort constants before classes before the rest."""
    if name.isupper():
        return 0, name
    return (1 if name[0].isupper() else 2), name
