"""Programs as beginners write them, whose reports once said something untrue, or nothing."""

import programs
import pytest

NUMPY = "import numpy as np\n"
SIGMOID = f"{NUMPY}def sigmoid(z):\n    return 1/(1+np.exp(-z))\n"
START = f"{NUMPY}def initialize_with_zeros(dim):\n    w = np.zeros((dim,1))\n"
LOOP = """\
def optimize(w,b,X,Y,num_iterations,learning_rate):
    costs=[]
    for i in range(num_iterations):
        grads,cost=propagate(w,b,X,Y)
        w=w-learning_rate*grads['dw']
        b=b-learning_rate*grads['db']
        if i%100==0: costs.append(cost)
    params={'w':w,'b':b}
    return params,grads,costs
"""
MODEL = """\
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w, b = params['w'], params['b']
    return {'costs':costs,'Y_prediction_test':predict(w,b,X_test),'w':w,'b':b}
"""
LOAD = """\
import pandas as pd
def load_digits(path):
    df = pd.read_csv(path)
    df = df.sample(frac=1)
    return df.iloc[:,1:].to_numpy(), df.iloc[:,0].to_numpy() % 10
"""


def said_of(text, topic, host):
    report = programs.check(programs.text_submission(text, "mine.py"), [topic], host)[topic]
    found = report.first_wrong
    why = " ".join(each.message for each in found.diagnoses)
    return f"{found.finding.fact} {found.finding.hint} {why}", found


@pytest.mark.parametrize(
    ("text", "topic", "said", "line"),
    [
        (f"Sure! Here it is:\n\n```python\n{SIGMOID}```\n", "sigmoid", "text about code", 1),
        (
            f"{NUMPY}def sigmoid(z):\n    return 1 ./ (1 + np.exp(-z))\n",
            "sigmoid",
            "Without a dot",
            3,
        ),
        (f"{NUMPY}sigmoid = lambda z: 1/(1+np.exp(-z)\n", "sigmoid", "A closing bracket", 2),
        (f"{NUMPY}def sigmoid(z):\n'Formula 3'\n    return 1\n", "sigmoid", "indented", 2),
        (f"{NUMPY}{LOAD}", "data", "draws at random what comes first", 5),
        (
            LOOP.replace("params=", "print('%d %f' % (i, w));params="),
            "optimize",
            "`w` has shape (4, 1)",
            8,
        ),
        (LOOP.replace("{'w':w,'b':b}", "w,b"), "optimize", "params is a tuple of 2 values", 9),
        (
            f"{SIGMOID}def predict(w,b,X):\n    return (sigmoid(w.T@X+b) > 0,5)*1\n",
            "predict",
            "a point",
            5,
        ),
        (
            MODEL.replace(
                "num_iterations, learning_rate)\n    w", "num_iterations/10, learning_rate)\n    w"
            ),
            "model",
            "is a float, since / always gives one",
            3,
        ),
        (MODEL.replace("params['w'], params['b']", "params"), "model", "gives its keys", 4),
        (
            f"{START}    return {{'w':w,'b':0}}\n",
            "initialize",
            "returned a dict",
            4,
        ),
        (
            f"{START}    return w\n    return b\n",
            "initialize",
            "returned an array of shape (3, 1)",
            4,
        ),
        (
            LOOP.replace("    costs=[]", "    global w\n    costs=[]"),
            "optimize",
            "line with global",
            2,
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, topic, said, line, quick_host):
    told, found = said_of(text, topic, quick_host)
    assert said in told
    places = [each.pointer for each in found.diagnoses if each.pointer] or [found.finding.pointer]
    assert places[0].line == line


def test_where_the_fact_names_the_cause_nothing_else_is_said_to_be_all(quick_host):
    text = (
        f"{NUMPY}def sigmoid(z):\n    if z >= 0:\n        return 1/(1+np.exp(-z))\n    return 0\n"
    )
    told, _ = said_of(text, "sigmoid", quick_host)
    assert "one truth value for each entry" in told
    assert "Nothing else" not in told


LISTED = "    return ['one' if a > 0.5 else 'zero' for a in sigmoid(w.T@X+b)[0]]\n"


@pytest.mark.parametrize(
    ("text", "topic", "said", "never"),
    [
        # what is only printed sets no size
        (
            LOOP.replace("w=w-l", "print(cost/1000);w=w+l"),
            "optimize",
            "w moved uphill",
            "written down",
        ),
        # nor does a number where the right function has one
        (f"{NUMPY}def scale_pixels(pixels):\n    return pixels/256\n", "data", "", "Sizes are"),
        # the exchanged axes are the mistake, and not the size that is taken of them
        (
            MODEL.replace("    w, b = i", "    X_train = X_train.T\n    w, b = i"),
            "model",
            "differ",
            "should be called",
        ),
        (f"{SIGMOID}def predict(w,b,X):\n{LISTED}", "predict", "a list of texts", "Nothing else"),
    ],
)
def test_what_is_not_the_cause_is_not_told(text, topic, said, never, quick_host):
    told, _ = said_of(text, topic, quick_host)
    assert said in told
    assert never not in told


def test_a_name_of_another_line_is_not_given_to_a_line_that_raised(quick_host):
    text = f"""{SIGMOID}def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y @ np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    return {{"dw": dw, "db": db}}, cost
"""
    told, found = said_of(text, "propagate", quick_host)
    assert "Formula 5" not in told
    assert "formula-5" not in "".join(each.read for each in found.diagnoses)
