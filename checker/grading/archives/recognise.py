"""Which platform an export is from, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker import lesson_names
from checker.grading.archives import names_told
from checker.grading.archives.lms_archive import ExportError, Item
from checker.grading.archives.origin import Export, Origin, Platform
from checker.grading.archives.platforms import ALL, BY_WORD, PLAIN
from checker.grading.archives.platforms.plain import are_made_by_a_machine, without_suffix
from checker.grading.people.directory import Directory
from checker.submission.refusal import shown

#: Names at the top that are an instructor's or a platform's own, and no student's.
_OWN = re.compile(
    r"index\.html?|readme.*|.*\.(?:csv|tsv|xlsx?|json|ya?ml|toml|log|md|html?|xml)", re.IGNORECASE
)
#: Names that are shown where they are not known.
_MOST_SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """An export, with what its names say."""

    platform: str  #: "Canvas"; empty for a folder or a file for each student
    how: str  #: how that was known
    files: tuple[tuple[Origin, Item], ...]  #: with whom each file is from
    strangers: tuple[Item, ...] = ()  #: files that nobody can tell whose they are
    own: tuple[str, ...] = ()  #: names of what is no hand-in
    unknown: str = ""  #: why these names are not known, and the cure


def recognise(
    items: Sequence[Item], directory: Directory, *, platform: str = "", names: str = ""
) -> Recognised:
    """Find out which platform an export is from, and read its names.

    Parameters
    ----------
    items : sequence of Item
        The files of an export.
    directory : Directory
        The class; may be empty.
    platform : str
        What the instructor says it is: a word of ``--platform``.
    names : str
        A regular expression that says how the names are built.

    Raises
    ------
    ExportError
        When it is told to be what none of the names fits.
    """
    if names:
        return _as_told(Export(items, directory), names_told.told(names), "--names")
    export = _without_wrapping(items, directory)
    if platform:
        if platform not in BY_WORD:
            raise ExportError(
                f"There is no platform {platform!r}. Say one of: {', '.join(sorted(BY_WORD))}."
            )
        return _as_told(export, BY_WORD[platform], "--platform")
    best = max(ALL, key=lambda each: _fitting(each, export))
    fitting = _fitting(best, export)
    tops = [top for top in export.tops if not _OWN.fullmatch(top)]
    if not fitting or 2 * fitting < len(tops) or _is_known_otherwise(best, export, fitting):
        return _plain(export)
    found = _read(export, best)
    example = min(item.parts[0] for origin, item in found.files if origin.student)
    return Recognised(
        platform=best.name,
        how=f"by names such as {shown(example)}",
        files=found.files,
        strangers=found.strangers,
        own=found.own,
    )


def knows(directory: Directory, name: str) -> bool:
    """Tell whether a name at the top of an export is somebody's of the class."""
    return directory.knows(without_suffix(name))


def _as_told(export: Export, platform: Platform, option: str) -> Recognised:
    found = _read(export, platform)
    if not any(origin.student for origin, _ in found.files):
        there = ", ".join(shown(top) for top in export.tops[:_MOST_SHOWN])
        raise ExportError(
            f"No name fits {option}. There is: {there}. "
            f"It would have to look like {platform.example}."
        )
    return Recognised(
        platform=platform.name if option == "--platform" else "",
        how=f"as {option} says",
        files=found.files,
        strangers=found.strangers,
        own=found.own,
    )


def _read(export: Export, platform: Platform) -> Recognised:
    """Read all names as one platform's."""
    read = platform.reader(export)
    files: list[tuple[Origin, Item]] = []
    strangers: list[Item] = []
    own: dict[str, None] = {}
    for item in export.items:
        origin = read(item.parts)
        if origin is not None:
            files.append((origin, item))
        elif len(item.parts) == 1 and _OWN.fullmatch(item.parts[0]):
            own[item.parts[0]] = None
        else:
            strangers.append(item)
    return Recognised(
        platform="", how="", files=tuple(files), strangers=tuple(strangers), own=tuple(own)
    )


def _plain(export: Export) -> Recognised:
    items = [
        item
        for item in export.items
        if len(item.parts) > 1
        or not _OWN.fullmatch(item.parts[0])
        or knows(export.directory, item.parts[0])
    ]
    own = sorted({item.parts[0] for item in export.items} - {item.parts[0] for item in items})
    found = _read(Export(items, export.directory), PLAIN)
    strange = [
        top for top in sorted({item.parts[0] for item in items}) if not knows(export.directory, top)
    ]
    unknown = ""
    if are_made_by_a_machine(without_suffix(top) for top in strange):
        likely = names_told.suggested(strange)
        there = ", ".join(shown(top) for top in strange[:_MOST_SHOWN])
        unknown = (
            f"Names such as {there} are of no platform that is known here. Say how they are "
            f"built: --names '{likely}'"
        )
    return Recognised(
        platform="",
        how="a folder or a file for each",
        files=found.files,
        own=tuple(own),
        unknown=unknown,
    )


def _fitting(platform: Platform, export: Export) -> int:
    """Count the names at the top that are a platform's."""
    read = platform.reader(export)
    found = {
        item.parts[0]
        for item in export.items
        if (origin := read(item.parts)) is not None and origin.student
    }
    return len(found)


def _is_known_otherwise(platform: Platform, export: Export, fitting: int) -> bool:
    """Tell whether the class knows more of the names as they stand than as a platform's."""
    if not export.directory.roster:
        return False
    read = platform.reader(export)
    students = {origin.student for item in export.items if (origin := read(item.parts)) is not None}
    as_they_stand = sum(knows(export.directory, top) for top in export.tops)
    return as_they_stand > sum(knows(export.directory, each) for each in students) and (
        2 * as_they_stand >= fitting
    )


def _without_wrapping(items: Sequence[Item], directory: Directory) -> Export:
    """Leave out the one folder that everything is in, unless it is a student's own."""
    found = list(items)
    work = ""
    while True:
        export = Export(found, directory, work)
        tops = [top for top in export.tops if not _OWN.fullmatch(top)]
        if len(tops) != 1 or tops[0] not in export.folders or _is_whose(tops[0], export):
            return export
        below = {item.parts[1:2] for item in found if item.parts[0] == tops[0]}
        inside = [item for item in found if item.parts[0] == tops[0]]
        if len(inside) == 1 and len(inside[0].parts) == 2:  # noqa: PLR2004 (one folder, one file)
            return export
        if any(_belongs_to_one(part) for part in below):
            return export
        work = tops[0]
        found = [Item(parts=item.parts[1:], read=item.read) for item in inside]


def _is_whose(top: str, export: Export) -> bool:
    """Tell whether a folder is called as a platform calls a student's, or by somebody's name."""
    if knows(export.directory, top):
        return True
    return any(_fitting(platform, export) for platform in ALL if platform.alone)


def _belongs_to_one(part: Sequence[str]) -> bool:
    name = part[0].lower()
    return name == "lessons" or bool(lesson_names.STEM.match(name))
