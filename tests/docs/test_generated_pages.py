"""Lists in the docs are what the code says."""

import importlib.util
import re
from pathlib import Path

import pytest

from checker import course, mistake

SCRIPT = Path(__file__).parents[2] / "docs" / "generate.py"


@pytest.fixture(scope="module")
def generate():
    spec = importlib.util.spec_from_file_location("generate", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_generated_page_is_in_step(generate):
    for path, text in generate.pages().items():
        assert path.read_text(encoding="utf-8") == text, "run: python docs/generate.py"


def test_every_check_and_mistake_has_an_anchor(generate):
    text = "".join(generate.pages().values())
    for lesson in course.lessons():
        for info in course.check_infos(lesson):
            assert f'id="{info.code}"' in text
        for each in mistake.catalogue(lesson):
            assert f"{{ #{each.code} }}" in text


def test_no_block_of_code_begins_or_ends_with_an_empty_line(generate):
    text = "".join(generate.pages().values())
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert blocks
    assert [block for block in blocks if block.strip("\n") + "\n" != block] == []


def test_codes_are_unique():
    codes = [
        each.code
        for lesson in course.lessons()
        for each in (*course.check_infos(lesson), *mistake.catalogue(lesson))
    ]
    assert len(codes) == len(set(codes))
