"""A made-up class: right programs in several forms, wrong ones of the catalogue, and hard cases.

It shows an instructor what the results look like, and is what the benchmarks grade.
"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.course import mistakes, syllabus
from checker.course.mistakes import Mistake
from checker.course.settings import Example
from checker.course.syllabus import Course
from checker.record import Lesson

#: Given and family names of people who do not exist.
FIRST = (
    "Ada Bo Chidi Dora Emre Farah Goran Hana Ines Jonas "
    "Kofi Lena Mina Nils Olga Priya Quentin Rosa Sven Tariq"
)
LAST = (
    "Abel Brand Costa Diaz Eriksen Fuchs Grau Haddad Ito Jansen "
    "Keller Lind Moreau Novak Okoye Peters Quinn Rossi Silva Tanaka"
)
#: The number that Canvas gives to the first student.
FIRST_ID = 4000
#: Of the mistakes that are made, how many are rare ones.
RARE = 0.2
#: Of a class, how many hand in something that is no honest attempt at the lessons.
ODD = 0.12
#: How many stop before the last lesson.
STOPS = 0.25
#: What some write in a function instead of an attempt: kind → the lines.
BODIES = {
    "stuck": """
    i = 0
    while i < 1:
        result = str(i)
    return result
""",
    "leaves": """
    import os
    os._exit(0)
""",
    "forges": """
    import sys
    for name, module in list(sys.modules.items()):
        if name.startswith("checker"):
            module.PASSED = True
    open("results.json", "w").write('{"score": 100}')
