"""Students who write the same exercises on their own: each line in one of the ways that there are.

The first way of each line is the usual one, and half of the class takes it; so chance pairs come
about as they do in a class. Names are left as they are: renaming hides nothing.
"""

import random

#: The lines of one solution after the other, each with its ways.
LINES = (
    ("import numpy as np\nfrom lessons.lesson2_sigmoid import sigmoid", "import numpy as np"),
    ("def sigmoid(z):",),
    (
        "    return 1 / (1 + np.exp(-z))",
        "    s = 1 / (1 + np.exp(-z))\n    return s",
        "    return 1.0 / (1.0 + np.exp(-1 * z))",
        "    e = np.exp(-z)\n    return 1 / (1 + e)",
        "    return np.exp(z) / (np.exp(z) + 1)",
    ),
    ("def propagate(w, b, X, Y):",),
    ("    m = X.shape[1]", "    n, m = X.shape", "    m = Y.shape[1]", "    m = len(X[0])", ""),
    (
        "    A = sigmoid(np.dot(w.T, X) + b)",
        "    Z = np.dot(w.T, X) + b\n    A = sigmoid(Z)",
        "    A = sigmoid(w.T @ X + b)",
        "    Z = w.T @ X + b\n    A = sigmoid(Z)",
        "    Z = np.matmul(w.T, X)\n    Z = Z + b\n    A = sigmoid(Z)",
    ),
    (
        "    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m",
        "    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
        "    cost = -np.sum(np.multiply(Y, np.log(A)) + np.multiply(1 - Y, np.log(1 - A))) / m",
        "    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
        "    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))\n    cost = losses.sum() / m",
        "    a = Y * np.log(A)\n    b = (1 - Y) * np.log(1 - A)\n    cost = -np.sum(a + b) / m",
    ),
    (
        "    dw = np.dot(X, (A - Y).T) / m",
        "    dw = 1 / m * np.dot(X, (A - Y).T)",
        "    dw = X @ (A - Y).T / m",
        "    dZ = A - Y\n    dw = np.dot(X, dZ.T) / m",
        "    error = A - Y\n    dw = (1 / m) * (X @ error.T)",
    ),
    (
        "    db = np.sum(A - Y) / m",
        "    db = 1 / m * np.sum(A - Y)",
        "    db = np.mean(A - Y)",
        "    db = (A - Y).sum() / m",
        "    db = float(np.sum(A - Y)) / m",
    ),
    ("    cost = np.squeeze(cost)", "", "    cost = float(cost)", "    assert dw.shape == w.shape"),
    (
        '    return {"dw": dw, "db": db}, cost',
        '    grads = {"dw": dw, "db": db}\n    return grads, cost',
        "    grads = dict(dw=dw, db=db)\n    return grads, cost",
        '    grads = {}\n    grads["dw"] = dw\n    grads["db"] = db\n    return grads, cost',
    ),
    ("def optimize(w, b, X, Y, num_iterations, learning_rate):",),
    ("    costs = []", "    costs = list()", "    w = w.copy()\n    costs = []"),
    (
        "    for i in range(num_iterations):",
        "    i = 0\n    while i < num_iterations:\n        i += 1",
        "    for i in range(0, num_iterations):",
    ),
    (
        "        grads, cost = propagate(w, b, X, Y)",
        '        grads, cost = propagate(w, b, X, Y)\n        dw, db = grads["dw"], grads["db"]',
        "        found = propagate(w, b, X, Y)\n        grads = found[0]\n        cost = found[1]",
    ),
    (
        "        if i % 100 == 0:\n            costs.append(cost)",
        "        if not i % 100:\n            costs += [cost]",
        "        if i % 100 == 0:\n            costs.append(cost)\n            print(i, cost)",
        '        if i % 100 < 1:\n            costs.append(float(cost))\n            print("!")',
    ),
    (
        '        w = w - learning_rate * grads["dw"]',
        '        w -= learning_rate * grads["dw"]',
        '        step = learning_rate * grads["dw"]\n        w = w - step',
    ),
    (
        '        b = b - learning_rate * grads["db"]',
        '        b -= learning_rate * grads["db"]',
        '        b = b - grads["db"] * learning_rate',
    ),
    (
        '    return {"w": w, "b": b}, grads, costs',
        '    params = {"w": w, "b": b}\n    return params, grads, costs',
        "    params = dict(w=w, b=b)\n    return params, grads, costs",
    ),
    ("def predict(w, b, X):",),
    (
        "    A = sigmoid(np.dot(w.T, X) + b)",
        "    A = sigmoid(w.T @ X + b)",
        "    Z = np.dot(w.T, X) + b\n    A = sigmoid(Z)",
    ),
    (
        "    return (A > 0.5).astype(float)",
        "    return np.where(A > 0.5, 1, 0)",
        "    return (A > 0.5) * 1.0",
        "    return np.round(A)",
        "    Y = np.zeros(A.shape)\n    Y[A > 0.5] = 1\n    return Y",
        "    Y = A.copy()\n    for i in range(len(A[0])):\n        Y[0, i] = A[0, i] > 0.5",
    ),
)


def program(draw: random.Random) -> str:
    """Return what one student hands in."""
    return "\n".join(_way(ways, draw) for ways in LINES) + "\n"


def _way(ways: tuple[str, ...], draw: random.Random) -> str:
    return ways[0] if draw.random() < 0.5 else draw.choice(ways)


def copied(text: str, draw: random.Random) -> str:
    """Return what one hands in who took it from another, and rewrote a line or two."""
    for ways in draw.sample([each for each in LINES if len(each) > 1], 2):
        old = next((way for way in sorted(ways, key=len, reverse=True) if way and way in text), "")
        if old:
            text = text.replace(old, draw.choice(ways), 1)
    return f"# my own\n{text.replace('cost', 'loss')}"
