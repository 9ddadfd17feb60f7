"""Every command works for a course that is not ours, from wherever it is called."""

import subprocess
import sys
from pathlib import Path

import pytest

from checker.grading import made_up_class

ROOT = Path(__file__).parents[2]
ENDS = "That was the last lesson.\n"


@pytest.fixture
def called(course, monkeypatch):
    """Call a command beside the course's folder, which is named relatively."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def call(*words, code=0):
        command = [sys.executable, "-m", "checker", *words, "--course", course.name]
        done = subprocess.run(
            command, cwd=course.parent, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    return call


def test_it_is_checked_and_no_demo_is_promised_where_there_is_none(course, called):
    out = called("all", "--submission", f"{course.name}/solutions")
    assert out.endswith(ENDS)
    assert (
        "no demo"
        in subprocess.run(
            [sys.executable, "-m", "checker", "demo"],
            cwd=course,
            capture_output=True,
            encoding="utf-8",
            check=False,
        ).stderr
    )


def test_its_students_are_told_how_to_name_it(course, called):
    mine = course.parent / f"{course.name}-mine"
    out = called("init", str(mine))
    assert out.endswith(f"    python -m checker --course {course}\n")
    assert not (mine / "course.toml").exists()
    assert (mine / "lessons").is_dir()


def test_its_author_works_from_outside(course, called):
    assert called("author", "sync").startswith("All stubs are in step")
    assert called("author", "check").endswith("The course is whole.\n")
    edition = course.parent / f"{course.name}-edition"
    called("release", edition.name)
    assert not (edition / "solutions").exists()
    assert (edition / "reference").is_dir()


def test_a_class_is_made_up_for_it(course, called):
    results = course.parent / f"{course.name}-results"
    called("grade", "--example", "3", "--out", str(results))
    assert (results / "grades.csv").is_file()
    assert made_up_class.TITLE in (results / "report.html").read_text(encoding="utf-8")
