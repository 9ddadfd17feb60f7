"""All checks against mutants of the solutions: ``python -m checker.authoring.mutant_trial`` there.

Writes a JSON object as its last line: what a check has wrong, and which mutants pass all checks.
"""

from __future__ import annotations

import ast
import dataclasses
import itertools
import json
import re
import sys
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard, TypeVar

import numpy as np

from checker import edits
from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import inputs, mistakes, syllabus
from checker.course.layout import LESSONS, SOLUTIONS
from checker.diagnosis import leaves
from checker.diagnosis.diagnose import diagnose
from checker.diagnosis.differences import differing
from checker.diagnosis.further import further
from checker.edits.text import Part
from checker.isolation.host.launcher import Host, open_host
from checker.record import (
    CheckResult,
    Function,
    Kind,
    Lesson,
    LessonReport,
    Report,
    Status,
    Submission,
)

#: So many mutants of a lesson are judged; and more, while there is a check that failed for none.
ENOUGH = 60
#: How long the author's own wrong programs may take, and mutants where a check failed for none.
SECONDS = 20.0
#: So many survivors of a lesson are shown.
SHOWN = 5
#: A mutant that passes is looked at on the inputs of so many seeds, and on variations of them.
SEEDS = range(10, 15)
VARIATIONS = 100
LIBRARIES = "import numpy as np\nimport pandas as pd\n"


T = TypeVar("T")


class Mutant(NamedTuple):
    """A wrong program, probably."""

    function: str  #: which function differs from the solution's
    text: str  #: of the whole lesson
    words: str  #: what it is like: "line 6, with `X` for `Y`"


@dataclass
class Findings:
    """What was found of a lesson, or of all."""

    #: check or mistake → what is wrong with it
    problems: dict[str, str] = field(default_factory=dict)
    survivors: dict[str, str] = field(default_factory=dict)  #: lesson → which mutants pass


def trial(root: Path) -> Findings:
    """Judge mutants of every solution, and the wrong programs of its file of mistakes."""
    found = Findings()
    course = syllabus.load(root)
    with open_host(course=root) as host:
        for lesson in course.lessons:
            judge = Judge(lesson, course.reference.text(lesson.stem), host)
            judge.everything()
            found.problems |= judge.problems
            if judge.survivors:
                found.survivors[lesson.key] = judge.summary
    return found


class Judge:
    """The checks of one lesson, and what they say of wrong programs."""

    def __init__(self, lesson: Lesson, solution: str, host: Host) -> None:
        self._lesson = lesson
        self._solution = solution
        self._host = host
        self._seconds = 10.0  # of a call; an endless mutant takes as long
        self._silent = syllabus.written(lesson)  # those that failed for no program yet
        self._judged = 0
        self._further: dict[str, list[Sequence[Any]]] = {}
        self.problems: dict[str, str] = {}
        self.survivors: list[Mutant] = []

    def everything(self) -> None:
        """Judge what its author calls right and wrong; then mutants, until all checks failed."""
        report, _ = self._judge(self._solution)
        self._seconds = 1 + 3 * report.seconds
        end = time.monotonic() + SECONDS
        for mutant in known_programs(self._lesson, self._solution):
            if time.monotonic() < end:
                self._known(mutant)
        made = [mutants(self._solution, each.name) for each in self._lesson.functions]
        end = time.monotonic() + SECONDS
        for mutant in in_turn(made):
            if self._judged >= ENOUGH and not (self._silent and time.monotonic() < end):
                break
            self._judged += 1
            if not self._fails(mutant) and self._differs(mutant):
                self.survivors.append(mutant)
        for function in self._lesson.functions if self._silent else ():
            self._fails(ruthless(self._solution, function))
        for code in self._silent:
            self.problems[code] = f"fails for none of {self._judged} mutants: it cannot fail"

    @property
    def summary(self) -> str:
        """Say which mutants pass."""
        some = "; ".join(f"{each.function}, {each.words}" for each in self.survivors[:SHOWN])
        more = len(self.survivors) - SHOWN
        rest = f"; and {more} more" if more > 0 else ""
        return f"{len(self.survivors)} of {self._judged} mutants pass: {some}{rest}"

    def _known(self, mutant: Mutant) -> None:
        """Demand of a program that its author calls a mistake that it fails, and is named so."""
        if not self._fails(mutant):
            self.problems[mutant.words] = "passes every check, and is called a mistake"
            return
        report, run = self._judge(mutant.text)
        (told,) = diagnose(Report(lessons=(report,), seed=run.seed, given=True), run).lessons
        named = {found.code for each in told.results for found in each.diagnoses}
        explained = any(each.explained or each.hint for each in told.findings)
        if mutant.words not in named and (named or not explained):
            others = f"{', '.join(sorted(named))} instead" if named else "at all"
            self.problems[mutant.words] = f"is a mistake that is not named as itself, {others}"

    def _fails(self, mutant: Mutant) -> bool:
        failed, results = False, self._judge(mutant.text)[0].results
        if self._silent & {each.info.code for each in results if each.status is Status.SKIPPED}:
            eager, _ = self._judge(mutant.text, waiting=False)
            self._silent -= {each.info.code for each in eager.results if demands(each)}
        for each in results:
            code = each.info.code
            if each.status is Status.CHECKER_ERROR:
                self.problems.setdefault(code, f"breaks down ({mutant.words}): {each.unjudged}")
            failed |= each.status in {Status.FAILED, Status.NOT_STARTED}
            if demands(each):
                self._silent.discard(code)
            if each.status is Status.FAILED and not each.fact.strip():
                self.problems.setdefault(code, f"fails without a word ({mutant.words})")
        return failed

    def _differs(self, mutant: Mutant) -> bool:
        """Tell whether a mutant does something else than the solution on further inputs."""
        declared = syllabus.declared(self._lesson, mutant.function)
        tried = self._inputs(mutant.function)
        both = []
        for text in (mutant.text, self._solution):
            names: dict[str, Any] = {}
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(compile(text, mutant.words, "exec"), names)  # noqa: S102 (the author's own)
                function = names[mutant.function]
                both.append([leaves.of_program(function, declared.parameters, x) for x in tried])
        known = mistakes.catalogue(self._lesson).programs.get(mutant.function)
        free = tuple(known.unconstrained) if known else ()
        differ = set[str]().union(*map(differing, *both))
        return not tried or any(not path.startswith(free) for path in differ)

    def _inputs(self, function: str) -> list[Sequence[Any]]:
        if function not in self._further:
            known = [
                each
                for seed in SEEDS
                for each in inputs.for_diagnosis(self._lesson, seed).get(function, ())
            ]
            rng = np.random.default_rng(0)
            self._further[function] = [*known, *further(known, VARIATIONS if known else 0, rng)]
        return self._further[function]

    def _judge(self, text: str, *, waiting: bool = True) -> tuple[LessonReport, Run]:
        stem = self._lesson.stem
        text = text.replace(f"from {SOLUTIONS.folder}.", f"from {LESSONS.folder}.")
        file = Path(f"{stem}.py")
        submission = Submission(modules={stem: text}, files={stem: file}, origin=file)
        run = Run(
            submission=submission,
            host=self._host,
            given=True,
            seconds=self._seconds,
            waiting=waiting,
        )
        (report,) = runner.run_pytest([self._lesson], run)
        return report, run


