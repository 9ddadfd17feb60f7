"""Of a notebook's cell, or an exported script, what only IPython runs becomes a comment."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.submission.magics import in_cell, in_script

PYTHON = [
    "import numpy as np",
    "def f(x):\n    return x",
    'def f():\n    """\n%time no magic\n!ls neither\n    """\n    return 1',
    "def f(a, b):\n    return (a\n  % b)",
    "assert a\\\n!= b",
    "text = '''\n%matplotlib inline\n'''",
    "x = 1 + \\\n2",
    "print(sigmoid(0))",
    "while True:\n    pass",
    "answer = input('? ')",
    "x = (y\n!= z)",
    "s = '%d' % 3  # 100 %!",
]


@pytest.mark.parametrize("statement", [*PYTHON, "deff f(x):\n    return x"])
def test_python_stays(statement):
    assert in_cell(statement) == statement.split("\n")
    assert in_script(statement) == (statement, 0)


@pytest.mark.parametrize("statement", PYTHON)
def test_what_stays_is_python(statement):
    ast.parse(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "%matplotlib inline",
        "% matplotlib inline",
        "%load_ext autoreload",
        "%time d = model(x)",
        "!pip install \\\n    numpy",
        "!ls",
        "files = !ls *.csv",
        "a, b = %sx ls",
        "np.exp?",
        "?np.exp",
        "np.exp??",
    ],
)
def test_magics_become_comments(statement):
    commented = [f"# {line}" for line in statement.split("\n")]
    assert in_cell(statement) == commented
    text, line = in_script(f"import numpy\n{statement}\nx = 1")
    assert text.split("\n") == ["import numpy", *commented, "x = 1"]
    assert line == 2


@pytest.mark.parametrize("cell", ["%%bash\ncd ..\nx = 1", "%%html\n<b>def</b>\ndef f(x):"])
def test_a_cell_in_another_language_becomes_a_comment(cell):
    commented = [f"# {line}" for line in cell.split("\n")]
    assert in_cell(cell) == commented
    text, _ = in_script(f"x = 1\n# %%\n{cell}\n# %%\ny = 2")
    assert text.split("\n") == ["x = 1", "# %%", *commented, "# %%", "y = 2"]


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%writefile lesson3.py"])
def test_a_cell_that_is_timed_or_saved_is_python(magic):
    cell = f"{magic}\ndef f(x):\n    return x\nf(3)"
    found = [f"# {magic}", "def f(x):", "    return x", "f(3)"]
    assert in_cell(cell) == found
    assert in_script(cell) == ("\n".join(found), 1)


def test_a_magic_in_a_function_leaves_a_statement_there():
    found = in_cell("def f(x):\n    %timeit g(x)\n    !ls\n    return x % 2")
    assert found == [
        "def f(x):",
        "    pass  # %timeit g(x)",
        "    pass  # !ls",
        "    return x % 2",
    ]


@pytest.mark.parametrize("broken", ["print(sigmoid(0)", "x = [1, 2", "y = 'it\\'s", "a = b + \\"])
def test_what_is_left_open_hides_no_magic_below(broken):
    found = in_cell(f"{broken}\ndef f(x):\n    return x\n%time f(3)")
    assert found[1:] == ["def f(x):", "    return x", "# %time f(3)"]


PIECES = st.sampled_from(
    [*"\"'()[]{}#\\\n \t%!?@=:.", '"""', "'''", "def f(x):", "import x", "x", "    ", "%%time\n"]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=40))
def test_lines_keep_their_numbers_and_words(cell):
    found = in_cell(cell)
    assert len(found) == len(cell.split("\n"))
    for before, after in zip(cell.split("\n"), found, strict=True):
        assert after == before or before.strip() in after or not before.strip()
