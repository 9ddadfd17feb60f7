"""The gradient checker is itself checked: no right gradient fails, no wrong one passes.

At the points that the checker picks, and in five regimes that break other checkers.
"""

from functools import partial

import numpy as np
import pytest
import second_derivation as reference
from here import judged

from checker.course import syllabus
from checker.failure import Failure
from checker.numerics import gradcheck, slope, tolerance
from checker.numerics.gradcheck import Verdict
from checker.numerics.slope import Place

COURSE = syllabus.shipped()
LESSON = COURSE.lesson("lesson3_propagate")
DECLARED = syllabus.declared(LESSON, "propagate")
CHECK = syllabus.checks(LESSON)["propagate-gradient-is-the-slope-of-the-cost"]

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


def place(w, b, X, Y):
    return Place(arguments={"w": w, "b": b, "X": X, "Y": Y}, parameters=("w", "b"))


def pick(rng):
    """The places that the checker picks."""
    return [place(**at) for at in COURSE.module("places").places(rng)]


def pick_one(seed):
    return place(**COURSE.module("places").place(np.random.default_rng(seed), 3, 5))


def gradient_at(gradient, at):
    return gradient(**at.arguments)


def closed_form(at):
    grads, _ = reference.propagate(**at.arguments)
    return np.append(grads["dw"], grads["db"])


def measure(cost, at, dtype=np.float64):
    """The slope of a cost that is computed in this dtype."""
    single = dtype is np.float32
    costs = [
        cost(*(np.asarray(argument, dtype) for argument in arguments.values()))
        for arguments in slope.neighbours(at, single=single)
    ]
    return slope.slope(at, costs, single=single)


def own_leg(gradient, cost, at):
    return gradcheck.own_cost_leg(gradient_at(gradient, at), measure(cost, at))


def formula_leg(gradient, right, dtype=np.float64):
    parts = [(each[:-1], each[-1:]) for each in (gradient, right)]
    return gradcheck.formula_leg(*parts, tolerance.of(single=dtype is np.float32).values)


@pytest.fixture(scope="module", params=[np.float64, np.float32], ids=["float64", "float32"])
def picked(request):
    """For each seed the places that the checker picks, and what is known there."""
    dtype = request.param

    def known(at):
        arguments = [np.asarray(argument, dtype) for argument in at.arguments.values()]
        return arguments, measure(formula_4, at, dtype), closed_form(at)

    picks = (pick(np.random.default_rng(seed)) for seed in SEEDS)
    return dtype, [[known(at) for at in chosen] for chosen in picks]


def legs(gradient, chosen, dtype):
    """What both legs say of a gradient at some places."""
    own, formula = [], []
    for arguments, measured, closed in chosen:
        got = gradient(*arguments)
        own.append(gradcheck.own_cost_leg(got, measured, single=dtype is np.float32))
        formula.append(formula_leg(got, closed, dtype))
    return gradcheck.together(own), gradcheck.together(formula)


# At the places that the checker picks.


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
        for at in pick(np.random.default_rng(seed)):
            right = closed_form(at)
            for entry in np.flatnonzero(right):
                gradient = right.copy()
                gradient[entry] *= 1.0005
                assert formula_leg(gradient, right) is WRONG, (seed, entry)


def test_picked_places_are_of_the_promised_kind():
    for seed in SEEDS:
        *chosen, start = (at.arguments for at in pick(np.random.default_rng(seed)))
        shapes = [at["X"].shape for at in chosen]
        assert {n == 1 for n, _ in shapes} == {m == 1 for _, m in shapes} == {True, False}
        for at, (n, m) in zip(chosen, shapes, strict=True):
            assert n != m
            assert np.all(at["w"] != 0)
            assert at["b"] != 0
            assert np.max(np.abs(at["w"].T @ at["X"] + at["b"])) <= 4
            assert m == 1 or set(at["Y"].ravel()) == {0.0, 1.0}
            assert n <= 2 or np.sum(~at["X"].any(axis=1)) == 1
        assert not start["w"].any()
        assert start["b"] == 0


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
    return place(w, float(rng.normal() / 2), X, Y)


@pytest.mark.filterwarnings("ignore:divide by zero:RuntimeWarning")  # log(0), when saturated
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # 0 · log(0)
@pytest.mark.parametrize("regime", REGIMES)
def test_right_gradients_hold_in_each_regime(regime):
    for seed in FEWER:
        at = in_regime(regime, seed)
        measured, closed = measure(formula_4, at), closed_form(at)
        for gradient in RIGHT_GRADIENTS:
            got = gradient_at(gradient, at)
            assert formula_leg(got, closed) is RIGHT, (seed, gradient)
            assert gradcheck.own_cost_leg(got, measured) is not WRONG, (seed, gradient)


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("gradient", WRONG_GRADIENTS)
def test_wrong_gradients_are_seen_in_each_regime(regime, gradient):
    chosen = [in_regime(regime, seed) for seed in FEWER]
    seen = [formula_leg(gradient_at(gradient, at), closed_form(at)) for at in chosen]
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
    """What the own-cost leg says at the places of some seeds."""
    chosen = [at for seed in FEWER for at in pick(np.random.default_rng(seed))]
    return {own_leg(gradient, cost, at) for at in chosen}


