"""What is said of an exception: for wrong programs that really raise it."""

import contextlib

import numpy as np
import pytest
from raising_programs import text_of

from checker.exceptions import explain
from checker.isolation.host.errors import StudentError
from checker.isolation.host.launcher import Given, Load
from checker.isolation.host.missing import MissingFunction
from checker.isolation.host.student import Student
from checker.record import Function

ASKED = (Function.parse("sigmoid(z)"), Function.parse("propagate(w, b, X, Y)"))
FILE = "lessons/lesson3_propagate.py"


def test_where_there_is_nothing_better_python_is_quoted(raised):
    _, said = raised(text_of("raise LookupError('it is odd')"))
    assert said.fact == (
        "`propagate` raised LookupError: it is odd (line 7: `raise LookupError('it is odd')`)."
    )
    assert not said.row


def test_a_right_program_has_nothing_to_explain(raised):
    right = text_of("A = 1 / (1 + np.exp(-np.dot(w.T, X) - b))\nreturn {'dw': X @ (A - Y).T}, 1.0")
    assert raised(right) == (None, None)


def test_the_function_in_which_it_happened_is_named(raised):
    text = "import numpy as np\ndef score(w, X):\n    return np.dot(w, X)\n"
    error, said = raised(f"{text}def propagate(w, b, X, Y):\n    return score(w, X) + b\n")
    assert said.fact.startswith("`propagate` raised ValueError in your `score`: `np.dot(w, X)`")
    assert error.frames[-1].line == 3


def test_nothing_is_named_that_is_not_certain(raised):
    _, said = raised(text_of("return np.tile(w, 1) @ np.tile(X, 1) + b"))
    assert said.fact == (
        "`propagate` raised ValueError: a matrix product needs as many columns on its left side "
        "as rows on its right side, and there are 1 and 4."
    )


def test_an_array_on_the_line_is_not_blamed_for_what_happens_inside_a_given_function(shared_host):
    given = "import numpy as np\n\ndef sigmoid(z):\n    return np.dot(z, z)\n"
    load = Load(
        modules={"lesson3_propagate": text_of("return sigmoid(np.dot(w.T, X))")},
        given=[Given(stem="lesson2_sigmoid", text=given)],
        given_modules={"lesson2_sigmoid": ["sigmoid"]},
    )
    with contextlib.closing(shared_host.worker(load)) as worker:
        student = Student(worker, {each.name: each.parameters for each in ASKED})
        with pytest.raises(StudentError) as caught:
            student.propagate(np.ones((4, 1)), 0.5, np.ones((4, 7)), np.ones((1, 7)))
    said = explain(caught.value, "propagate", asked=ASKED)
    assert "np.dot" not in said.fact
    assert "the left array (1, 7) has 7 and the right array (1, 7) has 1." in said.fact


def test_a_result_that_cannot_be_looked_at_was_not_raised(raised):
    body = "def propagate(w, b, X, Y):\n    costs = []\n    costs.append(costs)\n    return costs\n"
    _, said = raised(body)
    assert said.fact == (
        "What `propagate` returns cannot be looked at: it is nested more than 24 deep, or contains "
        "itself."
    )
    assert said.hint.startswith("Return what the lesson asks for")


def test_a_w_from_the_students_own_lesson_is_said_to_be_no_column(raised):
    _, said = raised(text_of("w = np.zeros(4)\nreturn np.dot(X, w.T)"))
    assert said.hint == "w is (4,) here, and came as (4, 1)."


SYNTAX = {
    "missing colon": ("def propagate(w, b, X, Y)\n    return 1\n", "expected ':'", "colon"),
    "open bracket": (
        "def propagate(w, b, X, Y):\n    return np.sum((w)\n",
        "    return np.sum((w)\n                 ^\nSyntaxError: '(' was never closed",
        "is missing",
    ),
    "closing bracket": ("def propagate(w, b, X, Y):\n    return w)\n", "unmatched ')'", "brackets"),
    "tabs": (
        "def propagate(w, b, X, Y):\n\tif b:\n        return 1\n\treturn 2\n",
        "TabError",
        "spaces only",
    ),
    "indentation": ("def propagate(w, b, X, Y):\nreturn 1\n", "IndentationError", "indented"),
    "print": ("def propagate(w, b, X, Y):\n    print w\n", "print", "parentheses"),
    "quotation marks": (
        "def propagate(w, b, X, Y):\n    return {\u201cdw\u201d: 1}\n",
        "U+201C",
        "straight ones",
    ),
    "minus": ("def propagate(w, b, X, Y):\n    return w \u2212 1\n", "U+2212", "− is written -"),
    "comma": ("def propagate(w, b, X, Y):\n    return {'a': 1 'b': 2}\n", "SyntaxError", ""),
    "comparison": ("def propagate(w, b, X, Y):\n    if b = 1:\n        pass\n", "'=='", "single ="),
    "text": ("def propagate(w, b, X, Y):\n    return {'dw: 1}\n", "unterminated", "not closed"),
    "order": ("def propagate(w=1, b, X, Y):\n    return 1\n", "default", "come after"),
}


