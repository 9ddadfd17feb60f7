"""The gradient checker is itself checked: no right gradient fails, no wrong one passes.

At the points that the checker picks, and in five regimes that break other checkers.
"""

from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest

from checker import gradcheck, reference
from checker.checks.lesson3_propagate import check_gradient_is_the_slope_of_the_cost
from checker.failure import Failure
from checker.gradcheck import Point, Verdict

RIGHT, WRONG, CANNOT_TELL = Verdict.RIGHT, Verdict.WRONG, Verdict.CANNOT_TELL
SEEDS = range(200)
FEWER = range(20)


def probabilities(w, b, X):
    return 1 / (1 + np.exp(-(w.T @ X + b)))


def formula_4(w, b, X, Y, guard=0.0):
    A = probabilities(w, b, X)
    return -np.sum(Y * np.log(A + guard) + (1 - Y) * np.log(1 - A + guard)) / Y.size


# Gradients, right and wrong. Each takes w, b, X, Y and gives dw and db in one array.


def by_products(w, b, X, Y):
    error = probabilities(w, b, X) - Y
    return np.append(np.dot(X, error.T) / Y.size, np.sum(error) / Y.size)


def by_means(w, b, X, Y):
    error = probabilities(w, b, X) - Y
    return np.append(np.mean(X * error, axis=1), np.mean(error))


def by_einsum(w, b, X, Y):
    error = (probabilities(w, b, X) - Y).ravel()
    return np.append(np.einsum("ij,j->i", X, error), error.sum()) / len(error)


def by_loops(w, b, X, Y):
    total = np.zeros(len(w) + 1)
    for x, y in zip(X.T, Y.ravel(), strict=True):
        a = probabilities(w.ravel(), b, x)
        total += (a - y) * np.append(x, 1.0)
    return total / Y.size


def by_guarded_division(w, b, X, Y):
    A = np.clip(probabilities(w, b, X), 1e-12, 1 - 1e-12)
    dZ = (-(Y / A) + (1 - Y) / (1 - A)) * A * (1 - A)
    return np.append(X @ dZ.T, dZ.sum()) / Y.size


def parts(w, b, X, Y):
    return probabilities(w, b, X), Y.size, len(w), by_products(w, b, X, Y)


def wrong_in_one_entry(w, b, X, Y):
    got = by_products(w, b, X, Y)
    got[np.argmax(np.abs(got))] *= 1.0005
    return got


def dw_not_averaged(w, b, X, Y):
    _, m, n, g = parts(w, b, X, Y)
    return np.append(g[:n] * m, g[n])


def dw_averaged_twice(w, b, X, Y):
    _, m, n, g = parts(w, b, X, Y)
    return np.append(g[:n] / m, g[n])


def dw_divided_by_n(w, b, X, Y):
    _, m, n, g = parts(w, b, X, Y)
    return np.append(g[:n] * m / n, g[n])


def dw_without_x(w, b, X, Y):
    A, m, n, g = parts(w, b, X, Y)
    return np.append(np.full(n, np.sum(A - Y) / m), g[n])


def dw_with_the_sigmoids_slope(w, b, X, Y):
    A, m, _, g = parts(w, b, X, Y)
    return np.append(X @ ((A - Y) * A * (1 - A)).T / m, g[-1])


def dw_of_scores(w, b, X, Y):
    _, m, n, g = parts(w, b, X, Y)
    return np.append(X @ (w.T @ X + b - Y).T / m, g[n])


def dw_without_labels(w, b, X, Y):
    A, m, n, g = parts(w, b, X, Y)
    return np.append(X @ A.T / m, g[n])


def dw_without_the_bias(w, b, X, Y):
    return np.append(by_products(w, 0.0, X, Y)[:-1], by_products(w, b, X, Y)[-1])


def dw_with_decay(w, b, X, Y):
    g = by_products(w, b, X, Y)
    return g + np.append(0.01 * w, 0.0)


def db_not_averaged(w, b, X, Y):
    _, m, n, g = parts(w, b, X, Y)
    return np.append(g[:n], g[n] * m)


def db_of_dw(w, b, X, Y):
    g = by_products(w, b, X, Y)
    return np.append(g[:-1], g[:-1].sum())


def db_forgotten(w, b, X, Y):
    return np.append(by_products(w, b, X, Y)[:-1], 0.0)


def db_a_step_ahead(w, b, X, Y):
    there, here = by_products(w, b + 2e-3, X, Y), by_products(w, b, X, Y)
    return np.append(here[:-1], (there[-1] + here[-1]) / 2)


def uphill(w, b, X, Y):
    return -by_products(w, b, X, Y)


def twice(w, b, X, Y):
    return 2 * by_products(w, b, X, Y)


