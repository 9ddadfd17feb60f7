"""General errors: each kind gives the program and the sentence that it should."""

import ast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import course, mistake, operators, reference
from checker.mistake import Program

PROPAGATE = Program(
    function="propagate",
    text="""
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
""",
)
OPTIMIZE = Program(
    function="optimize",
    text="""
def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    params = {"w": w, "b": b}
    return params, grads, costs
""",
)
PREDICT = Program(
    function="predict",
    text="""
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    Y_prediction = (A > 0.5).astype(float)
    return Y_prediction
""",
)
SIGMOID = Program(
    function="sigmoid", text="\ndef sigmoid(z):\n    a = 1 / (1 + np.exp(-z))\n    return a\n"
)
MODEL = Program(
    function="model",
    text="""
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    Y_prediction_test = predict(params["w"], params["b"], X_test)
    return Y_prediction_test, costs
""",
)
SPLIT = Program(
    function="split",
    text="""
def split(pixels, labels, train_size=4000):
    X = pixels.T
    Y = labels.reshape(1, len(labels))
    if train_size < 1:
        raise ValueError("too few")
    X_train = X[:, :train_size]
    area = np.mean(X, axis=1)
    return X_train, Y, area
""",
)
LESSONS = (PROPAGATE, OPTIMIZE, PREDICT, SIGMOID, MODEL, SPLIT)
COST = "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))"

