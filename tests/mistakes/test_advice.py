"""Advice: each kind is given for a program that asks for it, and right programs get none."""

from pathlib import Path

import numpy as np
import pytest

from checker.checking.recorder import Run
from checker.course import inputs, mistakes, syllabus
from checker.diagnosis import advice
from checker.isolation.host.launcher import open_host
from checker.isolation.host.responses import Warned
from checker.pipeline import judge
from checker.record import Call, Status, Submission

ROOT = Path(__file__).parents[2]
SOLUTIONS = {
    lesson.stem: (ROOT / "solutions" / f"{lesson.stem}.py").read_text(encoding="utf-8")
    for lesson in syllabus.shipped().lessons
}
HEAD = "import numpy as np\n"
PLAIN_SIGMOID = HEAD + "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
SIGMOID_BY_LOOP = f"""{HEAD}
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    a = np.zeros(z.shape)
    for place, score in np.ndenumerate(z):
        a[place] = 1 / (1 + np.exp(-score))
    return a if a.ndim else float(a)
"""
SINGLE_SIGMOID = f"""{HEAD}
def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=np.float32)))
"""
PROPAGATE = mistakes.program(syllabus.shipped().find("lesson3"), "propagate")
IMPORT_SIGMOID = HEAD + "from lessons.lesson2_sigmoid import sigmoid\n"
PLAIN_PROPAGATE = IMPORT_SIGMOID + PROPAGATE.text
OWN_EXPONENTIAL = HEAD + PROPAGATE.changed({"A": "A = 1 / (1 + np.exp(-Z))"})
GUARDED = IMPORT_SIGMOID + PROPAGATE.changed({"A": "A = np.clip(sigmoid(Z), 1e-15, 1 - 1e-15)"})
PROPAGATE_BY_LOOP = f"""{IMPORT_SIGMOID}
def propagate(w, b, X, Y):
    n, m = X.shape
    cost, dw, db = 0.0, np.zeros((n, 1)), 0.0
    for i in range(m):
        x, y = X[:, [i]], Y[0, i]
        a = sigmoid(np.dot(w.T, x) + b)[0, 0]
        cost -= (y * np.log(a) + (1 - y) * np.log(1 - a)) / m
        dw += (a - y) * x / m
        db += (a - y) / m
    return {{"dw": dw, "db": db}}, cost
"""
CHANGES_X = IMPORT_SIGMOID + PROPAGATE.changed({"grads": 'grads = {"dw": dw, "db": db}\nX *= 2'})
OPTIMIZE_BY_LOOP = f"""{IMPORT_SIGMOID}{PROPAGATE_BY_LOOP.replace("propagate", "slopes")}
def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = slopes(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {{"w": w, "b": b}}, grads, costs
"""
PREDICT_BY_LOOP = f"""{IMPORT_SIGMOID}
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    answers = np.zeros((1, X.shape[1]))
    for i in range(A.shape[1]):
        if A[0, i] > 0.5:
            answers[0, i] = 1
    return answers
"""
PREDICT_WITH_EXPONENTIAL = f"""{HEAD}
def predict(w, b, X):
    return (1 / (1 + np.exp(-(np.dot(w.T, X) + b))) > 0.5).astype(float)
"""

OVERFLOW = "computes a power of e that is too large"
LOG_OF_ZERO = "takes the logarithm of 0"
SINGLE = "computes in float32"
SLOW = "times as long as operations on whole arrays"


@pytest.fixture(scope="module")
def host():
    with open_host() as host:
        yield host


def judged(host, key, *, others=SOLUTIONS, **texts):
    """Judge a lesson with these texts, by key, in place of the solutions."""
    modules = dict(others) | {
        syllabus.shipped().find(name).stem: text for name, text in texts.items()
    }
    submission = Submission(
        modules=modules,
        files={stem: Path("lessons", f"{stem}.py") for stem in modules},
        origin=Path("lessons"),
    )
    (report,) = judge([syllabus.shipped().find(key)], Run(submission=submission, host=host)).lessons
    return report


