"""What is said of a place in a student's function, and never what belongs there."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.diagnosis.leaves import Outputs
from checker.edits import Edit, Text
from checker.edits.engine import At

#: More of the same in one line are not told apart.
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
FOLLOW = "Follow the lines one by one, with a small example on paper: what does each name hold?"


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is wrong in a line."""

    kind: str  #: the operator's, for the code of the diagnosis
    line: int  #: in the student's file
    said: str  #: one sentence
    hints: tuple[str, ...]  #: of rising directness; the last shows what the line becomes
    #: what the function gives for each input of the diagnosis, if this alone is wrong; where
    #: that is the only thing wrong, or is not known, nothing
    alone: Sequence[Outputs] = ()


def of_a_patch(edit: Edit, after: str, others: Sequence[Edit] = ()) -> Telling:
    """Say what is wrong where an edit makes the student's text right.

    Parameters
    ----------
    edit : Edit
        An edit of the student's text.
    after : str
        The text with it.
    others : sequence of Edit
        Others of its kind, on other lines, that make it right as well.
    """
    context, it = _context(edit)
    said = f"{context}{edit.as_patch(it)}."
    if others:
        lines = ", ".join(str(each.line) for each in others)
        said += f" (The same might be said of line {lines}: one of them is enough.)"
    return Telling(
        kind=edit.operator.kind,
        line=edit.line,
        said=f"{said[0].upper()}{said[1:]}",
        hints=(FOLLOW, *_becomes(edit.line, after), *_comes_in(edit)),
    )


def of_a_mutant(statement: ast.stmt, edit: Edit | None, after: str) -> Telling:
    """Say what is wrong with a statement that differs from a right one by one edit.

    Parameters
    ----------
    statement : ast.stmt
        The student's.
    edit : Edit or None
        The edit of the right program, in the student's names, that makes it; None where no edit
        does.
    after : str
        The student's text with the right statement in its place.
    """
    what = f"{_subject(statement)} {edit.as_mutant}." if edit else "This line is wrong."
    return Telling(
        kind=edit.operator.kind if edit else "line",
        line=statement.lineno,
        said=what,
        hints=(FOLLOW, *_becomes(statement.lineno, after)),
    )


def _subject(statement: ast.stmt) -> str:
    match statement:
        case ast.Assign(targets=[target]) | ast.AugAssign(target=target):
            plural = isinstance(target, ast.Tuple)
            return f"Your `{ast.unparse(target)}` {'are' if plural else 'is'} worked out"
        case ast.Return():
            return "Your result is returned"
        case ast.For() | ast.While():
            return "Your loop runs"
        case ast.If():
            return "Your `if` asks"
    return "This line stands there"


def _becomes(line: int, after: str) -> Iterator[str]:
    lines = after.split("\n")
    if line <= len(lines) and lines[line - 1].strip() not in {"", "pass"}:
        yield f"The line becomes `{lines[line - 1].strip()}`."


def _comes_in(edit: Edit) -> Iterator[str]:
    """Say which line is new: one that an edit puts beside what stays, and does not move there."""
    gone = {put.target for put in edit.puts if not put.new}
    for put in edit.puts:
        if put.at is At.AFTER and not gone & set(put.new):
            code = "; ".join(map(edit.text.written, put.new))
            yield f"Behind `{edit.text.quoted(put.target)}` and its lines comes `{code}`."


def _context(edit: Edit) -> tuple[str, str]:
    """Return what a place stands in, as a sentence begins, and which of several it is there."""
    it = edit.text.quoted(edit.place.node)
    whole = "{it}" in edit.operator.patch.split()[-1]  # it speaks of the place as of a context
    for holder in edit.place.inside:
        quoted = edit.text.quoted(holder)
        if not (quoted.endswith("…") or whole):
            return f"in `{quoted}`, ", _which(edit.text, edit.place.node, holder)
    return "", f"`{it}`"


def _which(text: Text, node: ast.AST, holder: ast.AST) -> str:
    """Name a place within what it stands in: ```A```, or "the second ```A```"."""
    it = text.quoted(node)
    heads = [each for each in ast.iter_child_nodes(holder) if not isinstance(each, ast.stmt)]
    inside = [each for head in heads for each in ast.walk(head) if isinstance(each, ast.expr)]
    same = sorted((each for each in inside if text.quoted(each) == it), key=text.span)
    if node in same and 1 < len(same) <= len(ORDINALS):
        return f"the {ORDINALS[same.index(node)]} `{it}`"
    return f"`{it}`"
