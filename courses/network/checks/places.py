"""Networks and examples to look at: small, with all sizes different."""

import numpy as np

#: Pixels n, hidden units h, classes k and examples m.
SIZES = ((5, 4, 3, 8), (3, 6, 4, 5), (2, 3, 2, 7), (4, 1, 3, 1))
#: No score of a hidden unit is nearer to 0, where ReLU has a kink.
KINK = 0.02


def labels_of(rng, classes, m):
    """Choose labels, of each class one where there are enough examples."""
    return rng.permutation(np.arange(m) % classes)


def examples(rng, n, classes, m):
    """Choose X (n, m) and Y (classes, m)."""
    return {"X": rng.normal(size=(n, m)), "Y": np.eye(classes)[:, labels_of(rng, classes, m)]}


def network(rng, n, units, classes):
    """Choose parameters, the biases not zero."""
    shapes = {"W1": (units, n), "b1": (units, 1), "W2": (classes, units), "b2": (classes, 1)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def places(rng):
    """Choose networks and examples, where the cost is smooth."""
    for n, units, classes, m in SIZES:
        while True:
            at = {**network(rng, n, units, classes), **examples(rng, n, classes, m)}
            if np.min(np.abs(at["W1"] @ at["X"] + at["b1"])) > KINK:
                break
        yield at
