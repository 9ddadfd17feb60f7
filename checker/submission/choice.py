"""Which file counts for which lesson, where a folder holds more files than lessons.

The lesson's own name wins. What a file that counts imports is a helper. A lesson whose own file is
not there is looked for where its functions are. A file that defines once more what is there
already is a spare copy: it is left out, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker.course.syllabus import Course
from checker.record import Lesson
from checker.submission import file_names
from checker.submission.refusal import shown

_IMPORTED = re.compile(r"^[ \t]*(?:from|import)[ \t]+(?:lessons\.)?(\w+)", re.MULTILINE)
_DEFINED = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)|^(\w+)[ \t]*=(?!=)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One file of a submission, decoded."""

    path: Path  #: as the student knows it
    text: str  #: Python, also where the file is a notebook
    magic: int = 0  #: first line of a script that only a notebook runs; 0 without one

    @property
    def name(self) -> str:
        """Return the file's name, safe to show."""
        return shown(self.path.name)

    @property
    def can_be_imported(self) -> bool:
        """Tell whether a program beside it can import it."""
        return self.path.suffix == ".py" and self.path.stem.isidentifier()

    @cached_property
    def defines(self) -> frozenset[str]:
        """Return the names that stand at the margin: functions, and what is assigned."""
        return frozenset(
            filter(None, (name for pair in _DEFINED.findall(self.text) for name in pair))
        )


def choose(
    named: Mapping[str, Source], others: Sequence[Source], course: Course
) -> tuple[dict[str, Source], list[str]]:
    """Choose the files that count.

    Parameters
    ----------
    named : mapping
        Stem of a lesson → the file that is called by it.
    others : sequence of Source
        All other files beside them.
    course : Course
        Whose lessons they are for.

    Returns
    -------
    modules : dict
        Name of a module → its file.
    notes : list of str
        One line for each choice that a person may want to look at.
    """
    modules = dict(named)
    notes: list[str] = []
    _add_imported(modules, others)
    for lessons, source in _found_elsewhere(modules, others, course):
        modules[_module_name(lessons, source, others, course)] = source
        notes += [
            f"{source.name} was taken for {lesson.stem}.py."
            for lesson in lessons
            if source.path.stem != lesson.stem
        ]
    _add_imported(modules, others)
    for source in _without(modules, others):
        counts = _of_the_same(source, modules, course)
        if counts is not None:
            again = ", ".join(sorted(source.defines & counts.defines & _all_functions(course)))
            notes.append(f"{source.name} has {again} too; {counts.name} counts.")
        elif source.can_be_imported and source.path.stem not in modules:
            modules[source.path.stem] = source
    return modules, notes


def imported(texts: Iterable[str]) -> set[str]:
    """Return the names of the modules that programs import, whatever they are."""
    return {name for text in texts for name in _IMPORTED.findall(text)}


def _without(modules: Mapping[str, Source], others: Sequence[Source]) -> list[Source]:
    there = {source.path for source in modules.values()}
    return [source for source in others if source.path not in there]


def _add_imported(modules: dict[str, Source], others: Sequence[Source]) -> None:
    """Add what the files that count import, and what that imports."""
    able = {source.path.stem: source for source in others if source.can_be_imported}
    seen: set[str] = set()
    while new := imported(source.text for source in modules.values()) - seen:
        seen |= new
        modules.update({name: able[name] for name in new & able.keys() - modules.keys()})


def _found_elsewhere(
    modules: Mapping[str, Source], others: Sequence[Source], course: Course
) -> list[tuple[list[Lesson], Source]]:
    """Find the files of lessons that are called otherwise: each with the lessons in it."""
    rest = _without(modules, others)
    there = {name for source in modules.values() for name in source.defines}
    found: dict[Path, tuple[list[Lesson], Source]] = {}
    for lesson in course.lessons if rest else ():
        names = frozenset(function.name for function in lesson.functions)
        if lesson.stem in modules:
            continue
        able = [source for source in rest if names & source.defines]
        if names & there:  # where it is there already, the name has to say so
            able = [source for source in able if file_names.meant(source.path.name, [lesson.stem])]
        if able:
            best = max(able, key=lambda source: _likeness(source, lesson, names))
            found.setdefault(best.path, ([], best))[0].append(lesson)
    return list(found.values())


def _likeness(source: Source, lesson: Lesson, names: frozenset[str]) -> tuple[object, ...]:
    """Return how much speaks for a file: the larger the more."""
    return (
        "NotImplementedError" not in source.text,
        file_names.meant(source.path.name, [lesson.stem]) is not None,
        file_names.newness(source.path.stem),
        len(names & source.defines),
        -len(source.path.name),
        source.path.name,
    )


def _module_name(
    lessons: Sequence[Lesson], source: Source, others: Iterable[Source], course: Course
) -> str:
    """Return the name by which the other files can import it."""
    stem = source.path.stem
    asked_for = stem in imported(each.text for each in others)
    own = {function.name for function in lessons[0].functions}
    alone = len(lessons) == 1 and source.defines & _all_functions(course) <= own
    return lessons[0].stem if alone and not asked_for else stem


def _of_the_same(source: Source, modules: Mapping[str, Source], course: Course) -> Source | None:
    """Return the file that counts for what another one defines once more."""
    again = source.defines & _all_functions(course)
    return next((each for each in modules.values() if again & each.defines), None)


def _all_functions(course: Course) -> frozenset[str]:
    return frozenset(function.name for each in course.lessons for function in each.functions)
