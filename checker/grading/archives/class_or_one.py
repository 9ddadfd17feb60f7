"""Tell a class from the folder of one student."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from checker import lesson_names
from checker.grading.archives.lms_archive import Item
from checker.grading.archives.origin import Export
from checker.grading.archives.platforms import ALL
from checker.grading.archives.platforms.plain import without_suffix
from checker.grading.people.directory import Directory
from checker.submission import file_names
from checker.submission.refusal import RefusedError

_DEFINED = re.compile(rb"^def[ \t]+(\w+)", re.MULTILINE)
_LETTERS = 1 << 16
#: Folders of a course: who hands all of it in is one student.
_OF_A_COURSE = {"solutions", "checks", "mistakes", "docs", "data", "checker", "tests", "browser"}


def stray_lessons(
    items: Sequence[Item], directory: Directory, functions: Collection[str]
) -> list[Item] | None:
    """Return the lesson files that lie beside students, or None for the folder of one student.

    Parameters
    ----------
    items : sequence of Item
        The files of an export.
    directory : Directory
        The class; may be empty.
    functions : collection of str
        Names of the functions that the lessons ask for.

    Returns
    -------
    list of Item or None
        Files of which nobody can tell whose they are; mostly none. None where all files are one
        student's.
    """
    lessons = [item for item in items if _is_of_a_lesson(item.parts[0])]
    if not lessons:
        return []
    others = [item for item in items if not _is_of_a_lesson(item.parts[0])]
    return lessons if others and _are_a_class(others, directory, functions) else None


def _is_of_a_lesson(top: str) -> bool:
    _, dash, rest = without_suffix(top).partition(" - ")
    somebodys = dash and file_names.newness(rest)[0]  # "lesson3 - Ann Lee", not "lesson3 - Copy"
    return top.lower() == "lessons" or bool(lesson_names.BEGINNING.match(top) and not somebodys)


def _are_a_class(others: Sequence[Item], directory: Directory, functions: Collection[str]) -> bool:
    export = Export(others, directory)
    if any(directory.knows(without_suffix(top)) for top in export.tops):
        return True
    for platform in (each for each in ALL if each.alone):
        read = platform.reader(export)
        if any((origin := read(item.parts)) and origin.student for item in others):
            return True
    others = [item for item in others if not _is_put_aside(item.parts[0])]
    return _repeat_each_other(others, functions) or _are_folders_of_the_same(others)


def _is_put_aside(top: str) -> bool:
    """Tell whether a name is that of a spare copy, or of a part of the course."""
    return top.lower() in _OF_A_COURSE or not file_names.newness(top)[0]


def _are_folders_of_the_same(items: Sequence[Item]) -> bool:
    """Tell whether a lesson lies in several folders."""
    found = {
        (item.parts[0], item.parts[-1])
        for item in items
        if lesson_names.BEGINNING.match(item.parts[-1])
    }
    counts = Counter(name for _, name in found)
    return max(counts.values(), default=0) > 1


def _repeat_each_other(items: Sequence[Item], functions: Collection[str]) -> bool:
    """Tell whether two files beside the lessons define one function: two people's, then."""
    counts: Counter[str] = Counter()
    for item in items:
        if len(item.parts) == 1 and item.parts[0].endswith(".py"):
            counts.update({*functions} & {name.decode() for name in _defined(item)})
    return max(counts.values(), default=0) > 1


def _defined(item: Item) -> set[bytes]:
    try:
        return set(_DEFINED.findall(item.read()[:_LETTERS]))
    except RefusedError:
        return set()
