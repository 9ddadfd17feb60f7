"""Wrong programs that students wrote: each is an edit of the right one, and has its sentence."""

import ast
from pathlib import Path

import pytest

from checker.course import mistakes, syllabus
from checker.course.program import Program
from checker.edits import Known, edits

EXAMPLES = Path(__file__).with_name("wrong_programs.txt")
#: What is known of the programs below besides their texts.
KNOWN = Known(axes={"X": 2, "Y": 2, "pixels": 2}, keys=["dw", "db", "w", "b"])
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


def tree(text):
    """Give a text's tree; None where Python cannot read it."""
    try:
        return ast.dump(ast.parse(text))
    except SyntaxError:
        return None


def made(program, text, line=""):
    """Give the sentences of the edits that make a text: of a line alone, or of any."""
    lines = program.text.split("\n")
    there = {n for n, each in enumerate(lines, start=1) if each.strip().startswith(line)}
    wanted = tree(text)
    found = edits(program.text, program.function, lines=there, known=KNOWN)
    return [edit.as_mutant for edit in found if tree(edit.apply()) == wanted]


def test_each_wrong_program_is_an_edit_of_the_right_one_and_has_its_sentence(golden):
    programs = {program.function: program for program in LESSONS}
    shown = []
    for block in EXAMPLES.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *new, _ = block.split("\n")
        function, key = head.split(" | ")
        program = programs[function]
        text = program.changed({key: "\n".join(new)})
        said = made(program, text, "" if key == "def" else key)
        assert said, block
        shown.append("\n".join([head, *new, said[0]]))
    golden(EXAMPLES, "\n\n".join(shown) + "\n")


#: Kinds that show the right part: nothing else says what they do to it.
SHOW_IT = {"drop-line", "other-axis", "regroup"}
STEP = "grads, cost = propagate(w, b, X, Y)"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"grads, cost": "pass", "for": f"{STEP}\nfor i in range(num_iterations):"},
            f"with `{STEP}` outside the loop",
        ),
        (
            {"grads, cost": "pass", "params": f'{STEP}\nparams = {{"w": w, "b": b}}'},
            f"with `{STEP}` outside the loop",
        ),
        (
            {"costs": "pass", "grads, cost": f"costs = []\n{STEP}"},
            "with `costs = []` inside the loop",
        ),
    ],
)
def test_moved_lines_are_edits(changes, said):
    text = OPTIMIZE.changed(changes).replace("pass\n", "")
    plain = [line for line in text.split("\n") if line.strip()]
    found = [
        edit.as_mutant
        for edit in edits(OPTIMIZE.text, "optimize", known=KNOWN)
        if [x for x in edit.apply().replace("pass\n", "").split("\n") if x.strip()] == plain
    ]
    assert said in found


@pytest.mark.parametrize("program", LESSONS, ids=lambda program: program.function)
def test_a_sentence_holds_no_right_line_but_one_that_still_stands_there(program):
    lines = [line.strip() for line in program.text.strip().split("\n")]
    values = [value for line in lines if (value := line.partition(" = ")[2]) and "(" in value]
    for edit in edits(program.text, program.function, known=KNOWN):
        if edit.operator.kind not in SHOW_IT:
            said = edit.as_mutant
            gone = [each for each in values if each in said and each not in edit.apply()]
            assert not gone, said


def test_every_program_of_the_lessons_has_edits():
    for lesson in syllabus.shipped().lessons:
        for program in mistakes.catalogue(lesson).programs.values():
            assert any(edits(program.text, program.function)), program.function
