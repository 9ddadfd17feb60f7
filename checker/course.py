"""The lessons in order, found from the files: a new lesson is new files and no edit here."""

from __future__ import annotations

import difflib
import functools
import importlib
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from checker import checks, reference
from checker.model import CheckInfo, Lesson

CHECKS = Path(checks.__path__[0])
#: What the reference functions of one process share.
GIVEN_HEADER = "from __future__ import annotations\nimport numpy as np\n\n\n"


class UnknownLessonError(LookupError):
    """No lesson is called that; the message says which are."""


@functools.cache
def stems() -> tuple[str, ...]:
    """The lessons' file names without .py, in the order of the course."""
    found = (path.stem for path in CHECKS.glob("lesson*.py"))
    return tuple(sorted(found, key=lambda stem: (_number(stem), stem)))


def module(stem: str) -> ModuleType:
    """The module with a lesson's checks."""
    return importlib.import_module(f"{checks.__name__}.{stem}")


def lesson(stem: str) -> Lesson:
    """The lesson of that file name."""
    found: Lesson = module(stem).LESSON
    return found


def lessons() -> tuple[Lesson, ...]:
    """All lessons, in order."""
    return tuple(map(lesson, stems()))


def find(word: str) -> Lesson:
    """The lesson that a person means.

    Parameters
    ----------
    word : str
        ``lesson3``, ``3``, ``propagate``, ``lesson3_propagate``, a path to its file, or the
        name of one of its functions.

    Raises
    ------
    UnknownLessonError
        When nothing fits; the message lists the lessons and the nearest name.
    """
    name = Path(word.replace("\\", "/")).name.removesuffix(".py").lower()
    for stem in stems():
        head, _, topic = stem.partition("_")
        if name in {stem, head, head.removeprefix("lesson"), topic}:
            return lesson(stem)
    for candidate in lessons():
        if name in {function.name for function in candidate.functions}:
            return candidate
    raise UnknownLessonError(_unknown(word))


def forerunners(of: Lesson) -> tuple[Lesson, ...]:
    """The lessons that a lesson builds on, directly or through others, in order."""
    seen: dict[str, Lesson] = {}

    def visit(current: Lesson) -> None:
        for stem in current.builds_on:
            if stem not in seen:
                seen[stem] = lesson(stem)
                visit(seen[stem])

    visit(of)
    return tuple(sorted(seen.values(), key=lambda found: found.number))


def check_functions(of: Lesson) -> dict[str, Callable[..., None]]:
    """The checks of a lesson: code → function, in the order of the file."""
    return {
        code(of, name): function
        for name, function in vars(module(of.stem)).items()
        if name.startswith("check_") and inspect.isfunction(function)
    }


def code(of: Lesson, function_name: str) -> str:
    """The stable code of a check: ``propagate-dw-formula`` for ``check_dw_formula``."""
    return f"{of.topic}-{function_name.removeprefix('check_').replace('_', '-')}"


def check_infos(of: Lesson) -> tuple[CheckInfo, ...]:
    """What is known of a lesson's checks before they run."""
    return tuple(_info(of, name, function) for name, function in check_functions(of).items())


def _info(of: Lesson, check_code: str, function: Callable[..., None]) -> CheckInfo:
    marks = {mark.name: mark for mark in getattr(function, "pytestmark", ())}
    needs = marks["needs"].args if "needs" in marks else ()
    return CheckInfo(
        code=check_code,
        title=(inspect.getdoc(function) or "").partition("\n")[0],
        needs=tuple(code(of, name) for name in needs),
        further="further" in marks,
    )


def given(to: Lesson, wanted: Callable[[str], bool]) -> tuple[str, dict[str, list[str]]]:
    """Reference functions to stand in for functions that a lesson builds on.

    Parameters
    ----------
    to : Lesson
        The lesson that is checked.
    wanted : callable
        Says of a function's name whether it is to be given.

    Returns
    -------
    source : str
        The text of one module that holds them.
    names : dict
        Lesson stem → names of its functions that are given.
    """
    names: dict[str, list[str]] = {}
    sources: list[str] = []
    for earlier in forerunners(to):
        for function in filter(wanted, (each.name for each in earlier.functions)):
            found = reference_function(earlier, function)
            if found is not None:
                names.setdefault(earlier.stem, []).append(function)
                sources.append(inspect.getsource(found))
    return GIVEN_HEADER + "\n\n".join(sources) if sources else "", names


def reference_function(of: Lesson, name: str) -> Callable[..., Any] | None:
    """What a lesson's function is compared with: from its check module, or `reference`."""
    found = getattr(module(of.stem), name, None) or getattr(reference, name, None)
    return found if inspect.isfunction(found) else None


def _number(stem: str) -> int:
    match = re.match(r"lesson(\d+)", stem)
    return int(match[1]) if match else 0


def _unknown(word: str) -> str:
    names = list(_names())
    close = difflib.get_close_matches(word.lower(), names, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    keys = ", ".join(stem.partition("_")[0] for stem in stems())
    return f"There is no lesson {word!r}.{meant} The lessons are {keys}; or say all."


def _names() -> Iterator[str]:
    for stem in stems():
        yield from (stem, *stem.split("_", 1))
    for each in lessons():
        yield from (function.name for function in each.functions)


def in_order(selection: Sequence[Lesson]) -> tuple[Lesson, ...]:
    """Put a selection in the order of the course, each lesson once."""
    return tuple(sorted({each.stem: each for each in selection}.values(), key=lambda e: e.number))
