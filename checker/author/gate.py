"""The author's gate: proves that the course is whole, or says what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.author.lesson_rules import check_module_problems, codes, functions, solution_problems
from checker.author.places import (
    CHECKS,
    LESSONS,
    PAGES,
    SOLUTIONS,
    Place,
    in_order,
    number,
)
from checker.author.processes import NoAnswerError, findings
from checker.author.stub_rules import stub_problems

#: What may stand beside the lessons.
BESIDE = {"__init__.py", "__pycache__", "README.md"}
SHARED = {CHECKS: {"common.py"}}
#: How long all checks may take on the solutions.
TRIAL_SECONDS = 600


def solutions_pass(root: Path) -> list[str]:
    """Run all checks on the solutions; return a problem for each that does not pass."""
    trial = "checker.author.trial"
    try:
        failures = findings(["-m", trial], root, seconds=TRIAL_SECONDS)
    except NoAnswerError as error:
        return [f"the checks broke off on the solutions ({error}); see: python -m {trial}"]
    return [
        f"{code} does not pass on the solution ({reason}); correct the solution, or the check in "
        f"{CHECKS.folder}/"
        for code, reason in failures.items()
    ]


def check(root: Path, *, judge: Callable[[Path], list[str]] = solutions_pass) -> list[str]:
    """Find what keeps the course from being whole.

    In a student's edition, without ``solutions``, what remains is checked: the stubs and the
    check modules.

    Parameters
    ----------
    root
        The folder that holds ``lessons`` and ``checker``.
    judge
        Runs all checks on the solutions, once nothing else is wrong; returns problems.

    Returns
    -------
    list of str
        One sentence for each problem, which ends with the command or the file that cures it.
    """
    problems = [
        *_strays(root),
        *_missing(root),
        *_same_number(root),
        *_lesson_problems(root),
        *_same_code(root),
        *_same_function(root),
        *stub_problems(root),
    ]
    if not LESSONS.stems(root):
        problems.append(
            "there is no lesson here; begin with: python -m checker author new lesson0_name"
        )
    if not problems and SOLUTIONS.stems(root):
        problems = judge(root)
    return problems


def _strays(root: Path) -> Iterator[str]:
    for place in (LESSONS, SOLUTIONS, CHECKS):
        folder = root / place.folder
        allowed = (
            BESIDE
            | SHARED.get(place, set())
            | {f"{stem}{place.suffix}" for stem in place.stems(root)}
        )
        found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        for name in found:
            if name not in allowed:
                yield (
                    f"{place.folder}/ holds lessons named like lesson3_propagate.py alone; "
                    f"move or delete {place.folder}/{name}"
                )


def _missing(root: Path) -> Iterator[str]:
    required = [LESSONS, CHECKS]
    if SOLUTIONS.stems(root):
        required = [SOLUTIONS, *required, PAGES]
    elif (root / PAGES.folder).is_dir():
        required = [*required, PAGES]
    stems = {place: place.stems(root) for place in required}
    for stem in in_order(set().union(*stems.values())):
        for place in required:
            if stem not in stems[place]:
                yield f"{stem} has no {place.file(stem)}; {_cure(place, stem)}"


def _cure(place: Place, stem: str) -> str:
    if place == LESSONS:
        return "make it with: python -m checker author sync"
    if place == SOLUTIONS:
        return f"write {place.file(stem)}, or delete the other files of {stem}"
    return f"make it with: python -m checker author new {stem}"


def _same_number(root: Path) -> Iterator[str]:
    by_number: dict[int, list[str]] = defaultdict(list)
    for stem in in_order(LESSONS.stems(root)):
        by_number[number(stem)].append(stem)
    for stems in by_number.values():
        if len(stems) > 1:
            yield (
                f"{' and '.join(stems)} have one number, which names a lesson on the command "
                f"line; rename the files of {stems[-1]}"
            )


def _lesson_problems(root: Path) -> Iterator[str]:
    for stem in in_order(SOLUTIONS.stems(root)):
        yield from solution_problems(root, stem)
    for stem in in_order(CHECKS.stems(root)):
        yield from check_module_problems(root, stem)


def _same_code(root: Path) -> Iterator[str]:
    home: dict[str, str] = {}
    for stem in in_order(CHECKS.stems(root)):
        for code in codes(root, stem):
            if code in home:
                yield (
                    f"{home[code]} has a check with the code {code} as well; "
                    f"rename the check in {CHECKS.file(stem)}"
                )
            home.setdefault(code, CHECKS.file(stem))


def _same_function(root: Path) -> Iterator[str]:
    """Find functions of one name in two lessons: a student may write all in one file."""
    home: dict[str, str] = {}
    for stem in in_order(LESSONS.stems(root)):
        for name in functions(root, stem):
            if name in home:
                yield (
                    f"{home[name]} asks for a function {name} as well; "
                    f"rename it in {SOLUTIONS.file(stem)} and {CHECKS.file(stem)}"
                )
            home.setdefault(name, stem)
