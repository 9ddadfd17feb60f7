"""What is right: the solutions of a course, function by function.

Of a solution only what a function needs is run: its own statement, and what that names of the same
file and of earlier solutions. So no pandas is imported for the sake of some arithmetic beside it,
and no module called ``solutions`` of somebody else's comes in between.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.course.layout import SOLUTIONS
from checker.course.tables import CourseError
from checker.isolation.host.launcher import Given
from checker.isolation.worker import top_level

#: What a solution is kept as in an edition that shows none: without its comments.
BARE = "reference"


class Reference:
    """The right functions of a course; an attribute for each that its lessons ask for.

    Parameters
    ----------
    folder : pathlib.Path
        The folder of the course.
    stems : sequence of str
        Its lessons, in order.
    """

    def __init__(self, folder: Path, stems: Sequence[str]) -> None:
        self._folder = folder
        self._stems = stems
        self._files: dict[str, _File] = {}
        self._names: dict[str, dict[str, Any]] = {}  # stem → the names of what was run of it
        self._done: set[ast.stmt] = set()

    def __getattr__(self, name: str) -> Any:
        """Return the function that the first solution defines by that name."""
        for stem in self._stems if not name.startswith("_") else ():
            if self.defines(stem, name):
                return self.function(stem, name)
        raise AttributeError(f"no solution of the course defines {name!r}")

    def defines(self, stem: str, name: str) -> bool:
        """Tell whether a lesson's solution binds a name, at its margin."""
        return name in self._file(stem).binds

    def function(self, stem: str, name: str) -> Callable[..., Any]:
        """Return what a lesson's solution binds to a name.

        Raises
        ------
        CourseError
            When there is no such name, or the solution imports a whole lesson.
        """
        file = self._file(stem)
        if name not in file.binds:
            raise CourseError(f"{file.shown} has no {name}. Write it there.")
        names = self._names.setdefault(stem, {"__name__": f"reference of {stem}"})
        for statement in file.needed([name]):
            if statement in self._done:
                continue
            self._done.add(statement)
            earlier = file.earlier(statement)
            if earlier is None:
                run = compile(ast.Module([*file.future, statement], []), str(file.path), "exec")
                exec(run, names)  # noqa: S102 (a course is trusted code)
            else:
                names |= {own: self.function(*there) for own, there in earlier.items()}
        found: Callable[..., Any] = names[name]
        return found

    def given(self, wanted: Collection[tuple[str, str]]) -> list[Given]:
        """Return the parts of the solutions that some functions need, to be run elsewhere.

        Parameters
        ----------
        wanted : collection of (str, str)
            Lesson and function.
        """
        needed: dict[str, set[str]] = {}
        for stem, name in wanted:
            needed.setdefault(stem, set()).add(name)
        found: dict[str, Given] = {}
        for stem in reversed(self._stems):  # a solution imports what comes before it
            if stem not in needed:
                continue
            file = self._file(stem)
            texts, imported = [], dict[str, tuple[str, str]]()
            for statement in file.needed(sorted(needed[stem])):
                earlier = file.earlier(statement)
                if earlier is None:
                    texts.append(file.text_of(statement))
                else:
                    imported |= earlier
            for there, name in imported.values():
                needed.setdefault(there, set()).add(name)
            future = [file.text_of(each) for each in file.future]
            found[stem] = Given(stem=stem, text="\n".join([*future, *texts]), earlier=imported)
        return [found[stem] for stem in self._stems if stem in found]

    def text(self, stem: str) -> str:
        """Return the text of a lesson's solution; empty where this edition has none."""
        return self._file(stem).text

    def _file(self, stem: str) -> _File:
        if stem not in self._files:
            self._files[stem] = _File.read(self._folder, stem)
        return self._files[stem]


@dataclass(frozen=True, kw_only=True)
class _File:
    """A solution, taken to pieces."""

    path: Path
    text: str  #: empty where there is none
    shown: str  #: its place in the course

    @classmethod
    def read(cls, folder: Path, stem: str) -> _File:
        for place in (SOLUTIONS.file(stem), f"{BARE}/{stem}.py"):
            if (folder / place).is_file():
                text = (folder / place).read_text(encoding="utf-8")
                return cls(path=folder / place, text=text, shown=place)
        return cls(path=folder / SOLUTIONS.file(stem), text="", shown=SOLUTIONS.file(stem))

    @functools.cached_property
    def _body(self) -> list[ast.stmt]:
        try:
            return ast.parse(self.text).body
        except SyntaxError as error:
            raise CourseError(
                f"{self.shown}, line {error.lineno} is no Python ({error.msg}). Correct that line."
            ) from None

    @functools.cached_property
    def future(self) -> list[ast.stmt]:
        """What changes how all other statements are read."""
        return [
            node
            for node in self._body
            if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        ]

    @functools.cached_property
    def binds(self) -> dict[str, list[ast.stmt]]:
        """Each name at the margin, and the statements that bind it, or change what is bound."""
        found: dict[str, list[ast.stmt]] = {}
        for node in self._body:
            if node in self.future:
                continue
            bound = top_level.bound(node) or {each for each in _read(node) if each in self._own}
            for name in bound:
                found.setdefault(name, []).append(node)
        return found

    @functools.cached_property
    def _own(self) -> set[str]:
        """The names at the margin that come from no other module."""
        statements = (node for node in self._body if not isinstance(node, _IMPORTS))
        return {name for node in statements for name in top_level.bound(node)}

    def needed(self, names: Sequence[str]) -> list[ast.stmt]:
        """Return the statements that names need, in the order of the file."""
        chosen: list[ast.stmt] = []
        waiting = list(names)
        while waiting:
            for node in self.binds.get(waiting.pop(), ()):
                if node not in chosen:
                    chosen.append(node)
                    waiting += _read(node)
        return [node for node in self._body if node in chosen]

    def earlier(self, statement: ast.stmt) -> dict[str, tuple[str, str]] | None:
        """Return what a statement imports from earlier solutions; None where it is another."""
        match statement:
            case ast.ImportFrom(level=0, module=str(module), names=names) if module.startswith(
                f"{SOLUTIONS.folder}."
            ):
                stem = module.partition(".")[2]
                return {each.asname or each.name: (stem, each.name) for each in names}
            case ast.ImportFrom(level=0, module=SOLUTIONS.folder):
                pass
            case ast.Import(names=names) if any(
                each.name.partition(".")[0] == SOLUTIONS.folder for each in names
            ):
                pass
            case _:
                return None
        raise CourseError(
            f"{self.shown}, line {statement.lineno} imports a whole lesson. Import its functions "
            f"by name, as in: from {SOLUTIONS.folder}.lesson1_name import function"
        )

    def text_of(self, statement: ast.stmt) -> str:
        """Return the lines of a statement, decorators too."""
        decorators = getattr(statement, "decorator_list", [])
        first = min(node.lineno for node in (statement, *decorators))
        return "\n".join(self.text.split("\n")[first - 1 : statement.end_lineno])


_IMPORTS = (ast.Import, ast.ImportFrom)


def _read(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement reads, inside of functions too."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load):
            yield part.id
