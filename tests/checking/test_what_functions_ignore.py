"""What a function's text shows by itself is told, with its line: settings, globals, sizes, keys."""

import programs
import pytest

SIGMOID = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n\n\n"
PROPAGATE = """\
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost
"""
OPTIMIZE = """\
def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
"""
MODEL = """\
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    d = {}
    d["costs"] = costs
    d["Y_prediction_test"] = predict(params["w"], params["b"], X_test)
    d["Y_prediction_train"] = predict(params["w"], params["b"], X_train)
    d["w"], d["b"] = params["w"], params["b"]
    d["learning_rate"], d["num_iterations"] = learning_rate, num_iterations
    return d
"""


def finding(text, topic, host):
    submission = programs.text_submission(f"import numpy as np\n{text}", "mine.py")
    report = programs.check(submission, [topic], host)[topic]
    return report.first_wrong.finding


@pytest.mark.parametrize(
    ("text", "topic", "old", "new", "said", "line"),
    [
        (MODEL, "model", "num_iterations, learning_rate)", "2000, learning_rate)", "2000", 4),
        (
            MODEL,
            "model",
            "num_iterations, learning_rate)",
            "num_iterations, learning_rate=0.005)",
            "0.005",
            4,
        ),
        (
            MODEL,
            "model",
            "    w, b = init",
            "    learning_rate = 0.01\n    w, b = init",
            "new value",
            3,
        ),
        (MODEL, "model", "X_train.shape[0]", "784", "`784` is written down in line 3", 3),
        (MODEL, "model", "X_train.shape[0]", "X_train.shape[1]", "should be called with 4", 3),
        (MODEL, "model", "X_train.shape[0]", "len(X_train.T)", "is 9", 3),
        (OPTIMIZE, "optimize", "range(num_iterations)", "range(1000)", "`1000` is written down", 4),
        (OPTIMIZE, "optimize", "- learning_rate *", "- 0.01 *", "never looks at it", 2),
        (PROPAGATE, "propagate", "/ m\n    db", "/ 209\n    db", "`209` is written down", 6),
        (PROPAGATE, "propagate", "X.shape[1]", "X.shape", "all sizes of `X`", 3),
        (
            f"m = 50\n{PROPAGATE}",
            "propagate",
            "    m = X.shape[1]\n",
            "",
            "`m` in line 5 is that of line 2",
            5,
        ),
        (PROPAGATE, "propagate", '"dw": dw', '"dW": dw', "no key 'dw'", 8),
    ],
)
def test_it_is_told_with_its_line(  # noqa: PLR0913, PLR0917 (one row of the table)
    text, topic, old, new, said, line, quick_host
):
    assert text.count(old)
    found = finding(text.replace(old, new), topic, quick_host)
    assert said in found.fact
    assert found.pointer.line == line


def test_a_key_that_is_near_is_asked_about(quick_host):
    text = MODEL.replace('"Y_prediction_test"', '"y_prediction_test"')
    assert (
        finding(text, "model", quick_host).hint == "Is your key 'y_prediction_test' meant for it?"
    )


def test_answers_that_are_texts_are_called_so(quick_host):
    body = "    return np.where(sigmoid(w.T @ X + b) > 0.5, 'yes', 'no')\n"
    text = f"{SIGMOID}def predict(w, b, X):\n{body}"
    assert (
        "is an array of texts; it should hold numbers" in finding(text, "predict", quick_host).fact
    )


def test_only_what_has_a_line_of_its_own_ends_the_search_for_the_cause(quick_host):
    without = finding(SIGMOID + PROPAGATE.replace(" + b)", ")"), "propagate", quick_host)
    assert "never looks at it" in without.fact
    assert not without.explained  # what is missing belongs on a line that is still looked for
    written = finding(SIGMOID + PROPAGATE.replace("/ m\n", "/ 1000\n", 1), "propagate", quick_host)
    assert written.explained
    assert written.pointer.line > without.pointer.line
