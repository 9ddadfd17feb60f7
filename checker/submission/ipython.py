"""A notebook's cell as IPython reads it: without its indent, and without prompts."""

from __future__ import annotations

import re

_INDENT = re.compile(r"[ \t]+")
#: What a prompt looks like at the first line, and at each.
_PROMPTS = (
    (re.compile(r">>>(?: |$)"), re.compile(r"(?:>>>|\.\.\.)(?: |$)")),
    (re.compile(r"\s*In \[\d+\]: ?"), re.compile(r"\s*(?:In \[\d+\]|\.\.\.+): ?")),
)


def as_run(cell: str) -> str:
    """Return the text that runs; its lines keep their numbers.

    Parameters
    ----------
    cell : str
        The text of a code cell. One that is indented as a whole, or was copied with its prompts,
        runs in IPython all the same.
    """
    lines = cell.split("\n")
    first = next((line for line in lines if line.strip()), "")
    indent = _INDENT.match(first)
    if indent:
        lines = [line.removeprefix(indent[0]) for line in lines]
        first = first.removeprefix(indent[0])
    for begins, each in _PROMPTS:
        if begins.match(first):
            lines = [each.sub("", line, count=1) if each.match(line) else line for line in lines]
    return "\n".join(lines)
