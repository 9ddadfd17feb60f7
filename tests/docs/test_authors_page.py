"""The page that builds a course from nothing is followed as it stands: text and lists, no array."""

import re
import subprocess
import sys

import pytest

from checker import paths

PAGE = (paths.PROJECT / "docs/instructors/lessons.md").read_text(encoding="utf-8")
FILE = re.compile(
    r"^```\w+\n(?:# |<!-- )(\S+/?\S*\.\w+)(?: -->)?\n(.*?)^```", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"^python -m checker (.*)$", re.MULTILINE)


def run(course, *words):
    command = [sys.executable, "-m", "checker", *words]
    return subprocess.run(command, cwd=course, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The course of the page, up to its last command."""
    folder = tmp_path_factory.mktemp("words")
    for name, text in FILE.findall(PAGE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    *before, last = COMMAND.findall(PAGE.partition("## 5.")[2])
    for words in before:
        done = run(folder, *words.split())
        assert done.returncode == 0, done.stdout + done.stderr
    assert last == "lesson1"
    return folder


def judged(course, text, *words):
    (course / "mine.py").write_text(text, encoding="utf-8")
    return run(course, "lesson1", "--submission", "mine.py", *words)


def test_page_holds_every_file_of_a_course(course):
    for name in ("course.toml", "solutions", "checks", "lessons", "docs"):
        assert (course / name).exists()
    assert "not started" in run(course, "lesson1").stdout


def test_right_code_passes_in_any_clothes(course):
    solution = (course / "solutions/lesson1_words.py").read_text(encoding="utf-8")
    assert judged(course, solution).returncode == 0
    other = """
def word_counts(text):
    words = [word.lower() for word in text.split()]
    return {word: words.count(word) for word in words}


def most_common(counts, n):
    pairs = sorted((-count, word) for word, count in counts.items())
    return [word for _, word in pairs][:n]
"""
    done = judged(course, other, "--seed", "3")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("text.lower()", "text", "`.lower`"),
        ("counts.get(word, 0) + 1", "1", "add up to"),
        ("(-counts[word], word)", "counts[word]", "most_common"),
        ("return ordered[:n]", "return ordered", "words has"),
        ("return counts\n", "print(counts)\n", "returned None"),
    ],
)
def test_wrong_code_fails_and_is_told(course, right, wrong, says):
    solution = (course / "solutions/lesson1_words.py").read_text(encoding="utf-8")
    assert right in solution
    done = judged(course, solution.replace(right, wrong))
    assert done.returncode == 1
    assert says in done.stdout


def test_what_is_forbidden_is_told(course):
    solution = (course / "solutions/lesson1_words.py").read_text(encoding="utf-8")
    counter = "from collections import Counter\n" + solution.replace(
        "ordered[:n]", "[word for word in ordered if word in Counter(counts)][:n]"
    )
    done = judged(course, counter)
    assert done.returncode == 1
    assert "does without Counter" in done.stdout
