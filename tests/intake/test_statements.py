"""Of a notebook's cell, what defines stays, what tries out becomes a comment."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.intake.statements import without_trials


def lines(text):
    return without_trials(textwrap.dedent(text).strip("\n"))


@pytest.mark.parametrize(
    "statement",
    [
        "import numpy as np",
        "from lessons.lesson2_sigmoid import sigmoid",
        "def f(x):\n    return x",
        "async def f(x):\n    return x",
        "def f(x): return x",
        "class A:\n    x = 1\n\n    y = 2",
        "@decorated\ndef f(x):\n    return x",
        'def f():\n    """\n%time no magic\n!ls neither\n    """\n    return 1',
        "def f(a,\nb):\n    return a",
        "def f(a, b):\n    return (a\n  % b)",
        "def f():\n# a comment in column 0\n    return 1",
        "try:\n    import cupy as cp\nexcept ImportError:\n    cp = None",
        "if True:\n    x = 1\nelse:\n    x = 2",
        "f = lambda x: g(x)",
        "sigmoid = np.vectorize(one)",
        "THRESHOLD = 0.5",
        "EPS: float = 1e-9",
        "a, b = 1, 2",
        "w = np.zeros((3,\n1))",
        "sizes = [len(x) for x in (1, 2)]  # not train(x)",
        "text = '''\nprint(1)\n'''",
        "x = 1 + \\\n2",
        "deff f(x):\n    return x",  # the checker will say what is wrong with it
    ],
)
def test_what_defines_stays(statement):
    assert without_trials(statement) == statement.split("\n")


@pytest.mark.parametrize(
    "statement",
    [
        "print(sigmoid(0))",
        "train_x, train_y = load_dataset()",
        "d = model(train_x, train_y)",
        "fig, ax = plt.subplots()",
        "plt.plot(costs)\nplt.show()",
        "for i in range(10):\n    print(i)",
        "while True:\n    pass",
        "with open('x') as f:\n    x = f.read()",
        "assert sigmoid(0) == 0.5",
        "w -= 1",
        "costs[0] = 1",
        "d['costs']",
        "answer = input('? ')",
        "data = open('x').read()",
        "%matplotlib inline",
        "%load_ext autoreload",
        "%time d = model(x)",
        "!pip install \\\n    numpy",
        "!ls",
        "files = !ls *.csv",
        "a, b = %sx ls",
        "np.exp?",
        "?np.exp",
        "np.exp??",
        "%%bash\ncd ..\nx = 1",
        "%%html\n<b>def</b>\ndef f(x):",
        "print('''\ndef f(x):\n''')",
    ],
)
def test_what_tries_out_becomes_a_comment(statement):
    found = without_trials(statement)
    assert found == [f"# {line}" for line in statement.split("\n")]


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%writefile lesson3.py"])
def test_a_cell_that_is_timed_or_saved_is_python(magic):
    found = without_trials(f"{magic}\ndef f(x):\n    return x\nf(3)")
    assert found == [f"# {magic}", "def f(x):", "    return x", "# f(3)"]


def test_a_magic_in_a_function_leaves_a_statement_there():
    found = without_trials("def f(x):\n    %timeit g(x)\n    !ls\n    return x % 2")
    assert found == [
        "def f(x):",
        "    pass  # %timeit g(x)",
        "    pass  # !ls",
        "    return x % 2",
    ]


@pytest.mark.parametrize("broken", ["print(sigmoid(0)", "x = [1, 2", "y = 'it\\'s", "a = b + \\"])
def test_what_is_left_open_hides_no_definition_below(broken):
    assert without_trials(f"{broken}\ndef f(x):\n    return x")[1:] == ["def f(x):", "    return x"]


PIECES = st.sampled_from(
    [*"\"'()[]{}#\\\n \t%!?@=:.", '"""', "'''", "def f(x):", "import x", "x", "    ", "%%time\n"]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=40))
def test_lines_keep_their_numbers_and_words(cell):
    found = without_trials(cell)
    assert len(found) == len(cell.split("\n"))
    for before, after in zip(cell.split("\n"), found, strict=True):
        assert after == before or before.strip() in after or not before.strip()
