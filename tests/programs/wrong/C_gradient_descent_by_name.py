"""Another name, keyword calls, lr, and a helper for one step."""

# fails: optimize-file (contract)
# says: is called `gradient_descent`

from lessons.lesson3_propagate import propagate


def step(value, slope, lr):
    return value - lr * slope


def gradient_descent(w, b, X, Y, lr=0.01, iterations=1000):
    kept = tuple()
    for number in range(iterations):
        grads, cost = propagate(w=w, b=b, X=X, Y=Y)
        if number % 100 == 0:
            kept = (*kept, cost)
        w = step(w, grads["dw"], lr)
        b = step(b, grads["db"], lr)
    return {"w": w, "b": b, "iterations": iterations}, grads, kept
