"""What ``course.toml`` says of a made-up class."""

import pytest

from checker.course import settings
from checker.course.tables import CourseError

HEAD = 'format = 1\ntitle = "A course"\nlessons = ["lesson0_first"]\n'


def read(folder, text):
    (folder / "course.toml").write_text(HEAD + text, encoding="utf-8")
    return settings.read(folder).example


def test_a_course_need_not_say_anything(tmp_path):
    assert read(tmp_path, "") == settings.Example()


def test_common_mistakes_and_other_forms_are_read(tmp_path):
    text = "[example]\ncommon = ['first-wrong']\n[example.ways]\n'\\bm\\b' = 'count'\n"
    assert read(tmp_path, text) == settings.Example(
        common=("first-wrong",), ways={r"\bm\b": "count"}
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[example]\nusual = []\n", r"\[example\]: there is no key 'usual'"),
        ("[example.ways]\n'(' = 'm'\n", r"\[example.ways\]: \( is no regular expression"),
        ("[example.ways]\nm = 1\n", "m is no text"),
        ("[demo]\nfunction = 'f'\n", r"\[demo\]: wrong is missing"),
        ("[experiments.lesson0_first]\nwords = 'Try'\n", "module is missing"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, text, said):
    with pytest.raises(CourseError, match=said):
        read(tmp_path, text)
