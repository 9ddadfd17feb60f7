"""``init`` and ``update``: a course folder of one's own, also from a built wheel."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest

from checker.commands.init import init
from checker.commands.update import update
from checker.course import assets, syllabus
from checker.progress import course_files
from checker.progress.event_log import NAME

digits = syllabus.shipped().module("digits")

ROOT = Path(__file__).parents[2]


@pytest.fixture
def begun(tmp_path, monkeypatch):
    """A fresh course folder, and the working folder."""
    monkeypatch.chdir(tmp_path)
    call(init, "my course")
    monkeypatch.chdir(tmp_path / "my course")
    return tmp_path / "my course"


@pytest.fixture
def newer(monkeypatch):
    """Let the course have a newer version of some files from now on."""

    def newer(**texts):
        given = course_files.files(syllabus.shipped())
        given.update({name.replace("__", "/"): text for name, text in texts.items()})
        monkeypatch.setattr(course_files, "files", lambda _: given)

    return newer


def call(command, *words):
    return command.main(list(words), standalone_mode=False)


def test_it_holds_lessons_pages_digits_and_instructions(begun):
    for stem in syllabus.shipped().stems:
        lesson = begun / "lessons" / f"{stem}.py"
        assert lesson.read_text(encoding="utf-8") == assets.pristine(syllabus.shipped(), stem)
        assert (begun / "docs" / "lessons" / f"{stem}.md").stat().st_size
    data = begun / "data" / "digits.csv.gz"
    assert data.read_bytes() == digits.path().read_bytes()
    assert "python -m checker" in (begun / "README.md").read_text(encoding="utf-8")


def test_it_says_how_to_begin(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    call(init, "my course")
    assert 'cd "my course"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("program", "said"), [("__main__.py", "python -m checker"), ("bin/handgrad", "uvx handgrad")]
)
def test_it_names_the_command_that_was_used(program, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [program])
    call(init, "mine")
    assert said in capsys.readouterr().out


def test_pages_point_to_nothing_that_is_not_there(begun):
    for page in (begun / "docs" / "lessons").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"!\[[^]]*\]\(([^)]*)\)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
    propagate = (begun / "docs" / "lessons" / "lesson3_propagate.md").read_text(encoding="utf-8")
    assert "*Figure: The cost of one example" in propagate


def test_stubs_are_those_of_the_project():
    for stem in syllabus.shipped().stems:
        committed = ROOT / "lessons" / f"{stem}.py"
        assert committed.read_text(encoding="utf-8") == assets.pristine(syllabus.shipped(), stem)


def test_second_init_overwrites_nothing(begun):
    lesson = begun / "lessons" / "lesson3_propagate.py"
    lesson.write_text("mine\n", encoding="utf-8")
    with pytest.raises(click.UsageError, match="update"):
        call(init, ".")
    assert lesson.read_text(encoding="utf-8") == "mine\n"


def test_folder_with_another_readme_is_left_alone(tmp_path):
    (tmp_path / "README.md").write_text("mine\n", encoding="utf-8")
    with pytest.raises(click.UsageError, match=r"README\.md"):
        call(init, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(click.UsageError, match="cannot be written"):
        call(init, str(tmp_path / "file" / "course"))


def test_nothing_new(begun, capsys):
    before = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    assert call(update) == 0
    assert "up to date" in capsys.readouterr().out
    after = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    assert {p: d for p, d in after.items() if p.name != NAME} == {
        p: d for p, d in before.items() if p.name != NAME
    }


def test_newer_page_and_untouched_stub_come_in(begun, newer, capsys):
    newer(**{"README.md": b"new", "lessons__lesson3_propagate.py": b"new stub"})
    call(update)
    assert (begun / "README.md").read_bytes() == b"new"
    assert (begun / "lessons" / "lesson3_propagate.py").read_bytes() == b"new stub"
    assert "newer: README.md" in capsys.readouterr().out


def test_what_the_student_wrote_stays(begun, newer, capsys):
    lesson = begun / "lessons" / "lesson3_propagate.py"
    lesson.write_bytes(b"mine")
    newer(**{"lessons__lesson3_propagate.py": b"new stub"})
    call(update)
    assert lesson.read_bytes() == b"mine"
    assert (begun / "newer" / "lessons" / "lesson3_propagate.py").read_bytes() == b"new stub"
    assert "yours stays: lessons/lesson3_propagate.py" in capsys.readouterr().out
    call(update)  # once is enough
    assert "up to date" in capsys.readouterr().out


def test_without_the_notes_nothing_that_differs_is_touched(begun, newer):
    (begun / NAME).unlink()
    lesson = begun / "lessons" / "lesson3_propagate.py"
    before = lesson.read_bytes()
    newer(**{"lessons__lesson3_propagate.py": b"new stub"})
    call(update)
    assert lesson.read_bytes() == before


def test_new_file_comes_in(begun, newer):
    newer(**{"lessons__lesson8_more.py": b"more"})
    call(update)
    assert (begun / "lessons" / "lesson8_more.py").read_bytes() == b"more"


def test_windows_line_ends_are_no_change(begun, newer):
    page = begun / "README.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    newer(**{"README.md": b"new"})
    call(update)
    assert page.read_bytes() == b"new"


def test_clone_is_updated_by_git(monkeypatch):
    monkeypatch.chdir(ROOT)
    with pytest.raises(click.UsageError, match="git pull"):
        call(update)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """What pip unpacks from a built wheel; the project's own folder is out of reach."""
    hatchling = pytest.importorskip("hatchling.build")
    project = tmp_path_factory.mktemp("project")
    for name in (
        "checker",
        "checks",
        "demo",
        "solutions",
        "mistakes",
        "data",
        "docs",
        "courses",
        ".vscode",
    ):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, project / name, ignore=ignored)
    for name in ("pyproject.toml", "course.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, project)
    site = tmp_path_factory.mktemp("site")
    before = Path.cwd()
    os.chdir(project)
    try:
        wheel = hatchling.build_wheel(str(site))
    finally:
        os.chdir(before)
    with zipfile.ZipFile(site / wheel) as archive:
        archive.extractall(site)
    return site


def test_wheel_makes_a_course_and_checks_it(installed, tmp_path):
    environment = os.environ | {"PYTHONPATH": str(installed)}

    def checker(*words, cwd):
        command = [sys.executable, "-m", "checker", *words]
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )

    made = checker("init", "mine", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    mine = tmp_path / "mine"
    for stem in syllabus.shipped().stems[:3]:
        (mine / "lessons" / f"{stem}.py").write_text(
            assets.solution(syllabus.shipped(), stem), encoding="utf-8"
        )
    assert checker("lesson2", cwd=mine).returncode == 0
    assert "lesson3" in checker(cwd=mine).stdout
    assert "up to date" in checker("update", cwd=mine).stdout
    assert "np.dot" in checker("solution", "lesson3", "--give-up", cwd=mine).stdout


def test_wheel_holds_no_students_work_and_no_tests(installed):
    names = {path.relative_to(installed).parts[0] for path in installed.rglob("*.py")}
    assert names == {"checker"}


def test_wheel_carries_every_course_and_the_digits_once(installed, tmp_path):
    command = [sys.executable, "-m", "checker", "init", "mine", "--course", "network"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (digits,) = installed.rglob("digits.csv.gz")
    assert (tmp_path / "mine/data/digits.csv.gz").read_bytes() == digits.read_bytes()
    assert not list(installed.rglob("measured.json"))
