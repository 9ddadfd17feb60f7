"""One change that makes a student's function right: its place is told, and nothing on a guess."""

import ast
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker import course, intake
from checker.collector import Run
from checker.judge import judge
from checker.repair import expressions, statements
from checker.repair.code import read
from checker.repair.edits import places
from checker.repair.trial import Trial, Verdict
from checker.student.host import open_host

SOLUTIONS = Path(__file__).parents[2] / "solutions"
HEAD = "import numpy as np\nfrom lessons.lesson2_sigmoid import sigmoid\n\n\n"
PROPAGATE = """def propagate(w, b, X, Y):
    m = X.shape[1]
    scores = X.T.dot(w)[:, 0] + b
    A = np.array([1 / (1 + np.exp(-z)) for z in scores]).reshape(1, m)
    losses = np.where(Y > 0, -np.log(A), -np.log(1 - A))
    grads = {}
    grads["dw"] = np.dot(X, (A - Y).T) * (1 / m)
    grads["db"] = (A - Y).sum() * (1 / m)
    return grads, losses.mean()
"""
OPTIMIZE = """from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    kept, step = [], learning_rate
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if not i % 100:
            kept.append(cost)
        new = w - step * grads["dw"], b - step * grads["db"]
        w, b = new
    return {"w": w, "b": b}, grads, kept
"""
PREDICT = """import numpy as np
from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    m = X.shape[1]
    answers = np.zeros((1, m))
    for i in range(m):
        score = (w[:, 0] * X[:, i]).sum() + b
        answers[0, i] = 1 if sigmoid(score) > 0.5 else 0
    return answers
"""
SPLIT = """def split_train_test(pixels, labels, train_size=4000):
    rows = len(labels)
    if not 0 < train_size < rows:
        raise ValueError(f"train_size is {train_size}")
    images = pixels.T
    answers = labels.reshape((1, rows))
    parts = [slice(0, train_size), slice(train_size, rows)]
    (one, two), (three, four) = [(images[:, each], answers[:, each]) for each in parts]
    return one, two, three, four
"""


@pytest.fixture(scope="module")
def host():
    with open_host() as opened:
        yield opened


@pytest.fixture
def diagnosed(host, tmp_path):
    """Give all that is said of a file: code without the topic, message, line, hints."""

    def diagnosed(text, key):
        file = tmp_path / "mine.py"
        file.write_bytes(text.encode())
        report = judge([course.find(key)], Run(submission=intake.read(file), host=host, given=True))
        results = report.lessons[0].results
        return {d.code.partition("-")[2]: d for result in results for d in result.diagnoses}

    return diagnosed


HELPERS = f"""{HEAD}def forward(w, b, X):
    return sigmoid(np.dot(w.T, X) + b)


def loss(A, Y):
    m = Y.shape[1]
    right = A * Y + (1 - A) * (1 - Y)
    return -np.log(right).sum() / m


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    dz = A - Y
    m = X.shape[1]
    return {{"dw": X @ dz.T / m, "db": dz.sum() / m}}, loss(A, Y)
"""

#: A right program; what is changed in it; the kind of change and the line that are found; what
#: is said of it.
CASES = [
    (OPTIMIZE, 'b - step * grads["db"]', 'b - kept * grads["db"]', "name", 10,
     "`kept` is not what belongs there"),
    (OPTIMIZE, "kept.append(cost)", "kept.append(kept)", "name", 9,
     "the second `kept` is not what belongs there"),
    (OPTIMIZE, 'grads["db"]\n', 'grads["cost"]\n', "key", 10, '`"cost"` is not the key'),
    (OPTIMIZE, "kept.append(cost)", "kept.extend(cost)", "function", 9,
     "`kept.extend` is not the function"),
    (OPTIMIZE, "not i % 100", "not i // 100", "part-of-line", 8, "`i // 100` is not right"),
    (PREDICT, "np.zeros((1, m))", "np.zeros((m, 1))", "order", 7,
     "`m` and `1` stand in each other's place"),
    (PREDICT, "range(m)", "range(m + 1)", "part-of-line", 8, "`m + 1` is not right"),
    (PREDICT, "answers[0, i] =", "answers[i, 0] =", "part-of-line", 10,
     "`answers[i, 0]` is not right"),
    (PREDICT, "sigmoid(score)", "sigmoid(w)", "name", 10, "`w` is not what belongs there"),
    (SPLIT, "(1, rows)", "(rows, rows)", "part-of-line", 6, "the first `rows` is not right"),
    (HELPERS, "(1 - A) * (1 - Y)", "(1 - A) + (1 - Y)", "sign", 11,
     "the `+` in front of `(1 - Y)` is not what belongs there"),
    (HELPERS, "(right).sum()", "(right).max()", "function", 12, "is not the function"),
]  # fmt: skip
LESSONS = {OPTIMIZE: "4", PREDICT: "5", SPLIT: "0", HELPERS: "3", PROPAGATE: "3"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[2].strip())
def test_the_place_is_found_and_told(diagnosed, case):
    program, right, wrong, kind, line, said = case
    assert program.count(right) == 1
    found = diagnosed(program.replace(right, wrong), LESSONS[program])
    assert list(found) == [f"one-change-{kind}"]
    (told,) = found.values()
    assert said in told.message
    assert right not in told.message, "the message never gives the right code"
    assert told.message.endswith("gives what it should.")
    assert told.pointer.line == line
    assert told.hints


