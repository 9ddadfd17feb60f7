"""Read ``course.toml``, which says what a folder with lessons is; checked as it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker import lesson_names
from checker.course.tables import CourseError, Table
from checker.course.whereabouts import FILE

FORMAT = 1
KEYS = (
    "format",
    "title",
    "about",
    "site",
    "lessons",
    "data",
    "files",
    "samples",
    "names",
    "demo",
    "experiments",
    "example",
    "families",
)
#: How a file is named that lies above the course: that of several courses.
_ABOVE = re.compile(r"^(\.\./)+")


@dataclass(frozen=True, kw_only=True)
class Demo:
    """What ``python -m checker demo`` shows."""

    function: str  #: of which a wrong program is caught
    wrong: str  #: its wrong lines, as in a file of mistakes
    mistaken: str  #: what was done, in a sentence
    mended: str  #: that it is mended, in a sentence
    module: str  #: of the course, whose ``show`` goes on from there; may be empty


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """What a lesson of the course lets its reader try in the browser."""

    words: str  #: on the button
    module: str  #: of the course
    function: str  #: of that module


@dataclass(frozen=True, kw_only=True)
class Example:
    """What a made-up class of the course is like."""

    common: tuple[str, ...] = ()  #: codes of mistakes, the most common first
    ways: Mapping[str, str] = field(default_factory=dict)  #: pattern in right code → another form


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What ``course.toml`` says."""

    title: str  #: of the course
    lessons: tuple[str, ...]  #: stems of the lessons, in the order in which they are taught
    about: str  #: what a student is told of it, in a sentence or two
    site: str  #: address under which the pages are published, with a / at its end
    #: files that students get, and may read: the place in a student's folder → where it lies
    data: Mapping[str, Path]
    files: Mapping[str, Path]  #: other files that students get
    samples: str  #: module of the course that makes inputs as large as real ones; may be empty
    #: function of a lesson → other names that people give it
    functions: Mapping[str, tuple[str, ...]]
    #: parameter of a lesson's function → other names that people give it
    parameters: Mapping[str, tuple[str, ...]]
    optional: tuple[str, ...]  #: parameters that many add, and a check may use where they did
    flags: tuple[str, ...]  #: other parameters that people add, which change no result
    demo: Demo | None  #: None where there is nothing to show
    experiments: Mapping[str, Experiment]  #: stem of a lesson → what can be tried
    example: Example  #: of a class
    #: what is to be taught again, in words → parts of the codes of the mistakes that show it
    families: Mapping[str, tuple[str, ...]]


def read(folder: Path) -> Settings:
    """Return what the ``course.toml`` of a folder says.

    Parameters
    ----------
    folder : pathlib.Path
        The course's folder.

    Raises
    ------
    CourseError
        Where the file is missing, is no TOML, or a key is missing, unknown or of another kind;
        the message names the file, the key and the cure.
    """
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise CourseError(
            f"{folder} has no {FILE}, so it is no course. Give the folder of one: --course DIR"
        ) from None
    except UnicodeDecodeError:
        raise CourseError(f"{path} is not UTF-8. Save it in that encoding.") from None
    file = Table.of_text(text, str(path))
    number = file.values.get("format")
    if type(number) is not int or number != FORMAT:
        said = "is missing" if number is None else f"is {number}, which this checker cannot read"
        raise file.error(f"format {said}. Write format = {FORMAT}.")
    file.demand(KEYS)
    names = file.table("names")
    names.demand(("functions", "parameters", "optional", "flags"))
    if not file.text("title"):
        raise file.error('title is missing. Add it: title = "What the course is called"')
    return Settings(
        title=file.text("title"),
        lessons=_stems(file),
        about=" ".join(file.text("about").split()),
        site=file.text("site"),
        data=_files(file, "data", folder),
        files=_files(file, "files", folder),
        samples=_module(file, "samples", folder),
        functions=_lists(names.table("functions")),
        parameters=_lists(names.table("parameters")),
        optional=tuple(names.texts("optional")),
        flags=tuple(names.texts("flags")),
        demo=_demo(file.table("demo"), folder) if "demo" in file.values else None,
        experiments=_experiments(file, folder),
        example=_example(file.table("example")),
        families=_lists(file.table("families")),
    )


def _stems(file: Table) -> tuple[str, ...]:
    stems = file.texts("lessons")
    if not stems:
        raise file.error('lessons is missing. Name one: lessons = ["lesson0_name"]')
    known: dict[str, str] = {}
    for stem in stems:
        match = lesson_names.STEM.fullmatch(stem)
        if match is None:
            raise file.error(
                f"lessons holds {stem!r}, which is no name for a lesson. Use lesson, its number, "
                "_ and lower-case words, as in lesson3_name."
            )
        if match[1] in known:
            raise file.error(
                f"lessons holds {known[match[1]]} and {stem}, which have one number, and each "
                "number names one lesson on the command line. Rename one of them."
            )
        known[match[1]] = stem
    return tuple(stems)


def _files(file: Table, key: str, folder: Path) -> dict[str, Path]:
    """Return files by their place in a student's folder: what lies above the course, in it."""
    found: dict[str, Path] = {}
    for name in file.texts(key):
        place = _ABOVE.sub("", name)
        here = [each for each in (folder / name, folder / place) if each.is_file()]
        if not here:
            raise file.error(
                f"{key} holds {name}, and there is no such file. Put it there, or take it out of "
                "the list."
            )
        found[place] = here[0]
    return found


def _module(table: Table, key: str, folder: Path) -> str:
    name = table.text(key)
    place = name.replace(".", "/")
    if name and not any(
        (folder / each).is_file() for each in (f"{place}.py", f"{place}/__init__.py")
    ):
        raise table.error(
            f"{key} is {name}, and there is no {place}.py. Write it, or leave it out."
        )
    return name


def _demo(table: Table, folder: Path) -> Demo:
    _require(table, ("function", "wrong", "mistaken", "mended"), ("module",))
    return Demo(
        function=table.text("function"),
        wrong=table.text("wrong"),
        mistaken=" ".join(table.text("mistaken").split()),
        mended=" ".join(table.text("mended").split()),
        module=_module(table, "module", folder),
    )


def _experiments(file: Table, folder: Path) -> dict[str, Experiment]:
    found = {}
    every = file.table("experiments")
    every.demand(file.texts("lessons"))
    for stem in every.values:
        table = every.table(stem)
        _require(table, ("words", "module", "function"))
        found[stem] = Experiment(
            words=table.text("words"),
            module=_module(table, "module", folder),
            function=table.text("function"),
        )
    return found


def _require(table: Table, keys: Sequence[str], others: Sequence[str] = ()) -> None:
    table.demand((*keys, *others))
    for key in keys:
        if not table.text(key):
            raise table.error(f"{key} is missing. Write it, or leave the table out.")


def _example(table: Table) -> Example:
    table.demand(("common", "ways"))
    ways = table.table("ways")
    for pattern in ways.values:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ways.error(f"{pattern} is no regular expression ({error}).") from None
    return Example(
        common=tuple(table.texts("common")), ways={key: ways.text(key) for key in ways.values}
    )


def _lists(table: Table) -> dict[str, tuple[str, ...]]:
    return {key: tuple(table.texts(key)) for key in table.values}