RIGHT_GRADIENTS = [by_products, by_means, by_einsum, by_loops, by_guarded_division]
WRONG_GRADIENTS = [
    wrong_in_one_entry,
    dw_not_averaged,
    dw_averaged_twice,
    dw_divided_by_n,
    dw_without_x,
    dw_with_the_sigmoids_slope,
    dw_of_scores,
    dw_without_labels,
    dw_without_the_bias,
    dw_with_decay,
    db_not_averaged,
    db_of_dw,
    db_forgotten,
    db_a_step_ahead,
    uphill,
    twice,
]
#: Too small an error for 7 digits.
SMALLER_THAN_FLOAT32 = {wrong_in_one_entry, db_a_step_ahead}


# How the legs judge.


def closed_form(at):
    grads, _ = reference.propagate(*at.arguments)
    return np.append(grads["dw"], grads["db"])


def measure(cost, at, dtype=np.float64):
    """The slope of a cost that is computed in this dtype."""
    costs = [
        cost(*(np.asarray(argument, dtype) for argument in arguments))
        for arguments in gradcheck.neighbours(at, dtype)
    ]
    return gradcheck.slope(at, costs, dtype)


def own_leg(gradient, cost, at):
    return gradcheck.own_cost_leg(gradient(*at.arguments), measure(cost, at), at)


@pytest.fixture(scope="module", params=[np.float64, np.float32], ids=["float64", "float32"])
def picked(request):
    """For each seed the points that the checker picks, and what is known there."""
    dtype = request.param

    def known(at):
        arguments = [np.asarray(argument, dtype) for argument in at.arguments]
        return at, arguments, measure(formula_4, at, dtype), closed_form(at)

    picks = (gradcheck.points(np.random.default_rng(seed)) for seed in SEEDS)
    return dtype, [[known(at) for at in points] for points in picks]


def legs(gradient, places, dtype):
    """What both legs say of a gradient at some places."""
    own, formula = [], []
    for at, arguments, measured, closed in places:
        got = gradient(*arguments)
        own.append(gradcheck.own_cost_leg(got, measured, at, dtype))
        formula.append(gradcheck.formula_leg(got, closed, dtype))
    return gradcheck.together(own), gradcheck.together(formula)


# At the points that the checker picks.


@pytest.mark.parametrize("gradient", RIGHT_GRADIENTS)
def test_no_right_gradient_is_called_wrong(gradient, picked):
    dtype, seeds = picked
    assert [legs(gradient, places, dtype) for places in seeds] == [(RIGHT, RIGHT)] * len(SEEDS)


@pytest.mark.parametrize("gradient", WRONG_GRADIENTS)
def test_no_wrong_gradient_is_missed_by_either_leg(gradient, picked):
    dtype, seeds = picked
    if dtype is np.float32 and gradient in SMALLER_THAN_FLOAT32:
        pytest.skip("float32 has no such digits")
    assert [legs(gradient, places, dtype) for places in seeds] == [(WRONG, WRONG)] * len(SEEDS)


def test_each_entry_that_is_wrong_by_a_twentieth_of_a_percent_is_seen():
    for seed in SEEDS:
        for at in gradcheck.points(np.random.default_rng(seed)):
            right = closed_form(at)
            for entry in np.flatnonzero(right):
                gradient = right.copy()
                gradient[entry] *= 1.0005
                assert gradcheck.formula_leg(gradient, right) is WRONG, (seed, entry)


def test_picked_points_are_of_the_promised_kind():
    for seed in SEEDS:
        points = gradcheck.points(np.random.default_rng(seed))
        assert {at.n == 1 for at in points} == {at.m == 1 for at in points} == {True, False}
        for at in points:
            assert at.n != at.m
            assert np.all(at.w != 0)
            assert at.b != 0
            assert np.max(np.abs(at.w.T @ at.X + at.b)) <= 4
            assert at.m == 1 or set(at.Y.ravel()) == {0.0, 1.0}
            assert at.n <= 2 or np.sum(~at.X.any(axis=1)) == 1


# In five regimes.


def small(rng):
    n, m = rng.integers(2, 7), rng.integers(3, 12)
    return rng.normal(size=(n, 1)) / 2, rng.normal(size=(n, m))


