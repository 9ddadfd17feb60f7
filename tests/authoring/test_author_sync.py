"""Stubs are written from solutions, and a student's work is not lost."""

import pytest
from small_course import write

from checker.authoring import AuthorError, sync
from checker.course.stubs import stub

LESSON0 = "lessons/lesson0_scale.py"


def text(path):
    return path.read_text(encoding="utf-8")


def test_sync_writes_each_stub_and_both_packages(course):
    for stem in ("lesson0_scale", "lesson1_shift"):
        assert text(course / f"lessons/{stem}.py") == stub(text(course / f"solutions/{stem}.py"))
    for folder in ("lessons", "solutions"):
        assert text(course / folder / "__init__.py").startswith('"""')


def test_sync_again_changes_nothing(course):
    assert sync(course) == []


def test_sync_writes_only_what_drifted(course):
    solution = course / "solutions/lesson0_scale.py"
    write(solution, text(solution).replace("becomes 1", "is then 1"))
    assert sync(course) == [LESSON0]
    assert "is then 1" in text(course / LESSON0)


@pytest.mark.parametrize(
    "begun",
    [
        '__all__ = ["scale"]\n\n\ndef scale(x):\n    return x\n',
        '__all__ = ["scale"]\n\n\ndef scale(x)\n',
        "def scale(x):\n    return x\n",
    ],
)
def test_sync_refuses_to_overwrite_what_is_begun_and_writes_nothing_else(course, begun):
    write(course / LESSON0, begun)
    write(course / "solutions/lesson1_shift.py", text(course / "solutions/lesson0_scale.py"))
    before = text(course / "lessons/lesson1_shift.py")
    with pytest.raises(AuthorError, match=r"lesson0_scale.*author sync --force$"):
        sync(course)
    assert text(course / LESSON0) == begun
    assert text(course / "lessons/lesson1_shift.py") == before


def test_sync_overwrites_what_is_begun_when_forced(course):
    write(course / LESSON0, "def scale(x):\n    return x\n")
    assert sync(course, force=True) == [LESSON0]


def test_a_solution_without_all_is_named(course):
    write(course / "solutions/lesson1_shift.py", "def shift(x):\n    return x\n")
    with pytest.raises(AuthorError, match=r"solutions/lesson1_shift.py: .*__all__"):
        sync(course)


def test_a_folder_without_solutions_is_refused_with_the_cure(tmp_path):
    with pytest.raises(AuthorError, match="author new"):
        sync(tmp_path)
