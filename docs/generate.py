"""Write the pages that are lists: python docs/generate.py [--check].

Every list in the docs is made from the code, so that it cannot be wrong: all checks, and all
mistakes that have a name. With ``--check`` nothing is written, and the exit code is 1 when a
page is not what the code says.
"""

import difflib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from checker import course, mistake, operators, repair
from checker.mistake import Mistake
from checker.model import Lesson
from checker.operators import statements

DOCS = Path(__file__).parent
MADE = "<!-- Made by python docs/generate.py: change the code, not this page. -->"


def pages() -> dict[Path, str]:
    """Every generated page: its file and its text."""
    made = {"checks.md": checks_page(), "mistakes.md": mistakes_page()}
    return {DOCS / name: "\n".join(lines).rstrip() + "\n" for name, lines in made.items()}


def checks_page() -> Iterator[str]:
    """All checks, lesson by lesson."""
    yield from ("# All checks", "", MADE, "")
    yield "A check has a code that does not change: it stands in reports and in JSON."
    for lesson in course.lessons():
        yield from ("", f"## Lesson {lesson.number}: {lesson.title}", "")
        yield from ("| code | what it checks | waits for |", "|---|---|---|")
        for info in course.check_infos(lesson):
            further = " *(going further)*" if info.further else ""
            needs = ", ".join(f"`{code}`" for code in info.needs)
            code = f'<span id="{info.code}">`{info.code}`</span>'
            yield f"| {code} | {info.title}{further} | {needs} |"


def mistakes_page() -> Iterator[str]:
    """All mistakes that have a name: what is said, and the smallest wrong program."""
    catalogues = {lesson: mistake.catalogue(lesson) for lesson in course.lessons()}
    count = sum(map(len, catalogues.values()))
    yield from ("# All mistakes", "", MADE, "")
    yield f"The {count} mistakes that the checker calls by name. Each is a program; a test runs"
    yield "every one and demands that it is named as itself, and as nothing else."
    for lesson, found in catalogues.items():
        if found:
            yield from ("", f"## Lesson {lesson.number}: {lesson.title}")
        for each in found:
            yield from one_mistake(lesson, each)
    yield from general_errors()


def general_errors() -> Iterator[str]:
    """What is tried where no mistake of the catalogue fits."""
    yield from ("", "## Where none of these fits", "")
    yield "Then right programs are changed in general ways, and their outputs are compared with"
    yield "yours in the same way. The message says what your result comes out as."
    yield ""
    for family in (*operators.LIKELY, *operators.RARE, *statements.ALL, *operators.FAR_FETCHED):
        yield f"- {summary(family)}"
    yield ""
    yield "Last, your own function is changed at one place after another. When one change makes it"
    yield "right, the message says what stands at that place and does not belong; where several"
    yield "changes of a line do, it says which part of the line is not right."
    yield ""
    for kind in (*repair.expressions.KINDS, repair.statements.moves):
        yield f"- {summary(kind)}"


def summary(function: Callable[..., object]) -> str:
    """The first line of a docstring."""
    return (function.__doc__ or "").split("\n", 1)[0]


def one_mistake(lesson: Lesson, each: Mistake) -> Iterator[str]:
    """One mistake: its message, its lines beside the right ones, and the hints."""
    program = mistake.program(lesson, each.function)
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


def main() -> int:
    """Write the pages, or say which are out of step."""
    stale = [
        path
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            sys.stderr.write(f"docs/{path.name} is out of step: python docs/generate.py\n")
        return bool(stale)
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