@pytest.mark.parametrize("key", ["lesson1", "lesson2", "lesson3", "lesson4", "lesson5"])
def test_the_solution_gets_no_advice(host, key):
    report = judged(host, key)
    assert report.status is Status.PASSED
    assert report.advice == ()


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        pytest.param("lesson2", SIGMOID_BY_LOOP, SLOW, id="sigmoid-by-loop"),
        pytest.param("lesson3", PROPAGATE_BY_LOOP, SLOW, id="propagate-by-loop"),
        pytest.param("lesson4", OPTIMIZE_BY_LOOP, SLOW, id="optimize-by-loop"),
        pytest.param("lesson5", PREDICT_BY_LOOP, SLOW, id="predict-by-loop"),
        pytest.param("lesson3", OWN_EXPONENTIAL, OVERFLOW, id="propagate-overflows"),
        pytest.param("lesson3", OWN_EXPONENTIAL, LOG_OF_ZERO, id="propagate-log-of-zero"),
        pytest.param("lesson5", PREDICT_WITH_EXPONENTIAL, OVERFLOW, id="predict-overflows"),
        pytest.param("lesson2", SINGLE_SIGMOID, SINGLE, id="sigmoid-in-float32"),
    ],
)
def test_a_passing_program_is_advised_once(host, key, text, said):
    report = judged(host, key, **{key: text})
    assert report.status is Status.PASSED
    assert [said in each for each in report.advice].count(True) == 1, report.advice


@pytest.mark.parametrize("text", [PLAIN_PROPAGATE, GUARDED], ids=["plain", "guarded"])
def test_a_right_program_gets_none_with_earlier_functions_lent(host, text):
    assert judged(host, "lesson3", others={}, lesson3=text).advice == ()


def test_an_overflow_is_said_of_the_function_that_has_it(host):
    """With a plain sigmoid the logarithm is lesson 3's own, the overflow lesson 2's."""
    (said,) = judged(host, "lesson3", lesson2=PLAIN_SIGMOID, lesson3=PLAIN_PROPAGATE).advice
    assert LOG_OF_ZERO in said
    assert said.startswith("lessons/lesson3_propagate.py:")


def test_slowness_is_said_of_the_function_that_has_it(host):
    slow = SIGMOID_BY_LOOP.replace("a[place] =", "for _ in range(10): a[place] =")
    texts = {"lesson2": slow, "lesson3": GUARDED}
    assert judged(host, "lesson3", **texts).advice == ()


def test_an_argument_changed_in_place_is_no_advice_but_explained(host):
    report = judged(host, "lesson3", lesson3=CHANGES_X)
    assert report.status is Status.FAILED
    assert report.advice == ()
    facts = " ".join(each.fact for each in report.results)
    assert "propagate changed X, which belongs to whoever calls it" in facts


def test_a_failing_lesson_gets_no_advice(host):
    wrong = OWN_EXPONENTIAL.replace("/ m\n    db", "\n    db")
    report = judged(host, "lesson3", lesson3=wrong)
    assert report.status is Status.FAILED
    assert report.advice == ()


def test_advice_that_breaks_down_costs_no_verdict(host, monkeypatch):
    def broken(*_):
        raise ValueError("for the test")

    monkeypatch.setattr(advice, "about_digits", broken)
    report = judged(host, "lesson3")
    assert report.status is Status.PASSED
    assert report.advice == ()


@pytest.mark.parametrize(("single", "many"), [(np.float32, 1), (np.float64, 0)])
def test_float32_is_seen_in_any_part_of_a_result(single, many):
    result = ({"dw": np.zeros((2, 1)), "db": single(1)}, 0.5)
    calls = [Call(function="propagate", arguments={}, result=result)]
    assert len(list(advice.about_digits(syllabus.shipped().find("lesson3"), calls))) == many


def test_other_warnings_are_no_advice():
    warned = Warned(category="DeprecationWarning", message="old", file="a.py", line=1)
    assert list(advice.about_warning(warned)) == []


def test_every_trial_calls_a_function_that_the_lesson_has():
    found = 0
    for lesson in syllabus.shipped().lessons:
        names = {function.name: function.parameters for function in lesson.functions}
        tried = [*inputs.extreme(lesson).items()]
        tried += [(name, each) for name, (_, each) in inputs.large(lesson).items()]
        assert bool(tried) == inputs.has_advice(lesson)
        for name, arguments in tried:
            assert len(arguments) == len(names[name])
            syllabus.reference_function(lesson, name)(*arguments)
            found += 1
    assert found
