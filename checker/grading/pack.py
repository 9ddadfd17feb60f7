"""The zip that Gradescope runs."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from checker import paths
from checker.course import editions, syllabus
from checker.course.syllabus import Course
from checker.grading import own_checks, seeds
from checker.grading.archives.lms_archive import ExportError
from checker.grading.marks.lateness import refuse_other_clocks
from checker.grading.marks.rubric import load

#: The checker itself; the course comes on top of it, without its solutions.
KEPT = ("LICENSE", "README.md", "checker", "pyproject.toml")
#: Where an instructor's own checks go: checks/ is the course's.
OWN_CHECKS = "own_checks"
SETTINGS = "handgrad.json"
_SCRIPTS = ("setup.sh", "run_autograder")
_EXECUTABLE = 0o100755 << 16
_PLAIN = 0o100644 << 16


def write(  # noqa: PLR0913 (one for each thing that goes in)
    course: Course,
    out: Path,
    *,
    words: Sequence[str] = (),
    rubric: Path | None = None,
    checks: Path | None = None,
    seed: int | None = None,
) -> int:
    """Write the autograder zip of a Gradescope programming assignment.

    Parameters
    ----------
    course : Course
        What is graded with.
    out : pathlib.Path
        The zip.
    words : sequence of str
        Lessons; all of them when there are none.
    rubric, checks : pathlib.Path, optional
        The instructor's own points, and checks.
    seed : int, optional
        Of the checks' inputs; drawn by default.

    Returns
    -------
    int
        The seed.

    Raises
    ------
    ExportError, RubricError
        When it cannot be made, with what cures it.
    """
    if not (paths.PROJECT / "pyproject.toml").is_file():
        raise ExportError(
            "This checker was installed without its project. Run this in the project's own "
            "folder: git clone it, and python -m pip install -e ."
        )
    try:
        lessons = [course.find(word).stem for word in words] or list(course.stems)
    except syllabus.UnknownLessonError as error:
        raise ExportError(str(error)) from None
    if rubric:
        now = [dt.datetime.now(dt.UTC)]  # Gradescope's times have a zone
        late = load(rubric, list(map(course.lesson, lessons))).late
        refuse_other_clocks(late, now, "Gradescope")
    seed = seeds.drawn() if seed is None else seed
    settings = {"lessons": lessons, "seed": seed, "rubric": bool(rubric), "checks": bool(checks)}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in _SCRIPTS:
            _add(archive, name, _template(name), mode=_EXECUTABLE)
        _add(archive, SETTINGS, json.dumps(settings, indent=2).encode())
        if rubric:
            _add(archive, "rubric.toml", rubric.read_bytes())
        for stem, text in own_checks.read(checks, course) if checks else ():
            _add(archive, f"{OWN_CHECKS}/{stem}.py", text.encode())
        for file in _files(paths.PROJECT):
            _add(archive, file.relative_to(paths.PROJECT).as_posix(), file.read_bytes())
        for name, data in editions.files(course):
            _add(archive, name, data)
    return seed


def _files(root: Path) -> Iterator[Path]:
    for name in KEPT:
        place = root / name
        if place.is_file():
            yield place
        for file in sorted(place.rglob("*")) if place.is_dir() else ():
            if file.is_file() and "__pycache__" not in file.parts:
                yield file


def _template(name: str) -> bytes:
    return resources.files("checker.grading").joinpath("templates", "gradescope", name).read_bytes()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, *, mode: int = _PLAIN) -> None:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)
