"""The files of a course folder, as we give them, and what became of them since."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from pathlib import Path

from checker import digests, paths
from checker.course import assets, whereabouts
from checker.course.layout import PACKAGES
from checker.course.syllabus import Course
from checker.progress.event_log import Notes

README = Path(__file__).with_name("course_readme.md")
INIT = "lessons/__init__.py"
#: Where the newer version of a file goes that the student wrote in.
NEWER = "newer"


class Change(enum.Enum):
    """What an update does with one file."""

    SAME = enum.auto()  #: it is the newest already
    NEW = enum.auto()  #: it is not there
    NEWER = enum.auto()  #: it is as we gave it, and there is a newer one
    WRITTEN = enum.auto()  #: the student wrote in it, and ours is as it was
    BOTH = enum.auto()  #: the student wrote in it, and ours is newer


def files(course: Course) -> dict[str, bytes]:
    """Return every file that we give: its path with slashes, and what it holds."""
    given = {
        "README.md": readme(course).encode(),
        INIT: PACKAGES[INIT].encode(),
    }
    told = course.settings
    given |= {name: file.read_bytes() for name, file in {**told.data, **told.files}.items()}
    for stem in course.stems:
        given[f"lessons/{stem}.py"] = assets.pristine(course, stem).encode()
        given[f"docs/lessons/{stem}.md"] = assets.lesson_page(course, stem).encode()
    return given


def readme(course: Course) -> str:
    """Write what a student reads first."""
    first, example = course.stems[0], course.stems[len(course.stems) // 2]
    text = README.read_text(encoding="utf-8").format(
        title=course.settings.title,
        about=course.settings.about,
        first=first,
        example=example.partition("_")[0],
    )
    if course.folder.resolve() == paths.course().resolve():
        return text
    named = f" --course {whereabouts.quoted(whereabouts.called(course.folder))}"
    return re.sub(r"(`python -m checker[^`]*)(?=`[ |])", rf"\1{named}", text)


def remember(folder: Path, given: Mapping[str, bytes]) -> None:
    """Note what we gave, so that an update can tell what the student wrote."""
    Notes(folder).add({"given": {name: digest(data) for name, data in given.items()}})


def write(folder: Path, given: Mapping[str, bytes]) -> None:
    """Write files, making their folders."""
    for name, data in given.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def bring(course: Course, folder: Path) -> dict[str, Change]:
    """Write what is new and newer; what a student wrote in stays, with the newer one apart.

    Returns
    -------
    dict
        What was written: the files that are new and newer, then those that stay.
    """
    given = files(course)
    found = changes(folder, given)
    brought = {name: found[name] for name in found if found[name] in {Change.NEW, Change.NEWER}}
    brought |= {name: found[name] for name in found if found[name] is Change.BOTH}
    beside = {name: f"{NEWER}/{name}" for name in brought if found[name] is Change.BOTH}
    write(folder, {beside.get(name, name): given[name] for name in brought})
    remember(folder, given)
    return brought


def changes(folder: Path, given: Mapping[str, bytes]) -> dict[str, Change]:
    """Tell for every file what an update is to do with it."""
    known: dict[str, str] = {}
    for note in Notes(folder).read():
        if isinstance(note.get("given"), dict):
            known.update(note["given"])
    return {
        name: _change(folder / name, digest(data), known.get(name)) for name, data in given.items()
    }


def _change(file: Path, newest: str, known: str | None) -> Change:
    if not file.exists():
        return Change.NEW
    found = digest(file.read_bytes())
    if found == newest:
        return Change.SAME
    if found == known:
        return Change.NEWER
    return Change.WRITTEN if known == newest else Change.BOTH


def digest(data: bytes) -> str:
    """Sum up a file, whatever its line ends."""
    return digests.of_bytes(data.replace(b"\r\n", b"\n"))[:24]
