"""From the wrong lines that a teacher writes to what they change in the right program."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Collection, Sequence

from checker.course.program import Program, line_key


class WrongLinesError(ValueError):
    """Lines have no place in the right program; the message says which, and what cures it."""


def changes_of(program: Program, wrong: str, remove: Collection[str] = ()) -> dict[str, str]:
    """Return what wrong lines change in a right program.

    A line stands in place of the line that assigns the same, or begins with the same word:
    ``return``, ``for``, ``if``. Any other line follows the one above it; where none is above it,
    it comes before the one below. What stands in no line's place stands where lines are removed.
    A text with ``def`` and lines beneath is the whole wrong function.

    Parameters
    ----------
    program : Program
        The right program.
    wrong : str
        Whole lines, in the order of the program; or a whole function.
    remove : collection of str
        By what the lines are known that the wrong program lacks.

    Returns
    -------
    dict
        Line key → what stands there instead, as `Program.changed` takes it.

    Raises
    ------
    WrongLinesError
        When the lines change nothing, or have no place.
    """
    lines = _lines(wrong)
    keys = program.keys
    for key in remove:
        if key not in keys:
            raise WrongLinesError(f"no line is known as {key!r}. Write one of {', '.join(keys)}.")
    if len(lines) > 1 and line_key(lines[0]) == "def" and _depth(lines[1]):
        texts = _compared(program.lines, lines)
    else:
        texts = _placed(program, lines, {keys.index(key) for key in remove})
    changes = {keys[at]: texts[at] for at in sorted(texts)}
    changes |= {key: "" for key in remove if key not in changes}
    if not changes:
        raise WrongLinesError("the lines are those of the right program. Write what is wrong.")
    return changes


def _placed(program: Program, lines: Sequence[str], gone: set[int]) -> dict[int, str]:
    """Put each wrong line in the place of a right one, or beside the line above it."""
    right = program.lines
    blocks: dict[int, list[str]] = {}
    first: list[str] = []  # lines above the first that has a place
    at, shift = -1, 0
    for line in lines:
        name = line_key(line.strip())
        like = (i for i, other in enumerate(program.names) if other == name)
        place = next((i for i in like if i > at and i not in gone), None)
        if place is not None and (
            at < 0 or not _depth(line) or _depth(line) + shift == _depth(right[place])
        ):
            at, shift = place, _depth(right[place]) - _depth(line)
            blocks[at] = [*first, line]
        elif at < 0:
            first.append(line)
        elif _depth(line) + shift < _depth(right[at]):
            raise WrongLinesError(
                f"{line.strip()!r} stands further left than the line above it, and is like no "
                "line of the program. Write the whole function, from def to return."
            )
        else:
            blocks[at].append(line)
    if at < 0 and first:
        if not gone:
            raise WrongLinesError(
                f"no line of the program is like {first[0].strip()!r}. Write the line above it as "
                "well, or say in remove which line it replaces."
            )
        blocks[min(gone)] = first
    texts = {at: textwrap.dedent("\n".join(block)) for at, block in blocks.items()}
    return {at: text for at, text in texts.items() if text != right[at].strip()}


def _compared(right: Sequence[str], lines: Sequence[str]) -> dict[int, str]:
    """Compare a whole wrong function with the right one."""
    blocks: dict[int, list[str]] = {}
    matcher = difflib.SequenceMatcher(None, right, lines, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        new = lines[first:last]
        blocks |= {at: [] for at in range(start, end)}
        at = _home(right, range(start, end), new) if new else -1
        if at >= end:
            blocks[at] = [*new, right[at]]
        elif new:
            blocks[at] = [*blocks.get(at, [right[at]]), *new]
    return {
        at: "\n".join(line[_depth(right[at]) :] for line in block) for at, block in blocks.items()
    }


def _home(right: Sequence[str], gone: range, new: Sequence[str]) -> int:
    """Choose the line that new ones stand with: it must not stand further right than they do."""
    depth = min(map(_depth, new))
    near: tuple[int, ...] = (*gone[:1], gone.start - 1, gone.stop)
    for at in near:
        if 0 <= at < len(right) and _depth(right[at]) <= depth:
            return at
    raise WrongLinesError(
        f"{new[0].strip()!r} ends a block in its middle. Keep more lines as the program has them."
    )


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in textwrap.dedent(text).split("\n") if line.strip()]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
