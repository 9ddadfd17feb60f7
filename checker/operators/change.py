"""One error at one place, and the sentence that says what comes of it."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from checker.operators.lines import Line

#: Formulas longer than this are cut in a sentence.
LONGEST = 44
#: Code → how it is written in a formula.
_SIGNS = (
    (r"\bnp\.", ""),
    (r"\b(\w+)\.shape\[0\]", r"the number of rows of \1"),
    (r"\b(\w+)\.shape\[1\]", r"the number of columns of \1"),
    (r"\b\w+\['(\w+)'\]", r"\1"),
    (r"\.T\b", "ᵀ"),
    (r" \*\* ", "^"),
    (r" \* ", " × "),
    (r"-", "−"),
    (r">=", "≥"),
    (r"<=", "≤"),
)


class Change(NamedTuple):
    """An error at a place of a line."""

    operator: str  #: what kind: "factor-dropped"
    node: ast.expr  #: what stands there now
    clause: str  #: as if …: "the term b were left out"; {it} is what the line makes
    direct: str = ""  #: a whole sentence about {your} output, where it is right; {it} as above


def spoken(node: ast.AST) -> str:
    """A formula in plain signs, cut where it is long."""
    text = ast.unparse(node)
    for code, sign in _SIGNS:
        text = re.sub(code, sign, text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def listed(names: tuple[str, ...]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def sentence(line: Line, change: Change) -> str:
    """Say what comes of a change.

    It must be true for everyone whose function does the same, however it is written: so it
    speaks of what comes out, and not of what was typed.
    """
    several = len(line.makes) > 1
    is_return = isinstance(line.statement, ast.Return)
    name = listed(line.makes) if line.makes else "the result"
    if line.returned:
        your = "your result" if is_return else f"your {name}"
        lead = f"{your} {'come' if several else 'comes'} out as if "
        lead += "" if line.loop is None or is_return else "in every pass of the loop "
        it = "they" if several else "it"
    else:
        your, it = "your result", name
        lead = f"your result comes out as if, {_where(line, name)}, "
    # In a loop an error adds up: what holds for one pass does not hold for the result.
    if change.direct and ("{your}" not in change.direct or (line.returned and not line.loop)):
        text = change.direct.format(your=your, it=it)
    else:
        text = lead + change.clause.format(your=your, it=it)
        if it == "they":
            text = text.replace("they were", "they were")
    return f"{text[0].upper()}{text[1:]}."


def _where(line: Line, name: str) -> str:
    match line.statement:
        case ast.For():
            return "in the loop"
        case ast.If():
            return "in the condition"
        case _:
            return f"in {name}" if line.loop is None else f"in the loop, in {name}"