""",
    "unfinished": """
    result = (1 + 2
    return result
""",
}
#: What else they hand in.
KINDS = (*BODIES, "document", "damaged", "empty")
OWN_WAY = """

def show_progress(history, count=10):
    shown = [value for place, value in enumerate(history) if place % count == 0]
    width = max(len(str(value)) for value in shown) if shown else 0
    lines = []
    for place, value in enumerate(shown):
        bar = "#" * int(40 * value / (max(shown) + 1e-9))
        lines.append(str(place * count).rjust(6) + " " + str(value).ljust(width) + " " + bar)
    while lines and not lines[-1].strip():
        lines.pop()
    return "; ".join(lines) or None
"""
#: What the work is called, and its column in the gradebook.
TITLE = "Made-up class"


@dataclass(frozen=True, kw_only=True)
class Made:
    """One made-up submission."""

    name: str  #: of the file, as Canvas exports it
    data: bytes  #: what is in it
    kind: str  #: "right", "wrong", "stuck" …
    made: tuple[str, ...] = ()  #: codes of the mistakes that were made


def lessons(course: Course) -> tuple[Lesson, ...]:
    """Return the lessons of which mistakes are known, function by function; or all lessons."""
    return tuple(filter(_is_known, course.lessons)) or course.lessons


def _is_known(lesson: Lesson) -> bool:
    known = {each.function for each in mistakes.of(lesson)}
    return all(function.name in known for function in lesson.functions)


def write(folder: Path, count: int, course: Course, seed: int = 1) -> tuple[Path, Path]:
    """Write a made-up class: one zip in the form in which Canvas exports it, and its roster.

    Parameters
    ----------
    folder : pathlib.Path
        Where to.
    count : int
        How many students; one more stands in the roster and hands in nothing.
    course : Course
        Whose lessons they hand in.
    seed : int
        The same seed makes the same class.

    Returns
    -------
    submissions, roster : pathlib.Path
        The zip, and the gradebook as Canvas exports it.
    """
    file, roster = folder / "made-up.zip", folder / "made-up-roster.csv"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in submissions(count, lessons(course), seed):
            archive.writestr(zipfile.ZipInfo(each.name), each.data)
    with roster.open("w", encoding="utf-8", newline="") as to:
        lines = csv.writer(to)
        lines.writerow(("Student", "ID", "SIS User ID", "SIS Login ID", "Section", TITLE))
        lines.writerow(("    Points Possible", "", "", "", "", ""))
        for number in range(count + 1):
            first, last = _name(number)
            login = f"{first[0]}{last}{number}".lower()
            lines.writerow((f"{last}, {first}", FIRST_ID + number, login, login, "1", ""))
    return file, roster


def _name(number: int) -> tuple[str, str]:
    firsts, lasts = FIRST.split(), LAST.split()
    first = firsts[number % len(firsts)]
    return first, lasts[(number // len(firsts) + 7 * number) % len(lasts)]


def submissions(
    count: int, known: Sequence[Lesson], seed: int = 1, *, odd: float = ODD
) -> Iterator[Made]:
    """Make a class up.

    Parameters
    ----------
    count : int
        How many students.
    known : sequence of Lesson
        What they hand in.
    seed : int
        The same seed makes the same class.
    odd : float
        Of the class, how many hand in something that is no honest attempt.
    """
    random_ = random.Random(seed)  # noqa: S311 (nothing secret)
    copied: Mapping[str, str] = {}
    for number in range(count):
        first, last = _name(number)
        late = "_LATE" if random_.random() < 0.05 else ""  # noqa: PLR2004 (one in twenty)
        head = f"{last}{first}".lower() + f"{late}_{FIRST_ID + number}_{90000 + 3 * number}"
        if random_.random() < odd:
            yield _odd(head, random_, known, number)
            continue
        made = _mistakes(random_, known)
        files = _files(known, made, random_)
        if number % 29 == 17 and copied:  # noqa: PLR2004 (now and then, one copies)
            files = {name: text.replace("count", "number") for name, text in copied.items()}
        elif number % 29 == 11:  # noqa: PLR2004 (from one who has a way of writing)
            copied = files = {name: text + OWN_WAY for name, text in files.items()}
        kind = "wrong" if made else "right"
        codes = tuple(each.code for each in made)
        yield Made(name=f"{head}_homework.zip", data=_zip(files), kind=kind, made=codes)
        if number % 17 == 5:  # noqa: PLR2004 (now and then, one hands in again)
            again = head.rpartition("_")[0] + f"_{90001 + 3 * number}"
            files = _files(known, made[1:], random_)
            yield Made(name=f"{again}_homework-1.zip", data=_zip(files), kind="again")


def _mistakes(random_: random.Random, known: Sequence[Lesson]) -> tuple[Mistake, ...]:
    """Mistakes as a class makes them: a few very often, most of them seldom."""
    everything = {each.code: each for lesson in known for each in mistakes.of(lesson)}
    told = _example(known).common
    common = [everything[code] for code in told if code in everything] or [*everything.values()]
    weights = [1 / (2 + place) for place in range(len(common))]
    found: list[Mistake] = []
    for _ in range(random_.choices((0, 1, 2, 3), (4, 5, 3, 1))[0] if common else 0):
        if random_.random() < RARE:
            one = random_.choice(list(everything.values()))
        else:
            one = random_.choices(common, weights)[0]
        if all(each.function != one.function for each in found):
            found.append(one)
    return tuple(found)


def _files(
    lessons: Sequence[Lesson], made: Sequence[Mistake], random_: random.Random
) -> dict[str, str]:
    every = _example(lessons).ways.items()
    ways = [way for way in every if random_.random() < 0.4]  # noqa: PLR2004 (some of them)
    broken = {each.function: each for each in made}
    reached = (
        len(lessons)
        if random_.random() > STOPS
        else random_.randrange(min(1, len(lessons) - 1), len(lessons))
    )
    return {
        f"{lesson.stem}.py": _lesson_text(lesson, broken, ways, random_)
        if place < reached
        else _stub_text(lesson)
        for place, lesson in enumerate(lessons)
    }


def _stub_text(lesson: Lesson) -> str:
    """Return what a student has who did not begin."""
    return "import numpy as np\n\n\n" + "\n\n\n".join(
        f"def {each.name}({', '.join(each.parameters)}):\n"
        f'    raise NotImplementedError("{each.name}: write it")\n'
        for each in lesson.functions
    )


def _lesson_text(
    lesson: Lesson,
    broken: Mapping[str, Mistake],
    ways: Sequence[tuple[str, str]],
    random_: random.Random,
) -> str:
    parts = list(_imports(lesson))
    for program in mistakes.catalogue(lesson).programs.values():
        if program.function in broken:
            parts.append(program.changed(broken[program.function].changes))
            continue
        text = program.text.strip("\n")
        for pattern, other in ways:
            text = re.sub(pattern, other, text)
        parts.append(text)
    if random_.random() < 0.5:  # noqa: PLR2004 (half of them)
        parts.insert(1, f"# {lesson.key}, my solution")
    return "\n".join(parts[:4]) + "\n\n\n" + "\n\n\n".join(parts[4:]) + "\n"


def _imports(lesson: Lesson) -> Iterator[str]:
    yield "import numpy as np"
    for each in syllabus.forerunners(lesson):
        yield f"from {each.stem} import {', '.join(function.name for function in each.functions)}"


def _example(lessons: Sequence[Lesson]) -> Example:
    return syllabus.course_of(lessons[0]).settings.example


def _odd(head: str, random_: random.Random, lessons: Sequence[Lesson], number: int) -> Made:
    """Return what comes in besides honest attempts."""
    files = _files(lessons, (), random_)
    kind = KINDS[number % len(KINDS)]
    if kind in BODIES:
        lesson = lessons[(len(lessons) - 1) // 2]
        function = lesson.functions[0]
        head_of = f"def {function.name}({', '.join(function.parameters)}):"
        files[f"{lesson.stem}.py"] = "\n".join([*_imports(lesson), "", head_of]) + BODIES[kind]
        return Made(name=f"{head}_homework.zip", data=_zip(files), kind=kind)
    if kind == "document":
        return Made(name=f"{head}_homework.docx", data=b"PK\3\4 a letter", kind=kind)
    if kind == "damaged":
        return Made(name=f"{head}_homework.zip", data=_zip(files)[:200], kind=kind)
    return Made(name=f"{head}_homework.py", data=b"", kind=kind)


def _zip(files: Mapping[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"lessons/{name}"), text)
    return data.getvalue()
