"""From the text of a solution to the file that a student fills in."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass

from checker.course.syntax import FunctionNode, has_docstring, imports_of, parse, student_functions


def stub(source: str) -> str:
    """Turn a solution into its stub.

    The functions that ``__all__`` lists keep decorators, signature, docstring and the
    whole-line comments of their body, since these are the recipe; their code becomes a
    ``NotImplementedError``. All the rest stays to the letter, but what was imported from
    ``solutions`` comes from ``lessons``, where the student's own work is.

    Parameters
    ----------
    source
        The text of ``solutions/<stem>.py``, as ``ruff format`` leaves it.

    Returns
    -------
    str
        The text of ``lessons/<stem>.py``, formatted as well.

    Raises
    ------
    AuthorError
        If the text is not Python, or ``__all__`` does not list its functions.
    """
    tree = parse(source)
    functions = student_functions(tree).values()
    text = _Text.read(source)
    lines = _import_own_work(text.lines, tree)
    # From the last function to the first, so that the line numbers above stay right.
    for node in sorted(functions, key=lambda node: node.lineno, reverse=True):
        start, kept = _above_body(node, text)
        stop = _last_line(node, text)
        recipe = _recipe(start, stop, text, indent=" " * (node.col_offset + 4))
        lines[start:stop] = [*kept, *recipe, f"    {unsolved(node.name)}"]
    return "\n".join(lines)


def unsolved(name: str) -> str:
    """Write the statement that stands where a student is to write."""
    return f'raise NotImplementedError("{name}: write it here")'


@dataclass(frozen=True, kw_only=True)
class _Text:
    """A source text, with what the syntax tree does not hold; rows count from 1."""

    lines: list[str]
    comments: dict[int, int]  #: row of each whole-line comment → its column
    ends: list[int]  #: last rows of the logical lines

    @classmethod
    def read(cls, source: str) -> _Text:
        lines = source.split("\n")
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
        comments = {
            token.start[0]: token.start[1]
            for token in tokens
            if token.type == tokenize.COMMENT
            and not lines[token.start[0] - 1][: token.start[1]].strip()
        }
        ends = [token.start[0] for token in tokens if token.type == tokenize.NEWLINE]
        return cls(lines=lines, comments=comments, ends=ends)

    def blank_between(self, above: int, below: int) -> bool:
        return any(not line.strip() for line in self.lines[above : below - 1])


def _above_body(node: FunctionNode, text: _Text) -> tuple[int, list[str]]:
    """Count the lines that stay, and give the part of the next one that stays with them."""
    first = node.body[0]
    if has_docstring(node):
        return first.end_lineno or first.lineno, []
    signature_end = next(row for row in text.ends if row >= node.lineno)
    if first.lineno > signature_end:
        return signature_end, []
    # The body stands on the line of the signature; columns of the tree count bytes.
    line = text.lines[first.lineno - 1].encode()[: first.col_offset].decode()
    return first.lineno - 1, [line.rstrip()]


def _last_line(node: FunctionNode, text: _Text) -> int:
    """Find the last row of a function, with the comments that stand below its code."""
    last = row = node.end_lineno or node.lineno
    while row < len(text.lines):
        row += 1
        column = text.comments.get(row)
        if column is not None and column > node.col_offset:
            last = row
        elif text.lines[row - 1].strip():
            break
    return last


def _recipe(start: int, stop: int, text: _Text, *, indent: str) -> list[str]:
    """Collect the comments of a body; where a blank line stood between two, one stays."""
    recipe: list[str] = []
    above = start
    for row in range(start + 1, stop + 1):
        if row in text.comments:
            if recipe and text.blank_between(above, row):
                recipe.append("")
            recipe.append(indent + text.lines[row - 1].strip())
            above = row
    return recipe


def _import_own_work(lines: list[str], tree: ast.Module) -> list[str]:
    """Copy the lines, with each import from the solutions made one from the lessons."""
    own = list(lines)
    for node in imports_of(tree, "solutions"):
        own[node.lineno - 1] = re.sub(r"\bsolutions\b", "lessons", own[node.lineno - 1], count=1)
    return own
