"""A class, from what was handed in to the results."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import click
import pytest
from inline import engine as inline
from records import LESSONS, judged, lesson, record
from rich.console import Console

from checker.commands.grade import grade
from checker.course import syllabus
from checker.exit_code import ExitCode
from checker.grading import run as run_module
from checker.grading.archives.lms_archive import ExportError
from checker.grading.formats import pages
from checker.grading.marks.marks import points_of
from checker.grading.marks.rubric import fair
from checker.grading.request import Request
from checker.grading.run import run
from checker.grading.schedule import scheduler as drive_module
from checker.grading.schedule.engine import EngineError
from checker.grading.schedule.journal import FILE, Journal, JournalError
from checker.grading.schedule.task import Settings, Task, grade_one, keys

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
    return found, [lesson.status for lesson in found.lessons]


def test_an_error_is_paid_for_once():
    found, statuses = verdict(UPSIDE_DOWN, PROPAGATE)
    assert statuses == ["failed", "passed"]
    assert [report.given for report in found.reports] == [False, True]


def test_what_the_file_itself_defines_is_never_covered():
    own = PROPAGATE.replace("from lesson2_sigmoid import sigmoid", "")
    upside_down = UPSIDE_DOWN + own
    files = (("hw.py", upside_down.encode()),)
    settings = Settings(lessons=("lesson3_propagate",), seed=1, isolation="weak")
    found = grade_one(Task(student="ada", settings=settings, files=files))
    assert [lesson.status for lesson in found.lessons] == ["failed"]


def test_what_is_right_together_is_right():
    sigmoid = SIGMOID.replace("sigmoid(z)", "sigmoid(z, times=1)")
    found, statuses = verdict(sigmoid, PROPAGATE.replace("+ b)", "+ b, times=1)"))
    assert statuses == ["passed", "passed"]
    assert [report.given for report in found.reports] == [False, False]


def test_a_mistake_is_named_and_its_function_kept():
    found, statuses = verdict(SIGMOID, NOT_AVERAGED)
    assert statuses == ["passed", "failed"]
    assert found.excerpts["propagate-dw-not-averaged"].lines[0].startswith("def propagate")


FORGOTTEN = PROPAGATE.replace("import numpy as np\n", "")
COST_FIRST = re.sub(r"return (.*), cost", r"return cost, \1", PROPAGATE)
RESHAPES = PROPAGATE.replace(
    "    A = sigmoid(w.T @ X", "    w.shape = (1, w.size)\n    A = sigmoid(w @ X"
)
SLOPES = """\
from lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
"""


def points(*texts, rubric=None):
    """Return what each lesson is worth."""
    stems = ("lesson2_sigmoid", "lesson3_propagate", "lesson4_optimize")[: len(texts)]
    files = tuple((f"{stem}.py", text.encode()) for stem, text in zip(stems, texts, strict=True))
    settings = Settings(lessons=stems, seed=1, isolation="weak")
    found = grade_one(Task(student="ada", settings=settings, files=files))
    rubric = rubric or fair([syllabus.shipped().lesson(stem) for stem in stems])
    return [float(round(points_of(each, rubric), 2)) for each in found.lessons]


@pytest.mark.parametrize(
    ("texts", "worth"),
    [
        ((SIGMOID, NOT_AVERAGED), [10, 7.5]),
        ((SIGMOID, FORGOTTEN), [10, 7.5]),
        ((SIGMOID, FORGOTTEN.replace("(A - Y).T / m", "(A - Y).T")), [10, 5]),
        ((SIGMOID, COST_FIRST), [10, 7.5]),
        ((SIGMOID, COST_FIRST, SLOPES), [10, 7.5, 10]),
        ((SIGMOID, COST_FIRST, SLOPES.replace("grads, cost =", "cost, grads =")), [10, 7.5, 10]),
        ((SIGMOID, RESHAPES, SLOPES), [10, 8.57, 10]),
    ],
)
def test_a_mistake_costs_a_quarter_of_its_lesson_at_most(texts, worth):
    assert points(*texts) == worth


def test_what_no_mistake_explains_costs_all_that_checks_find():
    nonsense = PROPAGATE.replace("X @ (A - Y).T / m", "np.cos(w) * 3.7 + X[:, :1]")
    (_, found) = points(SIGMOID, nonsense)
    assert found < 7.5


def test_a_function_that_is_not_written_is_no_mistake_of_a_quarter():
    (found,) = points(SIGMOID.replace("return 1 / (1 + np.exp(-z))", "pass"))
    assert found == 0


def test_a_diagnosis_that_breaks_down_costs_no_verdict(monkeypatch):
    def broken(*_):
        raise RecursionError

    monkeypatch.setattr("checker.diagnosis.diagnose.diagnose", broken)
    found, statuses = verdict(SIGMOID, NOT_AVERAGED)
    assert statuses == ["passed", "failed"]
    assert "RecursionError" in found.lessons[1].notes[0]


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
    monkeypatch.setattr(run_module, "_import_pictures", lambda: None)  # the engine is no process
    monkeypatch.setattr(run_module, "engine", inline)
    monkeypatch.chdir(tmp_path)  # which is no course, as most folders of a class

    def graded(name="out", **more):
        usual = {"submissions": handed_in, "words": ("sigmoid",), "seed": 1, "isolation": "weak"}
        course = syllabus.shipped()
        asked = Request(course=course, out=tmp_path / name, title="Homework", **usual | more)
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
        "bo": ("graded", "7.5"),
        "cy": ("graded", "10"),
        "di": ("graded", "0"),
        "ed": ("refused", "0"),
    }
    notes = {row.student: row.notes for row in found.rows}
    assert notes["di"] == (
        "Python cannot read lesson2_sigmoid.py, line 1: SyntaxError: invalid syntax",
    )
    assert not notes["ada"]
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
        for count, verdict in enumerate(work(tasks, engine)):
            if count == 2:
                raise KeyboardInterrupt
            yield verdict

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
    assert rows["bo"] == "60"


def test_a_grading_is_not_written_over(graded):
    graded()
    with pytest.raises(ExportError, match="--resume"):
        graded()


def test_another_seed_is_no_resuming(graded):
    graded()
    with pytest.raises(JournalError, match="another seed"):
        graded(resume=True, seed=2)


def refused_at_once(*words):
    """What a command says that cannot go on, and that it ends."""
    ended = subprocess.run(
        [sys.executable, "-m", "checker", "grade", *map(str, words), "--isolation", "weak"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 2, ended.stderr
    return ended.stderr


def test_a_refused_resume_ends_by_itself(graded, handed_in, tmp_path):
    graded()
    words = (handed_in, "--out", tmp_path / "out", "--lesson", "2", "--resume")
    assert "another seed" in refused_at_once(*words, "--seed", "2")
    with (tmp_path / "out" / FILE).open("a", encoding="ascii") as journal:
        journal.write("odd\n")
    assert "Take that line out" in refused_at_once(*words)


def test_what_is_in_the_folder_already_stays(graded, tmp_path):
    out = tmp_path / "mine"
    out.mkdir(mode=0o755)
    (out / "diary.txt").write_text("dear", encoding="utf-8")
    (tmp_path / "elsewhere.csv").write_text("mine", encoding="utf-8")
    if hasattr(os, "symlink"):
        (out / "grades.csv").symlink_to(tmp_path / "elsewhere.csv")
    graded("mine")
    assert (out / "diary.txt").read_text(encoding="utf-8") == "dear"
    assert (tmp_path / "elsewhere.csv").read_text(encoding="utf-8") == "mine"
    assert "ada" in (out / "grades.csv").read_text(encoding="utf-8")
    if os.name != "nt":
        assert out.stat().st_mode & 0o777 == 0o755
        modes = {file.stat().st_mode & 0o077 for file in out.rglob("*") if file.name != "diary.txt"}
        assert modes == {0}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_others_do_not_look_into_the_results(graded, tmp_path):
    graded()
    assert {(tmp_path / "out" / name).stat().st_mode & 0o777 for name in (".", "students")} == {
        0o700
    }


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_a_folder_of_students_that_is_a_link_is_not_written_into(graded, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/students").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotADirectoryError):
        graded()
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_changed_checker_judges_all_anew(graded, monkeypatch):
    found = graded()
    monkeypatch.setattr("checker.grading.schedule.task.keys", lambda _: {"lesson2_sigmoid": "new"})
    tasks = watched(monkeypatch)
    monkeypatch.setattr(run_module, "keys", lambda _: {"lesson2_sigmoid": "new"})
    again = graded(resume=True)
    assert len(tasks) == 5
    assert [row.shown_points for row in again.rows] == [row.shown_points for row in found.rows]


def watched(monkeypatch):
    """All tasks that are worked on from now on."""
    tasks = []

    def drive(given, engine):
        yield from drive_module.drive((tasks.append(task) or task for task in given), engine)

    monkeypatch.setattr(run_module, "drive", drive)
    return tasks


def test_a_further_lesson_is_judged_alone(graded, monkeypatch, handed_in):
    (handed_in / "ada/lesson3_propagate.py").write_text(NOT_AVERAGED, encoding="utf-8")
    whole = graded("whole", words=("sigmoid", "propagate"))
    graded()
    tasks = watched(monkeypatch)
    found = graded(resume=True, words=("sigmoid", "propagate"))
    assert {task.only for task in tasks} == {("lesson3_propagate",), ()}
    assert [(row.student, row.lessons) for row in found.rows] == [
        (row.student, row.lessons) for row in whole.rows
    ]
    fewer = graded(resume=True)
    assert [lesson.stem for lesson in fewer.lessons] == ["lesson2_sigmoid"]
    assert {len(row.lessons) for row in fewer.rows} == {0, 1}


def test_a_mended_check_is_judged_again(tmp_path, handed_in):
    own, out = tmp_path / "own/lesson3_more.py", tmp_path / "out"
    own.parent.mkdir()
    (handed_in / "ada/lesson3_propagate.py").write_text(PROPAGATE, encoding="utf-8")
    words = [str(handed_in), "--out", str(out), "--lesson", "2", "--checks", str(own.parent)]
    points = []
    for text, more in (
        (own_checks().replace("> 1e-9", "< 1e-9"), []),
        (own_checks(), ["--resume"]),
    ):
        own.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "checker", "grade", *words, *more, "--isolation", "weak"]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        lines = (out / "grades.csv").read_text(encoding="utf-8").splitlines()
        points.append([line.split(",")[3] for line in lines[1:]])
    assert points == [["10", "7.5", "10", "0", "0"], ["20", "7.5", "10", "0", "0"]]


def test_what_need_not_be_judged_again_is_not(tmp_path):
    own = own_checks()
    settings = Settings(lessons=("lesson2_sigmoid",), seed=1, extra=(("lesson3_more", own),))
    task = Task(student="ada", settings=settings, files=(("a.py", b""),))
    mended = replace(settings, extra=(("lesson3_more", f"{own}# mended"),))
    with Journal(tmp_path / "j", {"seed": 1}) as journal:
        more = replace(LESSONS[1], stem="lesson3_more")
        journal.add(
            record(
                "ada",
                digest=task.digest,
                keys=keys(settings),
                reports=judged(lesson(LESSONS[0]), replace(lesson(LESSONS[1]), lesson=more)),
            )
        )
        assert run_module.left_of(task, journal) is None
        left = run_module.left_of(replace(task, settings=mended), journal)
    assert (left.only, left.passed) == (("lesson3_more",), ("lesson2_sigmoid", "lesson3_more"))


def test_what_stands_in_for_an_earlier_lesson_is_part_of_what_it_is_judged_by():
    alone, both = (
        keys(Settings(lessons=stems, seed=1))
        for stems in (("lesson3_propagate",), ("lesson2_sigmoid", "lesson3_propagate"))
    )
    assert alone["lesson3_propagate"] != both["lesson3_propagate"]
    assert keys(Settings(lessons=("lesson2_sigmoid",), seed=1)) == {
        "lesson2_sigmoid": both["lesson2_sigmoid"]
    }


ATTEMPTS = (("2026-11-19-10-00-00", SIGMOID), ("2026-11-20-10-00-00", UPSIDE_DOWN))


@pytest.mark.parametrize(
    ("rubric", "points", "late"),
    [
        ("", "7.5", True),
        ("attempts = 'best'\n", "10", False),
        ("attempts = 'merged'\n", "7.5", True),
    ],
)
def test_of_several_attempts_the_rubric_says_which_counts(rubric, points, late, graded, tmp_path):
    for when, text in ATTEMPTS:
        file = tmp_path / f"class2/HW_ann_attempt_{when}_lesson2_sigmoid.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "r.toml").write_text(f"{rubric}[late]\ndue = 2026-11-20T00:00:00\n")
    found = graded(submissions=tmp_path / "class2", rubric=tmp_path / "r.toml")
    (row,) = found.rows
    assert (row.shown_points, row.late) == (points, late)


def test_all_in_a_group_have_the_mark_and_a_page_each(graded, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name,group\n1,Ann,ada\n2,Bea,ada\n3,Cleo,bo\n", encoding="utf-8")
    found = graded(rosters=[roster])
    points = {row.name: row.shown_points for row in found.rows if row.person}
    assert points == {"Ann": "10", "Bea": "10", "Cleo": "7.5"}
    assert len({row.slug for row in found.rows}) == len(found.rows)
    lines = (tmp_path / "out/verdicts.jsonl").read_text(encoding="ascii").splitlines()
    assert len(lines) == len(found.rows)


def test_what_is_in_doubt_is_in_no_table_that_is_imported(graded, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nada,Ada Abel\nbo,Bo Brand\n", encoding="utf-8")
    found = graded(rosters=[roster])
    assert {row.name for row in found.rows if row.doubts} == {"cy", "di", "ed"}
    for name in ("canvas.csv", "moodle.csv"):
        text = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert "Ada Abel" in text
        assert not re.search(r"\b(cy|di|ed)\b", text)
    assert "cy is not in the roster." in (tmp_path / "out/grades.csv").read_text(encoding="utf-8")


def test_one_verdict_that_cannot_be_shown_costs_no_other_the_mark(graded, monkeypatch, tmp_path):
    shown = pages.student_page

    def broken(verdict, row, *more):
        if row.name == "bo" and verdict.reports:
            raise KeyError("odd")
        return shown(verdict, row, *more)

    monkeypatch.setattr(pages, "student_page", broken)
    rows = {row.student: row for row in graded().rows}
    assert (rows["bo"].state, rows["ada"].state) == ("not graded", "graded")
    assert "KeyError" in rows["bo"].attention[0]
    assert len(list((tmp_path / "out/students").glob("bo-*"))) == 4


def test_who_has_no_verdict_is_not_left_out(graded, monkeypatch):
    work = drive_module.drive
    monkeypatch.setattr(
        run_module,
        "drive",
        lambda tasks, engine: (each for each in work(tasks, engine) if each.student != "bo"),
    )
    rows = {row.student: row for row in graded().rows}
    assert rows["bo"].state == "not graded"
    assert "no verdict came back" in rows["bo"].attention[0]


def test_overrides_are_kept_for_those_who_go_on(graded, tmp_path):
    overrides = tmp_path / "o.csv"
    overrides.write_text("hand-in,person,points,note\nbo,,1,well explained\n", encoding="utf-8")
    for more in ({"overrides": overrides}, {"resume": True}):
        rows = {row.student: row for row in graded(**more).rows}
        assert rows["bo"].shown_points == "8.5"
        assert "well explained" in rows["bo"].notes


def command(*words):
    try:
        return grade.main(list(map(str, words)), standalone_mode=False)
    except SystemExit as ended:
        return ended.code


def test_a_dry_run_says_what_it_saw_and_grades_nothing(handed_in, tmp_path, capsys):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nada,Ada\nbo,Bo\ncy,Cy\ndi,Di\ned,Ed\nzoe,Zoe\n", encoding="utf-8")
    out = tmp_path / "out"
    words = (handed_in, "--out", out, "--dry-run", "--lesson", "2")
    assert command(*words, "--roster", roster) == ExitCode.PASSED
    said = capsys.readouterr().out
    assert "6 students in the roster: 5 joined, 1 handed in nothing." in said
    assert "  ed: ed.docx is not a Python file" in said
    roster.write_text("id,name\nada,Ada\n", encoding="utf-8")
    assert command(*words, "--roster", roster) == ExitCode.DOUBTFUL == 4
    assert not out.exists()


def test_doubt_has_an_exit_code_of_its_own(handed_in, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(run_module, "engine", inline)
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nada,Ada\n", encoding="utf-8")
    words = (handed_in, "--out", tmp_path / "out", "--lesson", "2", "--isolation", "weak")
    assert command(*words, "--roster", roster) == ExitCode.DOUBTFUL
    said = capsys.readouterr().out
    assert said.index("cy is not in the roster") < said.index("Report:")


def test_a_seed_is_drawn_and_told(graded, tmp_path):
    seeds = set()
    for name in ("one", "two"):
        graded(name, seed=None)
        first = (tmp_path / name / FILE).read_text(encoding="ascii").partition("\n")[0]
        seeds.add(json.loads(first)["seed"])
    assert len(seeds) == 2
    assert max(seeds).bit_length() > 64, "it can be found by trying"


def test_verdicts_of_another_version_of_the_checker_are_not_taken(graded, monkeypatch):
    def elsewhere(tasks, _):
        yield from (replace(grade_one(task), pack="another") for task in tasks)

    monkeypatch.setattr(run_module, "drive", elsewhere)
    with pytest.raises(EngineError, match="another version"):
        graded()


def test_who_handed_in_nothing_is_in_the_table(graded, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nada,Ada Abel\nzoe,Zoe Zola\n", encoding="utf-8")
    rows = {row.name: row.state for row in graded(rosters=[roster]).rows}
    assert rows["Zoe Zola"] == "nothing handed in"
    assert rows["Ada Abel"] == "graded"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "r"], "Say which submissions"),
        (["."], "--out RESULTS"),
        ([".", "--out", "r", "--lesson", "2", "--platform", "mars"], "no platform 'mars'"),
        ([".", "--out", "r", "--lesson", "2", "--names", "("], "no regular expression"),
        (["no", "--out", "r"], "does not exist"),
        ([".", "--out", "r", "--engine", "moon"], "There is no engine 'moon'"),
        ([".", "--out", "r", "--lesson", "lesson33"], "Did you mean lesson3?"),
        ([".", "--out", "r", "--engine", "dask:tcp://example.org:1"], "TLS"),
        ([".", "--out", "r", "--engine", "dask:tls://h:1", "--isolation", "weak"], "weak"),
    ],
)
def test_what_is_wrong_is_said_with_its_cure(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ann.py").write_text(SIGMOID, encoding="utf-8")
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
    assert [line.split(",")[3] for line in lines[1:]] == ["10", "7.5", "10", "0", "0"]


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


def test_an_instructors_own_check_that_breaks_down_costs_nobody_anything(
    graded, tmp_path, handed_in
):
    (tmp_path / "own").mkdir()
    broken = own_checks().replace("1e-9", "tolerance").replace("3_more", "3_broken")
    (tmp_path / "own/lesson3_broken.py").write_text(broken, encoding="utf-8")
    line = 1 + next(i for i, x in enumerate(broken.split("\n")) if "> tolerance" in x)
    (handed_in / "ada/lesson3_propagate.py").write_text(PROPAGATE, encoding="utf-8")
    found = graded(checks=tmp_path / "own")
    (ada,) = (row for row in found.rows if row.student == "ada")
    assert (ada.lessons, ada.points, found.rubric.total) == ((10, 0), 10, 10)
    (said,) = (each for each in found.messages if "broke down" in each)
    assert f"(NameError: name 'tolerance' is not defined; lesson3_broken.py, line {line})" in said
    pages = [*(tmp_path / "out/students").iterdir(), tmp_path / "out/moodle.csv"]
    assert not any("tolerance" in each.read_text(encoding="utf-8") for each in pages)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("LESSON =", "LESSON :=", "SyntaxError, line "),
        (
            "from checker.failure import",
            "from checker.failure import nothing,",
            "ImportError, line",
        ),
        ("LESSON =", "LESSONS =", "AttributeError: it has no attribute 'LESSON'"),
        ("def check_", "def no_check_", "it holds no check"),
        (
            "builds_on=(",
            'builds_on=("lesson3_nothing", ',
            "it builds on lesson3_nothing, which is no",
        ),
    ],
)
def test_an_instructors_file_that_is_no_file_of_checks_is_refused(
    graded, tmp_path, right, wrong, said
):
    folder = tmp_path / "own"
    folder.mkdir()
    assert right in own_checks()
    stem = f"lesson3_{said[:3].lower()}{len(wrong)}"  # each its own, since they are kept by name
    text = own_checks().replace("lesson3_more", stem).replace(right, wrong)
    (folder / f"{stem}.py").write_text(text, encoding="utf-8")
    with pytest.raises(ExportError, match=said) as caught:
        graded(checks=folder)
    assert str(caught.value).endswith("Mend it; docs/instructors/grade.md shows one.")


def test_an_instructors_file_that_is_no_text_is_refused(graded, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own/lesson3_odd.py").write_bytes(b"\xff\xfe")
    with pytest.raises(ExportError, match="not saved as UTF-8"):
        graded(checks=tmp_path / "own")


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
    assert "lesson3_more" not in syllabus.shipped().stems
