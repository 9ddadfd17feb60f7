"""What makes a student's function right is told by its place, and nothing on a guess."""

from pathlib import Path

import pytest

from checker.checking.recorder import Run
from checker.course import syllabus
from checker.diagnosis.own_code import read
from checker.isolation.host.launcher import open_host
from checker.pipeline import judge
from checker.submission import reader

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
BY_FEATURES = """import numpy as np
from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    rows = []
    for i in range(X.shape[1]):
        score = 0
        for j in range(len(w)):
            score += w[j, 0] * X[j, i]
        score += b
        rows.append(float(sigmoid(score) > 0.5))
    return np.array([rows])
"""
AT_ONCE = """from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    half = 0.5
    return (sigmoid(w.T @ X + b) > half) * 1.0
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
        report = judge(
            [syllabus.shipped().find(key)], Run(submission=reader.read(file), host=host, given=True)
        )
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

#: A right program; what is changed in it; the kind of edit and the line that are found; what is
#: said of it.
CASES = [
    (OPTIMIZE, 'b - step * grads["db"]', 'b - kept * grads["db"]', "other-name", 10,
     "`kept` is not what belongs there"),
    (OPTIMIZE, "kept.append(cost)", "kept.append(kept)", "other-name", 9,
     "the second `kept` is not what belongs there"),
    (OPTIMIZE, 'grads["db"]\n', 'grads["cost"]\n', "other-key", 10, '`"cost"` is not the key'),
    (OPTIMIZE, "kept.append(cost)", "kept.extend(cost)", "other-function", 9,
     "`.extend` stands where `.append` belongs"),
    (OPTIMIZE, "not i % 100", "not i // 100", "other-sign", 8, "the `//` before `100`"),
    (PREDICT, "np.zeros((1, m))", "np.zeros((m, 1))", "exchange", 7,
     "`m` and `1` stand in each other's place"),
    (PREDICT, "range(m)", "range(m + 1)", "drop-operand", 8, "The term `1` is one too many"),
    (PREDICT, "answers[0, i] =", "answers[i, 0] =", "exchange", 10,
     "`i` and `0` stand in each other's place"),
    (PREDICT, "sigmoid(score)", "sigmoid(w)", "other-name", 10, "`w` is not what belongs there"),
    (SPLIT, "(1, rows)", "(rows, rows)", "fixed-value", 6, "the first `rows` is not the value"),
    (HELPERS, "(1 - A) * (1 - Y)", "(1 - A) + (1 - Y)", "other-sign", 11,
     "the `+` before `1 - Y` is not the sign that belongs there"),
    (HELPERS, "(right).sum()", "(right).max()", "other-function", 12,
     "`.max` stands where `.sum` belongs"),
    (AT_ONCE, "w.T @ X + b)", "w.T @ X) + b", "across-brackets", 6,
     "`b` stands outside the brackets of `sigmoid`, and belongs inside"),
]  # fmt: skip
LESSONS = {
    AT_ONCE: "5",
    OPTIMIZE: "4",
    PREDICT: "5",
    SPLIT: "0",
    HELPERS: "3",
    PROPAGATE: "3",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[2].strip())
def test_the_place_is_found_and_told(diagnosed, case):
    program, right, wrong, kind, line, said = case
    assert program.count(right) == 1
    found = diagnosed(program.replace(right, wrong), LESSONS[program])
    assert list(found) == [f"one-change-{kind}"]
    (told,) = found.values()
    assert said in told.message
    assert right not in told.message, "the message never gives the right code"
    assert "Nothing else in your" in told.message
    assert told.pointer.line == line
    assert right.strip() in told.hints[-1].replace("'", '"'), "the last hint shows the line"


def test_what_is_added_in_every_pass_is_told_with_where_it_goes(diagnosed):
    wrong = BY_FEATURES.replace("j, i]\n        score += b", "j, i] + b")
    (told,) = diagnosed(wrong, "5").values()
    assert "`b` is added in every pass of the loop, and has to be added once" in told.message
    assert told.pointer.line == 10
    assert told.hints[-1] == "Behind `for j in range(len(w)):` and its lines comes `score += b`."


def test_an_answer_of_yes_or_no_names_nothing_of_which_the_text_has_no_word(diagnosed):
    # On the inputs of the diagnosis it answers as if X were divided by 255.
    told = diagnosed(AT_ONCE.replace("w.T @ X + b)", "w.T @ X) + b"), "5")
    assert not any("255" in each.message for each in told.values())


def test_of_an_answer_that_is_always_the_same_no_two_mistakes_are_guessed(diagnosed):
    text = "def sigmoid(z):\n    answer = 0\n    return answer\n"
    assert not any("0.73" in each.message for each in diagnosed(text, "2").values())


def test_of_three_values_in_place_of_two_no_place_is_compared(diagnosed):
    values = 'return {"dw": X @ dz.T / m, "db": dz.sum() / m}, loss(A, Y)'
    wrong = "return X @ dz.T / m + w / m, dz.sum() / m, loss(A, Y) + np.sum(w**2)"
    assert values in HELPERS
    assert not diagnosed(HELPERS.replace(values, wrong), "3")


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


def test_one_edit_of_several_lines_that_would_do_is_told_with_the_others(diagnosed):
    # Either the pair is made the other way round, or it is taken apart the other way round.
    (told,) = diagnosed(OPTIMIZE.replace("w, b = new", "b, w = new"), "4").values()
    assert "stand in each other's place" in told.message
    assert {told.pointer.line, int(told.message.partition("of line ")[2].split(":")[0])} == {10, 11}


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
    told = found["one-change-other-name"]
    assert "the second `grads` is not what belongs there" in told.message
    assert told.pointer.line == 10


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


def test_slow_functions_are_not_tried_for_long(diagnosed):
    slow = OPTIMIZE.replace("kept, step =", "sum(range(10**7)); kept, step =")
    assert not diagnosed(slow.replace("kept.append(cost)", "kept.append(kept)"), "4")


SOLUTION = (SOLUTIONS / "lesson3_propagate.py").read_text(encoding="utf-8")
MINE = """import numpy as np
from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    examples = X.shape[1]
    score = w.T @ X + b
    guess = sigmoid(score)
    J = -np.sum(Y * np.log(guess) + (1 - Y) * np.log(1 - guess)) / examples
    slopes = X @ (guess - Y).T / examples
    slope = (guess - Y).sum() / examples
    both = {"dw": slopes, "db": slope}
    return both, J
