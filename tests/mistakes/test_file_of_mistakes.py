"""A teacher's file of mistakes: what it may say, and what is said of one that is wrong."""

import pytest

from checker.course import mistakes
from checker.course.tables import CourseError
from checker.record import Function, Lesson

LESSON = Lesson(
    stem="lesson9_total",
    title="A title",
    functions=(Function.parse("total(x, by)"), Function.parse("half(x)")),
)
SOLUTION = '''"""Lesson 9."""

import numpy as np


def total(x, by=1):
    """Add up, then scale."""
    # The sum comes first.
    start = 0.0
    for each in x:  # one after the other
        start = start + each
    scaled = [
        start * by,  # times
        by,
    ]
    return {"total": scaled[0]}


def half(x):
    """Halve it; nothing stays nothing."""
    if x is None:
        return None
    return x / 2
'''
TOTAL = """\
def total(x, by=1):
    start = 0.0
    for each in x:
        start = start + each
    scaled = [start * by, by]
    return {"total": scaled[0]}
"""


def read(text, solution=SOLUTION):
    return mistakes.read(LESSON, text, solution)


def wrong_program(keys):
    """The wrong program of a table with these keys."""
    found = read(f'[it]\nmessage = "No."\n{keys}')
    (each,) = found.mistakes
    return found.programs[each.function].changed(each.changes)


def test_the_right_program_is_the_solution_with_one_statement_a_line():
    assert read("").programs["total"].text == TOTAL


def test_a_solution_that_needs_a_constant_or_a_helper_is_no_right_program():
    names = {"total", "half"}
    assert read("").programs.keys() == names
    for old, new in (
        ("x / 2", "x / TWO"),
        ("x / 2", "halved(x)"),
    ):
        assert read("", SOLUTION.replace(old, new)).programs.keys() == names - {"half"}
    for new in ("total(x)", "np.sum(x)", "[y for y in x]", "max(x, key=lambda z: -z)"):
        assert read("", SOLUTION.replace("x / 2", new)).programs.keys() == names


def test_all_that_a_table_says_is_kept():
    (each,) = read("""
function = "half"
read = "halves"

[not-halved]
wrong = "return x * 2"
message = \"\"\"
You double it.
  Half of it is wanted.
\"\"\"
hints = ["Is it more or less?", "Look at your sign."]
""").mistakes
    assert (each.code, each.function, each.read) == ("total-not-halved", "half", "halves")
    assert each.message == "You double it. Half of it is wanted."
    assert each.hints == ("Is it more or less?", "Look at your sign.")


def test_a_table_says_otherwise_than_the_top_of_the_file():
    (each,) = read("""
function = "half"
read = "halves"

[it]
function = "total"
read = "sums"
wrong = "start = 1.0"
message = "No."
""").mistakes
    assert (each.function, each.read) == ("total", "sums")


def test_a_list_of_hints_may_be_shared():
    (each,) = read("""
[hints]
sums = ["First.", "Second."]

[it]
wrong = "start = 1.0"
message = "No."
hints = "sums"
""").mistakes
    assert each.hints == ("First.", "Second.")


def test_several_programs_may_deserve_the_same_words():
    found = read('[it]\nwrong = ["start = 1.0", "start = 2.0"]\nmessage = "No."').mistakes
    assert [each.changes for each in found] == [{"start": "start = 1.0"}, {"start": "start = 2.0"}]
    assert {each.code for each in found} == {"total-it"}


def test_the_right_program_may_be_stated_with_its_equivalent_forms():
    right = read("""
[program.half]
text = '''
def half(x):
    h = x / 2
    return h
'''
equivalent_forms = ["h = 0.5 * x"]
unconstrained = ["[1]"]
""").programs["half"]
    assert [each.text for each in right.variants()] == [
        "def half(x):\n    h = x / 2\n    return h\n",
        "def half(x):\n    h = 0.5 * x\n    return h\n",
    ]
    assert right.unconstrained == ("[1]",)


