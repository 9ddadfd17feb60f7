"""Read what is known to go wrong in a lesson: ``mistakes/lesson3_propagate.toml`` and the like."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from checker.course import syllabus
from checker.course.layout import MISTAKES
from checker.course.program import Program
from checker.course.right_programs import right_programs
from checker.course.tables import Table
from checker.course.wrong_lines import WrongLinesError, changes_of
from checker.record import Lesson

#: Keys above all tables: what counts where a mistake says nothing else.
DEFAULTS = ("function", "read")
#: Tables that are no mistakes.
SHARED = ("hints", "program")
OF_A_MISTAKE = ("function", "hints", "message", "read", "remove", "wrong")
OF_A_PROGRAM = ("equivalent_forms", "text", "unconstrained")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Mistake:
    """Something that students do wrong, told by its wrong program."""

    code: str  #: stable: "propagate-cost-not-averaged"
    function: str  #: in which function
    changes: Mapping[str, str]  #: what differs from the right program (see `Program.changed`)
    message: str  #: what was done, why it is wrong, which formula says so; never the right line
    hints: tuple[str, ...]  #: one or two, of rising directness
    read: str = ""  #: where to read: an anchor of the lesson's page


@dataclasses.dataclass(frozen=True, kw_only=True)
class Catalogue:
    """What is known of a lesson's programs."""

    programs: Mapping[str, Program]  #: function → the right program that its mistakes change
    mistakes: tuple[Mistake, ...]  #: in the order of the file


@functools.cache
def catalogue(lesson: Lesson) -> Catalogue:
    """Return what this course knows of a lesson; no mistakes where it has no file of them.

    Raises
    ------
    CourseError
        When the file is wrong.
    """
    course = syllabus.course_of(lesson)
    found = read(lesson, text_of(course.folder, lesson.stem), course.reference.text(lesson.stem))
    programs = {name: _as_declared(lesson, each) for name, each in found.programs.items()}
    return dataclasses.replace(found, programs=programs)


def of(lesson: Lesson) -> Sequence[Mistake]:
    """Return the mistakes of a lesson.

    Raises
    ------
    CourseError
        When its file is wrong.
    """
    return catalogue(lesson).mistakes


def program(lesson: Lesson, function: str) -> Program:
    """Return the right program of a function, which its mistakes change.

    Raises
    ------
    CourseError
        When the lesson's file is wrong, or neither it nor the solution has a program that stands
        alone.
    """
    found = catalogue(lesson).programs
    if function not in found:
        file = Table({}, MISTAKES.file(lesson.stem), ("program", function))
        raise file.error("its solution does not stand alone. State one that does here.")
    return found[function]


def right_texts(lesson: Lesson, function: str) -> list[str]:
    """Return the right programs of a function that are known, and its solution as it stands.

    Raises
    ------
    CourseError
        As `program`.
    """
    stated = [each.text for each in program(lesson, function).variants()]
    solution = syllabus.course_of(lesson).reference.text(lesson.stem)
    solved = right_programs(solution, [function])
    return [*dict.fromkeys([*solved.values(), *stated])]


def read(lesson: Lesson, text: str, solution: str) -> Catalogue:
    """Read a file of mistakes.

    Parameters
    ----------
    lesson : Lesson
        Whose file it is.
    text : str
        Its text.
    solution : str
        The text of the lesson's solution.

    Raises
    ------
    CourseError
        When the file is wrong.
    """
    file = Table.of_text(text, MISTAKES.file(lesson.stem))
    file.demand(DEFAULTS + SHARED, tables=False)
    programs = dict(_programs(lesson, file.table("program"), solution))
    found = [
        mistake
        for name in file.values
        if name not in DEFAULTS + SHARED
        for mistake in _mistakes(name, file, programs, lesson)
    ]
    return Catalogue(programs=programs, mistakes=tuple(found))


def text_of(folder: Path, stem: str) -> str:
    """Return the text of a lesson's file in a course, empty where there is none."""
    file = folder / MISTAKES.file(stem)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _programs(lesson: Lesson, stated: Table, solution: str) -> Iterator[tuple[str, Program]]:
    names = [function.name for function in lesson.functions]
    stated.demand(names)
    solved = right_programs(solution, names)
    for name in names:
        table = stated.table(name)
        table.demand(OF_A_PROGRAM)
        text = table.text("text", solved.get(name, ""))
        if text:
            plain = Program(function=name, text=text)
            forms = [_changes(plain, form, (), table) for form in table.texts("equivalent_forms")]
            free = tuple(table.texts("unconstrained"))
            yield (
                name,
                dataclasses.replace(plain, equivalent_forms=tuple(forms), unconstrained=free),
            )


def _as_declared(lesson: Lesson, program: Program) -> Program:
    """Leave unconstrained what the lesson declares so, unless the file of mistakes says it."""
    declared = syllabus.declared(lesson, program.function)
    ways = [declared.whole.outputs[name] for name in declared.unconstrained]
    free = tuple("".join(f"[{key!r}]" for key in way) for way in ways)
    return dataclasses.replace(program, unconstrained=program.unconstrained or free)


def _mistakes(
    name: str, file: Table, programs: Mapping[str, Program], lesson: Lesson
) -> Iterator[Mistake]:
    """Yield a mistake for each wrong program of a table: mostly one."""
    table = file.table(name)
    table.demand(OF_A_MISTAKE)
    function = table.text("function", file.text("function", lesson.functions[0].name))
    names = [each.name for each in lesson.functions]
    if function not in names:
        raise table.error(
            f"the lesson has no function {function!r}. Write one of {', '.join(names)}."
        )
    if function not in programs:
        raise table.error(
            f"its solution does not stand alone. State one that does: [program.{function}]."
        )
    if not table.text("message"):
        raise table.error("it has no message. Say what was done, and why it is wrong.")
    for wrong in table.texts("wrong") or [""]:
        yield Mistake(
            code=f"{lesson.topic}-{name}",
            function=function,
            changes=_changes(programs[function], wrong, table.texts("remove"), table),
            message=_paragraph(table.text("message")),
            hints=tuple(map(_paragraph, _hints(table, file.table("hints")))),
            read=table.text("read", file.text("read")),
        )


def _hints(table: Table, shared: Table) -> Sequence[str]:
    """Return the hints of a table, which may be the name of a shared list."""
    name = table.values.get("hints")
    if not isinstance(name, str):
        return table.texts("hints")
    if name not in shared.values:
        raise table.error(f'no list under [hints] is called {name!r}. Or write hints = ["…"].')
    return shared.texts(name)


def _changes(
    program: Program, wrong: str, remove: Sequence[str], table: Table
) -> Mapping[str, str]:
    try:
        return changes_of(program, wrong, remove)
    except WrongLinesError as error:
        raise table.error(str(error)) from None


def _paragraph(text: str) -> str:
    return " ".join(text.split())
