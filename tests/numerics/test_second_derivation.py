"""The reference is right: its gradient is a derivative, and the solutions say the same.

The gradient is compared with the derivative of Formula 4 by complex step, which subtracts
nothing and so loses no digits (Squire and Trapp, SIAM Review 40, 1998; Martins, Sturdza and
Alonso, ACM TOMS 29, 2003).
"""

import numpy as np
import pytest
import second_derivation as reference
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from checker.course import syllabus
from solutions import (
    lesson0_data,
    lesson1_initialize,
    lesson2_sigmoid,
    lesson3_propagate,
    lesson4_optimize,
    lesson5_predict,
    lesson6_model,
    lesson7_experiments,
)

digits = syllabus.shipped().module("digits")
H = 1e-30  # no rounding comes of a step this small: nothing is subtracted
few = settings(max_examples=60, deadline=None)


def formula_4(w, b, X, Y):
    """The cost as the article writes it; w and b may be complex."""
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.size


def complex_step(w, b, X, Y):
    """The derivative of Formula 4 with respect to each weight, then to b."""
    slopes = []
    for j in range(len(w)):
        moved = w.astype(complex)
        moved[j] += 1j * H
        slopes.append(formula_4(moved, b, X, Y).imag / H)
    return np.array([*slopes, formula_4(w, b + 1j * H, X, Y).imag / H])


def gradient(propagate, w, b, X, Y):
    grads, _ = propagate(w, b, X, Y)
    return np.append(grads["dw"], grads["db"])


@st.composite
def problems(draw, fewest=1):
    """w, b, X, Y, with scores of at most 13 by size; now and then a feature is dead."""
    n, m = draw(st.integers(1, 5)), draw(st.integers(fewest, 7))
    numbers = st.floats(-1.5, 1.5, width=32)
    w, X = (
        draw(arrays(np.float64, (n, 1), elements=numbers)),
        draw(arrays(np.float64, (n, m), elements=numbers)),
    )
    if draw(st.booleans()):
        X[draw(st.integers(0, n - 1))] = 0.0
    Y = draw(arrays(np.float64, (1, m), elements=st.sampled_from([0.0, 1.0])))
    return w, draw(numbers), X, Y


def clear(w, b, X):
    """No example stands on the line between yes and no, where rounding decides."""
    return bool(np.all(np.abs(w.T @ X + b) > 1e-9))


# The reference is the derivative.


@few
@given(problems())
def test_gradient_is_the_derivative_of_formula_4(problem):
    want = complex_step(*problem)
    np.testing.assert_allclose(gradient(reference.propagate, *problem), want, rtol=0, atol=1e-10)


@few
@given(problems())
def test_cost_is_formula_4(problem):
    _, cost = reference.propagate(*problem)
    assert cost == pytest.approx(formula_4(*problem), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("n", "m"), [(1, 1), (1, 6), (5, 1), (4, 7)], ids=["one by one", "n = 1", "m = 1", "n and m"]
)
@pytest.mark.parametrize("seed", range(5))
def test_gradient_agrees_to_the_last_digits(n, m, seed):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, m))
    w, b = rng.normal(size=(n, 1)) / np.abs(X).max(), 0.3
    Y = (rng.random((1, m)) < 0.5).astype(float)
    want = complex_step(w, b, X, Y)
    got = gradient(reference.propagate, w, b, X, Y)
    np.testing.assert_allclose(got, want, rtol=0, atol=1e-14 * np.abs(want).max())


def test_one_example_by_hand():
    # z = 2 · ln 3 / 2 + 0 = ln 3, so a = 3/4; y = 1: cost = ln(4/3), dw = 2 · (−1/4), db = −1/4.
    grads, cost = reference.propagate(
        np.array([[np.log(3) / 2]]), 0.0, np.array([[2.0]]), np.array([[1.0]])
    )
    assert cost == pytest.approx(np.log(4 / 3), rel=1e-15)
    assert grads["dw"].item() == pytest.approx(-0.5, rel=1e-15)
    assert grads["db"] == pytest.approx(-0.25, rel=1e-15)


def test_a_dead_feature_has_no_slope():
    X = np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]])
    grads, _ = reference.propagate(np.array([[0.1], [5.0]]), 0.2, X, np.array([[1.0, 0.0, 1.0]]))
    assert grads["dw"][1, 0] == 0.0
    assert grads["dw"][0, 0] != 0.0


