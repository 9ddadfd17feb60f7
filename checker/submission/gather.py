"""Folders, wherever they lie → the one that holds the lessons → a Submission."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from checker.record import Submission
from checker.submission import file_names, magics, notebook, text
from checker.submission.folder import Folder
from checker.submission.refusal import RefusedError, shown

_FEW = 4  # files that are named in a sentence
_IMPORTED = re.compile(r"^[ \t]*(?:from|import)[ \t]+(?:lessons\.)?(\w+)", re.MULTILINE)


def gather(
    levels: Iterable[Sequence[Folder]], origin: Path, stems: Sequence[str] = ()
) -> Submission:
    """Take the lessons from the topmost folder that holds some.

    Parameters
    ----------
    levels : iterable of sequence of Folder
        The folder that was handed in, then those in it, and so on.
    origin : pathlib.Path
        What was handed in.
    stems : sequence of str
        The lessons of the course: a file that is called almost so is noticed.

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
            return _of_folder(_the_one(holding, origin), stems)
    _refuse_wrong_names(seen, stems)
    lone = [
        (folder, name)
        for folder in seen
        for name in folder.files
        if name.endswith(file_names.SUFFIXES) and name != "__init__.py"
    ]
    if len(lone) != 1:
        raise RefusedError(_no_lesson([name for _, name in lone], origin, stems))
    ((folder, name),) = lone
    return of_file(folder.path / name, folder.files[name]())


def _no_lesson(lone: Sequence[str], origin: Path, stems: Sequence[str]) -> str:
    """Say that no file bears the name of a lesson, and which ones there are instead."""
    if not lone:
        return (
            f"{shown(origin)} holds no lesson file such as {an_example(stems)}. Give the lessons "
            "folder."
        )
    named = ", ".join(map(shown, sorted(lone)[:_FEW]))
    if all(name.endswith(".ipynb") for name in lone):
        kind = "notebooks"
    else:
        kind = "Python files" if all(name.endswith(".py") for name in lone) else "files"
    more = f" and {len(lone) - _FEW} more" if len(lone) > _FEW else ""
    return (
        f"{shown(origin)} holds {len(lone)} {kind}, none of them called as a lesson is: "
        f"{named}{more}. Give the one that is meant, or the lessons folder."
    )


def an_example(stems: Sequence[str]) -> str:
    """Name a file of a lesson, for a sentence that asks for one."""
    return f"{stems[min(1, len(stems) - 1)] if stems else 'lesson1_name'}.py"


def of_file(path: Path, data: bytes) -> Submission:
    """Take one file, whatever it is called: it may hold any of the functions."""
    if not path.name.isprintable():
        raise RefusedError(f"{shown(path.name)} is a name that cannot be shown. Rename it.")
    code, magic = read(data, path.name)
    if not code.strip() and file_names.lesson_of(path.name) is None:
        raise RefusedError(f"{path.name} is empty. Save your work and hand it in anew.")
    return Submission(
        modules={path.stem: code},
        files={path.stem: path},
        origin=path,
        magics={path.stem: magic} if magic else {},
    )


def decode(data: bytes, name: str) -> str:
    """Give the source text of a file."""
    if name.lower().endswith(".ipynb"):
        return notebook.decode(data, name)
    return text.decode(data, name)


def read(data: bytes, name: str) -> tuple[str, int]:
    """Return the source text of a file, and the line of a script's first magic; 0 without one."""
    code = decode(data, name)
    return (code, 0) if name.lower().endswith(".ipynb") else magics.in_script(code)


def _lessons(folder: Folder) -> dict[str, list[str]]:
    """Stem of a lesson → files of that name."""
    found: dict[str, list[str]] = {}
    for name in folder.files:
        stem = file_names.lesson_of(name)
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


def _of_folder(folder: Folder, stems: Sequence[str]) -> Submission:
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
        if file_names.lesson_of(name) is None and _is_module(name)
    }
    decoded = {module: read(folder.files[name](), name) for module, name in files.items()}
    modules = {module: code for module, (code, _) in decoded.items()}
    _refuse_wrong_names([folder], stems, present=lessons, texts=modules.values())
    copies = _copies(folder, [each for each in stems if each in lessons], modules.values())
    for name in (name for names in copies.values() for name in names):
        modules.pop(name.rpartition(".")[0].lower(), None)
    return Submission(
        modules=modules,
        files={module: folder.path / files[module] for module in modules},
        origin=folder.path,
        copies=copies,
        magics={
            module: line for module, (_, line) in decoded.items() if line and module in modules
        },
    )


def _copies(
    folder: Folder, stems: Sequence[str], texts: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return stem of a lesson → files that seem to be copies of it: the exact name counts."""
    imported = _imported(texts)
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(folder.files):
        if file_names.lesson_of(name) in stems or name.rpartition(".")[0] in imported:
            continue
        stem = file_names.meant(name, stems)
        if stem is not None:
            found[stem] = (*found.get(stem, ()), name)
    return found


def _imported(texts: Iterable[str]) -> set[str]:
    """Return the names of modules that files import."""
    return {name for text in texts for name in _IMPORTED.findall(text)}


def _is_module(name: str) -> bool:
    return name.endswith(".py") and name[:-3].isidentifier() and name != "__init__.py"


def _refuse_wrong_names(
    folders: Iterable[Folder],
    stems: Sequence[str],
    present: Collection[str] = (),
    texts: Iterable[str] = (),
) -> None:
    """Tell an absent lesson and a file that is called almost so as the one mistake they are.

    Not where the lessons that are there import that file: it is a helper of theirs.
    """
    absent = [stem for stem in stems if stem not in present]
    imported = _imported(texts)
    for folder in folders:
        for name in folder.folders:
            if file_names.lesson_of(name) in absent:
                raise RefusedError(
                    f"{shown(name)} is a folder. Replace it by your file of that name."
                )
        for name in folder.files:
            known = file_names.lesson_of(name) in stems or name.removesuffix(".py") in imported
            stem = None if known else file_names.meant(name, absent)
            if stem is not None:
                raise RefusedError(
                    f"{shown(name)} is not the name of a lesson: did you mean {stem}.py? "
                    "Rename the file."
                )
