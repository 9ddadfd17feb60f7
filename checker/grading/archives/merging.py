"""Files of one hand-in, archives among them → one submission."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from checker.course.syllabus import Course
from checker.record import Submission
from checker.submission import archive, file_names
from checker.submission.folder import Folder
from checker.submission.gather import of_file
from checker.submission.refusal import RefusedError, shown
from checker.submission.tolerant import gather

_SUBMISSION = Path("submission")
Files = Sequence[tuple[str, bytes]]


def merged(files: Files, course: Course) -> Submission:
    """Take in each zip, and what lies loose beside them, as one submission.

    Parameters
    ----------
    files : sequence of (str, bytes)
        As the student called them, older ones first: of two versions of a file the later counts,
        and a loose one counts in place of one in a zip.
    course : Course
        Whose lessons they are for.

    Raises
    ------
    RefusedError
        When none of them can be used. One that cannot be costs itself, and is said in the notes.
    """
    if not files:
        raise RefusedError("There is no file here. Hand in the lessons folder, or a .py file.")
    zips = [file for file in files if _is_zip(file[0])]
    zips.sort(key=lambda file: file_names.newness(PurePosixPath(file[0]).stem))
    loose = [file for file in files if not _is_zip(file[0])]
    takes: list[tuple[str, Callable[[], Submission]]] = [
        (PurePosixPath(name).name, functools.partial(_zipped, name, data, course))
        for name, data in zips
    ]
    if loose:
        takes.append(("", functools.partial(_loose, loose, course)))
    parts: list[tuple[str, Submission]] = []
    refused: list[str] = []
    for where, take in takes:
        try:
            parts.append((where, take()))
        except RefusedError as error:
            refused.append(str(error))
    if not parts:
        raise RefusedError(refused[0])
    return _together(parts, refused)


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def _zipped(name: str, data: bytes, course: Course) -> Submission:
    path = Path(PurePosixPath(name).name)
    return gather(archive.levels(data, path), path, course)


def _loose(files: Files, course: Course) -> Submission:
    if len(files) > 1:
        return gather(_levels(files), _SUBMISSION, course)
    ((name, data),) = files
    path = Path(PurePosixPath(name).name)
    if not file_names.is_code(path.name):
        raise RefusedError(
            f"{shown(path)} is not a Python file, a notebook or a zip. Hand in one of these."
        )
    return of_file(path, data)


def _together(parts: Sequence[tuple[str, Submission]], refused: Sequence[str]) -> Submission:
    """Lay one part over another: what comes later counts."""
    if len(parts) == 1:
        return replace(parts[0][1], notes=(*refused, *parts[0][1].notes))
    modules: dict[str, str] = {}
    files: dict[str, Path] = {}
    came_from: dict[str, str] = {}
    notes = list(refused)
    for where, part in parts:
        notes += part.notes
        for module, text in part.modules.items():
            if modules.get(module, text) != text:
                counts = f"the one in {shown(where)}" if where else "the one beside it"
                old = shown(came_from[module])
                notes.append(f"{shown(files[module].name)} is in {old} too: {counts} counts.")
            modules[module], files[module], came_from[module] = text, part.files[module], where
    return Submission(modules=modules, files=files, origin=_SUBMISSION, notes=tuple(notes))


def _levels(files: Files) -> list[list[Folder]]:
    """Return the folders of files that are in memory, the topmost first."""
    root = PurePosixPath(_SUBMISSION)
    found: dict[PurePosixPath, dict[str, bytes]] = {}
    for name, data in files:
        path = root / name
        found.setdefault(path.parent, {})[path.name] = data
        for folder in path.parent.parents:
            if root in {folder, *folder.parents}:
                found.setdefault(folder, {})
    depths = sorted({len(folder.parts) for folder in found})
    return [
        [
            Folder(
                path=Path(folder),
                files={name: functools.partial(bytes, data) for name, data in inside.items()},
                folders=frozenset(each.name for each in found if each.parent == folder),
            )
            for folder, inside in sorted(found.items())
            if len(folder.parts) == depth
        ]
        for depth in depths
    ]
