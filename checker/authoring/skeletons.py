"""First drafts of a lesson's files; each works as it stands, and waits for its author."""

from __future__ import annotations

import ast
import functools
import keyword
from typing import Any

import jinja2

from checker.course.layout import AuthorError, number
from checker.course.syntax import (
    FunctionNode,
    has_docstring,
    parameters,
    parse,
    student_functions,
    top_level_functions,
)

#: What a draft leaves to its author; the gate asks for it.
TODO = "TODO"


def draft(template: str, **fields: Any) -> str:
    """Fill a draft in: ``templates/<template>.jinja``."""
    return _templates().get_template(f"{template}.jinja").render(fields)


@functools.cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(  # noqa: S701 (Python and Markdown, no HTML)
        loader=jinja2.PackageLoader("checker.authoring"),
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def example_solution(stem: str) -> str:
    """Write a small solution to begin with."""
    topic = stem.partition("_")[2]
    return draft(
        "solution.py",
        number=number(stem),
        topic=topic.replace("_", " "),
        # Named after the lesson, since two lessons share no name of a function.
        function=f"the_{topic}" if keyword.iskeyword(topic) else topic,
    )


def page(stem: str, source: str) -> str:
    """Write the first draft of a lesson's page from its solution."""
    functions = [
        {"name": name, "parameters": parameters(node), "summary": _summary(node)}
        for name, node in student_functions(parse(source)).items()
    ]
    return draft(
        "page.md", number=number(stem), title=title(source), functions=functions, stem=stem
    )


def title(source: str) -> str:
    """Take the title of a lesson from the first line of its solution.

    Raises
    ------
    AuthorError
        If the solution has no docstring.
    """
    first = (ast.get_docstring(parse(source)) or "").partition("\n")[0]
    words = first.partition(": ")[2] or first
    if not words:
        raise AuthorError(
            "it does not begin with a docstring; make its first line "
            '"""Lesson 8: the title of the lesson.'
        )
    return words[0].upper() + words[1:].rstrip(".")


def documented(source: str) -> dict[str, FunctionNode]:
    """Map the functions of a solution to their nodes.

    Raises
    ------
    AuthorError
        If one has no docstring.
    """
    functions = top_level_functions(parse(source))
    for name, node in functions.items():
        if not has_docstring(node):
            raise AuthorError(f"{name} has no docstring; write one in line {node.lineno + 1}")
    return functions


def _summary(node: FunctionNode) -> str:
    return (ast.get_docstring(node) or "").partition("\n")[0]
