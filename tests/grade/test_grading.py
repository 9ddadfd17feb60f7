"""A class, from what was handed in to the results."""

import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from inline import engine as inline
from rich.console import Console

from checker import course
from checker.grade import drive as drive_module
from checker.grade import run as run_module
from checker.grade.command import grade
from checker.grade.engine import EngineError
from checker.grade.export import ExportError
from checker.grade.journal import FILE, JournalError
from checker.grade.run import Request, run
from checker.grade.task import Settings, Task, grade_one

ROOT = Path(__file__).parents[2]
SIGMOID = "import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
UPSIDE_DOWN = SIGMOID.replace("-z", "z")
PROPAGATE = """\
import numpy as np
from lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / m, "db": np.mean(A - Y)}, cost
"""
NOT_AVERAGED = PROPAGATE.replace("(A - Y).T / m", "(A - Y).T")


def verdict(*texts, seed=1):
    stems = ("lesson2_sigmoid", "lesson3_propagate")
    files = tuple((f"{stem}.py", text.encode()) for stem, text in zip(stems, texts, strict=False))
    settings = Settings(lessons=stems, seed=seed, isolation="weak")
    found = grade_one(Task(student="ada", settings=settings, files=files))
    return found, [lesson["status"] for lesson in found["lessons"]]


def test_an_error_is_paid_for_once():
    _, statuses = verdict(UPSIDE_DOWN, PROPAGATE)
    assert statuses == ["failed", "passed"]


def test_what_is_right_together_is_right():
    sigmoid = SIGMOID.replace("sigmoid(z)", "sigmoid(z, times=1)")
    found, statuses = verdict(sigmoid, PROPAGATE.replace("+ b)", "+ b, times=1)"))
    assert statuses == ["passed", "passed"]
    assert [lesson["given"] for lesson in found["lessons"]] == [True, False]


def test_a_mistake_is_named_and_its_function_kept():
    found, statuses = verdict(SIGMOID, NOT_AVERAGED)
    assert statuses == ["passed", "failed"]
    assert found["parts"]["propagate-dw-not-averaged"]["lines"][0].startswith("def propagate")


def test_a_diagnosis_that_breaks_down_costs_no_verdict(monkeypatch):
    def broken(*_):
        raise RecursionError

    monkeypatch.setattr("checker.diagnose.diagnose", broken)
    found, statuses = verdict(SIGMOID, NOT_AVERAGED)
    assert statuses == ["passed", "failed"]
    assert "RecursionError" in found["lessons"][1]["notes"][0]


def test_no_times_are_in_a_verdict():
    assert verdict(SIGMOID, NOT_AVERAGED) == verdict(SIGMOID, NOT_AVERAGED)


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "class"
    for name, text in {"ada": SIGMOID, "bo": UPSIDE_DOWN, "cy": SIGMOID, "di": "def"}.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "lesson2_sigmoid.py").write_text(text, encoding="utf-8")
    (folder / "ed.docx").write_bytes(b"PK")
    return folder


@pytest.fixture
def graded(handed_in, tmp_path, monkeypatch):
    monkeypatch.setattr(run_module, "engine", inline)

    def graded(name="out", **more):
        asked = Request(
            submissions=handed_in,
            out=tmp_path / name,
            title="Homework",
            **{"words": ("sigmoid",), "seed": 1, "isolation": "weak", **more},
        )
        return run(asked, Console(file=io.StringIO()))

    return graded


def files(folder):
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != FILE
    }


def test_everybody_has_a_mark_and_a_page(graded, tmp_path):
    found = graded()
    points = {row.student: (row.state, row.shown_points) for row in found.rows}
    assert points == {
        "ada": ("graded", "10"),
        "bo": ("graded", "6.25"),
        "cy": ("graded", "10"),
        "di": ("graded", "0"),
        "ed": ("refused", "0"),
    }
    pages = sorted(file.name.partition("-")[0] for file in (tmp_path / "out/students").glob("*.md"))
    assert pages == ["ada", "bo", "cy", "di", "ed"]
    assert {"grades.csv", "canvas.csv", "moodle.csv", "report.html", "verdicts.jsonl"} < {
        *files(tmp_path / "out")
    }