def test_a_cost_that_is_flat_stairs_between_0_and_1_is_not_measured_wrongly():
    """Where the model is sure, 1 - A has no digits left, and the cost climbs in stairs."""
    for seed in FEWER:
        rng = np.random.default_rng(seed)
        w, X = small(rng)
        Y = (w.T @ X > 0) * 1.0
        at = place(w * 36 / np.max(np.abs(w.T @ X)), 0.1, X, Y)
        with np.errstate(divide="ignore", invalid="ignore"):
            assert own_leg(by_products, formula_4, at) is not WRONG, seed


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
        rng, at = np.random.default_rng(seed), pick_one(seed)
        # From there on, on one side, the cost climbs more steeply.
        kink = at.arguments["b"] + 10.0**exponent * slope.steps(at)[0]
        steeper = 10 ** rng.uniform(-1, 1) * rng.choice([-1, 1])
        bent = measure(partial(formula_4_with_a_kink, kink, steeper), at)
        assert gradcheck.own_cost_leg(closed_form(at), bent) is not WRONG, seed


def formula_4_with_a_kink(kink, steeper, *at):
    return formula_4(*at) + steeper * max(0.0, at[1] - kink)


def test_a_kink_at_the_point_itself_cannot_be_measured():
    for seed in FEWER:
        at = pick_one(seed)
        bent = measure(partial(formula_4_with_a_kink, at.arguments["b"], 1.0), at)
        assert gradcheck.own_cost_leg(closed_form(at), bent) is CANNOT_TELL


def test_a_clip_that_nothing_reaches_changes_nothing():
    def clipped(w, b, X, Y):
        A = np.clip(probabilities(w, b, X), 1e-4, 1 - 1e-4)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    assert verdicts(clipped) == {RIGHT}


# Romberg's tableau.


def test_romberg_finds_the_limit_and_bounds_its_error():
    h = 0.5 / 2.0 ** np.arange(10)
    value, error = slope.romberg(np.sinh(h) / h, np.full(10, 1e-16))
    assert abs(value - 1) <= error <= 1e-14


def test_romberg_says_when_there_is_no_limit():
    h = 0.5 / 2.0 ** np.arange(10)
    _, error = slope.romberg(np.sign(np.sin(7 / h)) / h, np.full(10, 1e-16))
    assert error > 0.1
    assert np.isnan(slope.romberg(np.append(h, np.nan), np.zeros(11))).all()


# The two legs, crossed; through the check that a student meets.


def said(cost, gradient, seed=0, *, single=False):
    """What the check says; empty when it passes."""

    def propagate(**at):
        g = gradient(**at)
        return {"dw": g[:-1].reshape(-1, 1), "db": g[-1]}, cost(**at)

    student = judged(DECLARED, propagate, reference.propagate, single=single)
    try:
        CHECK(student, np.random.default_rng(seed))
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


def guarded(guard):
    return partial(formula_4, guard=guard)


@pytest.mark.parametrize("cost", [squared_error, guarded(1e-3)])
def test_right_gradient_of_a_wrong_cost(cost):
    message = said(cost, by_products)
    assert "the slope of your cost there is" in message
    assert "Your gradient is right" in message


@pytest.mark.parametrize("guard", [1e-15, 1e-10, 1e-8, 1e-7, 1e-6, 1e-5, 3e-5, 1e-4])
def test_a_guarded_logarithm_passes(guard):
    assert [said(guarded(guard), by_products, seed) for seed in FEWER] == [""] * len(FEWER)


@pytest.mark.parametrize("guard", [1e-8, 1e-4])
def test_a_guard_hides_no_wrong_gradient(guard):
    for seed in FEWER[:4]:
        for gradient in WRONG_GRADIENTS:
            assert "not that of Formulas 5 and 6" in said(guarded(guard), gradient, seed), seed


@pytest.mark.parametrize("gradient", WRONG_GRADIENTS)
def test_wrong_gradient(gradient):
    message = said(formula_4, gradient)
    assert "not the slope of your own cost" in message
    assert "not that of Formulas 5 and 6" in message


def test_a_cost_that_cannot_be_measured_leaves_the_formulas_to_decide():
    def rounded(**at):
        return round(formula_4(**at), 3)

    assert said(rounded, by_products) == ""
    assert said(rounded, uphill) == "Your gradient is not that of Formulas 5 and 6."


def in_float32(function):
    return lambda **at: np.float32(
        function(**{name: np.asarray(each, np.float32) for name, each in at.items()})
    )


def test_float32_is_judged_as_float32():
    assert said(in_float32(formula_4), in_float32(by_products)) == ""
    assert "not the slope" in said(in_float32(formula_4), in_float32(dw_not_averaged))


def test_float32_inside_is_judged_by_what_was_seen():
    def as_float64(function):
        return lambda **at: np.float64(in_float32(function)(**at))

    right = as_float64(formula_4), as_float64(by_products)
    for seed in FEWER:
        assert said(*right, seed, single=True) == ""
        assert said(*right, seed, single=False) != ""
        assert said(as_float64(formula_4), as_float64(twice), seed, single=True) != ""


@pytest.mark.parametrize("step", [1e-3, 1e-6, 1e-7, 1e-8])
def test_a_measured_gradient_is_told_as_an_approximation_and_the_cost_left_in_peace(step):
    def by_differences(w, b, X, Y):
        here, found = formula_4(w, b, X, Y), []
        for i in range(len(w)):
            moved = w.copy()
            moved[i] += step
            found.append((formula_4(moved, b, X, Y) - here) / step)
        return np.array([*found, (formula_4(w, b + step, X, Y) - here) / step])

    for seed in FEWER:
        message = said(formula_4, by_differences, seed)
        assert message.startswith("Your gradient is an approximation by small steps"), seed
        assert "cost" not in message


def test_a_gradient_that_is_slightly_off_is_no_measured_one():
    message = said(formula_4, lambda **at: by_products(**at) * (1 + 1e-7))
    assert message.startswith("Your gradient is not that of Formulas 5 and 6")
    assert "steps" not in message
