"""Stubs in step with their solutions."""

from __future__ import annotations

from pathlib import Path

from checker.course.layout import LESSONS, PACKAGES, SOLUTIONS, AuthorError, in_order
from checker.course.stubs import stub
from checker.course.syntax import parse, student_functions
from checker.isolation.worker import stubs


def sync(root: Path, *, force: bool = False) -> list[str]:
    """Write the stubs anew from the solutions; all of them, or none when one must not be.

    Parameters
    ----------
    root
        The folder that holds ``solutions`` and ``lessons``.
    force
        Whether to overwrite what a student has begun.

    Returns
    -------
    list of str
        The files that changed, as paths from the root.

    Raises
    ------
    AuthorError
        If there are no solutions, one has no stub, or a stub is begun and ``force`` is not given.
    """
    wanted = wanted_files(root)
    changed = [name for name, text in wanted.items() if read(root / name) != text]
    begun = [name for name in changed if name not in PACKAGES and is_begun(read(root / name))]
    if begun and not force:
        raise AuthorError(
            f"{', '.join(begun)}: begun by a student, and would be lost; copy it elsewhere, then: "
            f"python -m checker author sync --force"
        )
    for name in changed:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(wanted[name], encoding="utf-8", newline="\n")
    return changed


def wanted_files(root: Path) -> dict[str, str]:
    """Map the files that follow from the solutions, as paths from the root, to their text.

    Raises
    ------
    AuthorError
        If there are no solutions, or one has no stub.
    """
    stems = in_order(SOLUTIONS.stems(root))
    if not stems:
        raise AuthorError(
            "solutions/ holds no lesson, so there is nothing to make stubs from; begin with: "
            "python -m checker author new lesson0_name"
        )
    return PACKAGES | {LESSONS.file(stem): stub_of(root, stem) for stem in stems}


def stub_of(root: Path, stem: str) -> str:
    """Make the stub of one lesson; an error names its solution.

    Raises
    ------
    AuthorError
        If the solution has no stub.
    """
    name = SOLUTIONS.file(stem)
    try:
        return stub((root / name).read_text(encoding="utf-8"))
    except AuthorError as error:
        raise AuthorError(f"{name}: {error}") from error


def read(path: Path) -> str:
    """Read a text, empty when there is no such file."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def is_begun(text: str) -> bool:
    """Say whether a student has written something in a stub."""
    if not text.strip():
        return False
    try:
        functions = student_functions(parse(text))
    except AuthorError:
        return True  # it was a stub once: we wrote it
    return not all(map(stubs.is_stub, functions.values()))