def test_a_gradient_that_is_wrong_by_a_billionth_part_would_be_seen():
    problem = np.array([[0.4], [-0.7]]), 0.2, np.array([[1.0, 0.5], [2.0, -1]]), np.array([[1, 0]])
    want = complex_step(*problem)
    wrong = gradient(reference.propagate, *problem) * (1 + 1e-9)
    assert np.max(np.abs(wrong - want)) > 1e-14 * np.abs(want).max()


def test_saturated_scores_give_a_finite_cost_and_gradient():
    X = np.array([[1000.0, -1000.0, 1000.0, -1000.0]])
    grads, cost = reference.propagate(np.ones((1, 1)), 0.0, X, np.array([[1.0, 0.0, 0.0, 1.0]]))
    assert cost == pytest.approx(500.0, rel=1e-12)  # two of four are wrong by a score of 1000
    assert grads["dw"].item() == pytest.approx(500.0, rel=1e-12)


@few
@given(problems())
def test_probabilities_of_propagate_are_those_of_sigmoid(problem):
    w, b, X, Y = problem
    grads, _ = reference.propagate(*problem)
    assert grads["db"] == pytest.approx(np.mean(reference.sigmoid(w.T @ X + b) - Y), abs=1e-15)


# Lesson by lesson, the solutions say the same.


@few
@given(arrays(np.uint8, st.tuples(st.integers(2, 5), st.integers(1, 4))), st.data())
def test_lesson_0_agrees(pixels, data):
    m = len(pixels)
    labels = data.draw(arrays(np.int64, m, elements=st.integers(0, 9)))
    digit, size = data.draw(st.integers(0, 9)), data.draw(st.integers(1, m - 1))
    got = lesson0_data.scale_pixels(pixels), lesson0_data.binarize_labels(labels, digit)
    want = reference.scale_pixels(pixels), reference.binarize_labels(labels, digit)
    for mine, yours in zip(
        (*got, *lesson0_data.split_train_test(*got, size)),
        (*want, *reference.split_train_test(*want, size)),
        strict=True,
    ):
        assert mine.dtype == yours.dtype == np.float64
        np.testing.assert_array_equal(mine, yours)


def test_the_digits_are_the_same_for_the_student_and_for_the_checker():
    pixels, labels = lesson0_data.load_digits(digits.path())
    mine, my_labels = digits.load()
    np.testing.assert_array_equal(pixels, mine)
    np.testing.assert_array_equal(labels, my_labels)


@pytest.mark.parametrize("dim", [1, 3, 784])
def test_lesson_1_agrees(dim):
    w, b = lesson1_initialize.initialize_with_zeros(dim)
    want_w, want_b = reference.initialize_with_zeros(dim)
    assert (w.dtype, w.shape, b) == (want_w.dtype, want_w.shape, want_b)
    assert not w.any()
    assert not want_w.any()


@few
@given(st.floats(-1e6, 1e6))
def test_lesson_2_agrees(z):
    got, want = lesson2_sigmoid.sigmoid(z), reference.sigmoid(z)
    assert got == pytest.approx(want, rel=1e-14, abs=1e-300)


@few
@given(problems())
def test_lesson_3_agrees(problem):
    grads, cost = lesson3_propagate.propagate(*problem)
    want, want_cost = reference.propagate(*problem)
    np.testing.assert_allclose(grads["dw"], want["dw"], rtol=0, atol=1e-13)
    assert grads["dw"].shape == want["dw"].shape
    assert grads["db"] == pytest.approx(want["db"], abs=1e-13)
    assert cost == pytest.approx(want_cost, rel=1e-9, abs=1e-12)


@few
@given(problems(), st.integers(1, 230), st.floats(0.001, 0.9))
def test_lesson_4_agrees(problem, iterations, learning_rate):
    w, b, X, Y = problem
    started = w.copy()
    params, grads, costs = lesson4_optimize.optimize(w, b, X, Y, iterations, learning_rate)
    want, want_grads, want_costs = reference.optimize(w, b, X, Y, iterations, learning_rate)
    np.testing.assert_array_equal(w, started)
    for got, right in ((params, want), (grads, want_grads)):
        for name, value in right.items():
            np.testing.assert_allclose(got[name], value, rtol=0, atol=1e-11)
    assert costs == pytest.approx(want_costs, rel=1e-9, abs=1e-11)


