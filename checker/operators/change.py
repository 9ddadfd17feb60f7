"""One error at one place, and the sentence that says what comes of it."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from checker.operators.lines import Line, Place

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
    #: A whole sentence instead; with {your} output, only where that is right; with {yours},
    #: that is "your dw is that of", everywhere.
    direct: str = ""


def spoken(node: ast.AST) -> str:
    """A formula in plain signs, cut where it is long."""
    text = ast.unparse(node)
    for code, sign in _SIGNS:
        text = re.sub(code, sign, text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def within(place: Place, line: Line) -> str:
    """Say where in a line, if what stands there stands there more than once."""
    inner = place.holder
    once = line.parts.count(ast.unparse(place.node)) == 1
    if once or not isinstance(inner, ast.expr) or (line.root and inner is line.root.node):
        return ""
    # Of a call its name alone: its arguments in order would be the right code.
    return f", in {spoken(inner.func if isinstance(inner, ast.Call) else inner)}"


def listed(names: tuple[str, ...]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def sentence(line: Line, change: Change) -> str:
    """Say what comes of a change.

    It must be true for everyone whose function does the same, however it is written: so it
    speaks of what comes out, and not of what was typed.
    """
    name = listed(line.makes) if line.makes else "the result"
    several = len(line.makes) > 1 or (name.endswith("s") and not name.endswith("ss"))
    is_return = isinstance(line.statement, ast.Return)
    if line.returned:
        your = "your result" if is_return else f"your {name}"
        it = "they" if several and not is_return else "it"
        lead = f"{your} {'come' if it == 'they' else 'comes'} out as if"
        lead += " " if line.loop is None or is_return else ", in every pass of the loop, "
    else:
        your, it = "your result", name
        where = "" if "{it}" in change.clause else f", {_where(line, name)},"
        lead = f"your result comes out as if{where} "
    # In a loop an error adds up: what holds for one pass does not hold for the result.
    if change.direct and ("{your}" not in change.direct or (line.returned and not line.loop)):
        text = change.direct.replace("{your}", your)
        if line.returned and it == "they":
            text = text.replace(f"{your} is ", f"{your} are ").replace("it is", "they are")
            text = text.replace(f"{your} has ", f"{your} have ")
    else:
        text = lead + change.clause
    that = "are those of" if line.returned and it == "they" else "is that of"
    text = text.replace("{it}", it).replace("{yours}", f"{your} {that}")
    return f"{text[0].upper()}{text[1:]}."


def _where(line: Line, name: str) -> str:
    match line.statement:
        case ast.For():
            return "in the loop"
        case ast.If():
            return "in the condition"
        case _:
            return f"in {name}" if line.loop is None else f"in the loop, in {name}"
