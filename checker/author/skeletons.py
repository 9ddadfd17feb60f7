"""First drafts of a lesson's files; each works as it stands, and waits for its author."""

from __future__ import annotations

import ast
import keyword

from checker.author.places import AuthorError, number
from checker.author.syntax import (
    FunctionNode,
    has_docstring,
    parameters,
    parse,
    student_functions,
    top_level_functions,
)

EXAMPLE = '''"""Lesson {number}: {topic}.

Say here what the lesson is about, and which formula it is.

Check it with: python -m checker lesson{number}
"""

import numpy as np

__all__ = ["{function}"]


def {function}(x):
    """Divide numbers by the largest of them (an example: write your own).

    Parameters
    ----------
    x : numpy.ndarray
        Positive numbers.

    Returns
    -------
    scaled : numpy.ndarray, the shape of x
        Numbers up to 1.
    """
    # Which entry is the largest?
    largest = np.max(x)

    # That entry becomes 1, and each other one its share of it.
    return x / largest
'''

PAGE = """# Lesson {number}: {title}

Say here what the reader is about to find out, and why.

## The formula

Write it down, and name each symbol in it.

## Where it comes from

Derive it, one step a line.

## What you write

{functions}

Write in `lessons/{stem}.py`, then:

```
python -m checker lesson{number}
```

## What goes wrong

Show what people write instead, and how to notice.
"""


def example_solution(stem: str) -> str:
    """Write a small solution to begin with."""
    topic = stem.partition("_")[2]
    return EXAMPLE.format(
        number=number(stem),
        topic=topic.replace("_", " "),
        # Named after the lesson, since two lessons share no name of a function.
        function=f"the_{topic}" if keyword.iskeyword(topic) else topic,
    )


def page(stem: str, source: str) -> str:
    """Write the first draft of a lesson's page from its solution."""
    items = [
        f"- `{name}({', '.join(parameters(node))})`: {_summary(node)}"
        for name, node in student_functions(parse(source)).items()
    ]
    return PAGE.format(
        number=number(stem), title=title(source), functions="\n".join(items), stem=stem
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
