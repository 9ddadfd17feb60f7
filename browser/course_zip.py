"""One zip with all of the course that runs in the page: the checker, the stubs, the digits."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from checker import digests
from checker.course import editions, syllabus
from checker.course.syllabus import Course

HERE = Path(__file__).parent
ROOT = HERE.parent
#: Where downloads are kept from one build to the next; never committed.
KEPT = ROOT / "build" / "browser"
REQUIREMENTS = HERE / "requirements.txt"
#: A fixed time, so that the same files make the same zip.
TIME = (1980, 1, 1, 0, 0, 0)
#: pytest imports pygments, of which it then needs next to nothing.
PYGMENTS = re.compile(
    r"pygments/(?:\w+\.py|(?:lexers|formatters|styles|filters)/(?:__init__|_mapping|python|diff"
    r"|special|terminal|default)\.py)"
)
#: Parts of the checker that a page has no use for.
UNUSED = ("authoring", "commands", "demo", "doctor", "grade", "grading", "watch")


def build(course: Course | None = None) -> bytes:
    """Make the zip.

    Parameters
    ----------
    course : Course, optional
        What the page teaches; the shipped one by default.

    Returns
    -------
    bytes
        ``checker``, and the course but for its solutions and pages, as in its folder; and
        ``site``: what the checker imports.
    """
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted([*_course(course or syllabus.shipped()), *_site()]):
            archive.writestr(zipfile.ZipInfo(name, TIME), data, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def _course(course: Course) -> Iterator[tuple[str, bytes]]:
    files = [
        *(ROOT / "checker").rglob("*.py"),
        *(ROOT / "checker").rglob("*.ini"),
        *(ROOT / "checker" / "exceptions").rglob("*.toml"),
    ]
    for file in files:
        path = file.relative_to(ROOT)
        if path.parts[1] not in UNUSED:
            yield path.as_posix(), file.read_bytes()
    for file in (course.folder / "lessons").glob("*.py"):
        yield f"lessons/{file.name}", file.read_bytes()
    yield from editions.files(course)


def _site() -> Iterator[tuple[str, bytes]]:
    for wheel in wheels():
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if _is_used(name):
                    yield f"site/{name}", archive.read(name)


def _is_used(name: str) -> bool:
    if name.startswith("pygments/"):
        return PYGMENTS.fullmatch(name) is not None
    return name.endswith(("py", "METADATA", "entry_points.txt", "_cell_widths.json"))


def wheels() -> list[Path]:
    """Download what `requirements.txt` names, by its hashes; once for each state of that file."""
    pinned = digests.of_bytes(REQUIREMENTS.read_bytes())[:12]
    folder = KEPT / f"wheels-{pinned}"
    wanted = sum("==" in line for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines())
    if len(list(folder.glob("*.whl"))) < wanted:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes"]
        command += ["--no-deps", "--only-binary=:all:", f"--dest={folder}", f"-r{REQUIREMENTS}"]
        subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603 (our own words)
    return sorted(folder.glob("*.whl"))
