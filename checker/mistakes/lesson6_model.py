"""What students do wrong in lesson 6."""

from __future__ import annotations

import numpy as np

from checker import reference
from checker.mistake import Arguments, Mistake, Probes, Program
from checker.mistakes.model import answers, result, settings, training

PROGRAMS = (
    Program(
        function="model",
        text="""
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    dim = X_train.shape[0]
    w, b = initialize_with_zeros(dim)
    steps = num_iterations
    rate = learning_rate
    params, grads, costs = optimize(w, b, X_train, Y_train, steps, rate)
    w = params["w"]
    b = params["b"]
    result = {}
    result["costs"] = costs
    result["Y_prediction_test"] = predict(w, b, X_test)
    result["Y_prediction_train"] = predict(w, b, X_train)
    result["w"] = w
    result["b"] = b
    result["learning_rate"] = learning_rate
    result["num_iterations"] = num_iterations
    return result
""",
        free=("['costs']",),
    ),
)
#: What the programs may use: the functions of earlier lessons.
NAMES = {
    "initialize_with_zeros": reference.initialize_with_zeros,
    "optimize": reference.optimize,
    "predict": reference.predict,
}


def probes(rng: np.random.Generator) -> Probes:
    """Inputs on which right and wrong programs differ: the longest run last, for its costs."""
    return {
        "model": [
            (*sets(rng, n, m_train, m_test), steps, about * float(rng.uniform(0.8, 1.2)))
            for n, m_train, m_test, steps, about in ((4, 60, 77, 7, 0.3), (3, 80, 110, 103, 0.7))
        ]
    }


def sets(rng: np.random.Generator, n: int, m_train: int, m_test: int) -> Arguments:
    """Make noisy examples to train on and to test with, with as many ones as zeros to train on.

    The pixels are positive, so that the bias matters; and since both labels are as frequent, it
    does not decide alone where the pixels are scaled down by mistake.
    """
    m = m_train + m_test
    X = rng.uniform(0, 2, size=(n, m))
    direction = np.where(np.arange(n) % 2, -1.0, 1.0)
    scores = direction @ X + 0.3 * rng.normal(size=m)
    cuts = np.quantile(scores[:m_train], 0.5), np.quantile(scores[m_train:], 0.4)
    Y = (scores > np.repeat(cuts, (m_train, m_test))).astype(np.float64).reshape(1, m)
    return X[:, :m_train], Y[:, :m_train], X[:, m_train:], Y[:, m_train:]


MISTAKES: tuple[Mistake, ...] = (
    *training.MISTAKES,
    *settings.MISTAKES,
    *answers.MISTAKES,
    *result.MISTAKES,
)
