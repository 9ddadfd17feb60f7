"""The command line, mostly in this process; students' code too, where it is ours."""

import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

from checker import authoring
from checker.cli import main
from checker.course import syllabus
from checker.exit_code import ExitCode
from checker.progress import status
from checker.record import LessonReport, Report, Status
from checker.submission import reader

ROOT = Path(__file__).parents[2]
PROPAGATE = """\
import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / m, "db": np.mean(A - Y)}, cost
"""
INITIALIZE = """\
import numpy as np


def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0
"""
CHECKS = syllabus.shipped().module("lesson3_propagate")
LESSONS = {"lesson1_initialize": INITIALIZE, "lesson3_propagate": PROPAGATE}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A course of two lessons, and the working folder."""
    (tmp_path / "lessons").mkdir()
    for stem, text in LESSONS.items():
        (tmp_path / "lessons" / f"{stem}.py").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def handgrad(capsys):
    """Run a command; give its exit code, output and errors. Checks run in this process."""

    def handgrad(*words):
        inside = (
            []
            if {"author", "demo", "--help", "--version"} & set(words)
            else ["--process", "inprocess"]
        )
        code = main([*inside, *words])
        out, err = capsys.readouterr()
        return code, out, err

    return handgrad


@pytest.mark.parametrize("word", ["lesson3", "3", "propagate", "lessons/lesson3_propagate.py"])
def test_a_lesson_goes_by_each_of_its_names(word, handgrad):
    code, out, err = handgrad(word)
    assert (code, err) == (0, "")
    assert "All 7 checks passed" in out
    assert "python -m checker lesson4" in out


def test_lessons_come_once_and_in_order(handgrad):
    code, out, _ = handgrad("3", "lesson1", "propagate")
    assert code == 0
    assert out.index("lesson1") < out.index("lesson3")
    assert out.count("The cost and its gradient") == 1
    assert "2 of 2 lessons passed." in out


def test_all_means_every_lesson(handgrad):
    code, out, _ = handgrad("all", "--json")
    assert code == 1
    assert len(json.loads(out)) == len(list((ROOT / "checks").glob("lesson*.py")))


def test_wrong_code_fails(folder, handgrad):
    file = folder / "lessons/lesson3_propagate.py"
    file.write_text(PROPAGATE.replace("np.mean(A - Y)", "np.sum(A - Y)"), encoding="utf-8")
    code, out, _ = handgrad("3")
    assert code == 1
    assert "✗ db is that of Formula 6" in out
    assert "Then again: python -m checker lesson3" in out


def test_what_is_not_started_says_which_file_to_open(folder, handgrad):
    stub = "def sigmoid(z):\n    raise NotImplementedError\n"
    (folder / "lessons" / "lesson2_sigmoid.py").write_text(stub, encoding="utf-8")
    code, out, _ = handgrad("2")
    assert code == 1
    assert "not started: open lessons/lesson2_sigmoid.py and write sigmoid" in out


def test_one_file_can_be_handed_in(folder, handgrad):
    (folder / "mine.py").write_text(PROPAGATE, encoding="utf-8")
    code, out, _ = handgrad("lesson3", "--submission", "mine.py")
    assert code == 0
    assert "mine.py" in out
    assert "lesson4 --submission mine.py" in out


def test_lessons_are_found_upwards(folder, handgrad, monkeypatch):
    (folder / "notes" / "deep").mkdir(parents=True)
    monkeypatch.chdir(folder / "notes" / "deep")
    assert handgrad("3")[0] == 0


def test_another_seed_gives_other_inputs(folder, handgrad):
    wrong = PROPAGATE.replace("np.mean(A - Y)", "np.sum(A - Y)")
    (folder / "lessons/lesson3_propagate.py").write_text(wrong, encoding="utf-8")
    facts = [handgrad("3", "--seed", seed)[1] for seed in ("0", "0", "1")]
    assert facts[0] == facts[1] != facts[2]


def test_given_takes_earlier_functions_from_the_reference(folder, handgrad):
    file = folder / "lessons/lesson3_propagate.py"
    using = "from lessons.lesson2_sigmoid import sigmoid\n" + PROPAGATE.replace(
        "1 / (1 + np.exp(-(w.T @ X + b)))", "sigmoid(w.T @ X + b)"
    )
    file.write_text(using, encoding="utf-8")
    sigmoid = "def sigmoid(z):\n    return z * 0 + 0.5\n"
    (folder / "lessons/lesson2_sigmoid.py").write_text(sigmoid, encoding="utf-8")
    code, out, _ = handgrad("3")
    assert code == 1
    assert "it fails because of your sigmoid" in " ".join(out.split())
    assert handgrad("--given", "3")[0] == 0


def test_junit_is_written_beside_the_report(folder, handgrad):
    code, out, _ = handgrad("3", "--junit", "report.xml")
    assert code == 0
    assert "passed" in out
    (suite,) = ET.parse(folder / "report.xml").getroot()  # noqa: S314 (we wrote it)
    assert suite.get("failures") == "0"


# Usage.


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lesson33"], "Did you mean lesson3?"),
        (["propogate"], "Did you mean propagate?"),
        (["3", "nothing"], "There is no lesson 'nothing'"),
        (["3", "--submission", "nowhere"], "nowhere does not exist"),
        (["3", "--submission", "empty"], "holds no lesson file"),
        (["3", "--submission", "notes.txt"], "notes.txt is not a Python file"),
        (["other.py"], "python -m checker all --submission other.py"),
        (["elsewhere/lesson3_propagate.py"], "python -m checker lesson3 --submission elsewhere"),
        (["3", "--sumbission", "x"], "--submission"),
        (["3", "--seed", "-1"], "--seed"),
        (["--json"], "python -m checker all --json"),
        (["3", "--junit", "nowhere/report.xml"], "nowhere/report.xml cannot be written"),
        (["author", "new", "sigmoid"], "lesson"),
        (["author", "dance"], "dance"),
    ],
)
def test_usage_errors_say_what_to_do(words, says, folder, handgrad):
    (folder / "notes.txt").touch()
    (folder / "other.py").touch()
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/lesson3_propagate.py").touch()
    (folder / "empty").mkdir()
    code, _, err = handgrad(*words)
    assert code == 2
    assert says in err.replace("\\", "/")
    assert "Traceback" not in err


def test_help_shows_lessons_options_and_commands(handgrad):
    code, out, _ = handgrad("--help")
    assert code == 0
    for part in ("python -m checker lesson3", "--submission", "--given", "demo", "author"):
        assert part in out


# The checker's own faults.


def test_a_check_that_breaks_down_is_our_fault(handgrad, monkeypatch):
    monkeypatch.setattr(CHECKS, "same_structure", lambda *_, **__: 1 / 0)
    code, out, _ = handgrad("3")
    assert code == 3
    assert "✗" not in out
    assert "!" in out
    assert "our fault" in out
    code, out, _ = handgrad("3", "--json")
    (lesson,) = json.loads(out)
    assert code == 3
    assert lesson["status"] == "checker error"
    assert "failed" not in {check["status"] for check in lesson["checks"]}


def test_an_error_of_ours_is_one_kind_line(handgrad, monkeypatch):
    monkeypatch.setattr("checker.pipeline.judge", lambda *_: [].pop())
    code, _, err = handgrad("3")
    assert code == 3
    assert "IndexError" in err
    assert "report it" in err
    assert "Traceback" not in err
    assert "Traceback" in handgrad("3", "--traceback")[2]
    monkeypatch.setenv("HANDGRAD_TRACEBACK", "1")
    assert "Traceback" in handgrad("3")[2]


def test_no_check_is_no_success():
    assert ExitCode.of(Report(lessons=(), seed=0)) != 0
    empty = LessonReport(lesson=syllabus.shipped().find("3"), status=Status.PASSED, results=())
    assert ExitCode.of(Report(lessons=(empty,), seed=0)) != 0


def test_ctrl_c_ends_with_a_clean_line_though_pytest_catches_it(handgrad, monkeypatch):
    def press(*_, **__):
        signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(CHECKS, "same_structure", press)
    code, out, err = handgrad("3")
    assert (code, out, err) == (130, "", "\nStopped.\n")  # on a line of its own, below ^C
    assert signal.getsignal(signal.SIGINT) is before


def test_after_ctrl_c_the_same_process_can_check_again(handgrad, monkeypatch):
    """As in a notebook."""
    before = handgrad("3")
    with monkeypatch.context() as patch:
        patch.setattr(CHECKS, "same_structure", lambda *_, **__: signal.raise_signal(signal.SIGINT))
        assert handgrad("3")[0] == 130
    assert handgrad("3") == before


# Where you are.


def test_overview_counts_every_lesson_that_passes(folder, handgrad):
    (folder / "lessons" / "lesson2_sigmoid.py").write_text(
        "import numpy as np\n\n\ndef sigmoid(z):\n    return np.exp(z)\n", encoding="utf-8"
    )
    code, out, _ = handgrad()
    assert code == 1
    assert "2 of 8 lessons passed" in out
    assert "○ lesson0" in out
    assert "✓ lesson1" in out
    assert "✗ lesson2" in out
    assert "of 8 checks passed)" in out
    assert "✓ lesson3" in out
    assert "python -m checker reset lesson0" in out


def test_overview_of_the_solutions(handgrad, monkeypatch):
    if not (ROOT / "solutions").is_dir():
        pytest.skip("there are no solutions in a student's edition")
    two = (syllabus.shipped().find("1"), syllabus.shipped().find("2"))
    monkeypatch.setattr(syllabus.Course, "lessons", two)
    code, out, _ = handgrad("--submission", str(ROOT / "solutions"))
    assert code == 0
    assert "2 of 2 lessons passed" in out


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        (None, False),
        ("", False),
        ("def sigmoid(z):\n    raise NotImplementedError('sigmoid: write it here')\n", False),
        ("def sigmoid(z):\n    return 1 / (1 + 2.7**-z)\n", True),
        ("def sigmoid(z:\n", True),
        ("logistic = print\n", True),
    ],
)
def test_a_lesson_is_begun_when_something_is_written(text, begun, folder):
    if text is not None:
        (folder / "lessons/lesson2_sigmoid.py").write_text(text, encoding="utf-8")
    submission = reader.read(folder / "lessons")
    assert status.is_begun(syllabus.shipped().find("2"), submission) is begun


# Authors.


def test_author_new_sync_and_check(handgrad, folder, monkeypatch):
    code, out, _ = handgrad("author", "new", "lesson8_scale")
    assert code == 0
    assert "wrote solutions/lesson8_scale.py" in out
    assert (folder / "course.toml").is_file()
    assert "1. " in out
    code, out, _ = handgrad("author", "sync")
    assert (code, out) == (0, "All stubs are in step with the solutions.\n")
    monkeypatch.setattr(authoring, "check", lambda _: ["lesson8 has no page; write it"])
    assert handgrad("author", "check")[:2] == (1, "lesson8 has no page; write it\n")
    monkeypatch.setattr(authoring, "check", lambda _: [])
    assert handgrad("author", "check")[:2] == (0, "The course is whole.\n")


def test_demo_gets_the_folder(handgrad, monkeypatch):
    told = []
    monkeypatch.setattr("checker.demo.story.tell", lambda *_: told.append(_[-1]) or True)
    assert handgrad("demo", "--out", "pictures")[0] == 0
    assert told == [Path("pictures")]


# As a user runs it.


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp437"])
def test_whole_command_piped(encoding):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "checker", "lesson3"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    out = done.stdout.decode(encoding)
    assert ("✓" in out) == (encoding == "utf-8")
    assert "\x1b" not in out
    assert "All 7 checks passed" in out


@pytest.mark.parametrize("library", ["click", "rich", "numpy"])
def test_a_library_that_this_python_lacks_is_named_with_the_cure(library):
    start = (
        f"import runpy, sys; sys.modules[{library!r}] = None; sys.argv[1:] = ['lesson3']; "
        "runpy.run_module('checker', run_name='__main__')"
    )
    command = [sys.executable, "-c", start]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert f"This Python has no {library}" in done.stderr
    assert sys.executable in done.stderr
    assert "python -m pip install -e ." in done.stderr
    assert "Traceback" not in done.stderr


def run_checker(*words, **around):
    """Run the whole command in a process of its own."""
    command = [sys.executable, *around.pop("flags", ()), "-m", "checker", *words]
    around = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **around}
    return subprocess.run(command, encoding="utf-8", check=False, **around)


@pytest.mark.parametrize("name", ["random", "click", "numpy", "pytest", "json", "rich"])
def test_a_file_called_as_a_library_is_not_taken_for_it(folder, name):
    (folder / f"{name}.py").write_text("x = 1\n", encoding="utf-8")
    done = run_checker("lesson1", env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert "All 4 checks passed" in done.stdout, done.stderr


@pytest.mark.parametrize("flags", [["-O"], ["-OO"]])
def test_optimized_python_checks_all_the_same(flags):
    done = run_checker("lesson3", flags=flags)
    assert done.returncode == ExitCode.PASSED
    assert "The cost is that of Formula 4" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_report_that_nobody_takes_costs_no_verdict():
    with Path("/dev/full").open("w") as full:
        done = run_checker("lesson3", stdout=full)
    assert done.returncode == ExitCode.PASSED
    assert done.stderr == "The report cannot be written: No space left on device.\n"
    shell = f'"{sys.executable}" -m checker lesson3 >&-'
    closed = subprocess.run(shell, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert (closed.returncode, closed.stderr) == (ExitCode.PASSED, "")


def test_libraries_are_found_where_the_caller_finds_them(folder, tmp_path_factory):
    libraries = tmp_path_factory.mktemp("cluster") / "modules"
    libraries.mkdir()
    for name in ("numpy", "numpy.libs"):
        (libraries / name).symlink_to(Path(np.__file__).parents[1] / name)
    (libraries / "only_here.py").write_text("TEN = 10\n", encoding="utf-8")
    (libraries / "only_here-1.0.dist-info").mkdir()
    text = INITIALIZE.replace("import numpy as np", "import numpy as np\nimport only_here")
    (folder / "lessons" / "lesson1_initialize.py").write_text(text, encoding="utf-8")
    done = run_checker("lesson1", env={**os.environ, "PYTHONPATH": str(libraries)})
    assert "All 4 checks passed" in done.stdout, done.stderr
    assert "only_here" in run_checker("lesson1").stdout


@pytest.mark.parametrize("words", [["lesson", "3"], ["lesson 3"], ["Lesson-03"], ["LESSON_3"]])
def test_a_lesson_with_a_blank_is_that_lesson(words, handgrad):
    code, out, _ = handgrad(*words)
    assert (code, out.partition(" ")[0]) == (ExitCode.PASSED, "lesson3")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["hints", "lesson3"], "python -m checker hint lesson3"),
        (["Hint", "3"], "python -m checker hint 3"),
        (["wacth"], "python -m checker watch"),
        (["solutions", "lesson3"], "python -m checker solution lesson3"),
        (["status"], "Did you mean: python -m checker\n"),
        (["next"], "Did you mean: python -m checker\n"),
        (["test", "lesson3"], "python -m checker lesson3"),
        (["help"], "python -m checker --help"),
    ],
)
def test_misspelt_commands_are_understood(words, says, handgrad):
    code, _, err = handgrad(*words)
    assert code == ExitCode.USAGE
    assert says in err


def test_no_lesson_is_guessed_from_another_number(handgrad):
    assert "Did you mean" not in handgrad("lesson9")[2]
    assert "Did you mean" not in handgrad("12")[2]


def test_version_is_told(handgrad):
    code, out, _ = handgrad("--version")
    assert (code, out) == (ExitCode.PASSED, f"handgrad {version('handgrad')}\n")


def test_a_file_that_is_gone_is_told_and_brought_back(folder, handgrad):
    code, out, _ = handgrad("lesson5")
    assert code == ExitCode.FAILED
    assert "lessons/lesson5_predict.py is not there" in out
    assert "python -m checker reset lesson5" in out
    assert "not started" not in out
    assert main(["reset", "lesson5"]) == ExitCode.PASSED
    assert (folder / "lessons" / "lesson5_predict.py").exists()
    assert "not started: open lessons/lesson5_predict.py" in handgrad("lesson5")[1]
