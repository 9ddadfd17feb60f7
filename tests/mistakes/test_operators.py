"""General errors: each kind gives the program and the sentence that it should."""

import ast
from pathlib import Path

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


def read_examples():
    """Kind of error, function and line; what stands there then; what is said: see the file."""
    text = Path(__file__).with_name("operator_examples.txt").read_text(encoding="utf-8")
    programs = {program.function: program for program in LESSONS}
    for block in text.strip().split("\n\n"):
        head, *new, message = block.split("\n")
        operator, function, key = head.split(" | ")
        yield pytest.param(
            operator, programs[function], key, "\n".join(new), message, id=head.replace(" | ", " ")
        )


def variants(program):
    return list(operators.variants(program, "lesson"))


def outcome(program, text, arguments, **names):
    return mistake.compiled(program, text, names)(*arguments)


@pytest.fixture
def four_examples():
    rng = np.random.default_rng(0)
    Y = np.array([[1.0, 0.0, 0.0, 1.0]])
    return rng.normal(size=(3, 1)), 0.3, rng.normal(size=(3, 4)), Y


@pytest.mark.parametrize(("operator", "program", "key", "new", "message"), list(read_examples()))
def test_an_error_of_each_kind_has_its_program_and_its_sentence(
    operator, program, key, new, message
):
    found = [each for each in variants(program) if each.changes == {key: new}]
    assert [each.message for each in found] == [message]
    assert found[0].code == f"lesson-as-if-{operator}"
    assert found[0].function == program.function


HEAD = "def optimize(w, b, X, Y, num_iterations, learning_rate):"
STEP = "grads, cost = propagate(w, b, X, Y)"


@pytest.mark.parametrize(
    ("operator", "changes", "clause"),
    [
        (
            "line-moved",
            {"grads, cost": "pass", "for": f"{STEP}\nfor i in range(num_iterations):"},
            " grads and cost were set once, before the loop",
        ),
        (
            "line-moved",
            {"grads, cost": "pass", "params": f'{STEP}\nparams = {{"w": w, "b": b}}'},
            " grads and cost were set once, after the loop",
        ),
        (
            "line-moved",
            {"costs": "pass", "grads, cost": f"costs = []\n{STEP}"},
            " costs were set anew in every pass of the loop",
        ),
        (
            "start-value",
            {"grads, cost": "propagate(given_w, b, X, Y)", "def": f"{HEAD}\n    given_w = w"},
            ", in grads and cost, every pass of the loop used the w that was given",
        ),
    ],
)
def test_errors_of_two_lines_have_their_program_and_their_sentence(operator, changes, clause):
    found = [each for each in variants(OPTIMIZE) if each.changes == changes]
    message = f"Your result comes out as if{clause}."
    assert [(each.code, each.message) for each in found] == [(f"lesson-as-if-{operator}", message)]


def test_lines_that_need_each_other_are_swapped():
    swapped = next(each for each in variants(PROPAGATE) if each.code.endswith("lines-swapped"))
    text = PROPAGATE.changed(swapped.changes)
    assert text.index("A = sigmoid(Z)") < text.index("Z = np.dot(w.T, X) + b")
    assert swapped.message == "Your result comes out as if A came before Z."


def test_every_kind_of_error_has_an_example():
    kinds = {
        each.code.removeprefix("lesson-as-if-") for program in LESSONS for each in variants(program)
    }
    shown = {example.values[0] for example in read_examples()}
    assert kinds - shown == {"line-moved", "lines-swapped", "start-value"}  # see the tests above


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
    two = st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "@", "**"]), inner)
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