@few
@given(problems(), st.integers(1, 120))
def test_descent_is_optimize_step_by_step(problem, iterations):
    *_, last = reference.descent(*problem, iterations, 0.1)
    params, grads, _ = reference.optimize(*problem, iterations, 0.1)
    np.testing.assert_array_equal(last.w, params["w"])
    np.testing.assert_array_equal(last.dw, grads["dw"])
    assert (last.b, last.db) == (params["b"], grads["db"])


@few
@given(problems())
def test_lesson_5_agrees(problem):
    w, b, X, _ = problem
    assume(clear(w, b, X))
    got, want = lesson5_predict.predict(w, b, X), reference.predict(w, b, X)
    np.testing.assert_array_equal(got, want)
    assert got.dtype == want.dtype


@few
@given(problems(fewest=2), st.integers(1, 150), st.floats(0.01, 0.9))
def test_lesson_6_agrees(problem, iterations, learning_rate):
    _, _, X, Y = problem
    sets = X[:, :-1], Y[:, :-1], X[:, -1:], Y[:, -1:]
    got = lesson6_model.model(*sets, iterations, learning_rate)
    want = reference.model(*sets, iterations, learning_rate)
    assert got.keys() == want.keys()
    assume(clear(want["w"], want["b"], X))
    for name, value in want.items():
        np.testing.assert_allclose(got[name], value, rtol=1e-9, atol=1e-11, err_msg=name)


# Lesson 7, on the real digits.


@pytest.fixture(scope="module")
def real():
    """400 real digits: X_train, Y_train, X_test, Y_test."""
    pixels, labels = digits.load(rows=400)
    X, Y = reference.scale_pixels(pixels), reference.binarize_labels(labels)
    return reference.split_train_test(X, Y, 300)


def test_lesson_7_tables_agree(real):
    X_train, Y_train, X_test, Y_test = real
    table = lesson7_experiments.accuracy_table(*real, [0.01, 0.5], [5, 40])
    for row in table.to_dict("records"):
        tried = int(row.pop("num_iterations")), row.pop("learning_rate")
        want = reference.experiment(reference.model(*real, *tried), Y_train, Y_test)
        assert row == pytest.approx(want, rel=1e-12)

    table = lesson7_experiments.accuracy_by_training_size(*real, [70, 300], 40, 0.5)
    for row in table.to_dict("records"):
        size = int(row.pop("train_size"))
        sets = X_train[:, :size], Y_train[:, :size], X_test, Y_test
        want = reference.experiment(reference.model(*sets, 40, 0.5), sets[1], Y_test)
        assert row == pytest.approx(want, rel=1e-12)


@few
@given(arrays(np.float64, st.tuples(st.just(1), st.integers(1, 9)), elements=st.just(1.0)))
def test_lesson_7_finds_nothing_where_all_is_no(Y):
    nothing = np.zeros_like(Y)
    assert lesson7_experiments.accuracy(nothing, Y) == reference.accuracy(nothing, Y) == 0.0
    assert lesson7_experiments.ones_found(nothing, Y) == reference.ones_found(nothing, Y) == 0.0
    assert np.isnan(lesson7_experiments.ones_found(nothing, nothing))
    assert np.isnan(reference.ones_found(nothing, nothing))


@few
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_lesson_7_percentages_agree(pairs):
    answers, Y = (np.array(row, dtype=float).reshape(1, -1) for row in zip(*pairs, strict=True))
    result = {"Y_prediction_train": answers, "Y_prediction_test": answers}
    got = lesson7_experiments.percentages(result, Y, Y)
    assert got == pytest.approx(reference.experiment(result, Y, Y), rel=1e-15, nan_ok=True)


def test_solutions_learn_real_digits_without_a_warning(real):
    # The settings of this project turn each warning into an error; so here they are on.
    result = lesson6_model.model(*real, num_iterations=300, learning_rate=1.0)
    assert result["costs"][-1] < 0.1
    want = reference.model(*real, num_iterations=300, learning_rate=1.0)
    np.testing.assert_allclose(result["w"], want["w"], rtol=1e-9, atol=1e-12)
