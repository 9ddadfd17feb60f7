"""The pages that are lists: every check, and every mistake that has a name.

They are made from the course when the site is built, so that they cannot be wrong.
"""

import difflib
import html
from collections.abc import Iterator

from checker.course import mistakes as catalogue
from checker.course import syllabus
from checker.course.mistakes import Mistake
from checker.edits import OPERATORS
from checker.record import Lesson


def checks() -> Iterator[str]:
    """Yield a table of checks for each lesson."""
    for lesson in syllabus.shipped().lessons:
        yield from ("", f"## Lesson {lesson.number}: {lesson.title}", "")
        yield from ("| code | what it checks | waits for |", "|---|---|---|")
        for info in syllabus.check_infos(lesson):
            further = " *(going further)*" if info.further else ""
            needs = ", ".join(f"`{code}`" for code in info.needs)
            code = f'<span id="{info.code}">`{info.code}`</span>'
            yield f"| {code} | {info.title}{further} | {needs} |"


def mistakes() -> Iterator[str]:
    """Yield all mistakes that have a name: what is said, and the smallest wrong program."""
    catalogues = {lesson: catalogue.of(lesson) for lesson in syllabus.shipped().lessons}
    count = sum(map(len, catalogues.values()))
    yield f"The {count} mistakes that the checker calls by name. Each is a program; a test runs"
    yield "every one and demands that it is named as itself, and as nothing else."
    for lesson, found in catalogues.items():
        if found:
            yield from ("", f"## Lesson {lesson.number}: {lesson.title}")
        for each in found:
            yield from one_mistake(lesson, each)
    yield from general_errors()


def general_errors() -> Iterator[str]:
    """Yield what is tried where no mistake of the catalogue fits."""
    yield from ("", "## Where none of these fits", "")
    yield "Then your own function is changed at one place after another. When one change makes it"
    yield "right, on every input that was tried, the message says what stands at that place and"
    yield "does not belong, or what is missing there. These are the changes, each with an example."
    yield from ("", "| kind | from | to |", "|---|---|---|")
    for operator in OPERATORS:
        kind = operator.kind.replace("-", " ")
        for before, after in operator.pairs:
            yield f"| {kind} | {_cell(before)} | {_cell(after)} |"
            kind = ""


def _cell(code: str) -> str:
    """Return lines of code as one cell of a table."""
    lines = (
        f"<code>{html.escape(line).replace(' ', '&nbsp;')}</code>" for line in code.split("\n")
    )
    return "<br>".join(lines).replace("|", "&#124;")


def one_mistake(lesson: Lesson, each: Mistake) -> Iterator[str]:
    """One mistake: its message, its lines beside the right ones, and the hints."""
    program = catalogue.program(lesson, each.function)
    right, wrong = (
        text.strip("\n").split("\n") for text in (program.text, program.changed(each.changes))
    )
    differences = list(difflib.ndiff(right, wrong))
    changed = [line for line in differences if line[:2] == "+ "]
    dropped = [line for line in differences if line[:2] == "- "]
    yield from ("", f"### {each.code} {{ #{each.code} }}", "", each.message, "")
    if changed:
        yield from ("```python", *(line[2:].removeprefix("    ") for line in changed), "```")
    else:
        yield f"The program lacks {len(dropped)} line{'s' * (len(dropped) > 1)} of the right one."
    yield ""
    yield from (f"{number}. {hint}" for number, hint in enumerate(each.hints, start=1))
