import numpy as np
import pytest

from checker.commands.compare import compare
from checker.course import syllabus
from checker.diagnosis import comparison
from checker.diagnosis.comparison import named
from checker.record import Function


def call(*words):
    return compare.main(list(words), standalone_mode=False)


def test_wrong_output_is_told_from_right_ones(propagate, capsys):
    propagate.write_text(propagate.read_text(encoding="utf-8").replace(".T) / m", ".T)"))
    assert call("lesson3") == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    (dw,) = [line for line in lines if line.startswith("dw:")]
    assert "differ" in dw
    assert "all else is the same" in lines


def test_loop_takes_longer(propagate, capsys):
    text = propagate.read_text(encoding="utf-8")
    slow = "sum((X[:, [i]] * (A - Y)[0, i] for i in range(m)), np.zeros_like(w)) / m"
    propagate.write_text(text.replace("np.dot(X, (A - Y).T) / m", slow))
    call("lesson3")
    line = next(line for line in capsys.readouterr().out.splitlines() if "times as long" in line)
    assert float(line.split()[-4]) > 1.5


def test_code_that_raises_is_told(propagate, capsys):
    propagate.write_text("def propagate(w, b, X, Y):\n    return w @ X\n")
    call("lesson3")
    assert "does not answer" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("output", "name"),
    [("[0]['dw']", "dw"), ("", "the result"), ("[2]", "result 3"), ("['columns'][0]", "columns")],
)
def test_output_has_a_name(output, name):
    assert named(output, "") == name


def test_output_without_a_key_has_the_name_that_the_lesson_returns():
    assert named("[1]", "def propagate():\n    return grads, cost\n") == "cost"


@pytest.mark.parametrize(
    ("mine", "ours", "said"),
    [
        (np.ones(2), np.ones(2), "the same"),
        (np.ones(2), np.ones(3), "shape"),
        (1.0, 2.0, "at most 1, 0.5 of the largest"),
        (np.nan, 1.0, "no number"),
        (None, 1.0, "only ours"),
        (1.0, None, "only yours"),
        ("a", "b", "another value"),
        ("a", 1.0, "another value"),
    ],
)
def test_two_outputs_are_compared_in_words(mine, ours, said):
    assert said in comparison.said(mine, ours)


def test_function_with_other_parameters_has_no_real_data():
    real = comparison.samples(syllabus.shipped())
    assert comparison.arguments_of(Function.parse("f(X, unknown)"), real) is None
    assert comparison.arguments_of(Function.parse("f()"), real) is None
    w, X = comparison.arguments_of(Function.parse("f(w, X)"), real)
    assert (w.shape, X.shape) == ((784, 1), (784, 1000))
