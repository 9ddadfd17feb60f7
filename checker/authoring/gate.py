"""The author's gate: proves that the course is whole, or says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from checker.authoring.lesson_rules import (
    check_module_problems,
    codes,
    functions,
    mistake_problems,
    solution_problems,
)
from checker.authoring.page_rules import page_problems, unwritten
from checker.authoring.processes import NoAnswerError, findings
from checker.authoring.stub_rules import stub_problems
from checker.course import modules, settings
from checker.course.layout import (
    CHECKS,
    LESSONS,
    MISTAKES,
    PAGES,
    SOLUTIONS,
    Place,
    in_order,
)
from checker.course.tables import CourseError
from checker.course.whereabouts import FILE

#: What may stand beside the lessons.
BESIDE = {"__init__.py", "__pycache__", "README.md"}
#: How long all checks may take on the solutions.
TRIAL_SECONDS = 600
#: How long mutants may take.
MUTANTS_SECONDS = 1800


def solutions_pass(root: Path) -> list[str]:
    """Run all checks on the solutions; return a problem for each that does not pass."""
    return _tried(
        root,
        "checker.authoring.trial",
        "the checks broke off on the solutions",
        "{} does not pass on the solution ({}); correct the solution, or the check in "
        f"{CHECKS.folder}/",
    )


def mistakes_differ(root: Path) -> list[str]:
    """Run all wrong programs; return a problem for each that cannot be told apart."""
    return _tried(
        root,
        "checker.authoring.mistake_trial",
        "the wrong programs broke off",
        f"{{}} {{}}; write another program in {MISTAKES.folder}/, or inputs "
        f"for the diagnosis on which they differ in {CHECKS.folder}/",
    )


def _tried(root: Path, trial: str, broke_off: str, sentence: str) -> list[str]:
    """Run a module of ours on a course; return a sentence for each thing that it finds."""
    try:
        found = findings(["-m", trial], root, seconds=TRIAL_SECONDS)
    except NoAnswerError as error:
        return [f"{broke_off} ({error}); see: python -m {trial}"]
    return [sentence.format(name, reason) for name, reason in found.items()]


def everything_holds(root: Path) -> list[str]:
    """Run the checks on the solutions, then the wrong programs; return problems."""
    return solutions_pass(root) or mistakes_differ(root)


def survivors(root: Path) -> tuple[list[str], list[str]]:
    """Run all checks on mutants of the solutions.

    Parameters
    ----------
    root : pathlib.Path
        A course that is whole in all other respects.

    Returns
    -------
    problems, passing : list of str
        A problem for each check that proves nothing; and a sentence for each lesson of which
        mutants pass. Those may do what the solution does; else the lesson lacks an input.
    """
    trial = "checker.authoring.mutant_trial"
    try:
        found = findings(["-m", trial], root, seconds=MUTANTS_SECONDS)
    except NoAnswerError as error:
        return [f"the checks broke off on mutants ({error}); see: python -m {trial}"], []
    cure = f"correct it in {CHECKS.folder}/"
    problems = [f"{name} {reason}; {cure}" for name, reason in found["problems"].items()]
    return problems, [f"{key}: {words}" for key, words in found["survivors"].items()]


def check(root: Path, *, judge: Callable[[Path], list[str]] = everything_holds) -> list[str]:
    """Find what keeps the course from being whole.

    In a student's edition, without ``solutions``, what remains is checked: the stubs and the
    check modules.

    Parameters
    ----------
    root
        The course's folder.
    judge
        Runs what can be run, once nothing else is wrong; returns problems.

    Returns
    -------
    list of str
        One sentence for each problem, which ends with the command or the file that cures it.
    """
    modules.forget(root)
    try:
        listed = settings.read(root).lessons
    except CourseError as error:
        return [str(error)]
    problems = [
        *_strays(root),
        *_missing(root, listed),
        *_lesson_problems(root),
        *_mistake_problems(root),
        *_same_code(root),
        *_same_function(root),
        *stub_problems(root),
        *page_problems(root),
    ]
    if not LESSONS.stems(root):
        problems.append(
            "there is no lesson here; begin with: python -m checker author new lesson0_name"
        )
    if not problems and SOLUTIONS.stems(root):
        problems = judge(root)
    return [*problems, *unwritten(root)]


def _strays(root: Path) -> Iterator[str]:
    for place in (LESSONS, SOLUTIONS, CHECKS, MISTAKES):
        folder = root / place.folder
        allowed = BESIDE | {f"{stem}{place.suffix}" for stem in place.stems(root)}
        found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        for name in found:
            helps = place == CHECKS and not name.startswith("lesson")
            if name not in allowed and not helps:
                yield (
                    f"{place.folder}/ holds lessons named like lesson3_propagate.py alone; "
                    f"move or delete {place.folder}/{name}"
                )


def _missing(root: Path, listed: Sequence[str]) -> Iterator[str]:
    required = [LESSONS, CHECKS]
    if SOLUTIONS.stems(root):
        required = [SOLUTIONS, *required, PAGES]
    elif (root / PAGES.folder).is_dir():
        required = [*required, PAGES]
    stems = {place: place.stems(root) for place in required}
    for stem in in_order(set().union(listed, *stems.values())):
        if stem not in listed:
            yield f"{stem} is not in the course's list; add it to lessons in {FILE}"
        for place in required:
            if stem not in stems[place]:
                yield f"{stem} has no {place.file(stem)}; {_cure(place, stem)}"


def _cure(place: Place, stem: str) -> str:
    if place == LESSONS:
        return "make it with: python -m checker author sync"
    if place == SOLUTIONS:
        return f"write {place.file(stem)}, or delete the other files of {stem}"
    return f"make it with: python -m checker author new {stem}"


def _lesson_problems(root: Path) -> Iterator[str]:
    for stem in in_order(SOLUTIONS.stems(root)):
        yield from solution_problems(root, stem)
    for stem in in_order(CHECKS.stems(root)):
        yield from check_module_problems(root, stem)


def _mistake_problems(root: Path) -> Iterator[str]:
    for stem in in_order(MISTAKES.stems(root)):
        if stem not in CHECKS.stems(root):
            yield f"there is no lesson {stem}; rename or delete {MISTAKES.file(stem)}"
        else:
            yield from mistake_problems(root, stem)


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
