"""What a student's process is told to load: the files that a lesson needs, and what is right."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker import digests
from checker.course import syllabus
from checker.isolation.host.launcher import Load
from checker.record import Lesson, Submission

if TYPE_CHECKING:
    from checker.checking.recorder import Run

#: A line that imports something.
IMPORT = re.compile(r"^[ \t]*(?:import|from)\b.*", re.MULTILINE)
#: Libraries that take as long to import as a check takes.
SLOW_LIBRARIES = ("matplotlib", "pandas", "scipy")


def load(lesson: Lesson, run: Run) -> Load:
    """Return what the student's process is told to load for a lesson."""
    submission = run.submission
    modules = needed_modules(lesson, submission)
    own = {function.name for function in lesson.functions}
    others = imported(modules.values(), syllabus.course_of(lesson).stems)
    parts, names = syllabus.given(
        # A file with several lessons imports what some of them need.
        dataclasses.replace(lesson, builds_on=(*lesson.builds_on, *others)),
        lambda name: name not in own and (run.given or not submission.defines(name)),
    )
    other = syllabus.course_of(lesson).names
    return Load(
        modules=modules,
        files={name: submission.shown(name) for name in modules},
        given=parts,
        given_modules=names,
        flags=(*other.optional, *other.flags),
        parameters=other.parameters,
        homes=homes(lesson),
        libraries=(*lesson.libraries, *also_imported(modules.values(), lesson.libraries)),
        seed=students_seed(run.seed),
        readable=syllabus.course_of(lesson).data,
    )


def homes(lesson: Lesson) -> dict[str, str]:
    """Return the functions that a lesson is about or builds on → the file that each belongs in."""
    lessons = (*syllabus.forerunners(lesson), lesson)
    return {function.name: found.stem for found in lessons for function in found.functions}


def students_seed(seed: int) -> int:
    """Return the seed of the student's random numbers; the run's cannot be found from it."""
    return digests.seed(f"student {seed}")


def needed_modules(lesson: Lesson, submission: Submission) -> dict[str, str]:
    """Name → text of the student's modules that a lesson needs.

    Not all lessons, since lesson 7 alone imports pandas and matplotlib: those that the lesson
    builds on, and those that these import.
    """
    needed = {lesson.stem, *(each.stem for each in syllabus.forerunners(lesson))}
    stems = syllabus.course_of(lesson).stems
    needed |= submission.modules.keys() - set(stems)
    found: dict[str, str] = {}
    while needed - found.keys():
        found.update({name: submission.modules.get(name, "") for name in needed})
        needed |= imported(found.values(), stems)
    # Of a name that several files define the last one counts: a lesson's.
    helpers_first = sorted(submission.modules, key=lambda name: name in stems)
    return {name: submission.modules[name] for name in helpers_first if name in found}


def imported(texts: Iterable[str], stems: Iterable[str]) -> set[str]:
    """Return stems of those lessons that files import."""
    lines = "\n".join(line for text in texts for line in re.findall(IMPORT, text))
    return {stem for stem in stems if re.search(rf"\b{stem}\b", lines)}


def also_imported(texts: Iterable[str], already: Sequence[str]) -> list[str]:
    """Large libraries that a student's files import: imported once, not for each check."""
    lines = "\n".join(line for text in texts for line in re.findall(IMPORT, text))
    return [name for name in SLOW_LIBRARIES if name not in already and name in lines]
