"""The lenient loader."""

import textwrap

import pytest

from checker.isolation.worker import exception_info
from checker.isolation.worker.execute import run

FILE = "lessons/lesson3_propagate.py"


@pytest.fixture(autouse=True)
def _a_students_file(monkeypatch):
    monkeypatch.setattr(exception_info, "files", {FILE})


def load(text, **names):
    namespace = {"__name__": "lessons.lesson3_propagate", **names}
    return namespace, run(textwrap.dedent(text), FILE, namespace)


def test_a_right_file_has_no_problems_and_its_names_are_there():
    names, loaded = load(
        """
        import math
        HALF = 0.5
        def sigmoid(z):
            return 1 / (1 + math.exp(-z))
        """
    )
    assert names["sigmoid"](0) == names["HALF"]
    assert loaded.problems == []
    assert [(each.name, each.line, each.end) for each in loaded.definitions] == [
        ("HALF", 3, 3),
        ("sigmoid", 4, 5),
    ]


BROKEN = {
    "missing colon": "def broken(x)\n    return x\n",
    "open bracket": "def broken(x):\n    return (x + 1\n",
    "tabs and spaces": "def broken(x):\n\tif x:\n        return 1\n\treturn 2\n",
    "no body": "def broken(x):\n",
    "not indented": "def broken(x):\nreturn 1\n",
    "Python 2": "def broken(x):\n    print x\n",
    "nested parentheses": "def broken(x):\n    return " + "(" * 300 + "x" + ")" * 300 + "\n",
    "return outside": "return 5\n",
    "decorated": "@staticmethod\ndef broken(x):\n    return x +\n",
    "invalid character": "def broken(x):\n    return x \u2212 1\n",
    "no-break space": "def broken(x):\n\xa0   return x\n",
    "null byte": "def broken(x):\n    return '\0'\n",
    "nonlocal": "def broken(x):\n    nonlocal y\n",
    "open string": 'def broken(x):\n    """never closed\n    return x\n',
}
BEFORE = 'def before(x):\n    """First.\n\nA line in column 0 (\n"""\n    return x + 1\n\n\n'
AFTER = "\n\n@str\ndef after():\n    pass\n\n\ndef last(\n    x,\n):\n    return x\n"


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_function_that_cannot_be_read_leaves_the_others(broken):
    names, loaded = load(BEFORE + broken + AFTER)
    assert names["before"](1) == 2
    assert names["last"](3) == 3
    assert names["after"].startswith("<function after")
    assert loaded.problems
    problem = loaded.problems[0]
    assert problem["kind"] == "syntax"
    assert problem["name"] == ("" if broken == BROKEN["return outside"] else "broken")
    first = BEFORE.count("\n") + 1
    assert first <= problem["line"] <= first + broken.count("\n") + 1


def test_a_syntax_error_is_shown_as_python_shows_it():
    _, loaded = load("x = 1\ndef broken(x)\n    return x\n")
    assert loaded.problems[0]["text"].splitlines() == [
        f'  File "{FILE}", line 2',
        "    def broken(x)",
        "                 ^",
        "SyntaxError: expected ':'",
    ]


def test_line_numbers_are_right_behind_a_broken_function():
    names, _ = load("def broken(x)\n    return x\n\n\ndef after():\n    pass\n")
    assert names["after"].__code__.co_firstlineno == 5


def test_a_file_that_begins_with_an_indented_line_says_so():
    names, loaded = load("# comment\n  import math\nx = 1\n")
    assert names["x"] == 1
    assert loaded.problems[0]["type"] == "IndentationError"


def test_a_notebook_that_raises_at_the_bottom_keeps_its_functions():
    names, loaded = load(
        """
        %matplotlib inline
        !pip install numpy
        def model(x):
            return x
        d = model(train_set_x)
        import sys
        print("Accuracy", d)
        sys.exit(3)
        last = 1
        """
    )
    assert names["model"](2) == 2
    assert names["last"] == 1
    assert [problem["type"] for problem in loaded.problems] == [
        "SyntaxError",
        "SyntaxError",
        "NameError",
        "NameError",
        "SystemExit",
    ]


