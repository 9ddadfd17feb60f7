"""The whole network."""

from checker.extend import Function, Lesson

from .places import examples, network, places

LESSON = Lesson(
    Function(
        "train(params, X, Y, orders, batch_size, learning_rate, momentum, l2)",
        returns="params, costs",
        read={"params": "train", "costs": "train"},
        shapes={"X": "n, m"},
    ),
    Function("predict(params, X)", returns="answers", read={"answers": "predict"}),
    builds_on=("lesson3_minibatches", "lesson4_hidden"),
)


def inputs_of_train(rng):
    for passes, size, momentum in ((1, 4, 0.5), (3, 3, 0.9), (2, 9, 0.0)):
        n, units, classes, m = 4, 5, 3, 9
        yield {
            "params": network(rng, n, units, classes),
            **examples(rng, n, classes, m),
            "orders": [rng.permutation(m) for _ in range(passes)],
            "batch_size": size,
            "learning_rate": float(rng.uniform(0.01, 0.05)),
            "momentum": momentum,
            "l2": float(rng.uniform(0.01, 0.1)),
        }


def inputs_of_predict(rng):
    for at in places(rng):
        yield {"params": {name: at[name] for name in ("W1", "b1", "W2", "b2")}, "X": at["X"]}
