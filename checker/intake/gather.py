"""Folders, wherever they lie → the one that holds the lessons → a Submission."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from checker import course
from checker.intake import names, notebook, text
from checker.intake.folder import Folder
from checker.intake.refusal import RefusedError, shown
from checker.model import Submission

_AN_EXAMPLE = "such as lesson1_initialize.py"
_IMPORTED = re.compile(r"^[ \t]*(?:from|import)[ \t]+(?:lessons\.)?(\w+)", re.MULTILINE)


def gather(levels: Iterable[Sequence[Folder]], origin: Path) -> Submission:
    """Take the lessons from the topmost folder that holds some.

    Parameters
    ----------
    levels : iterable of sequence of Folder
        The folder that was handed in, then those in it, and so on.
    origin : pathlib.Path
        What was handed in.

    Raises
    ------
    RefusedError
        When there is none, or there are several.
    """
    seen: list[Folder] = []
    for level in levels:
        seen += level
        holding = [folder for folder in level if _lessons(folder)]
        if holding:
            return _of_folder(_the_one(holding, origin))
    _refuse_wrong_names(seen)
    lone = [
        (folder, name)
        for folder in seen
        for name in folder.files
        if name.endswith(names.SUFFIXES) and name != "__init__.py"
    ]
    if len(lone) != 1:
        more = " or one file alone" if lone else ""
        raise RefusedError(
            f"{shown(origin)} holds no lesson file {_AN_EXAMPLE}. Give the lessons folder{more}."
        )
    ((folder, name),) = lone
    return of_file(folder.path / name, folder.files[name]())


def of_file(path: Path, data: bytes) -> Submission:
    """Take one file, whatever it is called: it may hold any of the functions."""
    if not path.name.isprintable():
        raise RefusedError(f"{shown(path.name)} is a name that cannot be shown. Rename it.")
    code = decode(data, path.name)
    if not code.strip() and names.lesson_of(path.name) is None:
        raise RefusedError(f"{path.name} is empty. Save your work and hand it in anew.")
    return Submission(modules={path.stem: code}, files={path.stem: path}, origin=path)


def decode(data: bytes, name: str) -> str:
    """Give the source text of a file."""
    if name.lower().endswith(".ipynb"):
        return notebook.decode(data, name)
    return text.decode(data, name)


def _lessons(folder: Folder) -> dict[str, list[str]]:
    """Stem of a lesson → files of that name."""
    found: dict[str, list[str]] = {}
    for name in folder.files:
        stem = names.lesson_of(name)
        if stem is not None:
            found.setdefault(stem, []).append(name)
    return found


def _the_one(folders: Sequence[Folder], origin: Path) -> Folder:
    called = [folder for folder in folders if folder.path.name.lower() == "lessons"]
    for chosen in (folders, called):
        if len(chosen) == 1:
            return chosen[0]
    there = " and ".join(shown(folder.path.name) for folder in folders[:2])
    raise RefusedError(
        f"{shown(origin)} holds lesson files in several folders ({there}). Give one of them."
    )


def _of_folder(folder: Folder) -> Submission:
    files: dict[str, str] = {}
    for stem, (name, *more) in _lessons(folder).items():
        if more:
            both = f"{shown(name)} and {shown(more[0])}"
            raise RefusedError(f"{stem} is there twice, as {both}. Keep one of them.")
        files[stem] = name
    lessons = list(files)
    files |= {
        name.removesuffix(".py"): name
        for name in folder.files
        # whatever else can be imported; not an older "lesson3_propagate (1).py"
        if names.lesson_of(name) is None and _is_module(name)
    }
    modules = {module: decode(folder.files[name](), name) for module, name in files.items()}
    _refuse_wrong_names([folder], present=lessons, texts=modules.values())
    return Submission(
        modules=modules,
        files={module: folder.path / name for module, name in files.items()},
        origin=folder.path,
    )


def _is_module(name: str) -> bool:
    return name.endswith(".py") and name[:-3].isidentifier() and name != "__init__.py"


def _refuse_wrong_names(
    folders: Iterable[Folder], present: Collection[str] = (), texts: Iterable[str] = ()
) -> None:
    """A lesson that is absent, and a file that is called almost so, are one mistake.

    Not where the lessons that are there import that file: it is a helper of theirs.
    """
    stems = course.stems()
    absent = [stem for stem in stems if stem not in present]
    imported = {name for text in texts for name in _IMPORTED.findall(text)}
    for folder in folders:
        for name in folder.folders:
            if names.lesson_of(name) in absent:
                raise RefusedError(
                    f"{shown(name)} is a folder. Replace it by your file of that name."
                )
        for name in folder.files:
            known = names.lesson_of(name) in stems or name.removesuffix(".py") in imported
            stem = None if known else names.meant(name, absent)
            if stem is not None:
                raise RefusedError(
                    f"{shown(name)} is not the name of a lesson: did you mean {stem}.py? "
                    "Rename the file."
                )
