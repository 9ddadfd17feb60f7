"""Measure how well mistakes are found and named: python benchmarks/diagnosis.py [--sample 300].

Prints a table, and keeps it in docs/benchmarks.md. Each program is a submission that the checks
judge and the diagnosis explains, as for a student; its functions run in this process.

A mutant that gives what the solution gives on the inputs of twenty seeds counts as equivalent. A
mistake is *named wrong* when its program does something else than the submission, at the outputs
that the mistake spoils, on the inputs of ten other seeds. What is found by changing the submission
is named wrong unless it is on a line that the right program does not have. The *line* is right when
the first failure points to one that differs from the right program, or to one beside lines that are
missing. Milliseconds are of computing: those of the diagnosis, beside those of the checks.
"""

import argparse
import ast
import difflib
import functools
import itertools
import random
import statistics
import time
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import page
import pandas as pd
from mutants import mutants
from rich.progress import track

from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import inputs, mistakes, programs, syllabus
from checker.course.mistakes import Mistake
from checker.diagnosis import cures, leaves
from checker.diagnosis.diagnose import diagnose
from checker.diagnosis.differences import differing
from checker.diagnosis.forms import bench
from checker.isolation.host.launcher import Host, open_host
from checker.numerics import constant_factor
from checker.record import Diagnosis, Kind, Lesson, Status, Submission

digits = syllabus.shipped().module("digits")

SOLUTIONS = Path(__file__).parent.parent / "solutions"
EQUIVALENCE_SEEDS = range(100, 120)
OTHER_SEEDS = range(200, 210)
SAMPLE_SEED = 4
TIMED = 3  #: the lesson that the aim names
HEADS = [
    "programs",
    "made",
    "judged",
    "detected",
    "named",
    "named in part",
    "explained by the fact",
    "unnamed",
    "named wrong",
    "line right",
    "ms more on lesson 3",
]


class Wrong(NamedTuple):
    """A submission with something wrong in it."""

    lesson: Lesson
    function: str
    text: str
    made: frozenset[str] = frozenset()  #: codes of what was done; of a mutant they are not known


def whole(lesson: Lesson, function: str, text: str) -> str:
    """Return a submission of one lesson: the wrong function, and right ones beside it."""
    tried = inputs.for_diagnosis(lesson)
    others = [mistakes.program(lesson, other).text for other in tried if other != function]
    return "\n\n".join(["import numpy as np\nimport pandas as pd", text, *others])


def catalogue_programs() -> Iterator[Wrong]:
    """Each mistake by itself."""
    for lesson in syllabus.shipped().lessons:
        for each in mistakes.of(lesson):
            text = mistakes.program(lesson, each.function).changed(each.changes)
            yield Wrong(lesson, each.function, text, frozenset({each.code}))


def pair_programs(*, apart: bool) -> Iterator[Wrong]:
    """Each two mistakes of a function that change other lines.

    Parameters
    ----------
    apart : bool
        Whether they spoil other outputs as well; or share some, and neither hides the other.
    """
    for lesson in syllabus.shipped().lessons:
        for one, other in itertools.combinations(mistakes.of(lesson), 2):
            if one.function != other.function or one.changes.keys() & other.changes.keys():
                continue
            harms = [bench(lesson, one.function).harm(each) for each in (one, other)]
            if apart == bool(harms[0] & harms[1]) or any(leaves.RAISED in h for h in harms):
                continue
            text = mistakes.program(lesson, one.function).changed({**one.changes, **other.changes})
            yield Wrong(lesson, one.function, text, frozenset({one.code, other.code}))


def hides(wrong: Wrong) -> bool:
    """Whether a program with two mistakes does what a program of the catalogue does, or stops."""
    program = mistakes.program(wrong.lesson, wrong.function)
    seeds = EQUIVALENCE_SEEDS[:1]
    made = behaviour(wrong.lesson, wrong.function, wrong.text, seeds)
    if any(leaves.RAISED in each for each in made):
        return True
    known = [each.changes for each in mistakes.of(wrong.lesson) if each.function == wrong.function]
    for changes in ({}, *known):
        others = behaviour(wrong.lesson, wrong.function, program.changed(changes), seeds)
        if not any(map(differing, made, others)):
            return True
    return False


def mutant_programs() -> Iterator[Wrong]:
    """Each mutant of each solution."""
    for lesson in syllabus.shipped().lessons:
        source = solution(lesson)
        for function in inputs.for_diagnosis(lesson):
            for text in mutants(source, function):
                yield Wrong(lesson, function, text)


def solution(lesson: Lesson) -> str:
    """Return the text of a lesson's solution."""
    return (SOLUTIONS / f"{lesson.stem}.py").read_text(encoding="utf-8")


def equivalent(wrong: Wrong) -> bool:
    """Tell whether a mutant gives what the solution gives."""
    source = solution(wrong.lesson)
    for seed in EQUIVALENCE_SEEDS:
        right, made = (
            behaviour(wrong.lesson, wrong.function, text, [seed]) for text in (source, wrong.text)
        )
        if any(map(differing, right, made)):
            return False
    return True


