"""What the text of a lesson says, read from its syntax tree; nothing is run."""

from __future__ import annotations

import ast
import re
import sys
from typing import TypeAlias

from checker import lesson_names
from checker.course.layout import AuthorError

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def parse(source: str) -> ast.Module:
    """Parse a lesson.

    Raises
    ------
    AuthorError
        If it is not Python.
    """
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise AuthorError(
            f"line {error.lineno} is no Python ({error.msg}); correct that line"
        ) from error


def top_level_functions(tree: ast.Module) -> dict[str, FunctionNode]:
    """Map the name of each function at top level to its node."""
    nodes = (node for node in tree.body if isinstance(node, FunctionNode))
    return {node.name: node for node in nodes}


def student_functions(tree: ast.Module) -> dict[str, FunctionNode]:
    """Map the names in ``__all__``, in its order, to their functions.

    Raises
    ------
    AuthorError
        If ``__all__`` is missing, or names something that is no function of this file.
    """
    names = _all(tree)
    if not names:
        raise AuthorError(
            "there is no list of the functions that the student writes; "
            'add one below the imports: __all__ = ["name_of_function"]'
        )
    known = top_level_functions(tree)
    for name in names:
        if name not in known:
            raise AuthorError(
                f"__all__ names {name!r}, but there is no function of that name at top level; "
                f"write it or take it out of __all__"
            )
    return {name: known[name] for name in names}


def _all(tree: ast.Module) -> list[str]:
    for node in tree.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id="__all__")], value=ast.List(elts=items) | ast.Tuple(elts=items)
            ):
                return [
                    item.value
                    for item in items
                    if isinstance(item, ast.Constant) and isinstance(item.value, str)
                ]
    return []


def has_docstring(node: FunctionNode) -> bool:
    """Say whether a function begins with a docstring that says something."""
    return bool((ast.get_docstring(node) or "").strip())


def parameters(node: FunctionNode) -> tuple[str, ...]:
    """Name the parameters of a function, in order."""
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return tuple(argument.arg for argument in every)


def imports_of(tree: ast.Module, package: str) -> list[ast.Import | ast.ImportFrom]:
    """Find the imports of a package or of its modules, wherever they stand."""

    def inside(name: str | None) -> bool:
        return name is not None and name.partition(".")[0] == package

    found: list[ast.Import | ast.ImportFrom] = []
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(level=0, module=module) if inside(module):
                found.append(node)
            case ast.Import(names=names) if any(inside(alias.name) for alias in names):
                found.append(node)
    return found


def builds_on(tree: ast.Module) -> set[str]:
    """Find the stems of the lessons that a solution imports."""
    written = "\n".join(ast.unparse(node) for node in imports_of(tree, "solutions"))
    return {match[0] for match in re.finditer(rf"\b{lesson_names.STEM.pattern}", written)}


def libraries(tree: ast.Module) -> tuple[str, ...]:
    """Name the libraries that a solution imports, numpy first: what a student's process needs."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    packages = {name.partition(".")[0] for name in found}
    others = packages - sys.stdlib_module_names - {"__future__", "numpy", "solutions", ""}
    return ("numpy", *sorted(others))