@pytest.mark.parametrize(("text", "fact", "hint"), SYNTAX.values(), ids=SYNTAX)
def test_a_function_that_cannot_be_read_is_shown_as_python_shows_it(raised, text, fact, hint):
    error, said = raised(f"import numpy as np\n\n{text}")
    assert isinstance(error, MissingFunction)
    assert said.fact.startswith(f"Python cannot read `propagate`: {FILE}, line ")
    assert fact in said.fact
    assert hint in said.hint


def test_a_line_of_a_notebook_is_told(raised):
    _, said = raised("%matplotlib inline\nimport numpy as np\n")
    assert f"There is no `propagate`, and Python cannot read {FILE}, line 1:" in said.fact
    assert "work in notebooks only" in said.hint


def test_a_definition_that_raises_is_told(raised):
    _, said = raised("def propagate(w, b, X, Y=nothing):\n    return 1\n")
    assert said.fact == (
        f"`propagate` could not be defined: {FILE}, line 1 raised NameError: "
        "the name `nothing` is used, and it does not exist here."
    )


def test_a_missing_function_is_told(raised):
    _, said = raised("def gradients(w):\n    return w\n")
    assert said.fact == "There is no function `propagate`; the file defines `gradients`."


def test_an_import_that_failed_is_told_where_its_name_is_used(raised):
    lines = "import nunpy as np\n\ndef propagate(w, b, X, Y):\n    return np.dot(w.T, X)\n"
    _, said = raised(lines)
    assert said.fact == (
        f"`propagate` raised NameError: `np` does not exist, since line 1 of {FILE} failed "
        "(ModuleNotFoundError: No module named 'nunpy')."
    )


def test_a_helper_that_cannot_be_read_is_told_where_it_is_used(raised):
    lines = "def sigmoid(z):\n    return (z\n\ndef propagate(w, b, X, Y):\n    return sigmoid(w)\n"
    _, said = raised(lines)
    assert f"`sigmoid` does not exist, since line 2 of {FILE} failed (SyntaxError" in said.fact


def test_another_short_name_of_an_import_is_told(raised):
    _, said = raised("import numpy\n\ndef propagate(w, b, X, Y):\n    return np.dot(w.T, X)\n")
    assert "numpy is imported under the name `numpy`" in said.fact


def test_too_few_parameters_are_compared_with_the_lesson(raised):
    error, said = raised("def propagate(w, X, Y):\n    return 1\n")
    assert error.frames == ()
    assert said.fact == (
        "`propagate` raised TypeError: the lesson calls propagate(w, b, X, Y), "
        "and yours takes w, X, Y."
    )


def test_too_many_parameters_are_compared_with_the_lesson(raised):
    _, said = raised("def propagate(w, b, X, Y, m):\n    return 1\n")
    assert "and yours takes w, b, X, Y, m." in said.fact


def test_an_own_call_with_the_wrong_arguments_names_what_it_takes(raised):
    text = "def sigmoid(z):\n    return z\n\ndef propagate(w, b, X, Y):\n    return sigmoid(w, b)\n"
    _, said = raised(text)
    assert said.fact.endswith("`sigmoid` takes z, and this line gives it 2 arguments.")


def test_a_course_function_that_returns_none_is_named(raised):
    text = "def sigmoid(z):\n    print(z)\n\n"
    call = "def propagate(w, b, X, Y):\n    A, B = sigmoid(w)\n"
    _, said = raised(text + call)
    assert "`sigmoid(w)` gave None." in said.fact


def test_the_report_says_it(raised):
    error, _ = raised(text_of("return np.dot(w, X)"))
    said = explain(error, "propagate", asked=ASKED)
    assert "`np.dot(w, X)` needs as many columns in w as rows in X" in said.fact
    assert "exchanged" in said.hint