# Operator, program, line, what stands there then, what is said.
EXAMPLES = [
    (
        "divisor-dropped",
        PROPAGATE,
        "dw",
        "np.dot(X, (A - Y).T)",
        "Your dw comes out as if the division by m were left out.",
    ),
    (
        "factor-dropped",
        PROPAGATE,
        "dw",
        "(A - Y).T / m",
        "Your dw comes out as if the factor X were left out.",
    ),
    (
        "minus-dropped",
        PROPAGATE,
        "cost",
        f"{COST[1:]} / m",
        "Your cost comes out as if the minus sign were left out.",
    ),
    (
        "factor-added",
        PROPAGATE,
        "cost",
        f"{COST} / m * 2",
        "Your cost is 2 times too large: there is a factor 2 too many.",
    ),
    (
        "factor-added",
        PROPAGATE,
        "db",
        "np.sum(A - Y) / m / m",
        "Your db is m times too small: there is a division by m too many.",
    ),
    (
        "factor-added",
        OPTIMIZE,
        "b",
        "(b - learning_rate * grads['db']) * 2",
        "Your b comes out as if, in every pass of the loop, it were multiplied by 2 once too "
        "often.",
    ),
    (
        "sign",
        PROPAGATE,
        "dw",
        "-(np.dot(X, (A - Y).T) / m)",
        "Your dw has the opposite sign: it is −1 times what it should be.",
    ),
    (
        "brackets-dropped",
        SIGMOID,
        "a",
        "1 / 1 + np.exp(-z)",
        "Your a comes out as if there were no brackets around 1 + exp(−z).",
    ),
    (
        "term-dropped",
        PROPAGATE,
        "cost",
        "-np.sum(Y * np.log(A)) / m",
        "Your cost comes out as if the term (1 − Y) × log(1 − A) were left out.",
    ),
    (
        "term-dropped",
        PREDICT,
        "A",
        "sigmoid(np.dot(w.T, X))",
        "Your result comes out as if, in A, the term b were left out.",
    ),
    (
        "complement",
        PROPAGATE,
        "cost",
        "-np.sum(Y * np.log(A) + (1 - Y) * np.log(A)) / m",
        "Your cost comes out as if A were used where 1 − A belongs.",
    ),
    (
        "complement",
        PROPAGATE,
        "db",
        "np.sum(A - (1 - Y)) / m",
        "Your db comes out as if 1 − Y were used where Y belongs.",
    ),
    (
        "other-sign",
        OPTIMIZE,
        "w",
        "w + learning_rate * grads['dw']",
        "Your w comes out as if, in every pass of the loop, learning_rate × dw were added, not "
        "subtracted.",
    ),
    (
        "other-sign",
        PROPAGATE,
        "db",
        "np.sum(A - Y) * m",
        "Your db comes out as if m were used as a factor, not as a divisor.",
    ),
    (
        "turned-round",
        PROPAGATE,
        "db",
        "np.sum(Y - A) / m",
        "Your db comes out as if A and Y had changed sides in the difference.",
    ),
    (
        "sum-or-mean",
        PROPAGATE,
        "db",
        "np.mean(A - Y) / m",
        "Your db comes out as if the mean were taken, not the sum.",
    ),
    (
        "not-summed",
        PROPAGATE,
        "db",
        "(A - Y) / m",
        "Your db comes out as if the sum were left out.",
    ),
    (
        "axis",
        PROPAGATE,
        "db",
        "np.sum(A - Y, axis=0) / m",
        "Your db comes out as if the sum were taken along axis 0 only.",
    ),
    (
        "axis",
        SPLIT,
        "area",
        "np.mean(X, axis=0)",
        "Your area comes out as if the mean were taken along axis 0 only.",
    ),
    (
        "axis-dropped",
        SPLIT,
        "area",
        "np.mean(X)",
        "Your area comes out as if the mean were taken of all numbers, not along axis 1.",
    ),
    (
        "transpose",
        PROPAGATE,
        "dw",
        "np.dot(X, A - Y) / m",
        "Your dw comes out as if A − Y were not transposed.",
    ),
    (
        "transpose",
        PROPAGATE,
        "Z",
        "np.dot(w.T, X.T) + b",
        "Your result comes out as if, in Z, X were transposed.",
    ),
    (
        "reshape",
        SPLIT,
        "X",
        "pixels.reshape(pixels.shape[1], pixels.shape[0])",
        "Your result comes out as if, in X, pixels were cut into rows anew (reshape), not "
        "transposed.",
    ),
    (
        "elementwise",
        PROPAGATE,
        "dw",
        "X * (A - Y) / m",
        "Your dw comes out as if X and (A − Y)ᵀ were multiplied element by element, without the "
        "second transpose.",
    ),
    (
        "sides",
        PROPAGATE,
        "Z",
        "np.dot(X, w.T) + b",
        "Your result comes out as if, in Z, wᵀ and X had changed sides in the product.",
    ),
    (
        "matrix-product",
        PROPAGATE,
        "cost",
        "-np.sum(np.dot(Y, np.log(A).T) + (1 - Y) * np.log(1 - A)) / m",
        "Your cost comes out as if Y and log(A) were multiplied as matrices, the second "
        "transposed.",
    ),
    (
        "summed-up",
        PROPAGATE,
        "dw",
        "np.sum(np.dot(X, (A - Y).T)) / m",
        "Your dw comes out as if the sum of all numbers in dot(X, (A − Y)ᵀ) were taken.",
    ),
    (
        "function-dropped",
        PROPAGATE,
        "A",
        "Z",
        "Your result comes out as if, in A, sigmoid were not applied to Z.",
    ),
    (
        "function-dropped",
        PREDICT,
        "Y_prediction",
        "A > 0.5",
        "Your Y_prediction comes out as if astype were not applied to A > 0.5.",
    ),
    (
        "other-function",
        SIGMOID,
        "a",
        "1 / (1 + np.exp2(-z))",
        "Your a comes out as if exp2 were used where exp belongs.",
    ),
    (
        "applied-twice",
        PROPAGATE,
        "A",
        "sigmoid(sigmoid(Z))",
        "Your result comes out as if, in A, sigmoid were applied twice.",
    ),
    (
        "guarded",
        PROPAGATE,
        "cost",
        "-np.sum(Y * np.log(A + 0.001) + (1 - Y) * np.log(1 - A)) / m",
        "Your cost comes out as if 0.001 were added to A before the logarithm.",
    ),
    (
        "squared",
        PROPAGATE,
        "db",
        "np.sum(np.square(A - Y)) / m",
        "Your db comes out as if A − Y were squared.",
    ),
    (
        "absolute",
        PROPAGATE,
        "db",
        "np.sum(np.abs(A - Y)) / m",
        "Your db comes out as if A − Y had lost its sign (the absolute value).",
    ),
    (
        "other-name",
        PROPAGATE,
        "dw",
        "np.dot(X, (Z - Y).T) / m",
        "Your dw comes out as if Z were used where A belongs.",
    ),
    (
        "other-name",
        PROPAGATE,
        "cost",
        "-np.sum(Y * np.log(Z) + (1 - Y) * np.log(1 - A)) / m",
        "Your cost comes out as if Z were used where A belongs, in log.",
    ),
    (
        "other-name",
        PROPAGATE,
        "Z",
        "np.dot(w.T, X) + X",
        "Your result comes out as if, in Z, X were used where b belongs.",
    ),
    (
        "fixed-number",
        MODEL,
        "params, _, costs",
        "optimize(w, b, X_train, Y_train, 2000, learning_rate)",
        "Whatever num_iterations is, your params and costs are those of a fixed number, 2000.",
    ),
    (
        "fixed-number",
        OPTIMIZE,
        "for",
        "for i in range(100):",
        "Whatever num_iterations is, your result is that of a fixed number, 100.",
    ),
    (
        "fixed-number",
        OPTIMIZE,
        "def",
        "def optimize(w, b, X, Y, num_iterations, learning_rate):\n    learning_rate = 0.005",
        "Whatever learning_rate is, your result is that of a fixed number, 0.005.",
    ),
    (
        "range",
        OPTIMIZE,
        "for",
        "for i in range(num_iterations - 1):",
        "Your result comes out as if, in the loop, one pass were missing.",
    ),
    (
        "comparison",
        PREDICT,
        "Y_prediction",
        "(A < 0.5).astype(float)",
        "Your Y_prediction comes out as if < were used where > belongs.",
    ),
    (
        "threshold",
        PREDICT,
        "Y_prediction",
        "(A > 0.6).astype(float)",
        "Your Y_prediction comes out as if 0.6 were the threshold, not 0.5.",
    ),
    (
        "interval",
        OPTIMIZE,
        "if",
        "if i % 10 == 0:",
        "Your result comes out as if, in the condition, 10 were used where 100 belongs.",
    ),
    (
        "number",
        OPTIMIZE,
        "if",
        "if i % 100 == 1:",
        "Your result comes out as if, in the condition, 1 were used where 0 belongs.",
    ),
    (
        "index",
        PROPAGATE,
        "m",
        "X.shape[0]",
        "Your result comes out as if, in m, the number of rows of X were used, not the number "
        "of columns.",
    ),
    (
        "other-part",
        SPLIT,
        "X_train",
        "X[:, train_size:]",
        "Your X_train comes out as if the other part of X were taken.",
    ),
    (
        "keys-swapped",
        PROPAGATE,
        "grads",
        "{'dw': db, 'db': dw}",
        "Your grads come out as if the values of dw and db were swapped.",
    ),
    (
        "key-dropped",
        OPTIMIZE,
        "params",
        "{'w': w}",
        "Your params come out as if the key b were not there.",
    ),
    (
        "other-key",
        OPTIMIZE,
        "b",
        "b - learning_rate * grads['dw']",
        "Your b comes out as if, in every pass of the loop, dw were taken where db belongs.",
    ),
    (
        "order",
        PROPAGATE,
        "return",
        "return (cost, grads)",
        "Your result comes out as if grads and cost stood in each other's place.",
    ),
    (
        "value-dropped",
        PROPAGATE,
        "return",
        "return grads",
        "Your result comes out as if cost were missing.",
    ),
    (
        "arguments-swapped",
        SPLIT,
        "Y",
        "labels.reshape(len(labels), 1)",
        "Your Y comes out as if labels.reshape had been given 1 and len(labels) in the other "
        "order.",
    ),
    (
        "argument-dropped",
        MODEL,
        "params, _, costs",
        "optimize(w, b, X_train, Y_train, num_iterations)",
        "Your params and costs come out as if optimize had not been given learning_rate.",
    ),
    (
        "turned",
        SPLIT,
        "area",
        "np.mean(X, axis=1).T",
        "Your area comes out as if it had been transposed.",
    ),
    (
        "flattened",
        PROPAGATE,
        "dw",
        "np.ravel(np.dot(X, (A - Y).T) / m)",
        "Your dw comes out as if it had been flattened to one axis.",
    ),
    (
        "rounded",
        PROPAGATE,
        "db",
        "np.round(np.sum(A - Y) / m, 2)",
        "Your db is rounded to 2 decimals.",
    ),
    ("none", PROPAGATE, "dw", "None", "Your dw comes out as if it were None (nothing)."),
    (
        "in-place",
        OPTIMIZE,
        "w",
        "w -= learning_rate * grads['dw']",
        "Your function changes the w that it was given: afterwards the caller's w is no longer "
        "what it was.",
    ),
    (
        "return-in-loop",
        OPTIMIZE,
        "b",
        'b = b - learning_rate * grads["db"]\nparams = {"w": w, "b": b}\n'
        "return params, grads, costs",
        "Your result comes out as if the loop ended in its first pass.",
    ),
    (
        "line-dropped",
        OPTIMIZE,
        "b",
        "pass",
        "Your result comes out as if b stayed as it was before.",
    ),
    (
        "condition",
        OPTIMIZE,
        "if",
        "if True:",
        "Your result comes out as if the condition in the loop always held.",
    ),
]


