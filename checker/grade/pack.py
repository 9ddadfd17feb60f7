"""The zip that Gradescope runs."""

from __future__ import annotations

import json
import secrets
import zipfile
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from checker import course
from checker.grade import extra
from checker.grade.export import ExportError

#: What the checker needs there; the solutions are not among it.
KEPT = ("LICENSE", "README.md", "checker", "data", "pyproject.toml")
SETTINGS = "handgrad.json"
_SCRIPTS = ("setup.sh", "run_autograder")
_EXECUTABLE = 0o100755 << 16
_PLAIN = 0o100644 << 16


def write(  # noqa: PLR0913 (one for each thing that goes in)
    root: Path,
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
    root : pathlib.Path
        The course's folder.
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
    ExportError
        When it cannot be made, with what cures it.
    """
    if not (root / "pyproject.toml").is_file():
        raise ExportError(
            "This checker was installed without its course. Run this in the course's own folder: "
            "git clone it, and python -m pip install -e ."
        )
    try:
        lessons = [course.find(word).stem for word in words] or list(course.stems())
    except course.UnknownLessonError as error:
        raise ExportError(str(error)) from None
    seed = secrets.randbits(32) if seed is None else seed
    settings = {"lessons": lessons, "seed": seed, "rubric": bool(rubric), "checks": bool(checks)}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in _SCRIPTS:
            _add(archive, name, _template(name), mode=_EXECUTABLE)
        _add(archive, SETTINGS, json.dumps(settings, indent=2).encode())
        if rubric:
            _add(archive, "rubric.toml", rubric.read_bytes())
        for stem, text in extra.read(checks) if checks else ():
            _add(archive, f"checks/{stem}.py", text.encode())
        for file in _files(root):
            _add(archive, file.relative_to(root).as_posix(), file.read_bytes())
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
    return resources.files("checker.grade").joinpath("templates", "gradescope", name).read_bytes()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, *, mode: int = _PLAIN) -> None:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)
