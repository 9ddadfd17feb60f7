"""Made-up classes: as the zip that is handed to handgrad, and as folders for its peers."""

import csv
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import page

from checker.course import syllabus
from checker.grading import made_up_class
from checker.submission import reader


def made(count: int, folder: Path, *, odd: float) -> Path:
    """Make a class up, as one zip."""
    file = folder / f"class-{count}-{odd}.zip"
    lessons = [syllabus.shipped().find("sigmoid"), syllabus.shipped().find("propagate")]
    with zipfile.ZipFile(file, "w") as archive:
        for each in made_up_class.submissions(count, known=lessons, odd=odd):
            archive.writestr(zipfile.ZipInfo(each.name), each.data)
    return file


def grade(file: Path, engine: str, lesson: int = 3) -> tuple[float, dict[str, dict[str, str]]]:
    """Grade a class by the command; give the seconds, and the row of grades.csv for each name."""
    with tempfile.TemporaryDirectory() as out:
        words = [str(file), "--out", out, "--lesson", str(lesson)]
        words += ["--seed", "1", "--engine", engine]
        start = time.perf_counter()
        command = [sys.executable, "-m", "checker", "grade", *words]
        done = subprocess.run(command, cwd=page.ROOT, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        if done.returncode:
            raise SystemExit(done.stderr)
        lines = (Path(out) / "grades.csv").read_text(encoding="utf-8").splitlines()
    return seconds, {row["name"]: row for row in csv.DictReader(lines)}


def handed_in(file: Path) -> dict[str, Mapping[str, str]]:
    """Give for each student's name the modules of the newest submission, as the grades count it."""
    found = {}
    with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory() as name:
        place = Path(name) / "submission.zip"
        for each in archive.namelist():  # the newest of a student comes last
            place.write_bytes(archive.read(each))
            found[each.partition("_")[0]] = reader.read(place).modules
    return found
