"""Notebooks: code cells in order, whatever stands between them; and where a line is."""

import ast
import json

import handin
import pytest

from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.record import Status
from checker.submission import notebook, reader


def text_of(data):
    return notebook.decode(data, "hw.ipynb")


def refused(data, says):
    with pytest.raises(reader.RefusedError) as error:
        text_of(data if isinstance(data, bytes) else json.dumps(data).encode())
    assert says in str(error.value)


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize("as_list", [False, True])
def test_code_cells_come_in_order(version, as_list):
    cells = ["import numpy as np", handin.CODE]
    given = [cell.splitlines(keepends=True) for cell in cells] if as_list else cells
    found = text_of(handin.notebook(*given, version=version))
    assert found == f"# cell 1\nimport numpy as np\n# cell 2\n{handin.CODE}"


def test_a_line_is_found_in_its_cell():
    found = text_of(handin.notebook("%matplotlib inline\nx = 1", "", "y = 1\n\nz = 2\n"))
    places = {
        line: notebook.place(found, number) for number, line in enumerate(found.split("\n"), 1)
    }
    assert places["x = 1"] == (1, 2)
    assert places["y = 1"] == (3, 1)
    assert places["z = 2"] == (3, 3)


def test_a_comment_of_the_students_own_does_not_mislead():
    found = text_of(handin.notebook("w = 1\n# cell 7\nx = 1", "y = 1"))
    lines = found.split("\n")
    assert notebook.place(found, 1 + lines.index("x = 1")) == (1, 3)
    assert notebook.place(found, 1 + lines.index("y = 1")) == (2, 1)


def test_text_of_a_script_has_no_cells():
    assert notebook.place(handin.CODE, 3) is None


def test_the_file_is_taken_by_its_suffix(tmp_path):
    path = tmp_path / "My homework.ipynb"
    path.write_bytes(handin.notebook(handin.CODE))
    assert "def sigmoid" in reader.read(path, handin.STEMS).modules["My homework"]


def test_a_notebook_may_bear_the_name_of_a_lesson(tmp_path):
    (tmp_path / "lesson2_sigmoid.ipynb").write_bytes(handin.notebook(handin.CODE))
    (tmp_path / "scratch.ipynb").write_bytes(handin.notebook("x = 1"))
    assert list(reader.read(tmp_path, handin.STEMS).modules) == ["lesson2_sigmoid"]


def test_two_files_for_one_lesson_are_one_too_many(tmp_path):
    (tmp_path / "lesson2_sigmoid.ipynb").write_bytes(handin.notebook(handin.CODE))
    (tmp_path / "lesson2_sigmoid.py").write_text(handin.CODE, encoding="utf-8")
    assert "is there twice" in handin.refusal(tmp_path)


def test_large_outputs_do_not_matter(tmp_path):
    data = json.loads(handin.notebook(handin.CODE))
    data["cells"][1]["outputs"][0]["data"]["image/png"] = "A" * (15 << 20)
    path = tmp_path / "hw.ipynb"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert list(reader.read(path, handin.STEMS).modules) == ["hw"]


def test_half_a_character_is_replaced():
    assert text_of(handin.notebook("x = '\ud800'")).encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a notebook that can be read"),
        (handin.CODE.encode(), "not a notebook that can be read"),
        (b"<<<<<<< HEAD\n{}", "git's marks of a conflict"),
        (b'{"cells": [\n>>>>>>> theirs\n]}', "git's marks of a conflict"),
        (b'{"cells": [<<<<<<<]}', "not a notebook that can be read"),
        (b'{"cells": ' + b"[" * 100_000, "not a notebook that can be read"),
        (b'{"cells": [], "x": ' + b"9" * 5000 + b"}", "not a notebook that can be read"),
        (b'{"cells": [' + b"[]," * 600_000 + b"[]]}", "Clear All Outputs"),
        ("{}".encode("utf-16"), "is not UTF-8"),
        ([], "is not a notebook"),
        ({}, "it has no cells"),
        ({"cells": {}}, "it has no cells"),
        ({"worksheets": 3}, "is not a notebook"),
        ({"worksheets": [3]}, "is not a notebook"),
        ({"cells": [3]}, "a cell that is none"),
        ({"cells": [{"cell_type": "code"}]}, "Cell 1 of hw.ipynb holds no text"),
        ({"cells": [{"cell_type": "code", "source": [1]}]}, "Cell 1 of hw.ipynb holds no text"),
        ({"cells": [{"cell_type": "markdown", "source": "x"}]}, "holds no code"),
        (handin.notebook("", "\n"), "holds no code"),
        (handin.notebook("x = 1\n" * 300_000), "more than 1 MiB of code"),
        (
            handin.notebook("x <- 1", metadata={"kernelspec": {"language": "R"}}),
            "a notebook in R",
        ),
    ],
)
def test_what_is_no_notebook_with_python_in_it_is_refused(data, says):
    refused(data, says)


