"""What other platforms run: Gradescope's scripts as they lie there, GitHub's annotations."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest
from records import DW, LESSONS, failed, lesson

from checker import authoring
from checker.authoring import AuthorError, release
from checker.commands.pack import pack
from checker.course import mistakes, syllabus
from checker.report import annotations

ROOT = Path(__file__).parents[2]
SIGMOID = "import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
MINUS_MISSING = "sigmoid-minus-missing"
RUBRIC = """\
[points]
lesson2 = 40
[late]
percent_a_day = 10
[students]
hide = ["sigmoid-range"]
"""
METADATA = {
    "created_at": "2026-11-21T12:00:00.000000-08:00",
    "assignment": {"due_date": "2026-11-20T23:59:00.000000-08:00"},
    "users": [{"name": "Ada", "assignment": {"due_date": "2026-11-20T23:59:00.000000-08:00"}}],
}


@pytest.fixture(scope="module")
def autograder(tmp_path_factory):
    """Gradescope's folder after `setup.sh`: the zip unpacked in source/, one script above it."""
    place = tmp_path_factory.mktemp("autograder")
    (place / "rubric.toml").write_text(RUBRIC, encoding="utf-8")
    words = ["--out", f"{place}/a.zip", "--lesson", "2", "--rubric", f"{place}/rubric.toml"]
    pack.main(["gradescope", *words, "--seed", "1"], standalone_mode=False)
    with zipfile.ZipFile(place / "a.zip") as archive:
        archive.extractall(place / "source")
    shutil.move(place / "source/run_autograder", place / "run_autograder")
    (place / "run_autograder").chmod(0o755)
    (place / "venv/bin").mkdir(parents=True)  # what setup.sh makes, without the network
    python = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'
    (place / "venv/bin/python").write_text(python, encoding="utf-8")
    (place / "venv/bin/python").chmod(0o755)
    (place / "submission").mkdir()
    (place / "submission_metadata.json").write_text(json.dumps(METADATA), encoding="utf-8")
    return place


def results(autograder, **files):
    for file in (autograder / "submission").iterdir():
        file.unlink()
    for name, text in files.items():
        (autograder / "submission" / f"{name}.py").write_text(text, encoding="utf-8")
    subprocess.run([autograder / "run_autograder"], check=True, cwd="/", capture_output=True)
    return json.loads((autograder / "results/results.json").read_text(encoding="utf-8"))


bash = pytest.mark.skipif(shutil.which("bash") is None, reason="Gradescope's scripts need bash")


@bash
def test_gradescope_runs_a_right_submission(autograder):
    found = results(autograder, lesson2_sigmoid=SIGMOID)
    assert found["score"] == 36  # 40 points, a day late
    assert "10 % were taken off" in found["output"]
    hidden = [test["name"] for test in found["tests"] if test["visibility"] == "hidden"]
    assert hidden == ["Every probability lies between 0 and 1"]


@bash
def test_gradescope_runs_a_wrong_submission(autograder):
    found = results(autograder, anything=SIGMOID.replace("-z", "z"))
    assert 0 < found["score"] < 36
    (said,) = [each for each in mistakes.of(LESSONS[0]) if each.code == MINUS_MISSING]
    assert any(said.message in test["output"] for test in found["tests"])


@bash
def test_gradescope_puts_a_forgotten_import_back(autograder):
    """The autograder has no solutions; what the import was is known from its bare programs."""
    found = results(autograder, lesson2_sigmoid=SIGMOID.replace("import numpy as np", ""))
    assert "One mistake explains all that is wrong" in found["output"]
    assert found["score"] == 27  # three quarters of 40 points, a day late


@bash
def test_gradescope_says_why_a_submission_is_refused(autograder):
    found = results(autograder)
    assert found["score"] == 0
    assert "There is no file here" in found["output"]


@bash
def test_the_setup_script_is_one(autograder):
    script = autograder / "source/setup.sh"
    subprocess.run(["bash", "-n", script], check=True)  # noqa: S607 (whichever bash there is)
    with zipfile.ZipFile(autograder / "a.zip") as archive:
        assert archive.getinfo("setup.sh").external_attr >> 16 == 0o100755


def test_the_pack_holds_no_solutions(autograder):
    with zipfile.ZipFile(autograder / "a.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith(("solutions", "tests"))]


def test_a_pack_for_an_unknown_lesson_is_refused(tmp_path):
    with pytest.raises(click.UsageError, match="There is no lesson"):
        pack.main(
            ["gradescope", "--out", f"{tmp_path}/a.zip", "--lesson", "99"], standalone_mode=False
        )


def test_annotations_mark_the_students_line():
    first, second = annotations.marked_lines([lesson(LESSONS[1], DW)])
    assert first == (
        "::error file=lessons/lesson3_propagate.py,line=7,title=dw is that of Formula 5"
        "::dw[0, 0] is 3; it should be 1.%0AYou add the slopes up and do not divide by m."
    )
    assert second.startswith("::error file=lessons/lesson3_propagate.py,line=7,")


def test_a_students_text_is_no_command_to_github():
    evil = "100%\r\n::set-output name=x::y"
    wrong = {"propagate-dw-formula": failed(evil)}
    (line,) = annotations.marked_lines([lesson(LESSONS[1], wrong)])
    assert "\n" not in line
    assert "\r" not in line
    assert "100%25%0D%0A" in line


def test_the_overview_has_a_line_for_each_lesson():
    text = annotations.overview([lesson(LESSONS[0]), lesson(LESSONS[1], DW)])
    assert re.findall(r"[✓✗] \w+", text) == ["✓ passed", "✗ failed"]


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    folder = tmp_path_factory.mktemp("release") / "students"
    release.write(ROOT, folder)
    return folder


def test_a_release_holds_no_solution_and_no_test(edition):
    names = {path.name for path in edition.iterdir()}
    assert {"lessons", "checker", "data", "README.md", "pyproject.toml", ".github"} <= names
    assert not {"solutions", "tests", "benchmarks"} & names


def test_a_release_is_whole(edition):
    assert authoring.check(edition) == []
    for file in (edition / "lessons").glob("lesson*.py"):
        assert "raise NotImplementedError" in file.read_text(encoding="utf-8")


def test_a_release_runs(edition):
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "checker", "lesson1"],
        cwd=edition,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "not started" in done.stdout


def test_a_release_is_not_written_over(edition):
    with pytest.raises(AuthorError, match="is there already"):
        release.write(ROOT, edition)


def test_a_student_edition_cannot_be_released(edition, tmp_path):
    with pytest.raises(AuthorError, match="author's folder"):
        release.write(edition, tmp_path / "again")
    assert not list(tmp_path.iterdir())


def test_an_edition_without_solutions_knows_the_same_programs_and_mistakes(edition):
    theirs = syllabus.load(edition)
    for ours in syllabus.shipped().lessons:
        assert "# " not in theirs.reference.text(ours.stem)
        there = mistakes.catalogue(theirs.lesson(ours.stem))
        assert there == mistakes.catalogue(ours)