def variants(program):
    return list(operators.variants(program, "lesson"))


def outcome(program, text, arguments, **names):
    return mistake.compiled(program, text, names)(*arguments)


@pytest.fixture
def four_examples():
    rng = np.random.default_rng(0)
    Y = np.array([[1.0, 0.0, 0.0, 1.0]])
    return rng.normal(size=(3, 1)), 0.3, rng.normal(size=(3, 4)), Y


@pytest.mark.parametrize(
    ("operator", "program", "key", "new", "message"),
    EXAMPLES,
    ids=[f"{row[0]} in {row[1].function} {row[2]}" for row in EXAMPLES],
)
def test_an_error_of_each_kind_has_its_program_and_its_sentence(
    operator, program, key, new, message
):
    found = [each for each in variants(program) if each.changes == {key: new}]
    assert [each.message for each in found] == [message]
    assert found[0].code == f"lesson-as-if-{operator}"
    assert found[0].function == program.function


@pytest.mark.parametrize(
    ("operator", "changes", "message"),
    [
        (
            "line-moved",
            {
                "grads, cost": "pass",
                "for": "grads, cost = propagate(w, b, X, Y)\nfor i in range(num_iterations):",
            },
            "Your result comes out as if grads and cost were set once, before the loop.",
        ),
        (
            "line-moved",
            {"costs": "pass", "grads, cost": "costs = []\ngrads, cost = propagate(w, b, X, Y)"},
            "Your result comes out as if costs were set anew in every pass of the loop.",
        ),
        (
            "start-value",
            {
                "grads, cost": "propagate(given_w, b, X, Y)",
                "def": "def optimize(w, b, X, Y, num_iterations, learning_rate):\n    given_w = w",
            },
            "Your result comes out as if, in grads and cost, every pass of the loop used the w "
            "that was given.",
        ),
    ],
)
def test_errors_of_two_lines_have_their_program_and_their_sentence(operator, changes, message):
    found = [each for each in variants(OPTIMIZE) if each.changes == changes]
    assert [(each.code, each.message) for each in found] == [(f"lesson-as-if-{operator}", message)]


