"""What stands around the functions is left out where they do not need it."""

import ast
import textwrap

import pytest

from checker.isolation.worker.top_level import bound, needed

FUNCTION = "def f(x):\n    return x + m\n"


def kept(text, *asked):
    statements = ast.parse(textwrap.dedent(text)).body
    runs = needed(statements, asked)
    return [ast.unparse(each) for each, stays in zip(statements, runs, strict=True) if stays]


@pytest.mark.parametrize(
    "statement",
    [
        "import numpy as np",
        "from lessons.lesson2_sigmoid import sigmoid",
        "class A:\n    x = 1",
        "@decorated\ndef g(x):\n    return x",
        "g = lambda x: h(x)",
        "g = f",
        "try:\n    import cupy as cp\nexcept ImportError:\n    cp = None",
        "if True:\n\n    def g(x):\n        return x",
        "np.seterr(all='raise')",
        "np.random.seed(1)",
        "warnings.filterwarnings('ignore')",
        "np.where = None",
        "f = f(3)",
        "f.calls = 0",
        "del f",
    ],
)
def test_what_defines_or_sets_something_runs(statement):
    assert statement in kept(f"import numpy as np\nimport warnings\n{FUNCTION}{statement}")


@pytest.mark.parametrize(
    "statement",
    [
        "print(f(0))",
        "train_x, train_y = load_dataset()",
        "d = model(train_x, train_y)",
        "costs = np.array([f(1)])",
        "plt.plot(costs)",
        "for i in range(10):\n    print(i)",
        "while True:\n    pass",
        "with open('x') as file:\n    x = file.read()",
        "assert f(0) == 0.5",
        "w -= 1",
        "costs[0] = 1",
        "get_ipython().run_line_magic('matplotlib', 'inline')",
        "drive.mount('/content/drive')",
        "if __name__ == '__main__':\n    main()",
        "k = f(3)",
        "x.m = 1",
        "raise SystemExit",
    ],
)
def test_what_tries_out_does_not_run(statement):
    text = f"import numpy as np\nimport matplotlib.pyplot as plt\n{FUNCTION}{statement}"
    assert statement not in kept(text)


@pytest.mark.parametrize(
    "lines",
    [
        ["m = 3"],
        ["m = load()"],
        ["n, k = (1, 2)", "m = n + k"],
        ["m = []", "m.append(3)"],
        ["m = [0]", "m[0] = 3"],
        ["m = 0", "for i in range(3):\n    m += i"],
        ["with open('m') as file:\n    m = file.read()"],
        ["sizes = {}", "sizes['m'] = 3", "m = sizes['m']"],
        ["(m := 3)"],
        ["if x:\n    m = 1\nelse:\n    m = 2"],
    ],
)
def test_what_a_function_uses_runs_and_what_that_needs(lines):
    found = kept("\n".join([*lines, "other = 1", FUNCTION]))
    assert set(lines) <= set(found)
    assert "other = 1" not in found


def test_what_is_asked_for_runs_however_it_is_made():
    text = "vectorised = make(1)\nsigmoid = make(2)\n"
    assert kept(text, "sigmoid") == ["sigmoid = make(2)"]


def test_names_of_a_functions_own_are_no_reason():
    text = "def f(w):\n    costs = w\n    return costs\n\nw = train()\ncosts = w\n"
    assert len(kept(text)) == 1


@pytest.mark.parametrize("reach", ["globals()['m'] = 3", "exec('m = 3')", "vars()['m'] = 3"])
def test_where_names_come_by_other_ways_all_runs(reach):
    assert len(kept(f"{FUNCTION}{reach}\nother = train()")) == 3


def test_a_statement_binds_what_it_stores():
    def names(text):
        (statement,) = ast.parse(text).body
        return bound(statement)

    assert names("import a.b, c as d") == {"a", "d"}
    assert names("x, (y, *z) = f(w)") == {"x", "y", "z"}
    assert names("for i in x:\n    j = i") == {"i", "j"}
    assert names("def f(x):\n    y = 1") == {"f"}
