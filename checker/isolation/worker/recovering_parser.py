"""Read a student's file, block by block where it cannot be read as a whole.

Runs in the student's process.
"""

from __future__ import annotations

import ast
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# what reading text can raise, deep nesting and null bytes included
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
# Python looks for the file on the disk to show its line: a name that no file has
NO_FILE = "<the student's file>"
MOST_LINES_JOINED = 400  # of a bracket or a string that stays open

_GOES_ON = re.compile(r"(?:else|elif|except|finally)\b|[)\]}#\s]|$")
_HEAD = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)|^(\w+)[ \t]*=(?!=)", re.MULTILINE)
_LINE = re.compile(r"\bline (\d+)")  # "after function definition on line 3"
_INCOMPLETE = re.compile(r"never closed|unterminated triple-quoted|unexpected EOF")


@dataclass(frozen=True)
class Fault:
    """A block that cannot be read."""

    error: Exception
    name: str  #: of the function or class that it defines, or of the variable; may be empty
    line: int  #: its first


def lines_of(source: str) -> list[str]:
    """Split a text into lines where Python does."""
    return io.StringIO(source, newline=None).readlines()


def read(source: str) -> Iterator[ast.Module | Fault]:
    """Parse a file.

    Parameters
    ----------
    source
        Its text.

    Yields
    ------
    ast.Module or Fault
        The file as one piece if it can be read, else piece by piece: a line in column 0 that
        begins a statement begins a piece, unless a bracket or a string is open.
    """
    try:
        whole = ast.parse(source, NO_FILE)
    except UNREADABLE:
        whole = None
    if whole is not None:
        yield whole
        return
    lines = lines_of(source)
    starts = [*_starts(lines), len(lines)]
    at = 0
    while at < len(starts) - 1:
        begin = starts[at]
        piece, at = _read_block(lines, starts, at)
        if isinstance(piece, ast.Module):
            yield piece
        else:
            head = _HEAD.search("".join(lines[begin : starts[at]]))
            yield Fault(piece, head[1] or head[2] if head else "", begin + 1)


def _starts(lines: Sequence[str]) -> list[int]:
    """Find the lines in column 0 that begin a statement; decorators begin their function's."""
    starts, decorated = [], False
    for number, line in enumerate(lines):
        if _GOES_ON.match(line):
            continue
        if not decorated:
            starts.append(number)
        decorated = line.startswith("@")
    first = starts[0] if starts else len(lines)
    if any(not line.lstrip().startswith("#") for line in lines[:first] if line.strip()):
        starts.insert(0, 0)  # it begins with an indented line
    return starts


def _read_block(
    lines: Sequence[str], starts: Sequence[int], at: int
) -> tuple[ast.Module | Exception, int]:
    """Parse block number `at`, with the next ones as long as a bracket or string is open."""
    begin = starts[at]
    first: Exception | None = None
    for after in range(at + 1, len(starts)):
        try:
            piece = ast.parse("".join(lines[begin : starts[after]]), NO_FILE)
        except UNREADABLE as error:
            first = first or _moved(error, begin)
            joined = starts[after] - begin
            if not _INCOMPLETE.search(str(error)) or joined > MOST_LINES_JOINED:
                break
        else:
            ast.increment_lineno(piece, begin)
            return piece, after
    assert first is not None  # noqa: S101  the loop ran at least once
    return first, at + 1


def _moved(error: Exception, lines: int) -> Exception:
    """Count the lines of a syntax error from the beginning of the file."""
    if isinstance(error, SyntaxError) and error.lineno is not None:
        error.lineno += lines
        error.msg = _LINE.sub(lambda found: f"line {int(found[1]) + lines}", error.msg)
        if error.end_lineno is not None:
            error.end_lineno += lines
    return error