def test_the_same_seed_gives_the_same_results_byte_for_byte(graded, tmp_path):
    graded("one")
    graded("two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_run_that_was_stopped_goes_on_to_the_same_results(graded, tmp_path, monkeypatch):
    graded("whole")
    work = drive_module.drive

    def stopped(tasks, engine):
        for count, record in enumerate(work(tasks, engine)):
            if count == 2:
                raise KeyboardInterrupt
            yield record

    monkeypatch.setattr(run_module, "drive", stopped)
    with pytest.raises(KeyboardInterrupt):
        graded("stopped")
    tasks = []
    monkeypatch.setattr(
        run_module,
        "drive",
        lambda given, engine: work((tasks.append(t) or t for t in given), engine),
    )
    graded("stopped", resume=True, seed=None)
    assert len(tasks) == 3
    assert files(tmp_path / "stopped") == files(tmp_path / "whole")


def test_what_was_handed_in_anew_is_graded_anew(graded, handed_in):
    graded()
    (handed_in / "bo/lesson2_sigmoid.py").write_text(SIGMOID, encoding="utf-8")
    points = {row.student: row.shown_points for row in graded(resume=True).rows}
    assert points["bo"] == "10"


def test_another_rubric_needs_no_new_grading(graded, tmp_path, monkeypatch):
    graded()
    rubric = tmp_path / "rubric.toml"
    rubric.write_text("[points]\nlesson2 = 80\n", encoding="utf-8")
    monkeypatch.setattr(run_module, "drive", lambda tasks, _: iter(list(tasks)[:0]))
    rows = {row.student: row.shown_points for row in graded(resume=True, rubric=rubric).rows}
    assert rows["bo"] == "50"


def test_a_grading_is_not_written_over(graded):
    graded()
    with pytest.raises(ExportError, match="--resume"):
        graded()


def test_another_seed_is_no_resuming(graded):
    graded()
    with pytest.raises(JournalError, match="another seed"):
        graded(resume=True, seed=2)


def test_a_seed_is_drawn_and_told(graded, tmp_path):
    seeds = set()
    for name in ("one", "two"):
        graded(name, seed=None)
        first = (tmp_path / name / FILE).read_text(encoding="ascii").partition("\n")[0]
        assert '"seed": ' in first
        seeds.add(first)
    assert len(seeds) == 2


def test_verdicts_of_another_version_of_the_checker_are_not_taken(graded, monkeypatch):
    def elsewhere(tasks, _):
        yield from ({**grade_one(task), "pack": "another"} for task in tasks)

    monkeypatch.setattr(run_module, "drive", elsewhere)
    with pytest.raises(EngineError, match="another version"):
        graded()


def test_who_handed_in_nothing_is_in_the_table(graded, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nada,Ada Abel\nzoe,Zoe Zola\n", encoding="utf-8")
    rows = {row.name: row.state for row in graded(roster=roster).rows}
    assert rows["Zoe Zola"] == "nothing handed in"
    assert rows["Ada Abel"] == "graded"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "r"], "Say which submissions"),
        (["no", "--out", "r"], "does not exist"),
        ([".", "--out", "r", "--engine", "moon"], "There is no engine 'moon'"),
        ([".", "--out", "r", "--lesson", "lesson33"], "Did you mean lesson3?"),
        ([".", "--out", "r", "--engine", "dask:tcp://example.org:1"], "TLS"),
        ([".", "--out", "r", "--engine", "dask:tls://h:1", "--isolation", "weak"], "weak"),
    ],
)
def test_what_is_wrong_is_said_with_its_cure(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.UsageError, match=said.replace("?", r"\?")):
        grade.main(words, standalone_mode=False)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system stops otherwise")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
def test_a_run_that_is_stopped_from_outside_changes_no_grade(handed_in, tmp_path, how):
    out = tmp_path / "out"
    words = [str(handed_in), "--out", str(out), "--lesson", "2", "--seed", "1"]
    command = [sys.executable, "-m", "checker", "grade", *words, "--isolation", "weak"]
    command += ["--engine", "local:1"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as first:
        deadline = time.monotonic() + 60
        while _lines(out / FILE) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        first.send_signal(getattr(signal, how))
        said = first.communicate(timeout=60)[1]
    assert not (out / "grades.csv").exists()
    if how == "SIGINT":
        assert first.returncode == 130
        assert "Go on with --resume" in said
    again = subprocess.run(
        [*command, "--resume"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert again.returncode == 0, again.stderr
    lines = (out / "grades.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[3] for line in lines[1:]] == ["10", "6.25", "10", "0", "0"]


def test_no_temporary_file_is_left(handed_in, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own/lesson3_more.py").write_text(own_checks(), encoding="utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    words = [str(handed_in), "--out", str(tmp_path / "out"), "--lesson", "2", "--engine", "local:2"]
    words += ["--isolation", "weak", "--checks", str(tmp_path / "own")]
    ended = subprocess.run(
        [sys.executable, "-m", "checker", "grade", *words],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    )
    assert ended.returncode == 0, ended.stderr
    assert list(temporary.iterdir()) == []


def _lines(file):
    return file.read_bytes().count(b"\n") if file.exists() else 0


def own_checks():
    """The file that the instructors' page shows."""
    page = (ROOT / "docs/instructors/grade.md").read_text(encoding="utf-8")
    (own,) = re.findall(r"```python\n# folder/lesson3_more.py\n(.*?)```", page, re.DOTALL)
    return own


def test_an_instructors_own_checks_are_a_further_lesson(graded, tmp_path, handed_in):
    (tmp_path / "own").mkdir()
    (tmp_path / "own/lesson3_more.py").write_text(own_checks(), encoding="utf-8")
    (handed_in / "ada/lesson3_propagate.py").write_text(PROPAGATE, encoding="utf-8")
    wrong = PROPAGATE.replace("-np.mean", "np.mean")
    (handed_in / "cy/lesson3_propagate.py").write_text(wrong, encoding="utf-8")
    found = graded(checks=tmp_path / "own")
    assert [lesson.stem for lesson in found.lessons] == ["lesson2_sigmoid", "lesson3_more"]
    points = {row.student: row.lessons for row in found.rows}
    assert points["ada"] == (10, 10)
    assert points["cy"] == (10, 0)
    assert "lesson3_more" not in course.stems()
