"""Measure how well mistakes are detected and named: python benchmarks/diagnosis.py [--quick].

Three sets of wrong programs: the catalogue, all pairs of independent mistakes, and mutants that
`ast` makes of the solutions. *Detected*: a check fails. *Named right*: exactly the mistakes that
were made; for a mutant: something is named. *Named wrong*: something else is named.
A mutant that gives the solution's outputs on inputs of many seeds is counted as equivalent.
"""

import argparse
import itertools
import statistics
import time
from collections import Counter
from pathlib import Path

import numpy as np
from mutants import mutants
from rich.console import Console
from rich.progress import track
from rich.table import Table

from checker import course, mistake, observe, runner
from checker.collector import Run
from checker.diagnose import diagnose
from checker.matching import bench, differing
from checker.model import Lesson, Status, Submission
from checker.student.host import Host, open_host

SOLUTIONS = Path(__file__).parent.parent / "solutions"
EQUIVALENCE_SEEDS = range(100, 120)


def judge(lesson: Lesson, text: str, host: Host) -> tuple[bool, set[str], float]:
    """Whether a program fails, what is named, and how many seconds naming took."""
    path = Path("wrong.py")
    submission = Submission(modules={"wrong": text}, files={"wrong": path}, origin=path)
    run = Run(submission=submission, host=host)
    report = runner.check([lesson], run)
    start = time.perf_counter()
    named = diagnose(report, run).lessons[0]
    seconds = time.perf_counter() - start
    codes = {each.code for result in named.results for each in result.diagnoses}
    # A program that passes the lesson and fails what goes further is detected as well.
    failed = any(result.status is Status.FAILED for result in named.results)
    return failed, codes, seconds


def whole(lesson: Lesson, function: str, text: str) -> str:
    """A submission of one lesson: the wrong function, and right ones beside it."""
    module = mistake.module(lesson)
    others = [p.text for p in module.PROGRAMS if p.function != function]
    return "\n\n".join(["import numpy as np\nimport pandas as pd", text, *others])


def catalogue_programs():
    """Each mistake by itself."""
    for lesson in course.lessons():
        for each in mistake.catalogue(lesson):
            program = mistake.program(lesson, each.function)
            text = whole(lesson, each.function, program.changed(each.changes))
            yield lesson, text, {each.code}


def pair_programs():
    """Each two mistakes of a function that change other lines and other outputs."""
    for lesson in course.lessons():
        for one, other in itertools.combinations(mistake.catalogue(lesson), 2):
            if one.function != other.function or one.changes.keys() & other.changes.keys():
                continue
            workbench = bench(lesson, one.function)
            if workbench.harm(one) & workbench.harm(other):
                continue
            program = mistake.program(lesson, one.function)
            text = program.changed({**one.changes, **other.changes})
            yield lesson, whole(lesson, one.function, text), {one.code, other.code}


def mutant_programs():
    """Each mutant of each solution that differs from it on some input."""
    for lesson in course.lessons():
        source = (SOLUTIONS / f"{lesson.stem}.py").read_text(encoding="utf-8")
        module = mistake.module(lesson)
        if module is None:
            continue
        for function in mistake.probes(lesson):
            for text in mutants(source, function):
                if not equivalent(lesson, module, function, source, text):
                    yield lesson, text, set()


def equivalent(lesson, module, function, source, mutant):
    """Whether two sources' functions give the same on the inputs of many seeds."""
    parameters = next(f.parameters for f in lesson.functions if f.name == function)
    made = []
    for text in (source, mutant):
        names = {"np": np, **module.NAMES}
        try:
            exec(compile(text.replace("from solutions.", "from lessons."), "x", "exec"), names)  # noqa: S102 (our own text)
        except Exception:  # noqa: BLE001 (it cannot be loaded, so it is not the same)
            return False
        made.append(names | dict(module.NAMES))
    for seed in EQUIVALENCE_SEEDS:
        for arguments in module.probes(np.random.default_rng(seed))[function]:
            right, wrong = (
                observe.of_program(names[function], parameters, arguments) for names in made
            )
            if differing(right, wrong):
                return False
    return True


def measure(title, programs, host, console, *, exact):
    """One row of the table."""
    count, times, unnamed = Counter(), [], []
    for lesson, text, expected in track(list(programs), title, console=console):
        failed, codes, seconds = judge(lesson, text, host)
        count["all"] += 1
        count["detected"] += failed
        if lesson.number == 3:  # noqa: PLR2004 (the lesson that the target names)
            times.append(1000 * seconds)
        if not codes:
            count["unnamed"] += 1
            unnamed.append((lesson.key, failed))
        elif not exact or codes == expected:
            count["right"] += 1
        elif codes <= expected:
            count["partly"] += 1
        else:
            count["wrong"] += 1
            console.print(f"named {codes}, expected {expected}")
    return count, statistics.median(times or [0.0])


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="every tenth pair and mutant")
    step = 10 if parser.parse_args().quick else 1
    console = Console()
    table = Table(title="Diagnosis")
    for head in ("programs", "all", "detected", "right", "partly", "wrong", "unnamed", "ms"):
        table.add_column(head, justify="right")
    with open_host() as host:
        for title, programs, exact in (
            ("catalogue", catalogue_programs(), True),
            ("pairs", itertools.islice(pair_programs(), 0, None, step), True),
            ("mutants", itertools.islice(mutant_programs(), 0, None, step), False),
        ):
            count, median = measure(title, programs, host, console, exact=exact)
            cells = [count[k] for k in ("all", "detected", "right", "partly", "wrong", "unnamed")]
            table.add_row(title, *map(str, cells), f"{median:.0f}")
    console.print(table)


if __name__ == "__main__":
    main()
