"""The gradient check knows no lesson: a cost, gradients by name, parameters by name, any shapes."""

from functools import partial

import numpy as np
import pytest
from here import judged

from checker.extend import Failure, Function, gradcheck

SEEDS = range(3)


# A softmax lesson: k classes, a matrix of weights and a column of biases.


def softmax(Z):
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=0)


def propagate_classes(W, b, X, Y, guard=0.0):
    A = softmax(W @ X + b)
    cost = -np.sum(Y * np.log(A + guard)) / X.shape[1]
    dZ = (A - Y) / X.shape[1]
    return {"dW": dZ @ X.T, "db": dZ.sum(axis=1, keepdims=True)}, cost


def classes(rng):
    for n, k, m in ((4, 3, 7), (3, 2, 5), (2, 4, 6), (1, 3, 4)):
        Y = np.eye(k)[:, rng.permutation(np.arange(m) % k)]
        W, b, X = (rng.normal(size=shape) for shape in ((k, n), (k, 1), (n, m)))
        yield {"W": W, "b": b, "X": X, "Y": Y}


# A network with one hidden layer: two matrices, a column of biases, and a bias that is a number.


def network(W1, b1, W2, b2, X, Y):  # noqa: PLR0913, PLR0917 (so many it has)
    m = X.shape[1]
    H = np.tanh(W1 @ X + b1)
    A = 1 / (1 + np.exp(-(W2 @ H + b2)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ2 = (A - Y) / m
    dZ1 = (W2.T @ dZ2) * (1 - H**2)
    grads = {"W1": dZ1 @ X.T, "b1": dZ1.sum(axis=1, keepdims=True), "W2": dZ2 @ H.T}
    return cost, {**grads, "b2": float(dZ2.sum())}


def networks(rng):
    for n, hidden, m in ((3, 4, 7), (5, 2, 6), (1, 3, 4)):
        W1, b1, W2, X = (
            rng.normal(size=shape) for shape in ((hidden, n), (hidden, 1), (1, hidden), (n, m))
        )
        Y = rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)
        yield {"W1": W1, "b1": b1, "W2": W2, "b2": 0.3, "X": X, "Y": Y}


# A linear regression with a vector of weights, whose shape is (n,), and no bias.


def least_squares(w, X, y):
    error = X @ w - y
    return error @ error / len(y), 2 * X.T @ error / len(y)


def regressions(rng):
    for n, m in ((4, 9), (1, 5)):
        w, X, y = (rng.normal(size=shape) for shape in (n, (m, n), m))
        yield {"w": w, "X": X, "y": y}


SOFTMAX = Function(
    "propagate_classes(W, b, X, Y)",
    returns="{'dW': dW, 'db': db}, cost",
    rtol={"cost": 1e-4},
    read={"cost": "formula-8", "dW": "formula-9", "db": "formula-10"},
)
NETWORK = Function(
    "network(W1, b1, W2, b2, X, Y)",
    returns="cost, {'W1': dW1, 'b1': db1, 'W2': dW2, 'b2': db2}",
)
REGRESSION = Function("least_squares(w, X, y)", returns="cost, dw")
LESSONS = {
    "softmax": (SOFTMAX, propagate_classes, classes, {"W": "dW", "b": "db"}),
    "network": (NETWORK, network, networks, {x: f"d{x}" for x in ("W1", "b1", "W2", "b2")}),
    "regression": (REGRESSION, least_squares, regressions, {"w": "dw"}),
}


def said(lesson, program, seed=0, *, single=False):
    """What the gradient check of a lesson says to a program; empty where it passes."""
    function, solution, places, gradients = LESSONS[lesson]
    student = getattr(judged(function, program, solution, single=single), function.name)
    try:
        gradcheck(student, places(np.random.default_rng(seed)), cost="cost", gradients=gradients)
    except Failure as failure:
        return failure.fact
    return ""


def changed(program, name, change):
    """A program with one of its outputs changed, wherever that stands."""

    def put(value):
        if isinstance(value, dict):
            return {key: change(x) if key == name else x for key, x in value.items()}
        return value

    return lambda **arguments: tuple(map(put, program(**arguments)))


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_right_gradient_passes(lesson):
    solution = LESSONS[lesson][1]
    assert [said(lesson, solution, seed) for seed in SEEDS] == [""] * len(SEEDS)


@pytest.mark.parametrize(
    ("lesson", "output"),
    [("softmax", "dW"), ("softmax", "db"), *(("network", x) for x in ("W1", "b1", "W2", "b2"))],
)
@pytest.mark.parametrize("factor", [-1, 2, 1.0005])
def test_a_wrong_part_of_a_gradient_is_seen(lesson, output, factor):
    program = changed(LESSONS[lesson][1], output, lambda x: x * factor)
    for seed in SEEDS:
        message = said(lesson, program, seed)
        assert "not the slope of your own cost" in message, seed


def test_the_entry_is_named_by_the_output_and_its_place():
    def one_wrong(x):
        x = x.copy()
        x[1, 0] *= 2
        return x

    message = said("softmax", changed(propagate_classes, "dW", one_wrong))
    assert message.startswith("dW[1, 0] is ")
    assert "that of Formulas 9 and 10" in message


def test_without_formulas_there_is_no_word_of_them():
    message = said("network", changed(network, "b2", lambda x: -x))
    assert message.startswith("db2 is ")
    assert "it is not the right one" in message
    assert "Formula" not in message


def decayed(W, b, X, Y):
    grads, cost = propagate_classes(W, b, X, Y)
    return {"dW": grads["dW"] + 0.1 * W, "db": grads["db"]}, cost + 0.05 * np.sum(W**2)


def test_the_true_slope_of_another_cost():
    message = said("softmax", decayed)
    assert message.startswith("Mend the cost first")
    assert "that cost is not Formula 8" in message


def test_a_right_gradient_beside_a_wrong_cost():
    def wrong_cost(**at):
        grads, cost = propagate_classes(**at)
        return grads, 2 * cost

    assert "Your gradient is right" in said("softmax", wrong_cost)


def test_a_guarded_logarithm_passes():
    assert said("softmax", partial(propagate_classes, guard=1e-6)) == ""


def by_differences(program, gradients, step, *, central=True):
    """A program that measures its own gradient."""

    def moved(at, name, index, by):
        value = np.array(at[name], dtype=float)
        value[index] += by
        return {**at, name: value}

    def measured(**at):
        grads, here = program(**at)
        found = {}
        for name, output in gradients.items():
            slope = np.zeros_like(at[name])
            for index in np.ndindex(slope.shape):
                ahead = program(**moved(at, name, index, step))[1]
                behind = program(**moved(at, name, index, -step))[1] if central else here
                slope[index] = (ahead - behind) / (step * (2 if central else 1))
            found[output] = slope
        return grads | found, here

    return measured


@pytest.mark.parametrize(
    ("step", "central"),
    [(1e-3, True), (1e-7, True), (1e-8, True), *((10.0**-k, False) for k in range(3, 9))],
)
def test_a_measured_gradient_is_told_as_an_approximation(step, central):
    program = by_differences(propagate_classes, {"W": "dW", "b": "db"}, step, central=central)
    for seed in SEEDS:
        message = said("softmax", program, seed)
        assert message.startswith("Your gradient is an approximation by small steps"), message
        assert "Mend the cost" not in message


def test_a_gradient_that_is_slightly_off_is_no_measured_one():
    slightly = changed(propagate_classes, "dW", lambda x: x * (1 + 1e-7))
    message = said("softmax", slightly)
    assert "small steps" not in message
    assert message.startswith("Your gradient is not that of Formulas 9 and 10")


def test_a_rounded_gradient_is_no_measured_one():
    rounded = changed(propagate_classes, "dW", lambda x: np.round(x, 8))
    assert "small steps" not in said("softmax", rounded)


def in_float32(W, b, X, Y):
    grads, cost = propagate_classes(*(np.float32(each) for each in (W, b, X, Y)))
    return {name: x.astype(float) for name, x in grads.items()}, float(cost)


def test_float32_inside_is_judged_as_what_was_seen():
    for seed in SEEDS:
        assert said("softmax", in_float32, seed, single=True) == ""
        assert said("softmax", in_float32, seed, single=False) != ""


def test_float32_hides_no_wrong_gradient():
    wrong = changed(in_float32, "dW", lambda x: x * 1.01)
    assert all(said("softmax", wrong, seed, single=True) for seed in SEEDS)