def test_costs_that_are_kept_otherwise_hide_no_other_mistake(diagnosed):
    odd = OPTIMIZE.replace("return {", "kept.append(cost)\n    return {").replace("100", "7")
    for right, wrong in (("b - step * g", "b - kept * g"), ("w - step * g", "w + step * g")):
        assert odd.count(right) == 1
        assert diagnosed(odd.replace(right, wrong), "4")
    assert not diagnosed(odd, "4")


@pytest.mark.parametrize("program", LESSONS, ids=LESSONS.values())
def test_a_right_program_is_left_alone(diagnosed, program):
    text = program if program != PROPAGATE else HEAD + program
    assert not diagnosed(text, LESSONS[program])


def test_two_mistakes_are_not_taken_for_one(diagnosed):
    wrong = OPTIMIZE.replace("kept.append(cost)", "kept.append(kept)").replace("w - step", "w + b")
    assert not [code for code in diagnosed(wrong, "4") if "one-change" in code]


def test_changes_of_two_lines_that_do_the_same_name_none(diagnosed):
    # Either the pair is made the other way round, or it is taken apart the other way round.
    assert not diagnosed(OPTIMIZE.replace("w, b = new", "b, w = new"), "4")


@pytest.mark.parametrize(
    "odd",
    [
        OPTIMIZE.replace("kept", "gemerkte_größen"),
        OPTIMIZE.replace("\n", "\r\n"),
        OPTIMIZE.replace("    ", "\t"),
        OPTIMIZE + "\n\ndef another(:\n    pass\n",
        OPTIMIZE.replace("kept, step", '"""Größe: 5 €, 100 %."""; kept, step'),
    ],
    ids=["umlauts", "CRLF", "tabs", "broken below", "text"],
)
def test_however_the_file_is_written(diagnosed, odd):
    found = diagnosed(odd.replace('b - step * grads["db"]', 'b - grads * grads["db"]'), "4")
    told = found["one-change-name"]
    assert "the second `grads` is not what belongs there" in told.message
    assert told.pointer.line == 10


def test_nothing_is_changed_on_which_a_loop_depends():
    text = """def f(n, x):
    i = 0
    while i < n:
        x = x * 2
        i = i + 1
        i += 1
    return x
"""
    found = [(place.node.lineno, ast.unparse(place.node)) for place in places(read(text, "f", 1))]
    assert found == [(2, "i"), (2, "0"), (4, "x * 2"), (4, "x"), (4, "2"), (7, "x")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("def f(:\n    pass\n", 1),
        ("f = lambda: 1\n", 1),
        ("def g():\n    pass\n", 1),
        ("def f():\n    return 1\n", 7),
        ("def f():\n    return " + "(" * 300 + ")" * 300 + "\n", 1),
        ("def f():\n" + "    x = 1\n" * 2000, 1),
    ],
    ids=["broken", "lambda", "another", "no such line", "nested", "long"],
)
def test_what_cannot_be_read_is_left_alone(text, line):
    assert read(text, "f", line) is None


@pytest.mark.parametrize("answer", [5, [], [5] * 900, [[1, 2]], [None] * 3])
def test_a_process_that_answers_nonsense_has_nothing_right(answer):
    lesson = course.find("2")
    worker = SimpleNamespace(
        call=lambda *_, **__: SimpleNamespace(result=answer),
        outline=SimpleNamespace(functions={"handgrad_tried_in_lesson2_sigmoid": None}),
    )
    function = SimpleNamespace(
        name="sigmoid", worker=worker, laid_out=lambda z: ("sigmoid", [z], {})
    )
    trial = Trial(lesson, function, "lesson2_sigmoid", {})
    assert trial.possible
    assert trial.judge(["one", "two"]) == [Verdict.WRONG] * 2


def test_slow_functions_are_not_tried_for_long(diagnosed):
    slow = OPTIMIZE.replace("kept, step =", "sum(range(10**7)); kept, step =")
    assert not diagnosed(slow.replace("kept.append(cost)", "kept.append(kept)"), "4")


def solutions():
    for file in sorted(SOLUTIONS.glob("lesson*.py")):
        text = file.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef):
                yield pytest.param(text, node, id=node.name)


@pytest.mark.parametrize(("text", "node"), list(solutions()))
def test_every_change_is_one_place_of_a_program_that_python_can_read(text, node):
    code = read(text, node.name, node.lineno)
    kinds = [kind(code, place) for kind in expressions.KINDS for place in places(code)]
    edits = [edit for kind in (*kinds, statements.moves(code)) for edit in kind]
    whole = ast.unparse(code.function)
    assert edits
    for edit in edits:
        try:
            changed = ast.parse(code.changed(edit.span, edit.new))
        except SyntaxError:  # a number that is given a value; it is not right, and not told
            assert edit.kind in {"name", "order", "complement"}, edit
        else:
            assert ast.unparse(changed) != whole or edit.kind in {"minus", "order", "part"}, edit
        assert edit.telling.hints
