"""The files of a course folder, as we give them, and what became of them since."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Mapping
from pathlib import Path

from checker import course, digits
from checker.author.sync import PACKAGES
from checker.day import material
from checker.notes import Notes

README = Path(__file__).with_name("course_readme.md")
INIT = "lessons/__init__.py"
TASKS = ".vscode/tasks.json"


class Change(enum.Enum):
    """What an update does with one file."""

    SAME = enum.auto()  #: it is the newest already
    NEW = enum.auto()  #: it is not there
    NEWER = enum.auto()  #: it is as we gave it, and there is a newer one
    WRITTEN = enum.auto()  #: the student wrote in it, and ours is as it was
    BOTH = enum.auto()  #: the student wrote in it, and ours is newer


def files() -> dict[str, bytes]:
    """Every file that we give: its path with slashes, and what it holds."""
    data = digits.path()
    given = {
        "README.md": README.read_bytes(),
        INIT: PACKAGES[INIT].encode(),
        f"data/{data.name}": data.read_bytes(),
        "data/LICENSE": data.with_name("LICENSE").read_bytes(),
        "data/README.md": data.with_name("README.md").read_bytes(),
        TASKS: (material.root() / TASKS).read_bytes(),
    }
    for stem in course.stems():
        given[f"lessons/{stem}.py"] = material.pristine(stem).encode()
        given[f"docs/lessons/{stem}.md"] = material.lesson_page(stem).encode()
    return given


def remember(folder: Path, given: Mapping[str, bytes]) -> None:
    """Note what we gave, so that an update can tell what the student wrote."""
    Notes(folder).add({"given": {name: digest(data) for name, data in given.items()}})


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
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()[:24]
