"""The programs of ``tests/programs``: whose functions they hold, and what is expected of them."""

import ast
import functools
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.record import Status
from checker.submission import reader

PROGRAMS = Path(__file__).parents[1] / "programs"
SOLUTIONS = Path(__file__).parents[2] / "solutions"
#: Functions of other names that programs define, and the lesson that each is for.
OTHER_NAMES = {
    "initialize_parameters": "lesson1_initialize",
    "sigmoid_function": "lesson2_sigmoid",
    "propagation": "lesson3_propagate",
    "gradient_descent": "lesson4_optimize",
}
EXPECTATION = re.compile(r"^# (fails|passes|says): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """What the comments at the head of a wrong program expect."""

    fails: dict[str, str]  #: code of a check → reason of its failure; no other check fails
    passes: tuple[str, ...]  #: codes of checks that pass all the same
    says: tuple[str, ...]  #: words of the report

    @property
    def lessons(self):
        topics = {code.split("-")[0] for code in (*self.fails, *self.passes)}
        return [lesson for lesson in syllabus.shipped().lessons if lesson.topic in topics]


def files(folder):
    return sorted((PROGRAMS / folder).glob("*.py"))


def expected(path):
    found = {"fails": [], "passes": [], "says": []}
    for what, rest in EXPECTATION.findall(reader.read_text(path)):
        found[what].append(rest)
    fails = dict(entry.rstrip(")").split(" (") for entry in found["fails"])
    passes = [code for line in found["passes"] for code in line.split(", ")]
    return Expected(fails=fails, passes=tuple(passes), says=tuple(found["says"]))


def title(path):
    return ast.get_docstring(ast.parse(path.read_bytes()))


def lessons_of(path):
    """The lessons that a program holds all functions of, except helpers for later lessons."""
    defined = {OTHER_NAMES.get(name, name) for name in top_level_names(path)}
    return [
        lesson
        for lesson in syllabus.shipped().lessons
        if lesson.stem in defined or {each.name for each in lesson.functions} <= defined
    ]


def top_level_names(path):
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


@functools.cache
def read(path):
    return reader.read(path)


def text_submission(text, name="program.py"):
    """The submission of a file with this text, or these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return reader.read(path)


def check(submission, lessons, host, *, seed=0, given=False):
    """Run the checks; the lessons by topic."""
    run = Run(submission=submission, host=host, seed=seed, given=given)
    found = [lesson for lesson in syllabus.shipped().lessons if lesson.topic in set(lessons)]
    return {each.lesson.topic: each for each in runner.check(found, run).lessons}


def results_of(reports):
    return {result.info.code: result for report in reports.values() for result in report.results}


def failures(reports):
    """What failed, or broke down, and how: code → reason."""
    return {
        code: str(result.finding.kind if result.finding else result.status)
        for code, result in results_of(reports).items()
        if result.status not in {Status.PASSED, Status.SKIPPED}
    }


def told(reports):
    """Everything that a report says, for a message of a test."""
    return "\n".join(
        f"{code}: {result.status} {result.waits_for} | {result.finding}"
        for code, result in results_of(reports).items()
        if result.status is not Status.PASSED
    )
