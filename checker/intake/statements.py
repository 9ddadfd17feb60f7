"""Which statements of a notebook's cell are worth running.

In a notebook, functions stand among trials of them: training that takes minutes, pictures,
data that is not here. So imports, definitions and plain assignments stay, and every other
statement becomes a comment: lines keep their numbers. Statements are told apart by brackets,
quotes and indentation alone; nothing is parsed.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

#: Magics whose cell is Python all the same.
_PYTHON_MAGICS = {"time", "timeit", "capture", "prun", "python", "python3", "writefile"}
_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
#: %matplotlib inline, !pip install, files = !ls, np.dot?
_MAGIC = re.compile(r"[ \t]*+(?:[%!?]|[\w., \t]+=[ \t]*[%!]|[\w.]+\?{1,2}[ \t]*$)")
_DEFINITION = re.compile(r"(?:async[ \t]+def|def|class|import|from)\b")
_LOOP = re.compile(r"(?:async[ \t]+)?(?:for|while|with)\b")
_ASSIGNMENT = re.compile(r"[A-Za-z_][\w, \t]*(?::[^=]*)?=(?!=)[ \t]*(.*)", re.DOTALL)
_LAMBDA = re.compile(r"lambda\b")
_COMMENT = re.compile(r"#.*")
_CALL = re.compile(r"(?<![\w.])([A-Za-z_][\w.]*)\(")
#: What may be called to give a name its value; anything else may train for minutes.
_QUICK = frozenset(dir(builtins)) - {"open", "input", "exec", "eval", "compile", "__import__"}
_QUICK_MODULES = {"np", "numpy", "math", "functools"}
#: A line in column 0 that belongs to the statement above.
_GOES_ON = re.compile(r"[ \t)\]}#]|$|(?:else|elif|except|finally)\b")
#: What opens, closes and hides brackets, the longest first.
_SIGN = re.compile(r"\"\"\"|'''|\\.|[\"'#()\[\]{}]")


def without_trials(cell: str) -> list[str]:
    """Give the lines of a cell; what is not to run, as comments.

    Parameters
    ----------
    cell : str
        The text of a code cell.
    """
    lines = cell.split("\n")
    magic = _CELL_MAGIC.match(cell)
    if magic and magic[1] not in _PYTHON_MAGICS:
        return [_commented(line) for line in lines]
    insides = list(_insides(lines))
    starts = [
        number
        for number, (line, inside) in enumerate(zip(lines, insides, strict=True))
        if not (inside or (number and _GOES_ON.match(line)))
    ]
    found: list[str] = []
    for begin, end in pairwise([*starts, len(lines)]):
        found += _kept(lines[begin:end], insides[begin:end])
    return found


def _kept(lines: Sequence[str], insides: Sequence[bool]) -> Iterator[str]:
    """Give the lines of a statement as they are, or as comments."""
    going_on = takewhile(bool, insides[1:])
    head = lines[: 1 + sum(1 for _ in going_on)]
    block = any(
        line[:1] in {" ", "\t"} and line.strip() and not inside
        for line, inside in zip(lines, insides, strict=True)
    )
    if not _is_kept("\n".join(head), block=block):
        yield from map(_commented, lines)
        return
    for line, inside in zip(lines, insides, strict=True):
        indent = line[: len(line) - len(line.lstrip())]
        magic = indent and not inside and _MAGIC.match(line)
        yield f"{indent}pass  # {line.strip()}" if magic else line


def _is_kept(head: str, *, block: bool) -> bool:
    if head.startswith("@") or _DEFINITION.match(head):
        return True
    if _MAGIC.match(head.partition("\n")[0]) or _LOOP.match(head):
        return False
    if block:  # of an if or a try; or of what was meant to be a def
        return True
    assignment = _ASSIGNMENT.match(head)
    if assignment is None:
        return False
    value = _COMMENT.sub("", assignment[1])
    return bool(_LAMBDA.match(value)) or all(map(_is_quick, _CALL.findall(value)))


def _is_quick(called: str) -> bool:
    return called in _QUICK or called.partition(".")[0] in _QUICK_MODULES


def _commented(line: str) -> str:
    return f"# {line}" if line.strip() else ""


def _insides(lines: Sequence[str]) -> Iterator[bool]:
    """Tell of each line whether a bracket, a string or a line before it goes on in it."""
    quote, depth, joined = "", 0, False
    for line in lines:
        if not quote and _DEFINITION.match(line):
            depth, joined = 0, False  # a bracket was left open above: that is no reason to lose it
        yield bool(quote or depth or joined)
        joined = line.endswith("\\")
        for sign in _SIGN.findall(line):
            if quote:
                quote = "" if sign == quote else quote
            elif sign == "#":
                joined = False
                break
            elif sign[0] in "\"'":
                quote = sign
            elif sign in "([{":
                depth += 1
            elif sign in ")]}":
                depth = max(0, depth - 1)
        if len(quote) == 1 and not joined:
            quote = ""  # it ends with its line
