"""A course: a folder with ``course.toml``, its lessons in order, and what is known of their checks.

Which folder a command takes is decided in `whereabouts`. A course is trusted code: its modules are
imported into the trusted process.
"""

from __future__ import annotations

import ast
import dataclasses
import difflib
import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from checker import lesson_names, paths
from checker.course import layout, modules, settings, syntax
from checker.course.declaration import PREFIX, Check, Declared, Function, plain_checks
from checker.course.layout import CHECKS, SOLUTIONS
from checker.course.reference import Reference
from checker.course.tables import CourseError
from checker.course.whereabouts import FILE
from checker.isolation.host.launcher import Given
from checker.isolation.wire.names import OtherNames
from checker.record import CheckInfo, Lesson


class UnknownLessonError(LookupError):
    """No lesson is called that; the message says which are."""


class Course:
    """A course; its lessons are loaded when they are asked for.

    Parameters
    ----------
    folder : pathlib.Path
        Where it lies.

    Raises
    ------
    CourseError
        When its ``course.toml`` is wrong, or names a lesson that has no checks.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder  #: where it lies
        self.settings = settings.read(folder)  #: what ``course.toml`` says
        self.stems = self.settings.lessons  #: the lessons' file names without .py, in order
        self.reference = Reference(folder, self.stems)  #: what is right
        for stem in self.stems:
            if not (folder / CHECKS.file(stem)).is_file():
                raise CourseError(
                    f"{folder / FILE}: lessons holds {stem}, and there is no "
                    f"{CHECKS.file(stem)}. Make it: python -m checker author new {stem}"
                )

    def module(self, stem: str) -> ModuleType:
        """Return the module with a lesson's checks."""
        return modules.load(self.folder, f"{CHECKS.folder}.{stem}")

    @functools.cache  # noqa: B019 (a course lives as long as its process)
    def lesson(self, stem: str) -> Lesson:
        """Return the lesson of that file name."""
        return lesson_of(self.folder, stem, self.module(stem))

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons, in order."""
        return tuple(map(self.lesson, self.stems))

    def own_module(self, name: str) -> ModuleType:
        """Return a module of the course's own, by its place: ``"demo.page"``."""
        return modules.load(self.folder, name)

    @property
    def fixtures(self) -> tuple[ModuleType, ...]:
        """What the checks of this course may ask for besides what every check may."""
        there = (self.folder / CHECKS.file("conftest")).is_file()
        return (self.module("conftest"),) if there else ()

    @functools.cached_property
    def names(self) -> OtherNames:
        """What right code may call otherwise."""
        told = self.settings
        return OtherNames(
            functions=told.functions,
            parameters=told.parameters,
            optional=told.optional,
            flags=told.flags,
        )

    @property
    def data(self) -> tuple[Path, ...]:
        """The files that come with the course, which students' functions may read."""
        return tuple(self.settings.data.values())

    def find(self, word: str) -> Lesson:
        """Return the lesson that a person means.

        Parameters
        ----------
        word : str
            ``lesson3``, ``3``, ``topic``, ``lesson3_topic``, a path to its file, or the name of
            one of its functions.

        Raises
        ------
        UnknownLessonError
            When nothing fits; the message lists the lessons and the nearest name.
        """
        name = Path(word.replace("\\", "/")).name.removesuffix(".py").lower()
        if numbered := lesson_names.SPOKEN.fullmatch(name):
            name = numbered[1]
        for stem in self.stems:
            head, _, topic = stem.partition("_")
            if name in {stem, head, head.removeprefix("lesson"), topic}:
                return self.lesson(stem)
        for candidate in self.lessons:
            if name in {function.name for function in candidate.functions}:
                return candidate
        raise UnknownLessonError(self._unknown(word))

    def _unknown(self, word: str) -> str:
        digits = {each for each in word if each.isdecimal()}  # another number is another lesson
        names = [part for stem in self.stems for part in (stem, *stem.split("_", 1))]
        names += [function.name for each in self.lessons for function in each.functions]
        near = [each for each in names if not digits or digits & {*each}]
        close = difflib.get_close_matches(word.lower(), near, n=1)
        meant = f" Did you mean {close[0]}?" if close else ""
        keys = ", ".join(stem.partition("_")[0] for stem in self.stems)
        return f"There is no lesson {word!r}.{meant} The lessons are {keys}; or say all."


def lesson_of(folder: Path, stem: str, module: ModuleType) -> Lesson:
    """Return the lesson that a check module declares, with all that follows from its place.

    Parameters
    ----------
    folder : pathlib.Path
        The course's folder.
    stem : str
        The lesson's file name without .py.
    module : module
        Its check module.
    """
    declared: Declared | Lesson = module.LESSON
    if isinstance(declared, Lesson):
        return dataclasses.replace(declared, course=folder)
    solution = folder / SOLUTIONS.file(stem)
    tree = syntax.parse(solution.read_text(encoding="utf-8") if solution.is_file() else "")
    return Lesson(
        stem=stem,
        title=declared.title or (inspect.getdoc(module) or "").partition("\n")[0].rstrip("."),
        functions=tuple(function.plain for function in declared.functions),
        builds_on=declared.builds_on or tuple(layout.in_order(syntax.builds_on(tree))),
        libraries=declared.libraries or syntax.libraries(tree),
        course=folder,
    )


