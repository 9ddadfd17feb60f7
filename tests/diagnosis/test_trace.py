"""The first line whose value is wrong, by laying a function's values beside a right one's."""

from pathlib import Path

import numpy as np
import pytest

from checker.checking.recorder import Run as Checked
from checker.course import syllabus
from checker.diagnosis import leaves
from checker.diagnosis.differences import differing
from checker.diagnosis.kept import Run
from checker.diagnosis.recording import recorded
from checker.diagnosis.trace import Comparison, suspect
from checker.isolation.host.launcher import open_host
from checker.pipeline import judge
from checker.submission import reader

RIGHT = """def f(x, y, times=3):
    total = np.sum(x * y)
    mean = total / len(x)
    kept = []
    for i in range(times):
        mean = mean * 2
        if i % 2 == 0:
            kept.append(mean)
    return {"mean": mean, "total": total}, kept
"""
X, Y = np.array([1.5, -2.0, 4.25]), np.array([0.3, 1.7, 2.9])


def run(text, *arguments):
    made = recorded(text, "f")
    names = {"np": np}
    exec(compile(made.text, "made", "exec"), names)  # noqa: S102 (our own text)
    result, kept = names["f"](*(each.copy() for each in arguments))
    return Run(spots=made.spots, kept=[tuple(each) for each in kept], result=result)


def compared(text, right=RIGHT, arguments=(X, Y)):
    mine, good = run(text, *arguments), run(right, *arguments)
    wrong = differing(*(leaves.taken_apart(each.result) for each in (mine, good)))
    return Comparison(mine, good, wrong)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("x * y)", "x + y)", 2),
        ("total / len(x)", "total / 2", 3),
        ("mean * 2", "mean * 2 + 1", 6),
        ("i % 2 == 0", "i % 2 == 1", 7),
        ("append(mean)", "append(-mean)", 8),
        ("range(times)", "range(times - 1)", 5),
        ("times=3", "times=4", 1),
        ("    total", "    y = 7\n    total", 2),
        ("mean * 2\n", "mean * 2\n        return {'mean': mean, 'total': total}, kept\n", 7),
    ],
)
def test_the_line_is_the_one_that_was_changed(old, new, line):
    assert RIGHT.count(old) == 1
    found = suspect([compared(RIGHT.replace(old, new))])
    assert found.line == line


OTHERWISE = """def f(a, b, n=3):
    s = 0
    for p, q in zip(a, b):
        s += p * q
    m = s / a.size
    out = [m * 2, m * 8]
    m = m * 2 ** n
    return {"mean": m, "total": s}, out
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "until"),
    [
        ("a.size", "(a.size - 1)", 5, 4),
        ("m * 8]", "m * 4]", 6, 5),
        ("p * q", "p * q * q", 4, 0),
        ("2 ** n", "3 ** n", 7, 6),
    ],
)
def test_a_program_in_other_clothes_is_followed(old, new, line, until):
    assert not list(compared(OTHERWISE)._paths)  # noqa: SLF001 (it is right)
    found = suspect([compared(OTHERWISE.replace(old, new))])
    assert found.line == line
    assert found.right_until in {0, until}


def test_what_is_transposed_or_flattened_is_right():
    right = "def f(x, y):\n    z = x.reshape(1, -1) @ y\n    w = z * 2\n    return w\n"
    mine = "def f(x, y):\n    z = y @ x.reshape(-1, 1)\n    w = z * 3\n    return w\n"
    found = suspect([compared(mine, right)])
    assert (found.line, found.right_until) == (3, 2)


def test_a_name_with_another_value_is_not_called_right():
    mine = RIGHT.replace("mean = total / len(x)", "mean = total")
    found = suspect([compared(mine)])
    assert found.right_until in {0, 2}
    assert found.line == 3


def test_a_loop_that_runs_long_tells_nothing():
    mine = RIGHT.replace("    return", "    for i in range(1000):\n        mean += i\n    return")
    assert suspect([compared(mine)]) is None


def test_what_gives_several_values_over_time_is_not_followed():
    assert recorded("def f(x):\n    yield x\n", "f") is None
    assert recorded("def f(:\n", "f") is None
    assert recorded("g = 1\n", "f") is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("error = x.reshape(3, 1) - y", True),
        ("error = x - y.reshape(3, 1)", True),
        ("error = (x.reshape(3, 1) == y) * 1.0", True),
        ("error = x - y + 1", False),
        ("error = np.outer(x, y)", False),  # who asks for a table gets one
    ],
)
def test_a_table_of_each_with_each_is_told(line, told):
    right = "def f(x, y):\n    error = x - y\n    return np.sum(error)\n"
    table = compared(right.replace("error = x - y", line), right).table()
    assert (table is not None) == told
    if told:
        assert table.shape == (3, 3)
        assert [shape for _, shape in table.sides] in ([(3, 1), (3,)], [(3,), (3, 1)])


# The whole way, from a file to what is said.

HEAD = "import numpy as np\nfrom lessons.lesson2_sigmoid import sigmoid\n\n\n"
PROPAGATE = """def propagate(w, b, X, Y):
    m = X.shape[1]
    scores = np.dot(w.T, X) + b
    odds = sigmoid(scores)
    error = odds - Y
    slopes = np.dot(X, error.T) * (1 / m)
    losses = np.where(Y > 0, -np.log(odds), -np.log(1 - odds))
    return {"dw": slopes, "db": error.sum() * (1 / m)}, losses.mean()
"""


@pytest.fixture(scope="module")
def host():
    with open_host() as opened:
        yield opened


@pytest.fixture
def judged(host, tmp_path):
    def judged(text, key):
        file = tmp_path / "mine.py"
        file.write_text(text, encoding="utf-8")
        lesson = syllabus.shipped().find(key)
        report = judge([lesson], Checked(submission=reader.read(file), host=host, given=True))
        return next(each for each in report.lessons[0].results if each.finding)

    return judged


def test_a_mistake_of_the_catalogue_is_shown_at_its_own_line(judged):
    text = (Path(__file__).parents[2] / "solutions/lesson3_propagate.py").read_text("utf-8")
    right = "Z = np.dot(w.T, X) + b"
    assert text.count(right) == 1
    (told,) = judged(text.replace(right, right.replace("+", "-")), "3").diagnoses
    assert told.message.startswith("You subtract")
    assert text.split("\n")[told.pointer.line - 1].strip() == right


def test_what_has_no_name_is_shown_at_the_first_wrong_value(judged):
    wrong = PROPAGATE.replace("error.T)", "error.T) * np.tanh(m) ** 2 + w * 0.25")
    result = judged(HEAD + wrong, "3")
    assert not result.diagnoses
    assert result.finding.pointer.line == 10
    assert "`slopes`, in line 10, is the first that it does not have." in result.finding.hint


def test_a_table_of_pairs_is_named_with_its_shapes(judged):
    wrong = PROPAGATE.replace("odds - Y\n", "odds.reshape(m, 1) - Y.reshape(m)\n")
    (told,) = judged(HEAD + wrong, "3").diagnoses
    assert told.code == "propagate-table-of-pairs"
    assert "(7, 1)" in told.message
    assert told.message.endswith("is a table of each with each, (7, 7).")
    assert told.pointer.line == 9
