"""What an exception says of the line that raised it, and what it does not say."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from checker.diagnosis.leaves import RAISED, Outputs, Raised


def raised(results: Sequence[Outputs]) -> list[Raised]:
    """Return the exceptions among the results of several calls."""
    return [made[RAISED] for made in results if RAISED in made]


def shown_shapes(exceptions: Sequence[Raised]) -> bool:
    """Tell whether the texts speak of this very input: such an exception has few causes.

    "'NoneType' object has no attribute 'append'" has many.
    """
    texts = {each.message for each in exceptions}
    return len(texts) > 1 or any(re.search(r"\(\d+,", text) for text in texts)


def likeness(exceptions: Sequence[Raised], came: Sequence[Raised], text: str) -> int:
    """Tell how far the lines that raised are the same.

    Parameters
    ----------
    exceptions : sequence of Raised
        What our program raised.
    came : sequence of Raised
        What the student's function raised.
    text : str
        Our program.

    Returns
    -------
    int
        2 if they are the same, 1 if they are so but for the names of variables, else 0.
    """
    lines = ["", *text.split("\n")]
    if len(exceptions) != len(came):
        return 0
    pairs = zip((lines[each.line] for each in exceptions), (c.source for c in came), strict=True)
    return min((_likeness(*pair) for pair in pairs), default=0)


def holds(text: str, lines: Sequence[str]) -> bool:
    """Tell whether a text has all of some lines, but for the names of variables."""
    mine = text.split("\n")
    return all(any(_likeness(line, each) for each in mine) for line in lines)


def _likeness(one: str, other: str) -> int:
    trees = [_parsed(one), _parsed(other)]
    if None in trees:
        return 0
    exact = [ast.dump(tree) for tree in trees if tree]
    if exact[0] == exact[1]:
        return 2
    shapes = [_shape(tree) for tree in trees if tree]
    return int(shapes[0] == shapes[1])


def _parsed(line: str) -> ast.Module | None:
    text = line.strip()
    if text.endswith(":"):
        text = f"{text} pass"
    try:
        return ast.parse(text) if text else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _shape(tree: ast.Module) -> str:
    """Return a line with its variables numbered in the order in which they come.

    ``costs = costs.append(cost)`` and ``c = c.append(x)`` are alike; ``c = d.append(x)`` is not.
    """
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    numbers: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and id(node) not in called and node.id != "np":
            node.id = numbers.setdefault(node.id, f"name{len(numbers)}")
    return ast.dump(tree)
