"""The stub that follows from a solution."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.authoring import AuthorError
from checker.course.stubs import stub

HEAD = '__all__ = ["f"]\n\n\n'


def body_of(text):
    """Make the stub of a file with one function, without its head."""
    return stub(HEAD + dedent(text).lstrip("\n")).removeprefix(HEAD)


def test_code_goes_and_docstring_and_comments_stay():
    assert body_of('''
        def f(x):
            """Double it.

            # no comment
            """
            # First look at x.
            # Then double it.
            y = 2 * x  # gone with its line

            # Give it back.
            return y
        ''') == dedent('''\
        def f(x):
            """Double it.

            # no comment
            """
            # First look at x.
            # Then double it.

            # Give it back.
            raise NotImplementedError("f: write it here")
        ''')


def test_comments_of_nested_blocks_move_to_the_body():
    assert body_of('''
        def f(x):
            """Sum."""
            total = 0
            # For each entry:
            for entry in x:
                # add it,
                total += entry
                if total > 9:
                    # and stop early.
                    break
            return total
        ''') == dedent('''\
        def f(x):
            """Sum."""
            # For each entry:
            # add it,
            # and stop early.
            raise NotImplementedError("f: write it here")
        ''')


def test_a_signature_of_many_lines_and_its_decorators_stay():
    assert body_of('''
        @cache
        # Remembers.
        @trace(
            "f",
        )
        def f(
            x,  # the input
            *,
            # a whole line
            by: int = 1,
        ) -> float:
            """Add."""
            return x + by
        ''') == dedent('''\
        @cache
        # Remembers.
        @trace(
            "f",
        )
        def f(
            x,  # the input
            *,
            # a whole line
            by: int = 1,
        ) -> float:
            """Add."""
            raise NotImplementedError("f: write it here")
        ''')


def test_a_nested_function_goes_with_the_code():
    assert body_of('''
        def f(x):
            """Twice."""

            def g(y):
                """Once."""
                # Inside.
                return y

            return g(g(x))
        ''') == dedent('''\
        def f(x):
            """Twice."""
            # Inside.
            raise NotImplementedError("f: write it here")
        ''')


def test_a_hash_in_a_string_is_no_comment():
    assert body_of('''
        def f():
            """Text."""
            a = "# no"
            b = """
            # no
            """
            return [
                a,
                # yes
                b,
            ]
        ''') == dedent('''\
        def f():
            """Text."""
            # yes
            raise NotImplementedError("f: write it here")
        ''')


def test_comments_below_the_last_statement_belong_to_the_body():
    assert body_of('''
        def f(x):
            """Same."""
            return x
            # Nothing to do.


        # About g.
        def g(x):
            # Stays.
            return x
        ''') == dedent('''\
        def f(x):
            """Same."""
            # Nothing to do.
            raise NotImplementedError("f: write it here")


        # About g.
        def g(x):
            # Stays.
            return x
        ''')


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("def f(x): return x\n", "def f(x):\n"),
        ("def f(é='ü'): return 'é'\n", "def f(é='ü'):\n"),
        ("async def f(x):\n    return x\n", "async def f(x):\n"),
        ("def f(x):\n\n    # Go.\n    return x\n", "def f(x):\n    # Go.\n"),
    ],
)
def test_a_function_without_docstring(code, wanted):
    assert body_of(code) == wanted + '    raise NotImplementedError("f: write it here")\n'


def test_all_else_stays_to_the_letter():
    rest = dedent('''\
        """About solutions, # and so on."""

        import numpy as np  # for the arrays

        __all__ = ("f", "g")

        LIMIT = 3  # a constant


        def helper(x):
            """Help."""
            # Kept.
            return x  # kept too


        ''')
    end = "\n\nclass Other:\n    # Kept.\n    size = 1\n"
    f = 'def f(x):\n    """F."""\n    {}\n'
    g = 'def g(x):\n    """G."""\n    {}\n'
    made = stub(rest + f.format("return helper(x)") + "\n\n" + g.format("return 2") + end)
    raises = 'raise NotImplementedError("{}: write it here")'
    assert made == (
        rest + f.format(raises.format("f")) + "\n\n" + g.format(raises.format("g")) + end
    )


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("from solutions.lesson0_a import f", "from lessons.lesson0_a import f"),
        ("from solutions import lesson0_a", "from lessons import lesson0_a"),
        ("import solutions.lesson0_a as a", "import lessons.lesson0_a as a"),
        ("from solutions.a import (\n    solutions,\n)", None),
        ("from solutions_of_others import x", "from solutions_of_others import x"),
        ("from numpy import solutions", "from numpy import solutions"),
    ],
)
def test_what_came_from_solutions_comes_from_lessons(line, wanted):
    wanted = wanted or "from lessons.a import (\n    solutions,\n)"
    rest = '\n\n__all__ = ["f"]\n\n\ndef f():\n    """F."""\n'
    made = stub(f"{line}{rest}    return 1\n")
    assert made == f'{wanted}{rest}    raise NotImplementedError("f: write it here")\n'


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def f():\n    return 1\n", "__all__ = ["),
        ("__all__ = []\n", "__all__ = ["),
        ('__all__ = ["g"]\n\n\ndef f():\n    return 1\n', "take it out of __all__"),
        ("__all__ = ['f']\ndef f(:\n", "line 2"),
    ],
)
def test_an_error_says_what_cures_it(source, says):
    with pytest.raises(AuthorError, match=r"(write|add|correct).*") as caught:
        stub(source)
    assert says in str(caught.value)


LINES = st.sampled_from(
    [
        "# a comment",
        "",
        "x = 1  # trailing",
        "for i in range(3):\n    # deeper\n    x = i",
        'y = """\n# in a string\n\n"""',
        "if x:\n    pass\n# between\nelse:\n    pass",
        "def g():\n    return 1",
        "x = [\n    1,\n    # in brackets\n]",
    ]
)


def function(lines, *, docstring):
    text = "\n".join([*(['"""Docs."""'] if docstring else []), *lines, "return x"])
    return "def f(x):\n" + "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=6), st.booleans())
def test_a_stub_is_python_keeps_each_comment_once_and_is_its_own_stub(lines, docstring):
    source = HEAD + function(lines, docstring=docstring)
    made = stub(source)
    node = ast.parse(made).body[-1]
    assert len(node.body) == 1 + docstring
    for comment in ("# a comment", "# deeper", "# between", "# in brackets"):
        assert made.count(comment) == source.count(comment)
    assert "# trailing" not in made
    assert "# in a string" not in made
    assert stub(made) == made


SOLUTIONS = sorted(Path(__file__).parents[2].glob("solutions/lesson*.py"))


@pytest.mark.skipif(not SOLUTIONS, reason="a student's edition has no solutions")
@pytest.mark.skipif(shutil.which("ruff") is None, reason="ruff is not installed")
def test_the_stubs_of_our_solutions_are_formatted(tmp_path):
    for path in SOLUTIONS:
        made = stub(path.read_text(encoding="utf-8"))
        (tmp_path / path.name).write_text(made, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--line-length=100", "--diff", tmp_path],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
