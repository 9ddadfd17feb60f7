"""What a check sees."""

import copy

import numpy as np
import pytest
from loading import load_of

from checker.course import syllabus
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.missing import MissingFunction
from checker.isolation.host.student import Student

NAMES = syllabus.shipped().names
FUNCTIONS = {
    "initialize_with_zeros": ("dim",),
    "sigmoid": ("z",),
    "propagate": ("w", "b", "X", "Y"),
}
RIGHT = """
    import numpy as np

    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def propagate(w, b, X, Y):
        A = sigmoid(w.T @ X + b)
        return {"dw": X @ (A - Y).T / Y.size, "db": np.mean(A - Y)}, 0.5
"""
OTHER_WORDS = """
    import numpy as np

    def Sigmoid(x):
        return 1 / (1 + np.exp(-x))

    def propagation(features, labels, bias, weights, verbose):
        assert verbose is False
        A = Sigmoid(weights.T @ features + bias)
        return {"dw": features @ (A - labels).T / labels.size, "db": np.mean(A - labels)}, 0.5
"""


@pytest.fixture
def student(submit):
    return lambda text, **options: Student(submit(text), FUNCTIONS, names=NAMES, **options)


@pytest.fixture
def point():
    rng = np.random.default_rng(3)
    w, X = rng.normal(size=(4, 1)), rng.normal(size=(4, 7))
    return w, 0.3, X, (rng.random((1, 7)) < 0.5).astype(float)


def test_functions_are_called_as_if_they_were_here(student, point):
    w, b, X, Y = point
    grads, cost = student(RIGHT).propagate(w, b, X, Y)
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    np.testing.assert_allclose(grads["dw"], X @ (A - Y).T / 7)
    assert cost == 0.5


def test_arguments_may_be_named_as_the_lesson_does(student, point):
    w, b, X, Y = point
    right = student(RIGHT)
    np.testing.assert_equal(right.propagate(Y=Y, X=X, w=w, b=b), right.propagate(w, b, X, Y))


def test_other_names_and_another_order_make_no_difference(student, point):
    right, other = student(RIGHT), student(OTHER_WORDS)
    np.testing.assert_equal(other.propagate(*point), right.propagate(*point))
    np.testing.assert_equal(other.propagate.map([point] * 2), right.propagate.map([point] * 2))
    assert other.alias("propagate") == "propagation"
    assert right.alias("propagate") is None


def test_calls_are_noted_in_order_by_the_lessons_names(student, point):
    me = student(OTHER_WORDS)
    first = me.sigmoid(0.0)
    second, _ = me.propagate.map([point, point])
    assert [call.function for call in me.calls] == ["sigmoid", "propagate", "propagate"]
    assert list(me.calls[1].arguments) == ["w", "b", "X", "Y"]
    assert me.calls[1].arguments["X"] is point[2]
    assert (me.calls[0].result, me.calls[1].result) == (first, second)


def test_a_call_that_raises_is_noted_without_a_result(student):
    me = student("def sigmoid(z): return 1 / z\n")
    with pytest.raises(ZeroDivisionError):
        me.sigmoid(0)
    with pytest.raises(ZeroDivisionError):
        me.sigmoid.map([(1,), (0,)])
    assert [(call.arguments, call.result) for call in me.calls] == [({"z": 0}, None)] * 2


def test_what_became_of_the_arguments_has_the_lessons_names(student, point):
    me = student("def propagate(X, y, b, w):\n    w += 1\n    return 0\n")
    answer = me.propagate.answer(*point, writeable=True)
    np.testing.assert_array_equal(answer.arguments["w"], point[0] + 1)
    np.testing.assert_array_equal(answer.arguments["X"], point[2])
    assert not me.touched


def test_a_call_that_writes_to_an_argument_is_made_again_with_copies(student, point):
    me = student("def propagate(X, y, b, w):\n    w += 1\n    return w\n")
    came = [me.propagate(*point), *me.propagate.map([point] * 2)]
    np.testing.assert_array_equal(came, [point[0] + 1] * 3)
    written = [(each.call, each.value) for each in me.touched if each.parameter == "w"]
    assert [call for call, _ in written] == [0, 1, 2]
    np.testing.assert_array_equal(written[0][1], point[0] + 1)
    assert [each.line for each in me.touched[0].frames] == [2]
    assert len(me.calls) == 3


