"""Folders → a Submission, where nobody can be asked: a file that cannot be used costs itself.

A student at the terminal is told to mend it (`gather`). Who grades a class reads of it in the
notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from checker.course.syllabus import Course
from checker.record import Submission
from checker.submission import file_names
from checker.submission.choice import Source, choose
from checker.submission.folder import Folder
from checker.submission.gather import an_example, of_file, read
from checker.submission.refusal import RefusedError, shown


def gather(levels: Iterable[Sequence[Folder]], origin: Path, course: Course) -> Submission:
    """Take whatever can be used of what was handed in.

    Parameters
    ----------
    levels : iterable of sequence of Folder
        The folder that was handed in, then those in it, and so on.
    origin : pathlib.Path
        What was handed in.
    course : Course
        Whose lessons it is for.

    Returns
    -------
    Submission
        Its notes say what could not be used, and how files were chosen.

    Raises
    ------
    RefusedError
        When there is nothing to take.
    """
    folders = _holding(levels)
    found = list(_code(folders))
    if len(found) == 1 and file_names.lesson_of(found[0][1]) is None:
        ((folder, name),) = found
        return of_file(folder.path / name, folder.files[name]())
    named, others, refused = _read(found, course.stems)
    modules, notes = choose(named, others, course)
    if not modules:
        raise RefusedError(refused[0] if refused else _nothing(origin, course.stems))
    return Submission(
        modules={name: source.text for name, source in modules.items()},
        files={name: source.path for name, source in modules.items()},
        magics={name: source.magic for name, source in modules.items() if source.magic},
        origin=folders[0].path if len(folders) == 1 else origin,
        notes=(*refused, *notes),
    )


def _nothing(origin: Path, stems: Sequence[str]) -> str:
    return (
        f"{shown(origin)} holds no lesson file such as {an_example(stems)}, and no function of a "
        "lesson. Give the lessons folder."
    )


def _holding(levels: Iterable[Sequence[Folder]]) -> Sequence[Folder]:
    """Return the topmost folders that hold lessons: those called so, else all; else all folders."""
    seen: list[Folder] = []
    for level in levels:
        seen += level
        holding = [folder for folder in level if any(map(file_names.lesson_of, folder.files))]
        if holding:
            called = [folder for folder in holding if folder.path.name.lower() == "lessons"]
            return called or holding
    return seen


def _code(folders: Sequence[Folder]) -> Iterator[tuple[Folder, str]]:
    """Yield the files that may hold programs, of several like each other the newest first."""
    for folder in sorted(folders, key=lambda each: _newness(each.path), reverse=True):
        for name in sorted(folder.files, key=lambda name: _newness(Path(name)), reverse=True):
            if file_names.is_code(name) and name != "__init__.py":
                yield folder, name


def _newness(path: Path) -> tuple[object, ...]:
    return (file_names.newness(path.stem), path.suffix == ".py", -len(path.name), path.name)


def _read(
    files: Iterable[tuple[Folder, str]], stems: Sequence[str]
) -> tuple[Mapping[str, Source], list[Source], list[str]]:
    """Return the files by the lessons that they are called by, the others, and what was refused."""
    named: dict[str, Source] = {}
    others: list[Source] = []
    refused: list[str] = []
    for folder, name in files:
        path = folder.path / name
        try:
            if not name.isprintable():
                raise RefusedError(f"{shown(name)} is a name that cannot be shown. Rename it.")  # noqa: TRY301 (as the others)
            text, magic = read(folder.files[name](), name)
            source = Source(path=path, text=text, magic=magic)
        except RefusedError as error:
            refused.append(str(error))
            continue
        stem = file_names.lesson_of(name)
        if stem is not None and stem in stems and stem not in named:
            named[stem] = source
        else:
            others.append(source)
    return named, others, refused