@pytest.mark.parametrize(
    "cell",
    [
        "  def f(x):\n      return x",
        "\n\tdef f(x):\n\t    return x",
        ">>> def f(x):\n...     return x",
        "In [3]: def f(x):\n   ...:     return x",
    ],
)
def test_a_cell_runs_as_it_does_in_ipython(cell):
    scope = {}
    exec(text_of(handin.notebook(cell)), scope)  # noqa: S102 (as the notebook would)
    assert scope["f"](3) == 3


def test_a_function_in_a_text_cell_is_kept_as_a_comment():
    data = json.loads(handin.notebook("x = 1", "y = 2"))
    said = {"cell_type": "raw", "source": ["def f(x):\n", "    return x"]}
    data["cells"].insert(2, said)
    found = text_of(json.dumps(data).encode())
    lines = ["# cell 1", "x = 1", "# text cell", "# def f(x):", "#     return x", "# cell 2"]
    assert found.split("\n")[:6] == lines
    assert notebook.place(found, 1 + found.split("\n").index("y = 2")) == (2, 1)


# Right code in a notebook passes, trials of it and all.

HOMEWORK = (
    "%matplotlib inline\nimport numpy as np\nimport matplotlib.pyplot as plt\n!pip install h5py",
    "from lr_utils import load_dataset",
    "train_x, train_y, test_x, test_y = load_dataset()\nnum_px = train_x.shape[1]",
    """\
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0


w, b = initialize_with_zeros(2)
print(w, b""",
    "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n",
    "assert sigmoid(0) == 0",
    "while True:\n    sigmoid(1)",
    """\
def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / X.shape[1], "db": np.mean(A - Y)}, cost""",
    "d = propagate(w, b, train_x, train_y)\nplt.plot(d)\nplt.show()",
)


def check(cells, topics, quick_host, tmp_path):
    path = tmp_path / "hw.ipynb"
    path.write_bytes(handin.notebook(*cells))
    lessons = [lesson for lesson in syllabus.shipped().lessons if lesson.topic in topics]
    run = Run(submission=reader.read(path, handin.STEMS), host=quick_host)
    return {each.lesson.topic: each for each in runner.check(lessons, run).lessons}


def test_right_code_among_trials_of_it_passes(quick_host, tmp_path):
    cells = [cell for cell in HOMEWORK if "load_dataset" not in cell]
    reports = check(cells, {"initialize", "sigmoid", "propagate"}, quick_host, tmp_path)
    assert {report.status for report in reports.values()} == {Status.PASSED}


def test_data_that_is_not_here_fails_no_function(quick_host, tmp_path):
    reports = check(HOMEWORK, {"initialize", "sigmoid", "propagate"}, quick_host, tmp_path)
    failed = {
        result.info.code
        for report in reports.values()
        for result in report.results
        if result.status is not Status.PASSED and not result.info.further
    }
    assert not failed


def test_wrong_code_in_a_notebook_fails(quick_host, tmp_path):
    cells = [cell.replace("np.mean(A - Y)", "np.sum(A - Y)") for cell in HOMEWORK]
    reports = check(cells, {"propagate"}, quick_host, tmp_path)
    failed = {r.info.code for r in reports["propagate"].results if r.status is Status.FAILED}
    assert "propagate-db-formula" in failed


def test_the_text_of_a_notebook_is_python():
    ast.parse(text_of(handin.notebook(*HOMEWORK)).replace("print(w, b\n", "print(w, b)\n"))
