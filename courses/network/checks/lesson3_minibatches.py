"""Many small steps instead of a few large ones."""

from checker.extend import Function, Lesson

from .places import examples, network

LESSON = Lesson(
    Function("shuffled_batches(X, Y, order, size)", returns="batches", read={"batches": "batches"}),
    Function(
        "momentum_step(params, grads, velocity, learning_rate, momentum)",
        returns="params, velocity",
        read={"params": "formula-7", "velocity": "formula-6"},
    ),
)


def inputs_of_shuffled_batches(rng):
    for m, size in ((7, 3), (6, 2), (4, 9), (5, 1)):
        yield {**examples(rng, 3, 2, m), "order": rng.permutation(m), "size": size}


def inputs_of_momentum_step(rng):
    for momentum in (0.9, 0.5, 0.0):
        params, velocity, grads = (network(rng, 4, 3, 2) for _ in range(3))
        yield {
            "params": params,
            "grads": {f"d{name}": value for name, value in grads.items()},
            "velocity": velocity,
            "learning_rate": float(rng.uniform(0.05, 0.5)),
            "momentum": momentum,
        }
    yield {
        "params": {"W": params["W1"], "b": params["b1"]},
        "grads": {"dW": grads["W1"], "db": grads["b1"]},
        "velocity": {"W": velocity["W1"], "b": velocity["b1"]},
        "learning_rate": 0.3,
        "momentum": 0.8,
    }
