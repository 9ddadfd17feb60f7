"""The student edition: stubs, data, checker, checks and pages, without solutions and tests.

Its workflow for GitHub marks the lines in which something is wrong.
"""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from checker import authoring
from checker.authoring import AuthorError
from checker.course import editions, syllabus

#: What students get. All else stays with the author, whatever it is.
KEPT = (
    ".devcontainer",
    ".vscode",
    "LICENSE",
    "README.md",
    "checker",
    "data",
    "docs",
    "lessons",
    "mkdocs.yml",
    "pyproject.toml",
)
SOLUTIONS = "solutions"
#: Folders within these that no edition has.
_MACHINES = shutil.ignore_patterns("__pycache__", ".*", "*.pyc")
WORKFLOW = Path(".github/workflows/check.yml")


def write(root: Path, folder: Path) -> None:
    """Write the student edition of a course.

    Parameters
    ----------
    root : pathlib.Path
        The author's folder.
    folder : pathlib.Path
        The new one. It appears when it is whole, and not before.

    Raises
    ------
    AuthorError
        When it exists already, or the course is not whole.
    """
    if folder.exists():
        raise AuthorError(f"{folder} is there already. Give the name of a new folder.")
    if not (root / SOLUTIONS).is_dir():
        raise AuthorError(
            f"{root} has no {SOLUTIONS}/ to make the stubs from. Go to the author's folder."
        )
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        for name in (*KEPT, SOLUTIONS):
            _copy(root / name, part / name)
        _write_course(root, part)
        authoring.sync(part, force=True)  # whatever the author has begun in lessons/
        shutil.rmtree(part / SOLUTIONS)
        _copy_workflow(part / WORKFLOW)
        problems = authoring.check(part)
        if problems:
            raise AuthorError(f"{problems[0]} See: python -m checker author check")
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _copy(source: Path, to: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, to, ignore=_MACHINES)
    elif source.is_file():
        shutil.copy2(source, to)


def _write_course(root: Path, to: Path) -> None:
    for name, data in editions.files(syllabus.load(root)):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_bytes(data)


def _copy_workflow(to: Path) -> None:
    to.parent.mkdir(parents=True)
    text = (
        resources.files("checker.authoring").joinpath("templates", "github.yml").read_text("utf-8")
    )
    to.write_text(text, encoding="utf-8", newline="\n")
