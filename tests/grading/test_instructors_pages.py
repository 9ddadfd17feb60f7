"""What the pages for instructors show is what works."""

import re
from pathlib import Path

import pytest
from records import LESSONS

from checker.grading.marks import rubric

PAGE = Path(__file__).parents[2] / "docs/instructors/grade.md"


def block(language, begins):
    blocks = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return next(text for text in blocks if text.startswith(begins))


def test_the_rubric_of_the_page_is_one(tmp_path):
    file = tmp_path / "rubric.toml"
    file.write_text(block("toml", "# rubric.toml"), encoding="utf-8")
    found = rubric.load(file, LESSONS)
    assert found.lessons == {"lesson2_sigmoid": 10, "lesson3_propagate": 20}
    assert found.late.at_most == 50


@pytest.mark.parametrize("command", re.findall(r"python -m checker \w+", PAGE.read_text("utf-8")))
def test_commands_of_the_page_are_ours(command):
    assert command.split()[-1] in {"grade", "pack", "release", "doctor"}
