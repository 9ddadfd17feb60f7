"""Add the course to a built site: the page's code, the editor, the zip, and what the page knows."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from browser import course_zip, runtime
from checker import digests
from checker.course import syllabus
from checker.course.syllabus import Course

HERE = Path(__file__).parent
PAGE = HERE / "page"
#: Bytes that a page unpacks before the first check, and what large libraries add to them.
SIZES = {
    "core": 15_639_620,
    "pandas": 6_453_597,
    "matplotlib": 9_878_731,
    "matplotlib and pandas": 15_585_909,
}
WORKER = "service-worker.js"


def add_to(site: Path, course: Course | None = None) -> str:
    """Add the course to a site.

    Parameters
    ----------
    site : pathlib.Path
        The folder of the built site; ``assets/browser`` and the service worker are written.
    course : Course, optional
        What the pages teach; the shipped one by default.

    Returns
    -------
    str
        Why the editor is a plain field of text, where it is; else empty.
    """
    course = course or syllabus.shipped()
    assets = site / "assets" / "browser"
    assets.mkdir(parents=True, exist_ok=True)
    for file in PAGE.iterdir():
        if file.name != WORKER:
            shutil.copyfile(file, assets / file.name)
    (assets / "course.zip").write_bytes(course_zip.build(course))
    known = json.dumps(knowledge(assets / "course.zip", course), indent=1)
    (assets / "lessons.json").write_text(known, encoding="utf-8")
    missing = _editor(assets)
    worker = (PAGE / WORKER).read_text(encoding="utf-8")
    worker = worker.replace("BUILD", _digest(assets.iterdir())).replace("VERSION", runtime.VERSION)
    (site / WORKER).write_text(worker, encoding="utf-8")
    return missing


def knowledge(zip_file: Path, course: Course) -> dict[str, Any]:
    """Return what the page knows before Python is there."""
    sizes = SIZES | {"core": SIZES["core"] + zip_file.stat().st_size}
    words = {stem: each.words for stem, each in course.settings.experiments.items()}
    lessons = [
        {
            "stem": lesson.stem,
            "key": lesson.key,
            "title": lesson.title,
            "restsOn": [each.stem for each in syllabus.forerunners(lesson)],
            "experiment": words.get(lesson.stem, ""),
            "stub": (course.folder / "lessons" / f"{lesson.stem}.py").read_text("utf-8"),
        }
        for lesson in course.lessons
    ]
    return {"lessons": lessons, "sizes": sizes, "runtime": runtime.PUBLIC}


def _editor(assets: Path) -> str:
    """Bundle the editor from its lock file; once for each state of its files."""
    sources = [HERE / "editor" / name for name in ("codemirror.mjs", "package-lock.json")]
    state = _digest(sources)
    folder = course_zip.KEPT / f"editor-{state}"
    bundle = folder / "bundle" / "codemirror.mjs"
    if not bundle.is_file():
        npm = shutil.which("npm")
        if npm is None:
            return "npm is not installed, so the editor is a plain field of text."
        shutil.copytree(HERE / "editor", folder, dirs_exist_ok=True)
        for words in (
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
            ["run", "build", "--silent", "--", f"--outfile={bundle}"],
        ):
            done = subprocess.run([npm, *words], cwd=folder, capture_output=True, check=False)  # noqa: S603
            if done.returncode:
                why = done.stderr.decode(errors="replace").strip()
                return f"npm cannot build the editor, so it is a plain field of text: {why}"
    for file in bundle.parent.iterdir():
        shutil.copyfile(file, assets / file.name)
    return ""


def _digest(files: Iterable[Path]) -> str:
    return digests.of_parts(file.read_bytes() for file in sorted(files))[:12]