def test_what_fails_with_copies_too_is_told_as_it_failed_at_first(student, point):
    me = student("def propagate(X, y, b, w):\n    w += 1\n    return undefined\n")
    with pytest.raises(ValueError, match="read-only"):
        me.propagate(*point)
    assert len(me.calls) == 1


def test_warnings_of_a_call_and_of_all_calls_are_told(student):
    me = student(RIGHT)
    answer = me.sigmoid.answer(np.array([-1e4]))
    me.sigmoid(0.0)
    assert list(me.warnings) == list(answer.warnings)
    assert answer.warnings[0].category == "RuntimeWarning"


def test_output_and_outline_are_handed_on(student):
    me = student("print('hello')\ndef sigmoid(z): raise NotImplementedError\n")
    assert me.outline.functions["sigmoid"].stub
    assert me.printed == "hello\n"
    with pytest.raises(NotImplementedError):
        me.sigmoid(0)


def test_too_few_arguments_of_the_student_give_pythons_own_error(student, point):
    with pytest.raises(TypeError, match="takes 2 positional arguments but 4 were given"):
        student("def propagate(w, X): return 0\n").propagate(*point)


def test_an_author_who_passes_too_much_is_told_the_signature(student):
    me = student(RIGHT)
    with pytest.raises(TypeError, match=r"sigmoid\(z\) is what the lesson defines"):
        me.sigmoid(1, 2)
    with pytest.raises(AttributeError, match="no function 'optimize'"):
        me.optimize(1)


def test_a_map_of_nothing_is_nothing(student):
    assert student(RIGHT).sigmoid.map([]) == []


def test_a_student_can_be_shown_and_copied_without_a_call(student):
    me = student(RIGHT)
    assert copy.copy(me).calls is me.calls
    assert "Student" in repr(me)


MISSING = {
    "misspelt": (
        "def sigmoidd(z): return z",
        "there is no function `sigmoid`; did you mean `sigmoidd`? Rename it",
    ),
    "nothing there": ("x = 1", "there is no function `sigmoid`: the file defines none"),
    "others there": (
        "def helper(): pass\ndef model(): pass",
        "there is no function `sigmoid`; the file defines `helper`, `model`",
    ),
    "unreadable": (
        "def sigmoid(z)\n    return z",
        """`sigmoid` cannot be used:
  File "lessons/lesson3_propagate.py", line 1
    def sigmoid(z)
                  ^
SyntaxError: expected ':'""",
    ),
    "a part is unreadable": (
        "x = (1\n",
        """there is no function `sigmoid`, and a part of the file cannot be read:
  File "lessons/lesson3_propagate.py", line 1
    x = (1
        ^
SyntaxError: '(' was never closed""",
    ),
    "its statement raises": (
        "@absent\ndef sigmoid(z): return z",
        (
            "`sigmoid` cannot be used: lessons/lesson3_propagate.py, line 1: "
            "NameError: name 'absent' is not defined"
        ),
    ),
}


@pytest.mark.parametrize(("text", "say"), MISSING.values(), ids=MISSING)
def test_a_missing_function_is_told_with_what_helps(student, text, say):
    with pytest.raises(MissingFunction) as caught:
        student(text).sigmoid(0)
    assert str(caught.value) == say
    assert isinstance(caught.value, StudentError)


def test_a_time_limit_of_the_check_holds_for_each_call(fork_host):
    worker = fork_host.worker(load_of("def sigmoid(z):\n    while z: pass\n"))
    me = Student(worker, FUNCTIONS, seconds=0.3, names=NAMES)
    me.sigmoid(0)
    with pytest.raises(StudentStopped, match=r"0\.3 seconds"):
        me.sigmoid(1)
    assert [call.result for call in me.calls] == [None, None]
    worker.close()
