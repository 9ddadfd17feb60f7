"""What the gate asks of the stubs: in step, unsolved, importable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.authoring import import_stubs
from checker.authoring.processes import NoAnswerError, findings
from checker.authoring.sync import is_begun, read, stub_of
from checker.course.layout import LESSONS, PACKAGES, SOLUTIONS, AuthorError, in_order

IMPORT_SECONDS = 120
SYNC = "python -m checker author sync"


def stub_problems(root: Path) -> Iterator[str]:
    """Find the stubs that a student must not get."""
    solutions, stubs = SOLUTIONS.stems(root), LESSONS.stems(root)
    for stem in in_order(solutions & stubs):
        yield from _out_of_step(root, stem)
    for stem in in_order(stubs - solutions):
        name = LESSONS.file(stem)
        if is_begun(read(root / name)):
            yield f"{name} is no untouched stub; put it back with: git checkout {name}"
    packages = PACKAGES if solutions else {}
    for name, text in packages.items():
        if read(root / name) != text:
            yield f"{name} is not what the course has; write it with: {SYNC}"
    yield from _not_importable(root, in_order(stubs))


def _out_of_step(root: Path, stem: str) -> Iterator[str]:
    name = LESSONS.file(stem)
    text = read(root / name)
    try:
        wanted = stub_of(root, stem)
    except AuthorError:
        return  # said of the solution already
    if text != wanted and is_begun(text):
        yield f"{name} is begun or solved; put the stub back with: {SYNC} --force"
    elif text != wanted:
        yield f"{name} is not what follows from {SOLUTIONS.file(stem)}; write it with: {SYNC}"


def _not_importable(root: Path, stems: list[str]) -> Iterator[str]:
    modules = {f"{LESSONS.folder}.{stem}": stem for stem in stems}
    try:
        failed = findings([import_stubs.__file__, *modules], root, seconds=IMPORT_SECONDS)
    except NoAnswerError as error:
        yield f"importing the stubs breaks off ({error}); see the top level of {LESSONS.folder}/"
        return
    for module, reason in failed.items():
        stem = modules[module]
        source = SOLUTIONS if (root / SOLUTIONS.file(stem)).exists() else LESSONS
        yield f"{LESSONS.file(stem)} cannot be imported ({reason}); correct {source.file(stem)}"
