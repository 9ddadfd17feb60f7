"""The first draft of a lesson's checks, made from its solution."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from checker.author.imports import libraries, merged
from checker.author.places import in_order, number
from checker.author.skeletons import documented, title
from checker.author.syntax import (
    FunctionNode,
    builds_on,
    parameters,
    parse,
    student_functions,
)

WIDTH = 100
IMPORTS = """
from __future__ import annotations
from typing import Any
import numpy as np
import pytest
from checker import alike
from checker.checks.common import check_file
from checker.model import Function, Lesson
from checker.student.proxy import Student
"""
#: Arguments to begin with, by the names that the course has; n features, m examples.
ARGUMENTS = {
    "w": "rng.normal(size=(n, 1))",
    "b": "float(rng.uniform(0.2, 0.9))",
    "X": "rng.normal(size=(n, m))",
    "Y": "rng.integers(0, 2, size=(1, m)).astype(np.float64)",
    "X_train": "rng.normal(size=(n, m))",
    "Y_train": "rng.integers(0, 2, size=(1, m)).astype(np.float64)",
    "X_test": "rng.normal(size=(n, m + 2))",
    "Y_test": "rng.integers(0, 2, size=(1, m + 2)).astype(np.float64)",
    "A": "rng.uniform(0.1, 0.9, size=(1, m))",
    "Z": "rng.normal(size=(1, m))",
    "z": "rng.normal(size=(1, m))",
    "dim": "n",
    "num_iterations": "10 * m",
    "learning_rate": "0.1 * n",
}
ANY_ARGUMENT = "rng.uniform(0.5, 1.5, size=(n, m))"

MODULE = '''"""Checks of lesson {number}: {title}."""

{imports}

__all__ = [
{public}
]

LESSON = Lesson(
{lesson}
)
{constants}
{functions}'''

REFERENCE = '''

{head}
    """Give the reference: a copy of the solution, better written in another way."""
{body}
'''

CHECKS = '''

def examples_of_{name}(rng: np.random.Generator) -> list[dict[str, Any]]:
    """Choose arguments of several shapes."""
    return [
        {{{arguments}}}
        for n, m in ((4, 7), (3, 5), (1, 6))
    ]


def {contract}(student: Student, rng: np.random.Generator) -> None:
    """{name} returns what the lesson asks for, in the right shape"""
    for arguments in examples_of_{name}(rng):
        wanted = {name}(**arguments)
        result = student.{name}(**arguments)
        alike.same_form(result, wanted, "The result")


@pytest.mark.needs("{contract}")
def {values}(student: Student, rng: np.random.Generator) -> None:
    """{name} returns the right values"""
    for arguments in examples_of_{name}(rng):
        wanted = {name}(**arguments)
        result = student.{name}(**arguments)
        alike.same_values(result, wanted, "The result")
'''


def check_module(stem: str, source: str) -> str:
    """Write the first draft of a lesson's checks.

    All functions and constants of the solution are copied into it, as the reference.

    Parameters
    ----------
    stem
        The lesson's name.
    source
        The text of its solution.

    Returns
    -------
    str
        The text of ``checker/checks/<stem>.py``.

    Raises
    ------
    AuthorError
        If the solution lacks what it is made from: ``__all__``, docstrings, imports by name.
    """
    tree = parse(source)
    functions = student_functions(tree)
    lines = source.split("\n")
    names = {name: _check_names(name, alone=len(functions) == 1) for name in functions}
    public = ["LESSON", *sorted(["check_file", *sum(names.values(), ())])]
    return MODULE.format(
        number=number(stem),
        title=title(source),
        imports=merged(tree, IMPORTS),
        public="\n".join(f'    "{name}",' for name in public),
        lesson=_lesson(stem, title(source), tree),
        constants=_constants(tree, lines),
        functions="".join(
            [
                *(_reference(node, lines) for node in documented(source).values()),
                *(_checks(node, *names[name]) for name, node in functions.items()),
            ]
        ).removeprefix("\n"),
    )


def _check_names(function: str, *, alone: bool) -> tuple[str, str]:
    prefix = "check_" if alone else f"check_{function}_"
    return f"{prefix}contract", f"{prefix}values"


def _lesson(stem: str, title: str, tree: ast.Module) -> str:
    functions = [_function(node) for node in student_functions(tree).values()]
    fields = [f'stem="{stem}"', f'title="{title}"', _tuple("functions", functions)]
    earlier = in_order(builds_on(tree))
    if earlier:
        fields.append(_tuple("builds_on", [f'"{each}"' for each in earlier]))
    needed = libraries(tree)
    if needed != ("numpy",):
        fields.append(_tuple("libraries", [f'"{each}"' for each in needed]))
    return "\n".join(f"    {field}," for field in fields)


def _function(node: FunctionNode) -> str:
    signature = f'"{node.name}({", ".join(parameters(node))})"'
    line = f"Function.parse({signature})"
    if len(f"        {line},") <= WIDTH:
        return line
    return f"Function.parse(\n            {signature}\n        )"


def _tuple(name: str, items: Sequence[str]) -> str:
    comma = "," if len(items) == 1 else ""
    line = f"{name}=({', '.join(items)}{comma})"
    if len(f"    {line},") <= WIDTH and "\n" not in line:
        return line
    return "\n".join([f"{name}=(", *(f"        {item}," for item in items), "    )"])


def _constants(tree: ast.Module, lines: list[str]) -> str:
    kept = (ast.Assign, ast.AnnAssign, ast.ClassDef)
    return "".join(
        "\n".join(lines[node.lineno - 1 : node.end_lineno]) + "\n"
        for node in tree.body
        if isinstance(node, kept) and not ast.unparse(node).startswith("__all__ =")
    )


def _reference(node: FunctionNode, lines: list[str]) -> str:
    for argument in ast.walk(node.args):
        if isinstance(argument, ast.arg):
            argument.annotation = ast.Name("Any")
    # ast.unparse leaves no space beside the = of a default.
    written = ast.unparse(node.args).replace(": Any=", ": Any = ")
    head = f"def {node.name}({written}) -> Any:"
    if len(head) > WIDTH:
        each = "".join(f"    {part},\n" for part in re.split(r", (?=\w+: Any|\*|/)", written))
        head = f"def {node.name}(\n{each}) -> Any:"
    docstring = node.body[0]
    body = lines[docstring.end_lineno or docstring.lineno : node.end_lineno]
    return REFERENCE.format(head=head, body="\n".join(body).lstrip("\n"))


def _checks(node: FunctionNode, contract: str, values: str) -> str:
    given = [f'            "{name}": {example},\n' for name, example in _examples(node) if example]
    arguments = f"\n{''.join(given)}        " if given else ""
    return CHECKS.format(name=node.name, arguments=arguments, contract=contract, values=values)


def _examples(node: FunctionNode) -> list[tuple[str, str]]:
    """Give each parameter an expression; none where the default has to do."""
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    plain = len(positional) - len(arguments.defaults)
    defaults = [*[ast.Pass()] * plain, *arguments.defaults, *arguments.kw_defaults]
    return [
        (name, ARGUMENTS.get(name) or _other_than(default))
        for name, default in zip(parameters(node), defaults, strict=True)
    ]


def _other_than(default: ast.AST | None) -> str:
    """Choose another value than the default, so that a function that ignores it fails."""
    match default:
        case ast.Pass() | None:
            return ANY_ARGUMENT
        case ast.Constant(value=bool()):
            return ""
        case ast.Constant(value=int() as value):
            return f"{value} + n"
        case ast.Constant(value=float() as value):
            return f"{value} * n"
    return ""
