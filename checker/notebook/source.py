"""The text of a notebook's functions, with all that they need, as a submission."""

from __future__ import annotations

import ast
import inspect
import linecache
import sysconfig
import textwrap
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

#: Constants of these types are written down as they print.
PLAIN = (bool, int, float, complex, str, bytes, type(None))
#: What lies here is a library, and can be imported by the student's process too.
LIBRARIES = tuple({sysconfig.get_path(kind) for kind in ("stdlib", "purelib", "platlib")})
PART_OF_A_STATEMENT = (
    "{0} is a part of another statement here. Write it as the lesson asks: def {0}(…), then: "
    "check({0})"
)


class NoSourceError(LookupError):
    """The text of a function cannot be had; the message says what helps."""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a line of the gathered text stands in the notebook."""

    cell: str  #: "In [5]"
    line: int  #: of that cell


@dataclass(kw_only=True)
class Gathered:
    """A module's text, line by line, with where each line comes from."""

    lines: list[str] = field(default_factory=list)
    origins: dict[int, Origin] = field(default_factory=dict)  #: line of the text → its origin
    names: list[str] = field(default_factory=list)  #: of the functions whose text it holds

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.lines) + "\n"


def gather(functions: Mapping[str, FunctionType], cells: Sequence[str]) -> Gathered:
    """Write down functions, and whatever of their notebook they use.

    Parameters
    ----------
    functions : mapping of str to function
        Functions that were defined in a notebook, or imported from a file of one's own, by the
        names by which they are to be found.
    cells : sequence of str
        What the notebook has run so far, as IPython's ``In``.

    Raises
    ------
    NoSourceError
        When a function's text is not to be had, or is not the text of this function any more.
    """
    own: dict[str, _Written] = {}
    others: dict[str, str] = {}
    for name, function in functions.items():
        _visit(name, function, own, others)
    found = Gathered(lines=[*others.values(), ""], names=[*own])
    for name, written in own.items():
        _append(found, name, written, cells)
    return found


@dataclass(frozen=True, kw_only=True)
class _Written:
    """A function, and its text."""

    function: FunctionType
    text: str
    first: int  #: the number of its first line
    tree: ast.Module


def _visit(name: str, thing: Any, own: dict[str, _Written], others: dict[str, str]) -> None:
    """Note a thing by its name, and before it what it uses."""
    if name in own or name in others:
        return
    match thing:
        case types.ModuleType():
            others[name] = f"import {thing.__name__} as {name}"
        case FunctionType() if not is_own(thing):
            others[name] = f"from {thing.__module__} import {thing.__name__} as {name}"
        case FunctionType():
            others[name] = ""  # met again while its own names are visited
            written = _written(thing)
            for used, value in _used(written):
                _visit(used, value, own, others)
            del others[name]
            own[name] = written
        case _ if isinstance(thing, PLAIN):
            others[name] = f"{name} = {thing!r}"
        case _ if getattr(thing, "__name__", None) and getattr(thing, "__module__", None):
            if is_library(thing.__module__):
                others[name] = f"from {thing.__module__} import {thing.__name__} as {name}"


def _used(written: _Written) -> Iterator[tuple[str, Any]]:
    """Yield the notebook's own names that a function's text reads, and what they stand for now."""
    scope: Mapping[str, Any] = inspect.unwrap(written.function).__globals__
    for node in ast.walk(written.tree):
        if isinstance(node, ast.Name) and node.id in scope:
            yield node.id, scope[node.id]


def is_own(function: FunctionType) -> bool:
    """Tell whether a function is the student's, and not a library's."""
    file = Path(function.__code__.co_filename)
    return function.__module__ == "__main__" or not (
        any(file.is_relative_to(folder) for folder in LIBRARIES) or "site-packages" in file.parts
    )


def is_library(module: str | None) -> bool:
    """Tell whether a module can be imported by the student's process; a lesson's cannot be."""
    return module not in {None, "", "__main__", "builtins"} and not str(module).startswith(
        "lessons."
    )


def refuse_stale(function: FunctionType) -> None:
    """Refuse a function whose file has another text by now.

    Raises
    ------
    NoSourceError
        When the file was changed after the notebook had imported it.
    """
    code = inspect.unwrap(function).__code__
    file = Path(code.co_filename)
    if function.__module__ == "__main__" or not file.is_file():
        return
    try:
        now = compile(file.read_bytes(), code.co_filename, "exec", dont_inherit=True)
    except (OSError, SyntaxError, ValueError):
        now = None
    if now is None or all(each != code for each in _codes(now)):
        raise NoSourceError(
            f"{file.name} was changed after this notebook had imported {function.__name__} from "
            f"it: here it is still the older one. Restart the kernel, run the cells again, then "
            f"check({function.__name__})."
        )


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def _written(function: FunctionType) -> _Written:
    """Read a function's text.

    Raises
    ------
    NoSourceError
        When there is none, it is not this function's, or no statement by itself.
    """
    refuse_stale(function)
    linecache.checkcache(inspect.unwrap(function).__code__.co_filename)
    try:
        lines, first = inspect.getsourcelines(function)
    except (OSError, TypeError):
        raise NoSourceError(
            f"The text of {function.__name__} cannot be read here. Run the cell that defines it "
            "again, and then this one."
        ) from None
    text = textwrap.dedent("".join(lines)).rstrip()
    try:
        tree = ast.parse(text)
    except SyntaxError:
        raise NoSourceError(PART_OF_A_STATEMENT.format(function.__name__)) from None
    return _Written(function=function, text=text, first=first, tree=tree)


def _append(found: Gathered, name: str, written: _Written, cells: Sequence[str]) -> None:
    cell = _cell(written.text, written.function, cells)
    for number, line in enumerate(written.text.split("\n")):
        found.lines.append(line)
        found.origins[len(found.lines)] = Origin(cell=cell, line=max(written.first, 1) + number)
    called = _called(written.tree, name)
    if called != name:
        found.lines.append(f"{name} = {called}")
    found.lines.append("")


def _called(tree: ast.Module, name: str) -> str:
    """Return the name that a text gives to its function.

    Raises
    ------
    NoSourceError
        When it is a lambda that is no statement by itself.
    """
    match tree.body:
        case [ast.FunctionDef(name=called)]:
            return called
        case [ast.Assign(targets=[ast.Name(id=called)], value=ast.Lambda())]:
            return called
    raise NoSourceError(PART_OF_A_STATEMENT.format(name))


def _cell(text: str, function: FunctionType, cells: Sequence[str]) -> str:
    if function.__module__ != "__main__":
        file = Path(function.__code__.co_filename)
        return f"{file.parent.name}/{file.name}"
    numbers = [number for number, cell in enumerate(cells) if text in cell]
    return f"In [{numbers[-1]}]" if numbers else "notebook"