def test_a_statement_that_raises_is_told_with_its_line():
    _, loaded = load("def f():\n    return 1 / 0\n\n\nvalue = f()\n")
    (problem,) = loaded.problems
    assert (problem["kind"], problem["type"], problem["line"]) == (
        "exception",
        "ZeroDivisionError",
        5,
    )
    assert [frame["line"] for frame in problem["frames"]] == [5, 2]


def test_the_main_block_does_not_run():
    names, _ = load("done = []\nif __name__ == '__main__':\n    done.append(1)\n")
    assert names["done"] == []


def test_future_imports_hold_for_the_whole_file():
    names, loaded = load("from __future__ import annotations\ndef f(x: NoSuchName): pass\n")
    assert loaded.problems == []
    assert names["f"].__annotations__ == {"x": "NoSuchName"}


STUBS = {
    "raise NotImplementedError": True,
    "raise NotImplementedError('write me')": True,
    "...": True,
    "pass": True,
    "return None": True,
    "x = 1; raise NotImplementedError": False,
    "raise ValueError": False,
}


@pytest.mark.parametrize(("body", "stub"), STUBS.items())
def test_a_stub_is_told_from_work(body, stub):
    _, loaded = load(f'def f():\n    """Docstring."""\n    {body}\n')
    assert loaded.definitions[0].stub is stub


def test_functions_defined_in_try_and_if_are_found():
    _, loaded = load(
        """
        try:
            import no_such_module
        except ImportError:
            def expit(z): return z
        if True:
            def other(): pass
        sigmoid = expit
        class Model:
            def fit(self): pass
        """
    )
    assert [each.name for each in loaded.definitions] == ["expit", "other", "sigmoid"]


CARETS = {
    "after tabs": ("def f(x):\n\tif x:\n\t\ty\t= (1 1)\n", "y = (1 1)", "1 1"),
    "after wide signs": (
        "t = '\u6f22\u5b57\u00e9' = 3\n",
        "t = '\u6f22\u5b57\u00e9' = 3",
        "'\u6f22\u5b57\u00e9'",
    ),
    "after a sign without width": ("t\u0301 = (1 1)\n", "t\u0301 = (1 1)", "1 1"),
    "over several places": ("def f(x):\n    print x, 3\n", "print x, 3", "print x, 3"),
}


@pytest.mark.parametrize(("text", "code", "place"), CARETS.values(), ids=CARETS)
def test_carets_stand_below_their_place(text, code, place):
    _, loaded = load(text)
    _, shown, carets, _ = loaded.problems[0]["text"].splitlines()
    wide = {"\u6f22": 2, "\u5b57": 2, "\u0301": 0}

    def columns(piece):
        return sum(wide.get(each, 1) for each in piece)

    assert shown == f"    {code}"
    assert carets == " " * columns(shown.partition(place)[0]) + "^" * columns(place)


@pytest.mark.parametrize("before", [0, 50, 300])
def test_a_long_line_is_cut_around_its_caret(before):
    _, loaded = load(f"x = {'1 + ' * before}) + {'2 + ' * 100}3\n")
    _, shown, carets, _ = loaded.problems[0]["text"].splitlines()
    assert len(shown) <= 70
    assert shown.strip().startswith("..." if before else "x = )")
    assert shown.endswith("...")
    assert shown[carets.index("^")] == ")"


def test_a_place_inside_of_an_f_string_that_python_does_not_tell_has_no_caret():
    _, loaded = load("value = f'{a b}'\n")
    code, *carets, _ = loaded.problems[0]["text"].splitlines()[1:]
    assert code.strip() == "value = f'{a b}'"
    assert all(line[code.index("a b")] == "^" for line in carets)


def test_other_lines_that_a_message_names_are_counted_from_the_first_of_the_file():
    _, loaded = load("x = 1\n\n\ndef f(x):\n    return (1,\n        2]\n")
    assert loaded.problems[0]["message"].endswith("'(' on line 5")
