"""Lesson 4: gradient descent.

The gradient points uphill. So take a small step the other way, and again, and again: the cost
falls. How small a step is says the learning rate.

Check it with: python -m checker lesson4
"""

from solutions.lesson3_propagate import propagate

__all__ = ["optimize"]


def optimize(w, b, X, Y, num_iterations, learning_rate):
    """Improve w and b by gradient descent.

    Parameters
    ----------
    w : numpy.ndarray, shape (n, 1)
        Weights to start from. They belong to the caller: the array is not changed.
    b : float
        Bias to start from.
    X : numpy.ndarray, shape (n, m)
        Pixels; each column is one example.
    Y : numpy.ndarray, shape (1, m)
        Labels, 0 or 1.
    num_iterations : int
        How many steps to take, 1 or more.
    learning_rate : float
        How far a step goes along the gradient.

    Returns
    -------
    params : dict
        ``"w"``, shape (n, 1), and ``"b"``, float: where the last step led.
    grads : dict
        ``"dw"``, shape (n, 1), and ``"db"``, float: the gradient that the last step used.
    costs : list of float
        The cost before the steps number 0, 100, 200, … (keeping it more often is fine).
    """
    costs = []

    for i in range(num_iterations):
        # Where are we, and which way is downhill?
        grads, cost = propagate(w, b, X, Y)

        # Keep the cost of each hundredth step, for the plot.
        if i % 100 == 0:
            costs.append(cost)

        # One step downhill, for the weights and for the bias. A new array each time, so that
        # the caller's w stays as it was.
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]

    params = {"w": w, "b": b}

    return params, grads, costs