def demands(result: CheckResult) -> bool:
    """Tell whether a check refused what came; that something comes at all is no demand."""
    found = result.finding
    return found is not None and found.kind is not Kind.RAISED and not found.kind.is_silence


def known_programs(lesson: Lesson, solution: str) -> Iterator[Mutant]:
    """Yield the wrong programs that the author knows, each in the whole lesson."""
    right = mistakes.catalogue(lesson).programs
    for each in mistakes.of(lesson):
        wrong = right[each.function].changed(each.changes)
        yield Mutant(each.function, with_function(solution, each.function, wrong), each.code)


def with_function(text: str, name: str, new: str) -> str:
    """Return a text with another definition of a function."""
    read = edits.Text(text)
    function = read.function(name)
    if function is None:
        return f"{text}\n\n{new}"
    return LIBRARIES + read.apply([Part(*read.lines(function), new)])


def mutants(text: str, name: str) -> Iterator[Mutant]:
    """Yield mutants of a function, each kind of edit in its turn, the likelier kinds first."""
    kinds: dict[str, list[edits.Edit]] = {}
    for edit in edits.edits(text, name):
        kinds.setdefault(edit.operator.kind, []).append(edit)
    seen = {ast.dump(ast.parse(text))}
    for edit in in_turn(kinds.values()):
        try:
            made = edit.apply()
            dump = ast.dump(ast.parse(made))
        except SyntaxError:
            continue
        if dump not in seen:
            seen.add(dump)
            yield Mutant(name, made, f"line {edit.line}, {edit.as_mutant}")


#: What no single change makes of a program: it never raises, and ruins what it is given.
RUTHLESS = """

def {name}({signature}):
    try:
        result = right_{name}({given})
    except Exception:
        result = 0
    for each in ({given},):
        if hasattr(each, "fill"):
            each.fill(0)
        elif hasattr(each, "clear"):
            each.clear()
    return result
"""


def ruthless(text: str, function: Function) -> Mutant:
    """Return a program that is right, but for its manners."""
    (node,) = (each for each in ast.parse(text).body if _defines(each, function.name))
    head = re.compile(rf"^def {function.name}\b", re.MULTILINE)
    renamed = head.sub(f"def right_{function.name}", text)
    given = ", ".join(function.parameters)
    made = RUTHLESS.format(name=function.name, signature=ast.unparse(node.args), given=given)
    return Mutant(function.name, renamed + made, "never raising, its arguments changed")


def _defines(node: ast.stmt, name: str) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and node.name == name


def in_turn(some: Iterable[Iterable[T]]) -> Iterator[T]:
    """Yield the first of each, then the second of each, and so on."""
    for row in itertools.zip_longest(*some, fillvalue=None):
        yield from (each for each in row if each is not None)


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps(dataclasses.asdict(trial(Path.cwd()))))
