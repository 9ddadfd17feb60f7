"""The right numbers in another form are a failure of the form, and told so: never "wrong"."""

import programs
import pytest

from checker.record import Status

PROPAGATE = """
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw, db = X @ (A - Y).T / m, np.mean(A - Y)
    grads = {"dw": dw, "db": db}
    return RETURNED
"""
OPTIMIZE = """
from lessons.lesson3_propagate import propagate

def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    params = {"w": w, "b": b}
    return RETURNED
"""
INITIALIZE = """
import numpy as np

def initialize_with_zeros(dim):
    w, b = np.zeros((dim, 1)), 0.0
    return RETURNED
"""
PREDICT = """
from lessons.lesson2_sigmoid import sigmoid

def predict(w, b, X):
    answers = (sigmoid(w.T @ X + b) > 0.5) * 1.0
    return RETURNED
"""
MODEL = """
from lessons.lesson1_initialize import initialize_with_zeros
from lessons.lesson4_optimize import optimize
from lessons.lesson5_predict import predict

def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    train, test = predict(w, b, X_train), predict(w, b, X_test)
    return RETURNED
"""
SPLIT = """
def scale_pixels(pixels):
    return pixels / 255

def binarize_labels(labels, digit=1):
    return (labels == digit) * 1.0

def split_train_test(pixels, labels, train_size=4000):
    X, Y = pixels.T, labels.reshape(1, -1)
    X_train, X_test = X[:, :train_size], X[:, train_size:]
    Y_train, Y_test = Y[:, :train_size], Y[:, train_size:]
    return RETURNED
"""
#: Lesson, program, what it returns.
FORMS = [
    ("propagate", PROPAGATE, "cost, grads"),
    ("propagate", PROPAGATE, "dw, db, cost"),
    ("propagate", PROPAGATE, "(dw, db), cost"),
    ("propagate", PROPAGATE, "{'dw': dw, 'db': db, 'cost': cost}"),
    ("propagate", PROPAGATE, "{'dW': dw, 'db': db}, cost"),
    ("propagate", PROPAGATE, "{'dw': dw.T, 'db': db}, cost"),
    ("propagate", PROPAGATE, "{'dw': dw.ravel(), 'db': db}, cost"),
    ("propagate", PROPAGATE, "grads, cost, A"),
    ("optimize", OPTIMIZE, "{**params, **grads, 'costs': costs}"),
    ("optimize", OPTIMIZE, "w, b"),
    ("optimize", OPTIMIZE, "w, b, costs"),
    ("optimize", OPTIMIZE, "w, b, grads, costs"),
    ("optimize", OPTIMIZE, "params, costs"),
    ("optimize", OPTIMIZE, "params, costs, grads"),
    ("optimize", OPTIMIZE, "{'W': w, 'B': b}, grads, costs"),
    ("optimize", OPTIMIZE, "params, grads, cost"),
    ("initialize", INITIALIZE, "{'w': w, 'b': b}"),
    ("initialize", INITIALIZE, "b, w"),
    ("initialize", INITIALIZE, "w.T, b"),
    ("predict", PREDICT, "answers[0]"),
    ("predict", PREDICT, "answers.T"),
    ("predict", PREDICT, "answers == 1"),
    ("predict", PREDICT, "answers, 'done'"),
    ("model", MODEL, "w, b, train, test, costs"),
    ("model", MODEL, "{'w': w, 'b': b, 'Y_train': train, 'Y_test': test, 'costs': costs}"),
    (
        "model",
        MODEL,
        "dict(w=w, b=b, costs=costs, Y_prediction_train=train, Y_prediction_test=test)",
    ),
    ("data", SPLIT, "X_train, X_test, Y_train, Y_test"),
    ("data", SPLIT, "X_train, Y_train[0], X_test, Y_test[0]"),
]


@pytest.mark.parametrize(("topic", "program", "returned"), FORMS)
def test_another_form_is_told_apart_from_wrong_numbers(topic, program, returned, quick_host):
    submission = programs.text_submission(program.replace("RETURNED", returned))
    reports = programs.check(submission, [topic], quick_host)
    failed = programs.failures(reports)
    told = programs.told(reports)
    code = "data-split-train-test" if topic == "data" else f"{topic}-contract"
    assert failed.pop(code, "") == "contract", told
    assert "Your numbers are right" in programs.results_of(reports)[code].fact, told
    assert set(failed.values()) <= {"raised"} if topic == "data" else not failed, told
    assert "wrong" not in told, told


@pytest.mark.parametrize(
    ("topic", "program", "returned"),
    [
        ("propagate", PROPAGATE, "cost * m, grads"),
        ("propagate", PROPAGATE, "{'dW': dw * m, 'db': db}, cost"),
        ("optimize", OPTIMIZE, "w, b + 1"),
        ("optimize", OPTIMIZE, "w, b, propagate(w, b, X, Y)[0], costs"),
        ("initialize", INITIALIZE, "{'w': w + 1, 'b': b}"),
        ("predict", PREDICT, "1 - answers[0]"),
        ("model", MODEL, "w, b, 1 - test, train, costs"),
        ("data", SPLIT, "X_train.T, Y_train, X_test.T, Y_test"),
    ],
)
def test_wrong_numbers_in_another_form_are_not_called_right(topic, program, returned, quick_host):
    submission = programs.text_submission(program.replace("RETURNED", returned))
    reports = programs.check(submission, [topic], quick_host)
    told = programs.told(reports)
    assert all(report.status is Status.FAILED for report in reports.values()), told
    assert "numbers are right" not in told
