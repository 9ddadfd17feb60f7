"""On which line each output of a function is made."""

import ast
import inspect
import textwrap
from pathlib import Path

import pytest

from checker.isolation.worker.return_lines import MOST_PATHS, made_on
from solutions import lesson0_data, lesson3_propagate, lesson4_optimize, lesson6_model


def made(text):
    """Path → the text of the line that makes it."""
    text = textwrap.dedent(text).strip()
    (function,) = ast.parse(text).body
    lines = text.split("\n")
    return {path: lines[line - 1].strip() for path, line in made_on(function).items()}


def test_outputs_of_propagate_are_made_where_they_are_assigned():
    assert made(inspect.getsource(lesson3_propagate.propagate)) == {
        "": "return grads, cost",
        "[0]": 'grads = {"dw": dw, "db": db}',
        "[0]['dw']": "dw = np.dot(X, (A - Y).T) / m",
        "[0]['db']": "db = np.sum(A - Y) / m",
        "[1]": "cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m",
    }


def test_outputs_of_optimize_are_made_in_its_loop():
    found = made(inspect.getsource(lesson4_optimize.optimize))
    assert found["[0]['w']"] == 'w = w - learning_rate * grads["dw"]'
    assert found["[1]"] == "grads, cost = propagate(w, b, X, Y)"
    assert found["[2]"] == "costs.append(cost)"


def test_entries_of_a_dict_that_is_returned_directly_have_their_own_lines():
    found = made(inspect.getsource(lesson6_model.model))
    assert found["['Y_prediction_test']"] == '"Y_prediction_test": predict(w, b, X_test),'
    assert found["['w']"] == 'w, b = params["w"], params["b"]'


def test_a_value_that_is_not_assigned_is_made_by_the_return():
    found = made(inspect.getsource(lesson0_data.load_digits))
    assert found["[0]"] == "pixels = np.array(X, dtype=np.float64)"
    assert found["[1]"] == "return pixels, labels % 10"


BODIES = {
    "an augmented assignment": ("cost = x\ncost *= -1\nreturn cost", "", "cost *= -1"),
    "the last assignment": ("a = 1\nb = 2\na = 3\nreturn a, b", "[0]", "a = 3"),
    "an entry added": ("g = {}\ng['dw'] = x + 1\nreturn g", "['dw']", "g['dw'] = x + 1"),
    "an entry named": ("dw = x\ng = {}\ng['dw'] = dw\nreturn g", "['dw']", "dw = x"),
    "an entry changed": ("g = {'dw': x}\ng['dw'] /= m\nreturn g", "['dw']", "g['dw'] /= m"),
    "dict()": ("dw = x\nreturn dict(dw=dw), 1", "[0]['dw']", "dw = x"),
    "another dict in it": ("g = {'a': x * 2}\nh = {**g}\nreturn h", "['a']", "g = {'a': x * 2}"),
    "another name": ("c = x + 1\ncost = c\nreturn cost", "", "c = x + 1"),
    "other clothes": ("c = x + 1\nc = np.squeeze(c)\nreturn c", "", "c = x + 1"),
    "tuple to tuple": ("a = x + 1\np, q = a, 2\nreturn p, q", "[0]", "a = x + 1"),
    "a tuple kept": ("t = (x, x + 1)\nreturn t", "[1]", "t = (x, x + 1)"),
    "an array filled": ("P = zeros(3)\nP[0, i] = 1\nreturn P", "", "P[0, i] = 1"),
    "branches": ("if x:\n    a = 1\nelse:\n    a = 2\nreturn a", "", "a = 2"),
    "with": ("with open(x) as f:\n    a = 1\nreturn a", "", "a = 1"),
    "an argument": ("return x", "", "return x"),
    "the last of several returns": ("if x:\n    return 1\ny = 2\nreturn y", "", "y = 2"),
    "an annotation": ("a: float = x + 1\nreturn a", "", "a: float = x + 1"),
    "swapped": ("a = 1\nb = 2\na, b = b, a\nreturn a", "", "b = 2"),
}


@pytest.mark.parametrize(("body", "path", "line"), BODIES.values(), ids=BODIES)
def test_the_line_of(body, path, line):
    assert made("def f(x):\n" + textwrap.indent(body, "    "))[path] == line


ODD = {
    "no return": "def f(): x = 1",
    "nothing returned": "def f(): return",
    "a return of a function inside": "def f():\n    def g(): return 1\n    g()",
    "itself": "def f():\n    a = a\n    return a",
    "itself inside": "def f():\n    a = {'a': a}\n    return a",
    "starred": "def f(x):\n    *a, b = x\n    return (*a, b)",
    "match": "def f(x):\n    match x:\n        case 1:\n            y = 2\n    return y",
    "try": "def f(x):\n    try:\n        y = 2\n    except E:\n        y = 3\n    return y",
    "generator": "def f():\n    yield 1",
    "a long sum": "def f(x):\n    return " + "x + " * 500 + "x",
    "doubling": "def f(a0):\n"
    + "".join(f"    a{i + 1} = {{**a{i}, **a{i}}}\n" for i in range(60))
    + "    return a60",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_code_raises_nothing(text):
    (function,) = ast.parse(text).body
    assert all(1 <= line <= text.count("\n") + 1 for line in made_on(function).values())


def test_more_outputs_than_anybody_returns_are_not_listed():
    (function,) = ast.parse(f"def f(): return {list(range(10_000))}").body
    assert len(made_on(function)) <= MOST_PATHS


@pytest.mark.parametrize("module", [ast, inspect, textwrap])
def test_real_functions_have_their_outputs_within_them(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    found = [(function, made_on(function)) for function in functions]
    assert sum(len(lines) for _, lines in found) > 10
    for function, lines in found:
        assert all(function.lineno <= line <= function.end_lineno for line in lines.values())


def test_the_outline_has_the_lines(submit):
    worker = submit("def f(x):\n    dw = x\n    return {'dw': dw}, 1\n\ng = abs\n")
    assert worker.outline.functions["f"].made == {"": 3, "[0]": 3, "[0]['dw']": 2, "[1]": 3}
    assert worker.outline.functions["g"].made == {}
