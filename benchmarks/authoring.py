"""Measure what a lesson is worth that has a solution and a check file alone.

python benchmarks/authoring.py [--sample 60] prints a table, and keeps it in docs/benchmarks.md.

``authored/`` is a course of six functions of textbooks; ``authored/other/`` has a second right form
of each. Mutants of both, with a change in one place and in two, are judged and explained as
submissions are. One that gives what the right program gives on the inputs of twenty seeds is
equivalent.

A submission is *named* when a diagnosis says what is wrong in it. Of others the fact itself
explains it: an exception in words, an array that was changed. The judge knows the edit: a name is
wrong when it points to a line that is neither changed nor beside one that is. The *line* is right
when that of the first failure is one of these.
"""

import argparse
import ast
import difflib
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import page
from mutants import mutants
from rich.progress import track

from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import inputs, syllabus
from checker.diagnosis import leaves
from checker.diagnosis.diagnose import diagnose
from checker.diagnosis.differences import differing
from checker.isolation.host.launcher import Host, open_host
from checker.record import Kind, Lesson, Status, Submission

COURSE = Path(__file__).parent / "authored"
SEEDS = range(100, 120)
HEADS = [
    "programs",
    "judged",
    "detected",
    "named",
    "explained by the fact",
    "named wrong",
    "line right",
    "ms more",
]


class Wrong(NamedTuple):
    """A mutant, and what it was made of."""

    lesson: Lesson
    function: str
    text: str
    right: str


def right_texts(lesson: Lesson, folder: str) -> str:
    """Return a right form, as mutants are written."""
    text = (COURSE / folder / f"{lesson.stem}.py").read_text(encoding="utf-8")
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.Module) and ast.get_docstring(node):
            del node.body[0]
    return ast.unparse(tree)


def wrong_programs(folder: str, places: int) -> Iterator[Wrong]:
    """Yield mutants of all functions with a change in one place or in two."""
    for lesson in syllabus.load(COURSE).lessons:
        right, (function,) = right_texts(lesson, folder), lesson.functions
        first = list(mutants(right, function.name))
        if places == 1:
            yield from (Wrong(lesson, function.name, each, right) for each in first)
            continue
        rng = random.Random(7)  # noqa: S311 (no secret)
        for each in rng.sample(first, min(len(first), 60)):
            (once,) = changed(right, each) or (0,)
            for twice in rng.sample(both := list(mutants(each, function.name)), min(len(both), 8)):
                lines = changed(right, twice)
                if len(lines) > 1 and once in lines:
                    yield Wrong(lesson, function.name, twice, right)


def changed(right: str, wrong: str) -> set[int]:
    """Return the lines of a wrong program that the right one does not have there."""
    pair = right.split("\n"), wrong.split("\n")
    found = set()
    for kind, _, _, first, last in difflib.SequenceMatcher(
        None, *pair, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            found |= {first, first + 1} if kind == "delete" else {*range(first + 1, last + 1)}
    return found


def behaviour(wrong: Wrong, text: str) -> Iterator[leaves.Outputs]:
    """Yield what a program gives on the inputs of many seeds."""
    names = {}
    exec(compile(text, "program", "exec"), names)  # noqa: S102 (our own text)
    (function,) = wrong.lesson.functions
    for seed in SEEDS:
        for arguments in inputs.for_diagnosis(wrong.lesson, seed)[wrong.function]:
            yield leaves.of_program(names[wrong.function], function.parameters, arguments)


def equivalent(wrong: Wrong) -> bool:
    """Tell whether a mutant gives what the right program gives."""
    with np.errstate(all="ignore"):
        pairs = zip(behaviour(wrong, wrong.text), behaviour(wrong, wrong.right), strict=True)
        return not any(differing(*pair) for pair in pairs)


def judge(wrong: Wrong, host: Host, count: Counter) -> str:
    """Count what is said of a mutant; return what is worth a look."""
    stem, file = wrong.lesson.stem, Path(f"{wrong.lesson.stem}.py")
    submission = Submission(modules={stem: wrong.text}, files={stem: file}, origin=file)
    run = Run(submission=submission, host=host, given=True)
    report = runner.check([wrong.lesson], run)
    start = time.process_time()
    found = diagnose(report, run).lessons[0]
    count["ms"] += 1000 * (time.process_time() - start)
    count["judged"] += 1
    if found.status is not Status.FAILED:
        return "not detected"
    count["detected"] += 1
    lines = changed(wrong.right, wrong.text)
    near = {line + step for line in lines for step in (-1, 0, 1)}
    pointed = next((each.pointer.line for each in found.findings if each.pointer), 0)
    count["line"] += pointed in near
    named = {each.message: each for result in found.results for each in result.diagnoses}
    told = any(
        each.explained or (each.kind in {Kind.RAISED, Kind.EXCEPTION} and each.hint)
        for each in found.findings
    )
    count["named"] += bool(named)
    count["fact"] += told and not named
    astray = [each for each in named.values() if each.pointer and each.pointer.line not in near]
    count["wrong"] += bool(astray)
    if astray:
        return f"named wrong: {astray[0].message} (line {astray[0].pointer.line}, not {lines})"
    if not (named or told):
        return f"unnamed (line {pointed}, {lines}): {[each.fact for each in found.findings][:1]}"
    return "" if pointed in near else f"another line ({pointed}, {lines})"


def main() -> None:
    """Measure, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=150, help="most mutants judged a row")
    parser.add_argument("--only", default="", help="rows with this in their title; kept nowhere")
    options = parser.parse_args()
    rows = []
    with open_host(course=COURSE) as host:
        for title, folder, places in (
            ("the solution, one place", "solutions", 1),
            ("the solution, two places", "solutions", 2),
            ("another right form, one place", "other", 1),
            ("another right form, two places", "other", 2),
        ):
            if options.only not in title:
                continue
            made, count = list(wrong_programs(folder, places)), Counter()
            random.Random(4).shuffle(made)  # noqa: S311 (no secret)
            for wrong in track(made, title, transient=True):
                if count["judged"] >= options.sample:
                    break
                try:
                    if equivalent(wrong):
                        continue
                except Exception:  # noqa: BLE001, S110 (a mutant may raise anything)
                    pass
                said = judge(wrong, host, count)
                if said:
                    lines = set(wrong.text.split("\n")) - set(wrong.right.split("\n"))
                    print(f"{wrong.function}: {' / '.join(map(str.strip, lines))}: {said}")
            parts = [
                count[key] / max(1, count["judged"])
                for key in ("detected", "named", "fact", "wrong", "line")
            ]
            cells = [f"{100 * part:.1f} %" for part in parts]
            rows.append(
                [title, str(count["judged"]), *cells, f"{count['ms'] / count['judged']:.0f}"]
            )
    text = page.table(HEADS, rows)
    print(text)
    if not options.only:
        page.keep(
            "authoring", f"{text}\n\nAt most {options.sample} mutants a row, drawn by chance."
        )


if __name__ == "__main__":
    main()
