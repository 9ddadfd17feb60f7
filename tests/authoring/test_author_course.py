"""A course from nothing, and what its gate proves: checks that can fail, mutants that pass."""

import subprocess
import sys

import pytest
from small_course import append, edit, write

from checker.authoring import check, gate

CHECKS = '''"""How large a text is."""

from checker.extend import Failure, Function, Lesson, check

LESSON = Lesson(Function("size(text)", returns="n", read={"n": "counting"}))


def inputs_of_size(rng):
    for text in ("", "one", "two words"):
        yield {"text": text}


@check(needs="contract")
def at_least_zero(student, rng):
    """A letter is not less than nothing"""
    if student.size(text="i")["n"] < 0:
        raise Failure("The size of a letter is below 0.")
'''
SOLUTION = '''"""Lesson 1: sizes.

Check it with: python -m checker lesson1
"""

__all__ = ["size"]


def size(text):
    """Count the letters of a text, but for blanks."""
    # No blanks.
    letters = text.replace(" ", "")
    return len(letters)
'''
LESSON = "lesson1_size"
CHECK = f"checks/{LESSON}.py"
PAGE = f"docs/lessons/{LESSON}.md"


def run(folder, *words):
    command = [sys.executable, "-m", "checker", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def sizes(tmp_path):
    """Make a course of one small lesson; of its checks one follows its author's own idea."""
    write(tmp_path / "course.toml", f'format = 1\ntitle = "Sizes"\nlessons = ["{LESSON}"]\n')
    write(tmp_path / f"solutions/{LESSON}.py", SOLUTION)
    write(tmp_path / CHECK, CHECKS)
    write(tmp_path / PAGE, "# Sizes\n\n## Counting\n\nSee [above](#sizes).\n")
    assert run(tmp_path, "author", "sync").returncode == 0
    return tmp_path


def test_a_course_from_nothing_runs_and_its_draft_is_not_taken_for_a_lesson(tmp_path):
    made = run(tmp_path, "author", "course", "words")
    assert made.returncode == 0
    assert "1. Go there: cd words" in made.stdout
    course = tmp_path / "words"
    assert "not started" in run(course, "lesson1").stdout
    (solution, page) = check(course)
    assert solution.startswith('solutions/lesson1_first.py, line 3 still says "TODO: say what')
    assert page.startswith('docs/lessons/lesson1_first.md, line 3 still says "TODO: say what')
    again = run(tmp_path, "author", "course", "words")
    assert again.returncode == 2
    assert "author new lesson2_name" in " ".join(again.stderr.replace("│", "").split())


def test_mutants_that_pass_are_told_unless_they_do_what_the_solution_does(sizes):
    edit(sizes / CHECK, '("", "one", "two words")', '("i", "a b" if rng.integers(9) == 8 else "j")')
    done = run(sizes, "author", "check")
    assert "mutants pass: size, line 1" in done.stdout
    assert done.stdout.endswith("The course is whole.\n")


NEVER = '''

@check
def anything(student, rng):
    """Nothing is demanded"""
    student.size(text="a")
'''
WORDLESS = '''

@check
def wordless(student, rng):
    """Two letters are two"""
    if student.size(text="ab")["n"] != 2:
        raise Failure("{}")
'''
BREAKS = '''

@check
def breaks(student, rng):
    """The size can be divided by"""
    1 / student.size(text="ab")["n"]
'''


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (NEVER.replace('student.size(text="a")', "pass"), "size-anything fails for none of"),
        (WORDLESS.format(""), "size-wordless fails without a word (line "),
        (WORDLESS.format("  "), "size-wordless fails without a word (line "),
        (BREAKS, "size-breaks breaks down (line "),
    ],
)
def test_a_check_that_proves_nothing_or_says_nothing_is_refused(sizes, more, says):
    append(sizes / CHECK, more)
    assert check(sizes) == []
    problems, _ = gate.survivors(sizes)
    (problem,) = problems
    assert problem.startswith(says)
    assert problem.endswith("correct it in checks/")


def test_a_mistake_that_passes_is_refused(sizes):
    write(sizes / f"mistakes/{LESSON}.toml", "")
    append(
        sizes / f"mistakes/{LESSON}.toml",
        '[blanks]\nwrong = \'letters = text.replace("  ", " ")\'\nmessage = "With blanks."\n',
    )
    assert gate.survivors(sizes)[0] == []
    edit(sizes / CHECK, "for text in ", "for text in 3 * ['one'] if rng.integers(2**62) else ")
    problems, _ = gate.survivors(sizes)
    assert problems[0].startswith("size-blanks passes every check, and is called a mistake")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (CHECK, 'needs="contract"', 'needs="n_contract"', "waits for n_contract, which is no"),
        (CHECK, '"counting"', '"sums"', "to read of n at #sums, which the page does not have"),
        (PAGE, "(#sizes)", "(#letters)", "links to #letters, which is no heading there"),
        (PAGE, "(#sizes)", "(lesson2_more.md)", "links to lesson2_more.md, and there is no such"),
        (PAGE, "See", "TODO: see", 'line 5 still says "TODO: see'),
    ],
)
def test_what_points_to_nothing_is_found_before_any_check_runs(sizes, file, old, new, says):
    edit(sizes / file, old, new)
    (problem,) = check(sizes, judge=lambda _: [])
    assert says in problem
    assert file in problem


def test_links_in_code_and_to_other_sites_are_not_followed(sizes):
    append(
        sizes / PAGE,
        "\n`[a](b.md)` and [there](https://example.org/x#y)\n\n```\n# [c](d.md)\n```\n"
        "![drawn](../assets/figures/e.svg)\n",
    )
    assert check(sizes, judge=lambda _: []) == []


def test_data_above_the_course_comes_to_students_and_editions_all_the_same(sizes):
    write(sizes / "data/words.txt", "one two\n")
    course = sizes / "courses/own"
    for name in ("checks", "solutions", "docs"):
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (sizes / name).rename(course / name)
    text = (sizes / "course.toml").read_text(encoding="utf-8")
    write(course / "course.toml", f'{text}data = ["../../data/words.txt"]\n')
    made = run(sizes, "init", "mine", "--course", str(course))
    assert made.returncode == 0, made.stderr
    assert (sizes / "mine/data/words.txt").read_text(encoding="utf-8") == "one two\n"
    packed = run(sizes, "release", "edition", "--course", str(course))
    assert packed.returncode == 0, packed.stderr


def test_a_mutant_that_does_what_the_solution_does_is_not_told(sizes):
    edit(sizes / f"solutions/{LESSON}.py", 'replace(" ", "")', 'replace(" ", "").strip(" ")')
    _, passing = gate.survivors(sizes)
    assert all("strip" not in each for each in passing)


def test_a_mistake_that_is_named_as_another_is_refused(sizes):
    write(
        sizes / f"mistakes/{LESSON}.toml",
        '[one-more]\nwrong = "return len(letters) + 1"\nmessage = "One too many."\n'
        '[blanks]\nwrong = "letters = text"\nmessage = "Blanks are counted."\n',
    )
    assert gate.survivors(sizes)[0] == []


def test_a_check_of_manners_can_fail_though_no_single_change_fails_it(sizes):
    append(
        sizes / CHECK,
        '\n\n@check\ndef refuses_numbers(student, rng):\n    """A number has no size"""\n'
        '    if not refuses(student.size, {"text": 7}, "AttributeError"):\n'
        '        raise Failure("A number has a size.")\n',
    )
    edit(sizes / CHECK, "Failure, Function", "refuses, Failure, Function")
    assert gate.survivors(sizes)[0] == []
