"""Submissions of every kind for lesson 3, and their reports on terminals of every kind."""

import io

from rich.console import Console

from checker.checking.recorder import Run
from checker.course import syllabus
from checker.pipeline import judge
from checker.submission import reader

SIGMOID = """\
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
"""
PROPAGATE = """\
import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost
"""
STUB = """\
def propagate(w, b, X, Y):
    raise NotImplementedError("propagate: write it here")
"""


def changed(old, new):
    assert old in PROPAGATE
    return PROPAGATE.replace(old, new)


PROGRAMS = {
    "right": PROPAGATE,
    "wrong_value": changed("(A - Y).T) / m", "(A - Y).T)"),
    "two_failures": changed("(A - Y).T) / m", "(A - Y).T)").replace("sum(A - Y)", "sum(Y - A)"),
    "contract": changed('{"dw": dw, "db": db}, cost', "dw, db, cost"),
    "syntax_error": changed("A = sigmoid", "A = = sigmoid"),
    "endless_loop": changed("    m = ", "    while True:\n        pass\n    m = "),
    "import_error": changed("import numpy", "import numpyy"),
    "raises": changed(
        "    m = ", "    for i in range(9):\n        print(f'[bold]σ{i}')\n    m = m"
    ),
    "empty": "",
    "not_started": STUB,
}


def submission(folder, **texts):
    """A folder of lessons with these texts."""
    lessons = folder / "lessons"
    lessons.mkdir(exist_ok=True)
    for stem, text in texts.items():
        (lessons / f"{stem}.py").write_text(text, encoding="utf-8")
    return lessons


def lesson3(folder, text, sigmoid=SIGMOID):
    return submission(folder, lesson2_sigmoid=sigmoid, lesson3_propagate=text)


def report_of(place, host, *keys, seed=0):
    lessons = [syllabus.shipped().find(key) for key in keys]
    return judge(lessons, Run(submission=reader.read(place), host=host, seed=seed))


def terminal(width=80, encoding="utf-8", **options):
    """A console that writes to memory; `written` reads it."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict", newline="\n")
    options = {"color_system": None, "legacy_windows": False, "force_terminal": False} | options
    return Console(file=file, width=width, highlight=False, markup=False, emoji=False, **options)


def written(console, text):
    console.print(text, soft_wrap=True)
    console.file.flush()
    return console.file.buffer.getvalue().decode(console.encoding)