@pytest.mark.parametrize(
    ("keys", "old", "new"),
    [
        ('wrong = "scaled = [start, by]"', "scaled = [start * by, by]", "scaled = [start, by]"),
        # however deep it stands
        ('wrong = "for each in x[1:]:"', "for each in x:", "for each in x[1:]:"),
        ('wrong = "start = 1.0"', "start = 0.0", "start = 1.0"),
        # what is like no line follows the line above it, or comes before the one below
        ("wrong = '''\nstart = 0.0\nby = 2\n'''", "start = 0.0", "start = 0.0\n    by = 2"),
        ("wrong = '''\nby = 2\nstart = 1.0\n'''", "start = 0.0", "by = 2\n    start = 1.0"),
        # indented as in the program, and what is right stays as it is
        (
            "wrong = '''\n    for each in x:\n        start = each\n'''",
            "start = start + each",
            "start = each",
        ),
        # quotation marks make no difference
        ("wrong = \"return {'total': scaled}\"", '{"total": scaled[0]}', "{'total': scaled}"),
        ('remove = ["scaled"]', "    scaled = [start * by, by]\n", ""),
        ('wrong = "print(by)"\nremove = ["return"]', 'return {"total": scaled[0]}', "print(by)"),
        # what gives no value stands there as it is
        ('wrong = "print(by)"\nremove = ["scaled"]', "scaled = [start * by, by]", "print(by)"),
        # the second line of a name
        ('remove = ["start 2"]\nwrong = "pass"', "start = start + each", "pass"),
        # what is removed has no place of its own any more
        (
            'remove = ["scaled"]\nwrong = """\nstart = 0.0\nscaled = [by]\n"""',
            "    for each in x:\n        start = start + each\n    scaled = [start * by, by]\n",
            "    scaled = [by]\n    for each in x:\n        start = start + each\n",
        ),
    ],
)
def test_wrong_lines_stand_where_they_belong(keys, old, new):
    assert wrong_program(keys) == TOTAL.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    for each", "    by = by + 1\n    for each"),
        ("        start = start + each\n", "        start = start + each\n        by = by + 1\n"),
        ("    scaled", "        scaled"),
        ("    for each in x:\n        start = start + each\n", "    start = start + sum(x)\n"),
        ("def total(x, by=1):", "def total(x, by=2):"),
        ("    return", "    by = 3\n    return"),
        ("scaled[0]}\n", "scaled[0]}\n    return None\n"),
        ("        start = start + each\n", "        pass\n    start = sum(x)\n"),
        ("        start = start + each\n    sc", "        pass\n        while x:\n            sc"),
    ],
)
def test_a_whole_wrong_function_is_taken_as_it_stands(old, new):
    text = TOTAL.replace(old, new, 1)
    assert text != TOTAL
    assert wrong_program(f"wrong = '''\n{text}'''") == text


def test_the_later_of_two_like_lines_is_meant_by_the_line_above_it():
    table = '[it]\nfunction = "half"\nmessage = "No."\n'
    found = read(f"{table}wrong = 'return x'")
    assert found.mistakes[0].changes == {"return": "return x"}
    found = read(f"{table}wrong = '''\nif x is None:\n    return None\nreturn x\n'''")
    assert found.mistakes[0].changes == {"return 2": "return x"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[it", "cannot be read: "),
        ("functoin = 'half'", "there is no key 'functoin'. Write one of function, read, hints, "),
        ("[it]\nwrong = 'start = 1.0'", "[it]: it has no message. Say what"),
        ("[it]\nmesage = 'No.'", "[it]: there is no key 'mesage'. Write one of function, hints"),
        ("[it]\nmessage = 5", "[it]: message is no text. Put it in quotation marks."),
        ("[it]\nmessage = 'No.'\nwrong = 5", '[it]: wrong is no list of texts. Write it as ["…"'),
        ("[it]\nmessage = 'No.'", "[it]: the lines are those of the right program. Write what"),
        (
            "[it]\nmessage = 'No.'\nwrong = 'begin = 1'",
            "[it]: no line of the program is like 'begin = 1'. Write the line above it",
        ),
        (
            "[it]\nmessage = 'No.'\nremove = ['begin']",
            "[it]: no line is known as 'begin'. Write one of def, start, for, start 2, scaled",
        ),
        (
            "[it]\nmessage = 'No.'\nwrong = '''\nfor each in x:\n    start = each\nby = 1\n'''",
            "[it]: 'by = 1' stands further left than the line above it",
        ),
        (
            "[it]\nmessage = 'No.'\nfunction = 'haf'\nwrong = 'start = 1.0'",
            "[it]: the lesson has no function 'haf'. Write one of total, half.",
        ),
        (
            "[it]\nmessage = 'No.'\nwrong = 'start = 1.0'\nhints = 'sums'",
            "[it]: no list under [hints] is called 'sums'. Or write hints = [",
        ),
        ("[program.haf]", "[program]: there is no key 'haf'. Write one of total, half."),
        ("[program.half]\ntxt = ''", "[program.half]: there is no key 'txt'. Write one of equiv"),
        ("[program.half]\nequivalent_forms = ['y = 1']", "[program.half]: no line of the program"),
        ("program = 5", "program is no table. Write [program] above what belongs to it."),
    ],
)
def test_a_wrong_file_is_refused_with_its_place_and_the_cure(text, said):
    with pytest.raises(CourseError) as error:
        read(text)
    assert str(error.value).startswith("mistakes/lesson9_total.toml")
    assert said in str(error.value)


def test_without_a_solution_the_program_must_be_stated():
    with pytest.raises(
        CourseError, match=r"does not stand alone\. State one that does: \[program\.total\]\."
    ):
        read("[it]\nmessage = 'No.'\nwrong = 'start = 1.0'", "")
