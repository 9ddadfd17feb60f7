"""An edition without solutions: all that checks need, and no comment that gives a recipe away."""

import ast

import pytest

from checker.course import editions, syllabus

COURSE = syllabus.shipped()
ODD = '''#!/usr/bin/env python
"""About it.

More.
"""
import math  # noqa


def f(x):
    """Only this."""


class A:
    """And a class.
    # no comment
    """

    text = "# no comment"  # a comment

    def g(self, x):
        "short"; y = x  # é stays

        # a recipe
        return """
# no comment

    """ + y
'''


@pytest.mark.parametrize("text", [ODD, *map(COURSE.reference.text, COURSE.stems)])
def test_a_bare_program_is_the_same_program(text):
    bare = editions.bare(text)
    assert dumped(bare) == dumped(text)
    assert editions.bare(bare) == bare


def dumped(text):
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and len(body) > 1 else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            del body[0]
    return ast.dump(tree)


def test_what_is_no_comment_stays():
    bare = editions.bare(ODD)
    assert bare.count("# no comment") == 2
    assert "a comment" not in bare
    assert "recipe" not in bare
    assert bare.startswith("import math\n")


def test_an_edition_holds_what_the_course_names_and_no_solution():
    names = dict(editions.files(COURSE))
    assert {"course.toml", "checks/conftest.py", "demo/page.py", "data/digits.csv.gz"} <= {*names}
    assert {f"reference/{stem}.py" for stem in COURSE.stems} <= {*names}
    assert {f"mistakes/{stem}.toml" for stem in COURSE.stems} <= {*names}
    assert not [name for name in names if name.startswith("solutions") or "__pycache__" in name]
