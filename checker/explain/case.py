"""What is known when a student's code raised an exception, as the rules see it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checker.explain.shapes import Shapes
from checker.model import Frame
from checker.student.answers import Outline
from checker.student.errors import StudentError

#: The student's process cuts a line after so many characters.
CUT_LINE = 200
_KINDS = {
    "NoneType": "None",
    "str": "text",
    "numpy.ndarray": "array",
    "numpy.float64": "float64",
    "builtin_function_or_method": "function",
}
#: Longer pieces of a line are not repeated in a sentence.
LONG_CODE = 60
# what reading a line can raise, deep nesting and null bytes included
_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What went wrong, and one step towards the cure."""

    fact: str  #: one sentence
    hint: str = ""  #: one sentence, or empty


@dataclass(frozen=True, kw_only=True)
class Case:
    """An exception and its surroundings."""

    error: StudentError  #: what was raised
    function: str  #: the function that was called, as the lesson names it
    outline: Outline = field(default_factory=Outline)  #: what the submission defines
    texts: Mapping[str, str] = field(default_factory=dict)  #: file → its text
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: functions of the course → their parameters

    @property
    def frame(self) -> Frame | None:
        """The student's innermost frame."""
        return self.error.frames[-1] if self.error.frames else None

    @property
    def kinds(self) -> Mapping[str, str]:
        """The variables of that frame: name → "array (4, 7) float64"."""
        return self.frame.locals if self.frame else {}

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of expressions on the line."""
        return Shapes(self.kinds)

    @cached_property
    def line(self) -> str:
        """The line in a form that can be parsed; empty where there is none."""
        source = self.frame.source.strip() if self.frame else ""
        if len(source) >= CUT_LINE:
            return ""
        source = re.sub(r"^elif\b", "if", source)
        return f"{source} pass" if re.search(r":\s*(#.*)?$", source) else source

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """The parts of the line in the order in which they are computed; none if unreadable."""
        try:
            return tuple(_inside_out(ast.parse(self.line)))
        except _UNREADABLE:
            return ()

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the function in which it happened, as the student calls them."""
        name = self.frame.function if self.frame else ""
        info = self.outline.functions.get(name)
        if info is not None:
            return tuple(each.name for each in info.parameters)
        return self.asked.get(name, ())

    def code(self, node: ast.AST) -> str:
        """A piece of the line as the student wrote it; empty where it is long."""
        piece = ast.get_source_segment(self.line, node) or ""
        return piece if len(piece) <= LONG_CODE else ""

    def quoted(self, node: ast.AST, otherwise: str) -> str:
        """A piece of the line between backticks, or other words where it is long."""
        piece = self.code(node)
        return f"`{piece}`" if piece else otherwise

    def kind(self, node: ast.AST) -> str:
        """What a variable is; empty for anything else."""
        return self.kinds.get(node.id, "") if isinstance(node, ast.Name) else ""

    def is_of(self, node: ast.AST, type_name: str) -> bool:
        """Whether a variable is of a type, by the name that Python gives it in messages."""
        kind = _KINDS.get(type_name, type_name)
        return self.kind(node).partition(" ")[0] == ("str" if kind == "text" else kind)

    def calls_own(self, node: ast.AST) -> bool:
        """Whether it is a call of a function of the student's."""
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            return False
        return node.func.id in self.outline.functions or self.kind(node.func) == "function"


#: Reads an exception's message; gives the rest of the sentence that begins with "`propagate`
#: raised ValueError: " and the hint, or None where it cannot say more than Python does.
Reader = Callable[[Case, re.Match[str]], tuple[str, str] | None]
#: The name of an exception or of a base of it, a pattern to search its message for, a reader.
Rule = tuple[str, str, Reader]


def say(what: str, hint: str = "", *, kinds: bool = False) -> Reader:
    """Give a reader that always says the same.

    Parameters
    ----------
    what, hint : str
        ``{0}`` is the first group of the pattern.
    kinds : bool
        Whether the groups are names of types, to be written "an int".
    """

    def read(_: Case, match: re.Match[str]) -> tuple[str, str]:
        groups = map(a_kind, match.groups()) if kinds else match.groups()
        return what.format(*groups), hint.format(*match.groups())

    return read


def a_kind(kind: str) -> str:
    """Write the name of a type in a sentence: "an int", "an array", "None"."""
    kind = _KINDS.get(kind, kind)
    if kind == "None":
        return kind
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def only(found: list[ast.expr]) -> ast.expr | None:
    """The only one of a list."""
    return found[0] if len(found) == 1 else None


def _inside_out(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield from _inside_out(child)
    yield node