def test_lines_that_need_each_other_are_swapped():
    swapped = next(each for each in variants(PROPAGATE) if each.code.endswith("lines-swapped"))
    assert PROPAGATE.changed(swapped.changes).index("A = ") < PROPAGATE.changed(
        swapped.changes
    ).index("Z = ")


def test_a_moved_line_does_what_its_sentence_says(four_examples):
    changes = next(
        each.changes for each in variants(OPTIMIZE) if each.message.endswith("before the loop.")
    )
    text = OPTIMIZE.changed(changes)
    right = outcome(
        OPTIMIZE, OPTIMIZE.text, (*four_examples, 3, 0.1), propagate=reference.propagate
    )
    made = outcome(OPTIMIZE, text, (*four_examples, 3, 0.1), propagate=reference.propagate)
    once = reference.propagate(*four_examples)[0]["dw"]
    assert np.allclose(made[0]["w"], four_examples[0] - 3 * 0.1 * once)
    assert not np.allclose(made[0]["w"], right[0]["w"])


def test_an_early_return_takes_one_step(four_examples):
    found = next(each for each in variants(OPTIMIZE) if each.code.endswith("return-in-loop"))
    text = OPTIMIZE.changed(found.changes)
    made = outcome(OPTIMIZE, text, (*four_examples, 5, 0.1), propagate=reference.propagate)
    want = reference.optimize(*four_examples, 1, 0.1)
    assert np.allclose(made[0]["w"], want[0]["w"])


def test_a_change_in_place_reaches_the_caller(four_examples):
    found = next(each for each in variants(OPTIMIZE) if each.code.endswith("in-place"))
    w, *rest = four_examples
    given_w = w.copy()
    text = OPTIMIZE.changed(found.changes)
    outcome(OPTIMIZE, text, (given_w, *rest, 1, 0.1), propagate=reference.propagate)
    assert not np.array_equal(given_w, w)


