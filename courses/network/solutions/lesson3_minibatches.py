"""Lesson 3: many small steps instead of a few large ones.

A gradient over 32 examples points nearly where that over all of them does, and costs a hundredth.
Shuffling keeps the batches mixed, and momentum (Formulas 6 and 7) averages out their noise.

Check it with: python -m checker lesson3
"""

__all__ = ["momentum_step", "shuffled_batches"]


def shuffled_batches(X, Y, order, size):
    """Cut shuffled examples into batches.

    Parameters
    ----------
    X : numpy.ndarray, shape (n, m)
        Pixels; each column is one example.
    Y : numpy.ndarray, shape (k, m)
        Their labels, one column each.
    order : numpy.ndarray, shape (m,), int
        The order in which examples are taken: each of the numbers 0 to m - 1 once.
    size : int
        How many examples a batch holds; the last one may hold fewer.

    Returns
    -------
    batches : list of tuple
        For each batch its columns of X and of Y.
    """
    batches = []
    for start in range(0, len(order), size):
        # The columns of this batch, of X and of Y alike.
        chosen = order[start : start + size]
        batches.append((X[:, chosen], Y[:, chosen]))
    return batches


def momentum_step(params, grads, velocity, learning_rate, momentum):
    """Take one step of gradient descent with momentum (Formulas 6 and 7).

    Parameters
    ----------
    params : dict
        Parameters by name: ``"W"``, or ``"W1"`` and ``"W2"``; any names.
    grads : dict
        The derivative by each of them, under its name with a d before it: ``"dW"``.
    velocity : dict
        By the name of each parameter: how it moved in the step before. At first all zeros.
    learning_rate : float
        How far the gradient moves it.
    momentum : float
        How much of the last movement is kept, from 0 (none) to below 1.

    Returns
    -------
    params, velocity : dict
        New ones; those that were given stay as they are.
    """
    moved, moving = {}, {}
    for name, value in params.items():
        # Formula 6: keep a part of the last movement, and add a step downhill.
        moving[name] = momentum * velocity[name] - learning_rate * grads["d" + name]

        # Formula 7: move.
        moved[name] = value + moving[name]
    return moved, moving
