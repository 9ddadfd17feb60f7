"""A new lesson is new files, and its first checks are real ones."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from small_course import edit, write

from checker.authoring import AuthorError, check, new, sync
from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.isolation.host.launcher import open_host
from checker.submission import reader

ROOT = Path(__file__).parents[2]
STEM = "lesson8_softmax"
SOFTMAX = '''"""Lesson 8: many answers at once.

Check it with: python -m checker lesson8
"""

import numpy as np

from solutions.lesson2_sigmoid import sigmoid

__all__ = ["certainty", "softmax"]

LARGEST = 1.0


def softmax(Z):
    """Turn scores into shares.

    The largest is subtracted first.
    """
    # Subtract the largest.
    powers = np.exp(Z - np.max(Z))

    # Each one's share.
    return powers / np.sum(powers)


def certainty(Z, scale=2.0, *, times=3):
    """Say how sure a model is."""
    # Both ways.
    return {"share": np.max(softmax(Z)) * times, "sure": sigmoid(Z * scale)}, LARGEST
'''


def files(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def places(stem):
    return {
        f"solutions/{stem}.py",
        f"lessons/{stem}.py",
        f"checks/{stem}.py",
        f"docs/lessons/{stem}.md",
    }


def written(course):
    """Check a course whose author wrote what the drafts left open."""
    for place in ("solutions", "docs/lessons"):
        for file in (course / place).glob("*"):
            if file.is_file():
                write(file, file.read_text(encoding="utf-8").replace("TODO", "Done"))
    sync(course)
    return check(course, judge=lambda _: [])


def test_a_lesson_from_nothing_is_whole(course):
    before = files(course)
    made = new(course, STEM)
    after = files(course)
    assert "def softmax(x):" in after[f"lessons/{STEM}.py"].decode()
    assert set(made.files) - {"course.toml"} == places(STEM) == after.keys() - before.keys()
    assert {name for name in before if after[name] != before[name]} == {"course.toml"}
    assert written(course) == []
    assert any("author sync" in step for step in made.steps)


def test_a_lesson_from_its_solution_is_whole(course):
    file = course / f"solutions/{STEM}.py"
    write(file, SOFTMAX)
    edit(file, "from solutions.lesson2_sigmoid import sigmoid\n\n", "")
    edit(file, "sigmoid(Z * scale)", "Z * scale")
    assert set(new(course, STEM).files) == {"course.toml", *places(STEM)} - {f"solutions/{STEM}.py"}
    assert written(course) == []


@pytest.mark.parametrize(
    "written",
    [
        'lessons = ["lesson0_scale", "lesson1_shift"]',
        'lessons = [\n  "lesson0_scale",  # first\n  "lesson1_shift"\n]',
        'lessons = [ "lesson0_scale", "lesson1_shift", ]',
    ],
)
def test_the_list_of_lessons_grows_however_it_is_written(course, written):
    rest = 'format = 1\ntitle = "T"\n{}\n# the end\n'
    write(course / "course.toml", rest.format(written))
    new(course, STEM)
    found = tomllib.loads((course / "course.toml").read_text(encoding="utf-8"))
    assert found["lessons"] == ["lesson0_scale", "lesson1_shift", STEM]
    assert (course / "course.toml").read_text(encoding="utf-8").endswith("# the end\n")


def test_a_list_that_is_too_strange_is_left_to_its_author(course):
    write(course / "course.toml", 'lessons = ["lesson0_scale", "lesson1_shift"  # ]\n]\n')
    made = new(course, STEM)
    assert "course.toml" not in made.files
    assert made.steps[0] == f'Add "{STEM}" to lessons in course.toml.'


@pytest.mark.parametrize("topic", ["lambda", "match_all"])
def test_two_lessons_from_nothing_are_whole(course, topic):
    new(course, STEM)
    new(course, f"lesson9_{topic}")
    assert written(course) == []


def test_nothing_is_overwritten(course):
    before = files(course)
    assert new(course, "lesson1_shift").files == ()
    assert files(course) == before


@pytest.mark.parametrize(
    ("stem", "says"),
    [
        ("softmax", "as in: python -m checker author new lesson8_name"),
        ("lesson8", "as in: python -m checker author new lesson8_name"),
        ("lesson8_../evil", "as in: python -m checker author new lesson8_name"),
        ("lesson1_other", "python -m checker author new lesson2_other"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_the_cure(course, stem, says):
    before = files(course)
    with pytest.raises(AuthorError) as caught:
        new(course, stem)
    assert str(caught.value).endswith(says)
    assert files(course) == before


@pytest.mark.parametrize(
    ("old", "new_text", "says"),
    [
        ('__all__ = ["certainty", "softmax"]', "", "__all__ ="),
        ('    """Say how sure a model is."""\n', "", "certainty has no docstring"),
        ("from solutions.lesson2_sigmoid import sigmoid", "from solutions import a", "by name"),
        (SOFTMAX.partition("import")[0], "", "begin with a docstring"),
    ],
)
def test_a_solution_that_lacks_something_is_named_and_nothing_is_written(
    course, old, new_text, says
):
    write(course / f"solutions/{STEM}.py", SOFTMAX)
    edit(course / f"solutions/{STEM}.py", old, new_text)
    before = files(course)
    with pytest.raises(AuthorError, match=f"solutions/{STEM}.py: .*{says}"):
        new(course, STEM)
    assert files(course) == before


@pytest.mark.skipif(shutil.which("ruff") is None, reason="ruff is not installed")
def test_the_new_files_are_formatted(course):
    write(course / f"solutions/{STEM}.py", SOFTMAX)
    new(course, STEM)
    new(course, "lesson9_example")
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--line-length=100", "--diff", "."],
        cwd=course,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert STEM not in done.stdout + done.stderr
    assert "lesson9_example" not in done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path):
    """Copy our own course, as far as a lesson that builds on lesson 2 needs it."""
    kept = ("lesson1_initialize.py", "lesson2_sigmoid.py")

    def others(_, names):
        lessons = {name for name in names if re.match(r"lesson\d", name)}
        return (lessons | {"__pycache__"}) - set(kept)

    for folder in ("checker", "checks", "data", "demo", "solutions", ".vscode"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=others)
    text = (ROOT / "course.toml").read_text(encoding="utf-8")
    listed = text[: text.index("[experiments.")].splitlines(keepends=True)
    gone = re.compile(r'  "lesson[03-9]_')
    write(tmp_path / "course.toml", "".join(each for each in listed if not gone.match(each)))
    sync(tmp_path)
    for name in kept:
        page = "# A page\n\n## Formula 3 { #formula-3 }\n"
        write(tmp_path / f"docs/lessons/{name.removesuffix('.py')}.md", page)
    return tmp_path


needs_solutions = pytest.mark.skipif(
    not (ROOT / "solutions").is_dir(), reason="a student's edition has no solutions"
)


@needs_solutions
def test_a_lesson_joins_our_course_by_one_line_in_one_file(copy):
    before = files(copy)
    write(copy / f"solutions/{STEM}.py", SOFTMAX)
    new(copy, STEM)
    new(copy, "lesson9_example")
    assert written(copy) == check(copy) == []
    after = files(copy)
    assert {name for name in before if after[name] != before[name]} == {"course.toml"}
    lines = (copy / "course.toml").read_text(encoding="utf-8").splitlines()
    assert set(lines) - set(before["course.toml"].decode().splitlines()) == {
        f'  "{STEM}",',
        '  "lesson9_example",',
    }


@needs_solutions
@pytest.mark.parametrize(
    ("old", "wrong", "fails"),
    [
        ("Subtract", "Subtract", {}),
        ("return powers / np.sum(powers)", "return powers", {"softmax-result": "wrong"}),
        ("return powers / np.sum(powers)", "return (powers,)", {"softmax-contract": "contract"}),
        ("return powers / np.sum(powers)", "return 1 / 0", {"softmax-contract": "raised"}),
        ("Z * scale", "Z * 2.0", {"softmax-certainty-sure": "wrong"}),
        ("* times", "* 3", {"softmax-certainty-share": "wrong"}),
        (", LARGEST\n", ", 2 * LARGEST\n", {"softmax-certainty-LARGEST": "wrong"}),
    ],
)
def test_the_first_checks_of_a_lesson_find_a_wrong_program(copy, old, wrong, fails):
    write(copy / f"solutions/{STEM}.py", SOFTMAX)
    new(copy, STEM)
    assert written(copy) == check(copy) == []
    submission = copy / "submission" / f"{STEM}.py"
    write(submission, SOFTMAX)
    edit(submission, old, wrong)
    course = syllabus.load(copy)
    with open_host("inprocess") as host:
        run = Run(submission=reader.read(submission), host=host)
        (report,) = runner.check([course.lesson(STEM)], run).lessons
    failed = {each.info.code: each.finding.kind for each in report.results if each.finding}
    others = {code: kind for code, kind in failed.items() if "certainty" in code and fails}
    assert failed == {**others, **fails}  # certainty calls softmax


@needs_solutions
def test_a_solution_that_raises_fails_its_own_checks(copy):
    write(copy / f"solutions/{STEM}.py", SOFTMAX)
    new(copy, STEM)
    edit(copy / f"solutions/{STEM}.py", "return powers / np.sum(powers)", "return 1 / 0")
    found = check(copy)
    assert any(each.startswith("softmax-contract does not pass on the") for each in found), found


@needs_solutions
def test_checks_that_break_off_are_one_problem(copy):
    write(copy / "checker/submission/reader.py", "raise RuntimeError('gone')\n")
    (problem,) = check(copy)
    assert "RuntimeError: gone" in problem
    assert problem.endswith("python -m checker.authoring.trial")


WRONG = """
[program.sigmoid]
text = '''
def sigmoid(z):
    E = np.exp(-z)
    return 1 / (1 + E)
'''

[one]
wrong = "E = np.exp(z)"
message = "No minus."

[the-same]
wrong = "return 1 - 1 / (1 + E)"
message = "No minus."

[none]
wrong = "E = 1 / np.exp(z)"
message = "Nothing."
"""


@needs_solutions
def test_wrong_programs_that_cannot_be_told_apart_are_found(copy):
    write(copy / "mistakes/lesson2_sigmoid.toml", WRONG)
    cure = "; write another program in mistakes/, or inputs for the diagnosis on which they differ"
    same, none = check(copy)
    assert same.startswith(f"sigmoid-the-same does what sigmoid-one does{cure}")
    assert none.startswith(f"sigmoid-none does what the right program does{cure}")
    edit(copy / "mistakes/lesson2_sigmoid.toml", "E = np.exp(-z)", "E = np.exp(-2 * z)")
    found = check(copy)[0]
    assert found.startswith(
        "[program.sigmoid] of mistakes/lesson2_sigmoid.toml does something else"
    )