def dead_pixels(rng):
    w, X = small(rng)
    X[rng.permutation(len(X))[: 1 + len(X) // 2]] = 0.0
    return w, X


def tiny_gradients(rng):
    """Features so small that all slopes but that of b are tiny."""
    w, X = small(rng)
    return w, X * 1e-5


def unscaled_pixels(rng):
    n, m = 9, 12
    X = rng.integers(0, 256, size=(n, m)) * (rng.random((n, m)) < 0.5)
    return rng.normal(size=(n, 1)) / 500, X.astype(float)


def saturated(rng):
    w, X = small(rng)
    return w * 30, X


REGIMES = [small, dead_pixels, tiny_gradients, unscaled_pixels, saturated]


def in_regime(regime, seed):
    rng = np.random.default_rng(seed)
    w, X = regime(rng)
    Y = rng.permutation(np.arange(X.shape[1]) % 2).astype(float).reshape(1, -1)
    return Point(w=w, b=float(rng.normal() / 2), X=X, Y=Y)


@pytest.mark.filterwarnings("ignore:divide by zero:RuntimeWarning")  # log(0), when saturated
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # 0 · log(0)
@pytest.mark.parametrize("regime", REGIMES)
def test_right_gradients_hold_in_each_regime(regime):
    for seed in FEWER:
        at = in_regime(regime, seed)
        measured, closed = measure(formula_4, at), closed_form(at)
        for gradient in RIGHT_GRADIENTS:
            got = gradient(*at.arguments)
            assert gradcheck.formula_leg(got, closed) is RIGHT, (seed, gradient)
            assert gradcheck.own_cost_leg(got, measured, at) is not WRONG, (seed, gradient)


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("gradient", WRONG_GRADIENTS)
def test_wrong_gradients_are_seen_in_each_regime(regime, gradient):
    points = [in_regime(regime, seed) for seed in FEWER]
    seen = [gradcheck.formula_leg(gradient(*at.arguments), closed_form(at)) for at in points]
    assert gradcheck.together(seen) is WRONG


@pytest.mark.parametrize("regime", [small, dead_pixels])
def test_the_measured_slope_has_ten_digits(regime):
    for seed in FEWER:
        at = in_regime(regime, seed)
        measured = measure(formula_4, at)
        want = closed_form(at)
        assert np.max(np.abs(measured.values - want)) <= 1e-10 * np.max(np.abs(want))
        assert np.all(np.abs(measured.values - want) <= 10 * measured.errors)


# Costs that are not Formula 4, and costs that cannot be measured.


def verdicts(cost, gradient=by_products):
    """What the own-cost leg says at the points of some seeds."""
    points = [at for seed in FEWER for at in gradcheck.points(np.random.default_rng(seed))]
    return {own_leg(gradient, cost, at) for at in points}


@pytest.mark.parametrize("guard", [1e-15, 1e-10, 1e-8, 1e-7])
def test_a_guarded_logarithm_passes(guard):
    assert verdicts(lambda *at: formula_4(*at, guard)) == {RIGHT}


def test_a_guard_that_changes_the_cost_is_seen():
    for seed in FEWER:
        points = gradcheck.points(np.random.default_rng(seed))
        own = [own_leg(by_products, lambda *at: formula_4(*at, 1e-5), at) for at in points]
        assert gradcheck.together(own) is WRONG, seed


def test_where_a_guard_may_move_anything_nothing_is_told():
    rng = np.random.default_rng(0)
    w, X = small(rng)
    Y = (rng.random((1, X.shape[1])) < 0.5) * 1.0
    at = Point(w=w * 40 / np.max(np.abs(w.T @ X)), b=0.1, X=X, Y=Y)
    measured = measure(cost_of_scores, at)
    assert gradcheck.own_cost_leg(0 * closed_form(at), measured, at) is CANNOT_TELL


def cost_of_scores(w, b, X, Y):
    """Formula 4 that stays a number however large the scores are."""
    z = w.T @ X + b
    return np.mean(np.logaddexp(0, z) - Y * z)


def test_a_guard_does_not_hide_a_wrong_gradient():
    for seed in FEWER:
        points = gradcheck.points(np.random.default_rng(seed))
        slopes = [measure(lambda *at: formula_4(*at, 1e-8), at) for at in points]
        for gradient in WRONG_GRADIENTS:
            own = [
                gradcheck.own_cost_leg(gradient(*at.arguments), measured, at)
                for at, measured in zip(points, slopes, strict=True)
            ]
            assert gradcheck.together(own) is WRONG, (seed, gradient)


@pytest.mark.parametrize("decimals", [3, 5, 7, 8, 10])
def test_a_rounded_cost_never_makes_a_right_gradient_wrong(decimals):
    assert WRONG not in verdicts(lambda *at: np.round(formula_4(*at), decimals))


def test_a_cost_rounded_to_three_decimals_cannot_be_measured():
    assert verdicts(lambda *at: round(formula_4(*at), 3)) == {CANNOT_TELL}


def test_a_cost_that_is_not_a_number_cannot_be_measured():
    assert verdicts(lambda *_: np.nan) == {CANNOT_TELL}
    assert verdicts(lambda *_: np.inf) == {CANNOT_TELL}


def test_a_noisy_cost_cannot_be_measured():
    rng = np.random.default_rng(0)
    noise = rng.normal(size=100_000) * 1e-3
    assert RIGHT not in verdicts(lambda *at: formula_4(*at) + noise[rng.integers(len(noise))])


@pytest.mark.parametrize("exponent", [-12, -7, -5, -4, -3, -2.5, -2, -1])
def test_a_kink_near_the_point_never_makes_a_right_gradient_wrong(exponent):
    for seed in SEEDS[:40]:
        rng = np.random.default_rng(seed)
        at = gradcheck.point(rng, 3, 5)
        # From there on, on one side, the cost climbs more steeply.
        kink = at.b + 10.0**exponent * gradcheck.steps(at)[0]
        steeper = 10 ** rng.uniform(-1, 1) * rng.choice([-1, 1])
        bent = measure(partial(formula_4_with_a_kink, kink, steeper), at)
        assert gradcheck.own_cost_leg(closed_form(at), bent, at) is not WRONG, seed


def formula_4_with_a_kink(kink, steeper, *at):
    return formula_4(*at) + steeper * max(0.0, at[1] - kink)


def test_a_kink_at_the_point_itself_cannot_be_measured():
    for seed in FEWER:
        at = gradcheck.point(np.random.default_rng(seed), 3, 5)
        bent = measure(partial(formula_4_with_a_kink, at.b, 1.0), at)
        assert gradcheck.own_cost_leg(closed_form(at), bent, at) is CANNOT_TELL


def test_a_clip_that_nothing_reaches_changes_nothing():
    def clipped(w, b, X, Y):
        A = np.clip(probabilities(w, b, X), 1e-4, 1 - 1e-4)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    assert verdicts(clipped) == {RIGHT}


# Romberg's tableau.


def test_romberg_finds_the_limit_and_bounds_its_error():
    h = 0.5 / 2.0 ** np.arange(10)
    value, error = gradcheck.romberg(np.sinh(h) / h, np.full(10, 1e-16))
    assert abs(value - 1) <= error <= 1e-14


def test_romberg_says_when_there_is_no_limit():
    h = 0.5 / 2.0 ** np.arange(10)
    _, error = gradcheck.romberg(np.sign(np.sin(7 / h)) / h, np.full(10, 1e-16))
    assert error > 0.1
    assert np.isnan(gradcheck.romberg(np.append(h, np.nan), np.zeros(11))).all()


# The two legs, crossed; through the check that a student meets.


class Here:
    """A student whose propagate runs in this very process."""

    def __init__(self, cost, gradient):
        self.calls = []

        def propagate(*arguments):
            self.calls.append(SimpleNamespace(function="propagate", arguments={}))
            g = gradient(*arguments)
            return {"dw": g[:-1].reshape(-1, 1), "db": g[-1]}, cost(*arguments)

        self.propagate = propagate
        propagate.map = lambda many: [propagate(*arguments) for arguments in many]


def said(cost, gradient, seed=0):
    """What the check says; empty when it passes."""
    try:
        check_gradient_is_the_slope_of_the_cost(Here(cost, gradient), np.random.default_rng(seed))
    except Failure as failure:
        return failure.fact
    return ""


def squared_error(w, b, X, Y):
    return np.mean((probabilities(w, b, X) - Y) ** 2)


def slope_of_squared_error(w, b, X, Y):
    A = probabilities(w, b, X)
    dZ = 2 * (A - Y) * A * (1 - A)
    return np.append(X @ dZ.T, dZ.sum()) / Y.size


@pytest.mark.parametrize("gradient", RIGHT_GRADIENTS)
def test_a_right_program_passes_the_check(gradient):
    assert said(formula_4, gradient) == ""


def test_true_derivative_of_a_wrong_cost():
    message = said(squared_error, slope_of_squared_error)
    assert message.startswith("Mend the cost first")  # a summary shows the beginning
    assert "true derivative of your own cost" in message


@pytest.mark.parametrize("cost", [squared_error, lambda *at: formula_4(*at, 1e-5)])
def test_right_gradient_of_a_wrong_cost(cost):
    message = said(cost, by_products)
    assert "the slope of your cost there is" in message
    assert "Your gradient is right" in message


@pytest.mark.parametrize("gradient", WRONG_GRADIENTS)
def test_wrong_gradient(gradient):
    message = said(formula_4, gradient)
    assert "not the slope of your own cost" in message
    assert "not that of Formulas 5 and 6" in message


def test_a_cost_that_cannot_be_measured_leaves_the_formulas_to_decide():
    def rounded(*at):
        return round(formula_4(*at), 3)

    assert said(rounded, by_products) == ""
    assert said(rounded, uphill) == "Your gradient is not that of Formulas 5 and 6."


def test_float32_is_judged_as_float32():
    def single(function):
        return lambda *at: np.float32(function(*(np.asarray(each, np.float32) for each in at)))

    assert said(single(formula_4), single(by_products)) == ""
    assert "not the slope" in said(single(formula_4), single(dw_not_averaged))
