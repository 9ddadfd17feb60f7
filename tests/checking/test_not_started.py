"""Not started is said of what is proven unbegun; of all else, what stands there and where."""

import json

import programs
import pytest

from checker.record import Status

SIGMOID = "import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
BODY = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"


def indented(text, by="    "):
    return "".join(by + line for line in text.splitlines(keepends=True))


def judged(text, host, topic="sigmoid", name="program.py"):
    return programs.check(programs.text_submission(text, name), [topic], host)[topic]


UNBEGUN = [
    "def sigmoid(z):\n    raise NotImplementedError('sigmoid: write it here')",
    "def sigmoid(z):\n    pass",
    "def sigmoid(z):\n    ...",
    'def sigmoid(z):\n    """Formula 3."""',
    "def sigmoid(z):\n    # write it here\n    return",
    "def sigmoid(z):\n    return None",
    "def sigmoid(z):\n    s = None\n    return s",
    "def sigmoid(z):\n    ### START ###\n    s: float = None\n    assert s.shape\n    return s",
    "def sigmoid(z):\n    a = b = None\n    return {'a': a}, b",
    "sigmoid = None",
    "x = 3",
    "# nothing yet",
]


@pytest.mark.parametrize("text", UNBEGUN)
def test_what_is_proven_unbegun_is_not_started(text, quick_host):
    report = judged(f"import numpy as np\n\n{text}\n", quick_host)
    assert report.status is Status.NOT_STARTED


@pytest.mark.parametrize(
    "body",
    ["return 0", "return z", "s = None\n    return z", "s = None\n    return np.exp(s)", "x"],
)
def test_a_line_of_the_students_own_is_a_beginning(body, quick_host):
    report = judged(f"import numpy as np\n\ndef sigmoid(z):\n    {body}\n", quick_host)
    assert report.status is Status.FAILED


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ("def sigmoid(z):\n    'Formula 3.'\ns = 1 / z\nreturn s\n", "stands at the left edge", 6),
        (
            "def sigmoid(z):\n    pass\nprint(1)\na = np.exp(-z)\n",
            "line 7 of program.py stands at",
            7,
        ),
        (f"class Model:\n{indented(BODY)}", "as a method of the class `Model`", 2),
        (f"def main():\n{indented(BODY)}\n    sigmoid(0)\n", "inside of the function `main`", 2),
        (f"if __name__ == '__main__':\n{indented(BODY)}", "below `if __name__`", 2),
        (f"if False:\n{indented(BODY)}", "in a block that did not run", 2),
        (f"try:\n    import nosuch\n{indented(BODY)}except ImportError:\n    pass\n", "block", 3),
        (indented(BODY, "# "), "as a comment", 1),
        (indented(BODY, "#"), "as a comment", 1),
        (indented(BODY, ">>> "), "behind a prompt", 1),
        (indented(BODY, "In [3]: "), "behind a prompt", 1),
        (indented(BODY, "  7  "), "behind a prompt", 1),
        (f"'''\n{BODY}'''\n", "between quotation marks", 2),
        (f"{BODY}\nsigmoid = sigmoid(0)\n", "is overwritten in line 7", 7),
        (f"{BODY}\ndel sigmoid\n", "is overwritten in line 7", 7),
        (f"{BODY}\nfor sigmoid in range(3):\n    pass\n", "is overwritten in line 7", 7),
        ("sigmoid = 1 / (1 + np.exp(-1))\n", "that is no function", 4),
        ("class sigmoid:\n    pass\n", "is a class", 4),
        (
            "from math import tanh as sigmoid\n",
            "is imported in line 4 of program.py, from `math`",
            4,
        ),
        ("from nosuch import sigmoid\n", "line 4 raised", None),
        ("sigmoid = nosuch.expit\n", "line 4 raised", None),
        (f"{BODY}\n{UNBEGUN[0]}\n", "is defined twice. The later one counts", 7),
        ("def logist(z):\n    return 1 / (1 + np.exp(-z))\n", "Did you mean `logist`", 4),
    ],
)
def test_what_stands_there_is_told_with_its_line(text, says, line, quick_host):
    before = "" if line and line < 4 else "import numpy as np\n\n\n"
    report = judged(f"{before}{text}", quick_host)
    assert report.status is Status.FAILED
    *_, found = [each.finding for each in report.results if each.finding]
    assert says in found.fact
    assert found.kind == ("missing" if line else "raised")
    assert found.pointer.line == (line or 4)


def test_a_name_that_python_cannot_read_is_not_called_unbegun(quick_host):
    report = judged("import numpy as np\n\nsigmoid = lambda z: 1 / (1 + np.exp(-z)\n", quick_host)
    assert report.status is Status.FAILED
    assert "'(' was never closed" in report.first_wrong.fact


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_a_text_cell_is_told(kind, quick_host):
    cells = [{"cell_type": kind, "source": BODY}, {"cell_type": "code", "source": "x = 1"}]
    report = judged(json.dumps({"cells": cells}), quick_host, name="hw.ipynb")
    found = next(each.finding for each in report.results if each.finding)
    assert "stands in a text cell of the notebook" in found.fact
    assert "Make it a code cell" in found.hint


@pytest.mark.parametrize(
    "text", [indented(SIGMOID, "  "), "import numpy as np\n\n" + indented(BODY)]
)
def test_a_file_that_python_cannot_read_is_told_so(text, quick_host):
    report = judged(text, quick_host)
    first = report.results[0]
    assert first.status is Status.FAILED
    assert "IndentationError: unexpected indent" in first.finding.fact
    assert not any(each.status is Status.PASSED for each in report.results)


def test_an_attempt_in_another_lessons_file_is_told(tmp_path, quick_host):
    (tmp_path / "lesson2_sigmoid.py").write_text(SIGMOID.replace("sigmoid", "propagate"))
    stub = "def propagate(w, b, X, Y):\n    raise NotImplementedError\n"
    (tmp_path / "lesson3_propagate.py").write_text(stub, encoding="utf-8")
    report = programs.check(programs.reader.read(tmp_path), ["propagate"], quick_host)["propagate"]
    found = next(each.finding for each in report.results if each.finding)
    assert "`propagate` is written in" in found.fact
    assert "lesson2_sigmoid.py, line 4" in found.fact


def test_an_import_in_a_later_lesson_is_no_beginning_of_an_earlier_one(tmp_path, quick_host):
    (tmp_path / "lesson2_sigmoid.py").write_text(UNBEGUN[0], encoding="utf-8")
    later = "from lessons.lesson2_sigmoid import sigmoid\n"
    (tmp_path / "lesson3_propagate.py").write_text(later, encoding="utf-8")
    report = programs.check(programs.reader.read(tmp_path), ["sigmoid"], quick_host)["sigmoid"]
    assert report.status is Status.NOT_STARTED