"""


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            [("(guess - Y).T / examples", "(guess - Y / b).T / examples")],
            {10: "The division by `b` is one too many in `Y / b`."},
        ),
        (
            [("w.T @ X + b", "w.T @ X - b"), ("sigmoid(score)", "sigmoid(-score)")],
            {
                7: "You subtract",
                8: "Your probabilities are 1 − a",
            },
        ),
        (
            [("(1 - Y) * np.log(1 - guess)) /", "(1 + Y) * np.log(1 + guess)) /")],
            {9: "This line is wrong. Nothing else in your `propagate` has to change."},
        ),
    ],
    ids=["an edit of the text", "two lines", "no edit says it"],
)
def test_in_a_program_with_the_structure_of_the_solution_the_lines_are_told(
    diagnosed, changes, told
):
    text = MINE
    for right, wrong in changes:
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    found = {each.pointer.line: each.message for each in diagnosed(text, "3").values()}
    assert found.keys() == told.keys()
    for line, message in found.items():
        assert message.startswith(told[line])
        if not message.startswith("You "):  # the catalogue speaks of the formulas
            assert not {"A", "Z", "m"} & {*message.replace("`", " ").split()}, "our names"


@pytest.mark.parametrize(
    ("stem", "right", "wrong", "said"),
    [
        ("lesson0_data", "digit=1", "digit=0", "`0` is not the value that belongs there."),
        ("lesson0_data", "train_size=4000", "train_size=3999", "`3999` is not the value that"),
        (
            "lesson3_propagate",
            "np.dot(w.T, X)",
            "np.dot(w.T,Y)",
            "Your `Z` is worked out with `Y` in place of `X`.",
        ),
    ],
    ids=["a default", "another default", "what raises"],
)
def test_a_solution_with_one_slip_is_told_it(diagnosed, stem, right, wrong, said):
    text = (SOLUTIONS / f"{stem}.py").read_text(encoding="utf-8")
    (told,) = diagnosed(text.replace(right, wrong), stem).values()
    assert told.message.startswith(said)
    assert wrong in text.replace(right, wrong).split("\n")[told.pointer.line - 1]


def test_of_a_program_of_another_structure_nothing_is_said_about_ours(diagnosed):
    odd = HEAD + PROPAGATE.replace("losses.mean()", "losses.mean() * m * 3 + b - 1")
    assert not diagnosed(odd, "3")


def test_a_constant_factor_that_no_edit_mends_is_told_as_what_comes_out(diagnosed):
    odd = PROPAGATE.replace("(A - Y).T) * (1 / m)", "(0.5 * A - 0.5 * Y).T) * (0.31 / m) * 1.1")
    (told,) = diagnosed(HEAD + odd, "3").values()
    assert told.message.startswith("Your dw is 0.1705 times what it should be")
    assert told.pointer.line == 11


@pytest.mark.parametrize(
    "wrong", ["3 / m * np", "0.25 + np", "w[0, 0] * np", "np.random.rand() * np"]
)
def test_a_factor_that_is_not_the_same_on_every_input_is_not_called_constant(diagnosed, wrong):
    text = MINE.replace("slopes = X", f"slopes = {wrong.removesuffix('np')}X")
    assert "as-if-constant-factor" not in diagnosed(text, "3")


def test_what_a_mistake_of_the_catalogue_leaves_unexplained_is_looked_for(diagnosed):
    text = MINE.replace("(1 - guess)) / examples", "(1 - guess))").replace(
        " @ (guess - Y).T", " @ (guess - Y).T * b"
    )
    found = diagnosed(text, "3")
    assert "cost-not-averaged" in found
    (other,) = (each for code, each in found.items() if code != "cost-not-averaged")
    assert other.pointer.line == 10
    assert other.message.startswith("The factor `b` is one too many in `X @ (guess - Y).T * b`.")


def test_versions_without_end_do_not_end_the_search(diagnosed):
    counted = PREDICT.replace("for i in range(m):", "i = 0\n    while i < m:").replace(
        "    return", "        i += 1\n    return"
    )
    (told,) = diagnosed(counted.replace("sigmoid(score)", "sigmoid(w)"), "5").values()
    assert "`w` is not what belongs there" in told.message
