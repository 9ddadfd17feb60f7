"""Changes of lines that Python cannot read, to be tried: which of them it can read."""

from __future__ import annotations

import difflib
import functools
import keyword
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.exceptions.case import parse_error
from checker.exceptions.finders import words

#: Changed lines, and what a hint can name of the change.
Change = tuple[Sequence[str], Mapping[str, str]]

_BEGINS = re.compile(r"(?:async\s+)?(?:def|class|import|from)\b|@")  # a block, at the left edge
_KEYWORDS = [each for each in keyword.kwlist if len(each) > 1]
_LINES_OF_A_CALL = 5
_WIDE = range(0xFF01, 0xFF5F)  # the signs of a keyboard, in full width


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Lines that cannot be read."""

    lines: tuple[str, ...]  #: of the block, from its first line at the left edge to the next
    number: int  #: of the line in question among them, counted from 0
    first: int  #: the block's first line in its file, counted from 0
    in_cells: bool  #: whether it is a notebook, whose lines are counted otherwise

    @classmethod
    def of(cls, text: str, line: int, *, in_cells: bool) -> Fault:
        """Find the block of a line of a text."""
        lines = text.split("\n")
        number = min(max(line - 1, 0), len(lines) - 1)
        begins = [i for i, each in enumerate(lines) if _BEGINS.match(each)]
        first = max((i for i in begins if i <= number), default=0)
        last = min((i for i in begins if i > number), default=len(lines))
        block = tuple(lines[first:last])
        return cls(lines=block, number=number - first, first=first, in_cells=in_cells)

    @property
    def line(self) -> str:
        """The line in question."""
        return self.lines[self.number]

    @property
    def above(self) -> list[int]:
        """The line before it that holds code, if there is one."""
        code = [line.partition("#")[0].strip() for line in self.lines[: self.number]]
        return [number for number, each in enumerate(code) if each][-1:]

    def place(self, number: int) -> str:
        """Write down a line for a sentence."""
        if self.in_cells:
            return "this line" if number == self.number else "the line above"
        return f"line {self.first + number + 1}"

    def with_line(self, number: int, line: str) -> list[str]:
        """Put another line in the place of one."""
        return [*self.lines[:number], line, *self.lines[number + 1 :]]

    def is_cured(self, lines: Sequence[str]) -> bool:
        """Tell whether Python reads further with other lines in place of these."""
        error = parse_error("\n".join(lines))
        return error is None or (error.lineno or 0) > self.stops

    @functools.cached_property
    def stops(self) -> int:
        """The line of the block at which Python stops, counted from 1; 0 where it reads all."""
        error = parse_error("\n".join(self.lines))
        return (error.lineno or 1) if error else 0


def put(fault: Fault, find: str, instead: str, at: str) -> Iterator[Change]:
    """Put something in the place of what a pattern finds, as the table says."""
    if at == "all":
        yield [re.sub(find, instead, line) for line in fault.lines], {}
        return
    for number in [fault.number] if at == "line" else [*fault.above, fault.number]:
        line = fault.lines[number]
        for found in re.finditer(find, line):
            changed = line[: found.start()] + found.expand(instead) + line[found.end() :]
            groups = {f"group{i}": each or "" for i, each in enumerate(found.groups())}
            yield fault.with_line(number, changed), {**groups, "place": fault.place(number)}


def _translated(fault: Fault, table: str) -> Iterator[Change]:
    """Put signs of the keyboard in the place of others, in the whole block."""
    signs: dict[str, str | int | None] = {**words(table)}
    if table == "narrow":
        signs |= {each: unicodedata.normalize("NFKC", each) for each in map(chr, _WIDE)}
    found = [f"{each} is written {signs[each]}" for each in signs if each in fault.line]
    changed = [line.translate(str.maketrans(signs)) for line in fault.lines]
    yield changed, {"signs": ", ".join(found)}


def _blanks(fault: Fault) -> Iterator[Change]:
    """Put usual blanks in the place of others at the beginning of lines."""

    def usual(found: re.Match[str]) -> str:
        return re.sub(r"[^ \t]", " ", found[0].replace("\u3000", "  "))

    yield [re.sub(r"^\s+", usual, line) for line in fault.lines], {}


def _keyword(fault: Fault) -> Iterator[Change]:
    """Put one of Python's words in the place of one that is nearly it."""
    for found in re.finditer(r"\b[A-Za-z]{2,}\b", fault.line):
        for each in _KEYWORDS:
            if found[0] != each and _is_misspelt(found[0].lower(), each.lower()):
                line = fault.line[: found.start()] + each + fault.line[found.end() :]
                named = {"word": each, "instead": found[0]}
                yield fault.with_line(fault.number, line), named


def _is_misspelt(word: str, meant: str) -> bool:
    if sorted(word) == sorted(meant):
        return True
    alike = difflib.SequenceMatcher(None, word, meant).ratio()
    return len(word) > 3 and alike > 0.86  # noqa: PLR2004 (less of it is like too many names)


def _braces(fault: Fault) -> Iterator[Change]:
    """Put a colon in the place of a brace that opens a block, nothing for one that closes it."""
    changed = [re.sub(r"[ \t]*\{[ \t]*$", ":", line) for line in fault.lines]
    yield [line for line in changed if line.strip() != "}"], {}


def _fences(fault: Fault) -> Iterator[Change]:
    """Keep the lines between marks such as those of a chat, and nothing around them."""
    kept, inside, fences = [], False, 0
    for line in fault.lines:
        if line.lstrip().startswith("```"):
            inside, fences = not inside, fences + 1
            kept.append("")
        else:
            kept.append(line if inside else "")
    if fences:
        yield kept, {}


def _and_or(fault: Fault) -> Iterator[Change]:
    """Write && and || in words."""
    line = fault.line.replace("&&", " and ").replace("||", " or ")
    yield fault.with_line(fault.number, line), {}


def _other_quotes(fault: Fault) -> Iterator[Change]:
    """Put other quotation marks inside the braces of an f-string."""
    for outer, inner in ("'\"", "\"'"):
        parts = re.split(r"(\{[^{}]*\})", fault.line)
        line = "".join(each.replace(outer, inner) if each[:1] == "{" else each for each in parts)
        yield fault.with_line(fault.number, line), {"inner": inner, "outer": outer}


def _body_indented(fault: Fault) -> Iterator[Change]:
    """Indent all that stands below the first line of a function."""
    if any(line.partition("#")[0].strip() for line in fault.lines[1:]):
        yield [fault.lines[0], *(f"    {line}" for line in fault.lines[1:])], {}


def _bracket(fault: Fault) -> Iterator[Change]:
    """Close at the end of a line the bracket that is open there, where nothing else is wrong."""
    last = min(fault.number + _LINES_OF_A_CALL, len(fault.lines))
    for number in range(fault.number, last):
        code, sign, comment = fault.lines[number].partition("#")
        for word in ")]}":
            closed = fault.with_line(number, f"{code.rstrip()}{word}  {sign}{comment}")
            if parse_error("\n".join(closed)) is None:
                yield closed, {"word": word, "place": fault.place(number)}


CURES: Mapping[str, Callable[[Fault], Iterator[Change]]] = {
    "narrow": functools.partial(_translated, table="narrow"),
    "quotes": functools.partial(_translated, table="quotes"),
    "formula": functools.partial(_translated, table="formula"),
    "blanks": _blanks,
    "keyword": _keyword,
    "braces": _braces,
    "fences": _fences,
    "and_or": _and_or,
    "other_quotes": _other_quotes,
    "body_indented": _body_indented,
    "bracket": _bracket,
}
