"""What a function has to do without, looked for in its text: ``sort`` where sorting is the lesson.

It is looked for in the function and in those of the same file that it calls. No string is read:
who hides a name is not taught by finding it.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from checker.checking.judged import JudgedFunction
from checker.failure import Failure
from checker.record import Kind, Pointer


def does_without(function: JudgedFunction) -> None:
    """Demand that a function uses none of the names that the lesson declares as forbidden.

    Parameters
    ----------
    function : JudgedFunction
        The student's. A name such as ``"sort"`` is forbidden as a function and as a method;
        ``"np.sort"`` is forbidden as it is written.

    Raises
    ------
    Failure
        At the first line that uses one.
    """
    for piece in function.pieces():
        for line, name in uses(piece.text, function.declared.forbidden):
            where = Pointer(file=piece.file, line=piece.line + line - 1)
            raise Failure(
                f"{function.declared.name} uses {name}, which it has to do without here.",
                "Write yourself what it does: that is the lesson.",
                reason=Kind.CONTRACT,
                pointer=where,
            )


def uses(text: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield each line of a text that uses one of some names, and the name.

    Raises
    ------
    SyntaxError
        When the text cannot be read.
    """
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Name(id=name) if name in names:
                yield node.lineno, name
            case ast.Attribute(attr=name):
                written = ast.unparse(node)
                if name in names or written in names:
                    yield node.lineno, written