@pytest.mark.parametrize("program", LESSONS, ids=lambda program: program.function)
def test_all_variants_compile_and_no_two_are_one_text_nor_the_right_one(program):
    texts = [program.changed(each.changes) for each in variants(program)]
    for text in texts:
        compile(text, "variant", "exec")
    trees = [ast.dump(ast.parse(text)) for text in texts]
    assert len(set(texts)) == len(texts)
    assert ast.dump(ast.parse(program.text.strip())) not in trees


@pytest.mark.parametrize("program", LESSONS, ids=lambda program: program.function)
def test_the_same_variants_come_each_time(program):
    assert variants(program) == variants(program)


@pytest.mark.parametrize("program", LESSONS, ids=lambda program: program.function)
def test_a_message_is_one_short_sentence_without_the_right_line(program):
    lines = [line.strip() for line in program.text.strip().split("\n")]
    values = [value for line in lines if (value := line.partition(" = ")[2]) and "(" in value]
    for each in variants(program):
        assert each.message.endswith("."), each.message
        assert each.message[0].isupper(), each.message
        assert len(each.message) <= 200, each.message
        assert "{" not in each.message, each.message
        assert not [line for line in (*lines, *values) if line in each.message], each.message


def test_there_are_enough_and_not_too_many_for_propagate():
    assert 100 <= len(variants(PROPAGATE)) <= 300


def test_what_is_likelier_comes_first():
    operators_in_order = [each.code.removeprefix("lesson-as-if-") for each in variants(PROPAGATE)]
    likely = ["divisor-dropped", "term-dropped", "sum-or-mean", "transpose", "other-name", "none"]
    assert sorted(likely, key=operators_in_order.index) == likely


def test_the_right_program_is_left_as_it_was():
    first = operators.variants(PROPAGATE, "lesson")
    next(first)
    assert len(list(first)) == len(variants(PROPAGATE)) - 1


def test_a_line_with_the_key_of_an_earlier_one_is_left_alone():
    text = "\ndef f(x):\n    y = x + 1\n    y = y * 3\n    return y\n"
    program = Program(function="f", text=text)
    assert all("y * 3" in program.changed(each.changes) for each in variants(program))


def test_no_error_is_put_into_a_while_loop_that_could_be_endless():
    text = "\ndef f(n):\n    i = 0\n    while i < n:\n        i = i + 1\n    return i\n"
    program = Program(function="f", text=text)
    found = [program.changed(each.changes) for each in variants(program)]
    assert found
    assert all("while i < n:\n        i = i + 1" in text for text in found)


def test_a_program_without_the_function_has_no_variants():
    assert variants(Program(function="g", text="\ndef f(x):\n    return x\n")) == []


def test_every_program_of_the_lessons_has_variants_that_can_be_applied():
    for lesson in course.lessons():
        module = mistake.module(lesson)
        for program in module.PROGRAMS if module else ():
            found = list(operators.variants(program, lesson.topic))
            assert found, program.function
            for each in found:
                compile(program.changed(each.changes), program.function, "exec")


names = st.sampled_from(["A", "Y", "b", "m", "w"])
leaves = names | st.integers(0, 9).map(str) | st.sampled_from(["0.5", "X.T", "X.shape[1]"])


def _larger(inner):
    two = st.tuples(inner, st.sampled_from("+ - * / @ **".split()), inner)
    functions = st.sampled_from(["np.sum", "np.log", "sigmoid", "np.mean", "f"])
    return (
        two.map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})")
        | st.tuples(functions, inner).map(lambda parts: f"{parts[0]}({parts[1]})")
        | st.tuples(inner, inner).map(lambda parts: f"np.dot({parts[0]}, {parts[1]})")
        | st.tuples(inner, inner).map(lambda parts: f"({parts[0]}, {parts[1]})[0]")
        | st.tuples(inner, inner).map(lambda parts: f"({parts[0]} > {parts[1]}).astype(int)")
        | inner.map(lambda part: f"(-{part})")
        | st.tuples(names, inner).map(lambda parts: f"{{'{parts[0]}': {parts[1]}}}")
    )


@settings(max_examples=40, deadline=None)
@given(st.recursive(leaves, _larger, max_leaves=8), st.booleans())
def test_any_formula_has_variants_that_compile(formula, looped):
    body = "for i in range(m):\n        c = " if looped else "c = "
    text = f"\ndef f(A, Y, b, m, w, X):\n    {body}{formula}\n    return c\n"
    program = Program(function="f", text=text)
    for each in variants(program):
        compile(program.changed(each.changes), "variant", "exec")
        assert len(each.message) <= 200
        assert each.message.endswith(".")
