"""What the gate asks of a solution and of its check module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from checker.authoring.checkfile import CheckModule, read_check_module
from checker.authoring.sync import read, stub_of
from checker.course import mistakes, syllabus
from checker.course.layout import CHECKS, LESSONS, SOLUTIONS, AuthorError
from checker.course.reference import Reference
from checker.course.syntax import (
    builds_on,
    has_docstring,
    parameters,
    parse,
    student_functions,
    top_level_functions,
)
from checker.course.tables import CourseError
from checker.record import Lesson

#: A solution is read in one go.
LINES = 150


def solution_problems(root: Path, stem: str) -> Iterator[str]:
    """Find what a solution lacks as teaching code."""
    name = SOLUTIONS.file(stem)
    text = read(root / name)
    try:
        stub_of(root, stem)
    except AuthorError as error:
        yield str(error)
        return
    count = len(text.splitlines())
    if count >= LINES:
        yield f"{name} has {count} lines, and under {LINES} are wanted; shorten {name}"
    for function in top_level_functions(parse(text)).values():
        if not has_docstring(function):
            yield f"{function.name} has no docstring; write one in {name}, line {function.lineno}"


def check_module_problems(root: Path, stem: str) -> Iterator[str]:
    """Find what a check module lacks, alone and beside its solution."""
    name = CHECKS.file(stem)
    try:
        module = read_check_module(root, stem)
    except AuthorError as error:
        yield f"{name}: {error}"
        return
    yield from _of_checks(module, name)
    lesson = module.lesson
    if lesson.stem != stem:
        yield f"LESSON.stem is {lesson.stem!r}; write {stem!r} in {name}"
    if not lesson.title.strip():
        yield f"the lesson has no title; write it as the first line, a docstring, of {name}"
    if (root / SOLUTIONS.file(stem)).exists():
        yield from _disagreements(root, stem, lesson)


def mistake_problems(root: Path, stem: str) -> Iterator[str]:
    """Find what is wrong with a file of mistakes."""
    try:
        lesson = read_check_module(root, stem).lesson
        solution = Reference(root, [stem]).text(stem)
        mistakes.read(lesson, mistakes.text_of(root, stem), solution)
    except AuthorError:
        return  # said of the check module already
    except CourseError as error:
        yield str(error)


def _of_checks(module: CheckModule, name: str) -> Iterator[str]:
    if not module.has_file_check:
        yield (
            f"{name} lacks the check that every lesson has; add to {name}: "
            f"from checker.checking.file_check import check_file"
        )
    if len(module.checks) <= module.has_file_check:
        yield f"{name} checks nothing; write a function inputs_of_…(rng), or a check, in {name}"
    topic = module.lesson.topic
    for code, made in module.checks.items():
        for needed in made.needs:
            if syllabus.code(module.lesson, needed) not in module.checks:
                known = (each.removeprefix(f"{topic}-") for each in module.checks)
                yield (
                    f"{code} waits for {needed}, which is no check; there are "
                    f"{', '.join(sorted(each.replace('-', '_') for each in known))}; "
                    f"correct {name}"
                )
    for check in module.written:
        if not has_docstring(check):
            yield f"{check.name} has no title; write its docstring in {name}, line {check.lineno}"
    for twin, times in Counter(check.name for check in module.written).items():
        if times > 1:
            yield f"{twin} is defined {times} times, and only the last runs; rename it in {name}"


def codes(root: Path, stem: str) -> list[str]:
    """List the codes of a lesson's checks; none for a module that cannot be read."""
    try:
        return sorted(read_check_module(root, stem).checks)
    except AuthorError:
        return []


def functions(root: Path, stem: str) -> list[str]:
    """List the functions that a stub asks for; none for one that cannot be read."""
    try:
        return list(student_functions(parse(read(root / LESSONS.file(stem)))))
    except AuthorError:
        return []


def _disagreements(root: Path, stem: str, lesson: Lesson) -> Iterator[str]:
    name, source = CHECKS.file(stem), SOLUTIONS.file(stem)
    try:
        tree = parse(read(root / source))
        written = {each: parameters(node) for each, node in student_functions(tree).items()}
    except AuthorError:
        return  # said of the solution already
    promised = {function.name: function.parameters for function in lesson.functions}
    for each in sorted(written.keys() | promised.keys()):
        has = _signature(each, written) if each in written else "no such function"
        says = _signature(each, promised) if each in promised else "none"
        if has != says:
            yield f"{source} has {has}, LESSON.functions says {says}; make them agree in {name}"
    imported = builds_on(tree)
    if imported != set(lesson.builds_on):
        yield (
            f"{source} imports from {_list(imported)}, LESSON.builds_on says "
            f"{_list(set(lesson.builds_on))}; make them agree in {name}"
        )


def _signature(name: str, known: dict[str, tuple[str, ...]]) -> str:
    return f"{name}({', '.join(known[name])})"


def _list(stems: set[str]) -> str:
    return ", ".join(sorted(stems)) or "no lesson"
