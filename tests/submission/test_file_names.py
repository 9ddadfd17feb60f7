"""File names that are almost those of a lesson."""

import handin
import pytest

from checker.course import syllabus
from checker.submission import file_names, refusal


@pytest.mark.parametrize(
    "name",
    [
        "lesson_3.py",
        "lesson3.py",
        "lesson03.py",
        "lesson3 (1).py",
        "propagate.py",
        "Propagate.py",
        "lesson3propagate.py",
        "lesson3-propagate.py",
        "lesson3_propagate (1).py",
        "lesson3_propagate-1.py",
        "lesson3_propagate - Copy.py",
        "Copy of lesson3_propagate.py",
        "lesson3_propagate.py.txt",
        "lesson3_propagate.py.py",
        "lesson3_propogate.py",
        "lesson_3_v2.py",
        "Lesson3_Propagate.PY",
    ],
)
def test_a_name_that_is_almost_right_is_asked_about(name, tmp_path):
    (tmp_path / name).write_text(handin.CODE, encoding="utf-8")
    (tmp_path / handin.LESSON).write_text(handin.CODE, encoding="utf-8")
    said = handin.refusal(tmp_path)
    assert said.startswith(
        f"{name} is not the name of a lesson: did you mean lesson3_propagate.py?"
    )
    assert (
        file_names.meant(name, [stem for stem in syllabus.shipped().stems if "3" not in stem])
        is None
    )


@pytest.mark.parametrize(
    "name", ["helpers.py", "utils3.py", "lesson8_models.py", "3.py", "propagate.md", "test_all.py"]
)
def test_other_names_are_left_alone(name):
    assert file_names.meant(name, syllabus.shipped().stems) is None


@pytest.mark.parametrize("stem", syllabus.shipped().stems)
def test_a_lessons_own_name_is_known(stem):
    for name in (f"{stem}.py", f"{stem.title()}.py", f"{stem}.ipynb"):
        assert file_names.lesson_of(name) == stem
    for name in (f"{stem}.PY", f"{stem}.txt", f"{stem} (1).py", stem):
        assert file_names.lesson_of(name) is None


@pytest.mark.parametrize("sign", ["\ue0f6", "\u0378", "\x1b", "\u202e"])
def test_a_sign_that_no_screen_has_is_shown_as_one_that_it_has(sign):
    assert refusal.shown(f"a{sign}.py") == "a\N{REPLACEMENT CHARACTER}.py"