def behaviour(lesson: Lesson, function: str, text: str, seeds) -> list[leaves.Outputs]:
    """Return what a function gives on inputs of these seeds."""
    names = {"np": np, "pd": pd, **programs.names(lesson)}
    try:
        exec(compile(text, "submission", "exec"), names)  # noqa: S102 (our own text)
    except Exception as error:  # noqa: BLE001 (a mutant may raise anything)
        return [{leaves.RAISED: leaves.Raised(type_name="", message=str(error))}]
    right = programs.names(lesson)  # whatever the text imports
    names |= {name: right[name] for name in right if name != function}
    parameters = next(f.parameters for f in lesson.functions if f.name == function)
    return [
        leaves.of_program(names[function], parameters, arguments)
        for seed in seeds
        for arguments in inputs.for_diagnosis(lesson, seed)[function]
    ]


class Judged(NamedTuple):
    """What is said of a submission."""

    failed: bool
    explained: bool  #: whether a fact names its cause
    named: dict[tuple[str, str], Diagnosis]
    line_right: bool
    seconds: float  #: of computing, for the diagnosis


def submitted(wrong: Wrong, text: str) -> str:
    """Return the text of a submission with a function's text in it, right or wrong."""
    made = text if not wrong.made else whole(wrong.lesson, wrong.function, text)
    return made.replace("from solutions.", "from lessons.")


def edited(wrong: Wrong) -> set[int]:
    """Return the lines that a right submission does not have, and those beside missing ones."""
    program = mistakes.program(wrong.lesson, wrong.function).text
    right = program if wrong.made else ast.unparse(ast.parse(solution(wrong.lesson)))
    lines = [submitted(wrong, text).split("\n") for text in (right, wrong.text)]
    changes = difflib.SequenceMatcher(None, *lines, autojunk=False).get_opcodes()
    found: set[int] = set()
    for kind, _, _, first, last in changes:
        if kind != "equal":
            found |= {first, first + 1} if kind == "delete" else {*range(first + 1, last + 1)}
    return found


def judge(wrong: Wrong, host: Host) -> Judged:
    """Run the checks and the diagnosis on a submission."""
    file = f"{wrong.lesson.stem}.py"
    text = submitted(wrong, wrong.text)
    submission = Submission(
        modules={wrong.lesson.stem: text}, files={wrong.lesson.stem: Path(file)}, origin=Path(file)
    )
    run = Run(submission=submission, host=host, given=True)
    report = runner.check([wrong.lesson], run)
    start = time.process_time()
    named = diagnose(report, run).lessons[0]
    seconds = time.process_time() - start
    found = {(d.code, d.message): d for result in named.results for d in result.diagnoses}
    # What passes the lesson and fails what goes further is detected as well. Of the catalogue's
    # programs, functions without a catalogue are missing.
    missing = {f.name for f in wrong.lesson.functions} - inputs.for_diagnosis(wrong.lesson).keys()
    failed = any(
        result.status is Status.FAILED
        for result in named.results
        if not (wrong.made and any(name in result.fact for name in missing))
    )
    explained = any(
        each.explained or (each.kind is Kind.RAISED and each.hint) for each in named.findings
    )
    lines = [each.pointer.line for each in named.findings if each.pointer]
    return Judged(failed, explained, found, bool({*lines[:1]} & edited(wrong)), seconds)


@functools.cache
def known(lesson: Lesson, function: str) -> dict[tuple[str, str], list[Mistake]]:
    """Return code and message → mistakes of the catalogue."""
    found: dict[tuple[str, str], list[Mistake]] = {}
    for each in mistakes.of(lesson):
        if each.function == function:
            found.setdefault((each.code, each.message), []).append(each)
    return found


def scaled(wrong: Wrong, came: list[leaves.Outputs], message: str) -> bool:
    """Whether an output is, on these inputs too, the right one times the number that is said."""
    for right in mistakes.program(wrong.lesson, wrong.function).variants():
        wanted = behaviour(wrong.lesson, wrong.function, right.text, OTHER_SEEDS)
        for path in wanted[0]:
            factor = constant_factor.everywhere(
                [(c.get(path), w.get(path)) for c, w in zip(came, wanted, strict=True)]
            )
            if factor and f" {factor:.4g} times " in message:
                return True
    return False


def untrue(wrong: Wrong, named) -> list[str]:
    """Codes of named mistakes that do something else than the submission on other inputs."""
    program = mistakes.program(wrong.lesson, wrong.function)
    came = behaviour(wrong.lesson, wrong.function, wrong.text, OTHER_SEEDS)
    sayings = known(wrong.lesson, wrong.function)
    named = [key for key in named if key in sayings or not scaled(wrong, came, key[1])]
    meant = [sayings.get(key, []) for key in named]
    for right in program.variants():
        wanted = behaviour(wrong.lesson, wrong.function, right.text, OTHER_SEEDS)
        for together in itertools.product(*meant):
            changes = {key: new for each in together for key, new in each.changes.items()}
            texts = [right.changed(changes)]
            if sum(len(each.changes) for each in together) > len(changes):  # two on one line
                texts = [right.changed(each.changes) for each in together]
            if all(agrees(wrong, text, wanted, came) for text in texts):
                return []
    return [code for code, _ in named]


