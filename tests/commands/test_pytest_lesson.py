"""``pytest --lesson lesson3``: the checks in the test panel of an editor."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = """\
[tool.pytest]
addopts = ["--strict-markers", "-p", "checker.integrations.pytest_plugin"]
filterwarnings = ["error"]
testpaths = ["tests"]
"""


@pytest.fixture
def run(mine):
    (mine / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (mine / "tests").mkdir()
    (mine / "tests" / "test_other.py").write_text("def test(): pass\n", encoding="utf-8")

    def run(*words):
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words]
        done = subprocess.run(
            command,
            cwd=mine,
            env={"PYTHONPATH": str(ROOT), "PATH": "", "COLUMNS": "100"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_right_lesson_passes_check_by_check(run):
    code, out = run("--lesson", "lesson3", "-v")
    assert code == 0, out
    assert out.count("PASSED") == 7
    assert "lessons/lesson3_propagate.py::propagate-dw-formula" in out


def test_wrong_one_says_why_and_shows_no_traceback(run, propagate):
    text = propagate.read_text(encoding="utf-8").replace(".T) / m", ".T)")
    propagate.write_text(text, encoding="utf-8")
    code, out = run("--lesson", "lesson3")
    assert code == 1
    assert "why     Your dw is summed over all m examples and not averaged" in out
    assert "hint" not in out
    assert "lessons/lesson3_propagate.py:52" in out
    assert "Traceback" not in out
    assert "pytest_lesson.py" not in out


def test_lesson_that_fails_for_another_ones_sake_is_no_success(run, mine):
    file = mine / "lessons" / "lesson2_sigmoid.py"
    file.write_text(file.read_text(encoding="utf-8").replace("1 + np", "2 + np"), encoding="utf-8")
    code, out = run("--lesson", "lesson3", "-rs")
    assert code == 1
    assert "Your propagate is right; it fails because of your sigmoid (lesson2)" in out
    assert "waits for: your sigmoid (lesson2)" in out
    assert "1 failed" in out


def test_one_check_can_be_chosen_as_a_panel_does(run):
    code, out = run("--lesson", "all", "lessons/lesson2_sigmoid.py::sigmoid-values")
    assert code == 0, out
    assert "1 passed" in out


def test_lesson_that_is_not_started_is_skipped(run):
    code, out = run("--lesson", "lesson4", "-rs")
    assert code == 0
    assert "not started" in out
    assert "passed" not in out


def test_all_lessons_are_found(run):
    code, out = run("--lesson", "all", "--collect-only", "-q")
    assert code == 0, out
    assert {f"lesson{number}" in out for number in range(8)} == {True}
    assert "test_other" not in out


def test_unknown_lesson_is_a_usage_error(run):
    code, out = run("--lesson", "lesson9")
    assert code == 4
    assert "There is no lesson" in out


def test_without_it_the_projects_tests_run(run):
    code, out = run("-q")
    assert code == 0
    assert "1 passed" in out
