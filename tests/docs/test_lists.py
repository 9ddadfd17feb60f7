"""Lists in the docs are what the code says."""

import re
import sys
from pathlib import Path

import pytest

from checker.course import mistakes, syllabus

sys.path.append(str(Path(__file__).parents[2] / "docs"))

from make import lists


@pytest.fixture(scope="module")
def text():
    return "\n".join([*lists.checks(), *lists.mistakes()])


def test_every_check_and_mistake_has_an_anchor(text):
    for lesson in syllabus.shipped().lessons:
        for info in syllabus.check_infos(lesson):
            assert f'id="{info.code}"' in text
        for each in mistakes.of(lesson):
            assert f"{{ #{each.code} }}" in text


def test_no_block_of_code_begins_or_ends_with_an_empty_line(text):
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert blocks
    assert [block for block in blocks if block.strip("\n") + "\n" != block] == []


def test_codes_are_unique():
    codes = [
        each.code
        for lesson in syllabus.shipped().lessons
        for each in (*syllabus.check_infos(lesson), *mistakes.of(lesson))
    ]
    assert len(codes) == len(set(codes))