def misplaced(wrong: Wrong, named: Collection[Diagnosis]) -> list[str]:
    """Codes of mistakes, found by a change of the submission, on a line that is right."""
    text, right = wrong.text, solution(wrong.lesson)
    if wrong.made:  # of a whole submission, of which the right functions stand below it
        text = whole(wrong.lesson, wrong.function, text)
        right = mistakes.program(wrong.lesson, wrong.function).text
    lines, right = (
        text.split("\n"),
        {*ast.unparse(ast.parse(right)).split("\n"), *right.split("\n")},
    )
    return [each.code for each in named if lines[each.pointer.line - 1] in right]


def agrees(wrong: Wrong, text: str, wanted, came) -> bool:
    """Tell whether a program gives what the submission gives, at the outputs that it spoils."""
    made = behaviour(wrong.lesson, wrong.function, text, OTHER_SEEDS)
    spoilt = set().union(*map(differing, made, wanted))
    return not any(differing(one, other, spoilt) for one, other in zip(made, came, strict=False))


def measure(title: str, every: list[Wrong], sample: int, skip, host: Host) -> list[str]:
    """One row of the table."""
    chosen = every
    if len(every) > sample:
        chosen = random.Random(SAMPLE_SEED).sample(every, sample)  # noqa: S311 (no secret)
    count, times = Counter(), []
    for wrong in track(chosen, title, transient=True):
        if skip(wrong):
            continue
        failed, explained, named, line_right, seconds = judge(wrong, host)
        count["judged"] += 1
        count["detected"] += failed
        count["line"] += line_right
        if wrong.lesson.number == TIMED:
            times.append(1000 * seconds)
        if not failed:
            print(f"not detected: {shown(wrong)}")
        told = verdict(wrong, named, explained=explained)
        count[told] += 1
        if not line_right:
            print(f"another line: {shown(wrong)}")
        if told not in {"named", "fact"}:
            print(f"{told}: {shown(wrong)} as {sorted(code for code, _ in named)}")
    cells = [
        count[k]
        for k in ("judged", "detected", "named", "part", "fact", "unnamed", "wrong", "line")
    ]
    return [title, str(len(every)), *map(str, cells), f"{statistics.median(times or [0]):.0f}"]


def verdict(wrong: Wrong, named, *, explained: bool) -> str:
    """Return how well a submission was told: the key of a column."""
    codes = {code for code, _ in named}
    if not named:
        return "fact" if explained else "unnamed"
    if codes == wrong.made:
        return "named"
    placed = [each for each in named.values() if cures.CODE in each.code]
    others = {key: each for key, each in named.items() if each not in placed}
    known = {code for code, _ in others} <= wrong.made if wrong.made else not others
    if misplaced(wrong, placed) or not (known or not untrue(wrong, others)):
        return "wrong"
    # Named otherwise, and true: two mistakes may do what a third does.
    return "part" if len(named) < len(wrong.made) and not placed else "named"


def shown(wrong: Wrong) -> str:
    """Return what was made: codes, or the lines of a mutant that the solution does not have."""
    if wrong.made:
        return f"{wrong.lesson.key} {sorted(wrong.made)}"
    right = set(ast.unparse(ast.parse(solution(wrong.lesson))).split("\n"))
    lines = [line.strip() for line in wrong.text.split("\n") if line not in right]
    return f"{wrong.lesson.key} {wrong.function}: {' / '.join(lines)}"


def main() -> None:
    """Measure, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=300, help="most pairs and mutants judged")
    parser.add_argument("--only", default="", help="the row with this in its title; kept nowhere")
    options = parser.parse_args()
    digits.load(rows=200)
    sets = (
        ("catalogue", catalogue_programs, lambda _: False),
        ("pairs on other outputs", lambda: pair_programs(apart=True), hides),
        ("pairs that share outputs", lambda: pair_programs(apart=False), hides),
        ("mutants", mutant_programs, equivalent),
    )
    with open_host("inprocess") as host:
        rows = [
            measure(
                title,
                list(programs()),
                10**6 if title == "catalogue" else options.sample,
                skip,
                host,
            )
            for title, programs, skip in sets
            if options.only in title
        ]
    text = page.table(HEADS, rows)
    if options.only:
        print(text)
        return
    note = (
        f"Of the pairs and mutants a sample of {options.sample} is judged (seed {SAMPLE_SEED}), "
        "less those in which one mistake hides the other or raises, and those shown equivalent to "
        "the solution. Milliseconds: the median."
    )
    page.keep("diagnosis", f"{text}\n\n{note}")


if __name__ == "__main__":
    main()