def load(folder: Path) -> Course:
    """Return the course in a folder: one object in a process, however often it is asked for."""
    return _loaded(folder.resolve())


_loaded = functools.cache(Course)


def shipped() -> Course:
    """Return the course that the checker comes with."""
    return load(paths.course())


def course_of(lesson: Lesson) -> Course:
    """Return the course that a lesson belongs to."""
    return load(lesson.course)


def forerunners(of: Lesson) -> tuple[Lesson, ...]:
    """Return the lessons that a lesson builds on, directly or through others, in order."""
    course, seen = course_of(of), dict[str, Lesson]()

    def visit(current: Lesson) -> None:
        for stem in current.builds_on:
            if stem not in seen:
                seen[stem] = course.lesson(stem)
                visit(seen[stem])

    visit(of)
    return in_order(tuple(seen.values()))


def checks(of: Lesson) -> dict[str, Check]:
    """Return the checks of a lesson: code → check, in the order in which they run."""
    return checks_of(of, vars(course_of(of).module(of.stem)))


def checks_of(lesson: Lesson, names: Mapping[str, Any]) -> dict[str, Check]:
    """Return the checks of a lesson by the names of its check module; as `checks`."""
    declared: Declared | Lesson = names["LESSON"]
    if isinstance(declared, Lesson):
        found = plain_checks(names)
    else:
        found = declared.checks(names, lesson.topic)
    return {code(lesson, name): check for name, check in found.items()}


def written(of: Lesson) -> set[str]:
    """Return the codes of the checks that a lesson's author wrote, not those that follow."""
    names = vars(course_of(of).module(of.stem))
    own = {id(each) for each in names.values()}
    found = {key for key, each in checks(of).items() if {id(each), id(each.function)} & own}
    return found - {code(of, "file")}


def declared(of: Lesson, name: str) -> Function:
    """Return what a lesson declares of one of its functions."""
    found: Declared | Lesson = course_of(of).module(of.stem).LESSON
    (function,) = (each for each in found.functions if each.name == name)
    if isinstance(function, Function):
        return function
    return Function(f"{name}({', '.join(function.parameters)})")


def code(of: Lesson, name: str) -> str:
    """Return the stable code of a check: ``topic-of-a-kind`` for ``of_a_kind``."""
    return f"{of.topic}-{name.removeprefix(PREFIX).strip('_').replace('_', '-')}"


def check_infos(of: Lesson) -> tuple[CheckInfo, ...]:
    """Return what is known of a lesson's checks before they run."""
    return tuple(
        CheckInfo(
            code=key,
            title=check.title,
            needs=tuple(code(of, name) for name in check.needs),
            further=check.further,
        )
        for key, check in checks(of).items()
    )


def given(to: Lesson, wanted: Callable[[str], bool]) -> tuple[list[Given], dict[str, list[str]]]:
    """Return right functions to stand in for functions that a lesson builds on.

    Parameters
    ----------
    to : Lesson
        The lesson that is checked.
    wanted : callable
        Says of a function's name whether it is to be given.

    Returns
    -------
    parts : list of Given
        What has to run for them.
    names : dict
        Lesson stem → names of its functions that are given.
    """
    reference = course_of(to).reference
    names: dict[str, list[str]] = {}
    for earlier in forerunners(to):
        for function in filter(wanted, (each.name for each in earlier.functions)):
            if reference.defines(earlier.stem, function):
                names.setdefault(earlier.stem, []).append(function)
    parts = reference.given([(stem, name) for stem, found in names.items() for name in found])
    return parts, names


def reference_function(of: Lesson, name: str) -> Callable[..., Any] | None:
    """Return what a function of a lesson is compared with: the solution's, or an earlier one's."""
    home = _home(of, name)
    return course_of(of).reference.function(home, name) if home else None


def text_of(of: Lesson, name: str) -> str:
    """Return the text of what a function of a lesson is compared with; empty without."""
    home = _home(of, name)
    text = course_of(of).reference.text(home) if home else ""
    found = syntax.top_level_functions(syntax.parse(text)).get(name)
    return (ast.get_source_segment(text, found) or "") if found else ""


def _home(of: Lesson, name: str) -> str:
    """Return the stem of the solution that defines a name: the lesson's, or an earlier one's."""
    defines = course_of(of).reference.defines
    return next((stem for stem in (of.stem, *reversed(of.builds_on)) if defines(stem, name)), "")


def in_order(selection: Sequence[Lesson]) -> tuple[Lesson, ...]:
    """Put a selection in the order of the course, each lesson once; other lessons come last."""

    def place(each: Lesson) -> int:
        stems = course_of(each).stems
        return stems.index(each.stem) if each.stem in stems else len(stems)

    return tuple(sorted({each.stem: each for each in selection}.values(), key=place))
