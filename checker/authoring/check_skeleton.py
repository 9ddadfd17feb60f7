"""The first draft of a lesson's checks, made from its solution: its declaration, and inputs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from checker.authoring.skeletons import documented, draft, title
from checker.course.layout import AuthorError
from checker.course.syntax import FunctionNode, imports_of, parameters, parse, student_functions

WIDTH = 100
#: Arguments to begin with, by the names that they often have; n features, m examples.
ARGUMENTS = {
    "w": "rng.normal(size=(n, 1))",
    "b": "float(rng.uniform(0.2, 0.9))",
    "X": "rng.normal(size=(n, m))",
    "Y": "rng.integers(0, 2, size=(1, m)).astype(float)",
    "X_train": "rng.normal(size=(n, m))",
    "Y_train": "rng.integers(0, 2, size=(1, m)).astype(float)",
    "X_test": "rng.normal(size=(n, m + 2))",
    "Y_test": "rng.integers(0, 2, size=(1, m + 2)).astype(float)",
    "A": "rng.uniform(0.1, 0.9, size=(1, m))",
    "Z": "rng.normal(size=(1, m))",
    "z": "rng.normal(size=(1, m))",
    "dim": "n",
    "num_iterations": "10 * m",
    "learning_rate": "0.1 * n",
}
ANY_ARGUMENT = "rng.uniform(0.5, 1.5, size=(n, m))"


def check_module(source: str) -> str:
    """Write the first draft of a lesson's checks.

    What each function returns is read off its last ``return``; the checks follow from that, and
    from the solution's results for the inputs.

    Parameters
    ----------
    source
        The text of the lesson's solution.

    Returns
    -------
    str
        The text of its file in ``checks/``.

    Raises
    ------
    AuthorError
        If the solution lacks what it is made from: ``__all__``, docstrings, imports by name.
    """
    tree = parse(source)
    _refuse_whole_lessons(tree)
    nodes = {name: documented(source)[name] for name in student_functions(tree)}
    functions = [
        {"name": name, "declared": _declared(node), "arguments": _inputs(node)}
        for name, node in nodes.items()
    ]
    return draft("checks.py", title=title(source), functions=functions)


def _refuse_whole_lessons(tree: ast.Module) -> None:
    for node in imports_of(tree, "solutions"):
        if not isinstance(node, ast.ImportFrom) or node.module == "solutions":
            raise AuthorError(
                f"line {node.lineno} imports a whole lesson; import its functions by name, as in: "
                f"from solutions.lesson2_name import function"
            )


def _declared(node: FunctionNode) -> str:
    signature = f'"{node.name}({", ".join(parameters(node))})"'
    arguments = [signature]
    returns = _returned(node)
    if returns != "result":
        arguments.append(f'returns="{returns}"')
    line = f"Function({', '.join(arguments)})"
    if len(f"    {line},") <= WIDTH:
        return line
    return "\n".join(["Function(", *(f"        {each}," for each in arguments), "    )"])


def _returned(node: FunctionNode) -> str:
    """Write what a function returns, by name, as far as its last ``return`` says it."""
    returns = [each for each in _own(node) if isinstance(each, ast.Return) and each.value]
    value = returns[-1].value if returns else None
    names: list[str] = []
    return _by_name(value, names) if value else "result"


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a function, and not in functions inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from _own(child)


def _by_name(value: ast.expr, names: list[str]) -> str:
    match value:
        case ast.Tuple(elts=parts) if parts:
            return ", ".join(
                f"({text})" if isinstance(part, ast.Tuple) else text
                for part in parts
                for text in [_by_name(part, names)]
            )
        case ast.Dict(keys=keys) if keys:
            texts = [key.value for key in keys if isinstance(key, ast.Constant)]
            if len(texts) == len(keys):
                entries = (f"{text!r}: {_new(str(text), names)}" for text in texts)
                return f"{{{', '.join(entries)}}}"
        case ast.Name(id=name):
            return _new(name, names)
    return _new("result", names)


def _new(name: str, names: list[str]) -> str:
    """Make a name of a text, which no other output has."""
    made = re.sub(r"\W|^(?=\d)", "_", name)
    while made in names:
        made += "_"
    names.append(made)
    return made


def _inputs(node: FunctionNode) -> str:
    given = [f'"{name}": {example}' for name, example in _examples(node) if example]
    arguments = f"{{{', '.join(given)}}}"
    if len(f"        yield {arguments}") > WIDTH:
        inner = "".join(f"            {each},\n" for each in given)
        return f"{{\n{inner}        }}"
    return arguments


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
