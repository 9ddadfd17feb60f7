"""A class does the work, and keeps it; thin functions around it."""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class LogisticRegression:
    w: np.ndarray
    b: float = 0.0
    costs: list = field(default_factory=list)

    @classmethod
    def zeros(cls, dim):
        return cls(np.zeros((dim, 1)))

    def probabilities(self, X):
        return sigmoid(self.w.T @ X + self.b)

    def gradient(self, X, Y):
        A = self.probabilities(X)
        self.cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
        return X @ (A - Y).T / Y.size, np.mean(A - Y)

    def fit(self, X, Y, steps, rate):
        for i in range(steps):
            self.dw, self.db = self.gradient(X, Y)
            self.costs.append(self.cost)
            self.w = self.w - rate * self.dw
            self.b = self.b - rate * self.db
        return self


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def initialize_with_zeros(dim):
    start = LogisticRegression.zeros(dim)
    return start.w, start.b


def propagate(w, b, X, Y):
    here = LogisticRegression(w, b)
    dw, db = here.gradient(X, Y)
    return {"dw": dw, "db": db}, here.cost


def optimize(w, b, X, Y, num_iterations, learning_rate):
    fitted = LogisticRegression(w, b).fit(X, Y, num_iterations, learning_rate)
    grads = {"dw": fitted.dw, "db": fitted.db}
    return {"w": fitted.w, "b": fitted.b}, grads, fitted.costs


def predict(w, b, X):
    return np.rint(LogisticRegression(w, b).probabilities(X)).astype(int)


def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate):
    start = LogisticRegression.zeros(len(X_train))
    fitted = start.fit(X_train, Y_train, num_iterations, learning_rate)
    return {
        "costs": fitted.costs,
        "Y_prediction_test": predict(fitted.w, fitted.b, X_test),
        "Y_prediction_train": predict(fitted.w, fitted.b, X_train),
        "w": fitted.w,
        "b": fitted.b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
