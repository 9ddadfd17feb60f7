"""A new lesson: new files, and one line in ``course.toml``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checker.authoring.check_skeleton import check_module
from checker.authoring.list_of_lessons import with_lesson
from checker.authoring.skeletons import TODO, example_solution, page
from checker.authoring.sync import read
from checker.course.layout import (
    CHECKS,
    LESSONS,
    PACKAGES,
    PAGES,
    SOLUTIONS,
    AuthorError,
    number,
)
from checker.course.stubs import stub
from checker.course.whereabouts import FILE


@dataclass(frozen=True, kw_only=True)
class NewLesson:
    """What was made, and what its author does next."""

    files: tuple[str, ...]  #: paths from the root; those that were there already are not listed
    steps: tuple[str, ...]  #: one sentence each

    def told(self, say: Callable[[str], None], *first: str) -> None:
        """Say what was made and what comes next, after some first steps."""
        for file in self.files:
            say(f"wrote {file}")
        for place, step in enumerate((*first, *self.steps), start=1):
            say(f"{place}. {step}")


def new(root: Path, stem: str) -> NewLesson:
    """Make the files that a lesson lacks, from its solution; overwrite none.

    Without a solution, a small working one comes first.

    Parameters
    ----------
    root
        The course's folder.
    stem
        The lesson's name, as in ``lesson8_name``.

    Returns
    -------
    NewLesson
        The files and the next steps.

    Raises
    ------
    AuthorError
        If the name has another form, its number is taken, or the solution lacks what the other
        files are made from. Nothing is written then.
    """
    _refuse_taken_number(root, stem)
    solution = SOLUTIONS.file(stem)
    source = read(root / solution) or example_solution(stem)
    try:
        texts = PACKAGES | {
            solution: source,
            LESSONS.file(stem): stub(source),
            CHECKS.file(stem): check_module(source),
            PAGES.file(stem): page(stem, source),
        }
    except AuthorError as error:
        raise AuthorError(f"{solution}: {error}") from error
    made = [name for name in texts if not (root / name).exists()]
    listed = with_lesson(root, stem)
    if listed is not None and listed != read(root / FILE):
        texts[FILE] = listed
        made.append(FILE)
    for name in made:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(texts[name], encoding="utf-8", newline="\n")
    steps = _steps(stem, made)
    if listed is None:
        steps = (f'Add "{stem}" to lessons in {FILE}.', *steps)
    return NewLesson(files=tuple(made), steps=steps)


def _refuse_taken_number(root: Path, stem: str) -> None:
    mine = number(stem)
    numbers = {
        other: number(other)
        for place in (SOLUTIONS, LESSONS, CHECKS)
        for other in place.stems(root) - {stem}
    }
    for other, taken in numbers.items():
        if taken == mine:
            topic = stem.partition("_")[2]
            raise AuthorError(
                f"{mine} is the number of {other}; take another one, as in: "
                f"python -m checker author new lesson{max(numbers.values()) + 1}_{topic}"
            )


def _steps(stem: str, made: list[str]) -> tuple[str, ...]:
    steps = []
    if SOLUTIONS.file(stem) in made:
        steps.append(f"Write your lesson in {SOLUTIONS.file(stem)}, in place of the example.")
    if CHECKS.file(stem) in made:
        steps.append(
            f"In {CHECKS.file(stem)}: fit the functions and their inputs to it, and add what a "
            "student should be told."
        )
    if PAGES.file(stem) in made:
        steps.append(f"Write what {PAGES.file(stem)} still marks as {TODO}.")
    return (
        *steps,
        "Write the stubs anew with: python -m checker author sync",
        "See what is missing with: python -m checker author check",
    )
