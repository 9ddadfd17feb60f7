"""``python -m checker hint``: one hint at a time, counted and remembered."""

import json
import threading

import pytest

from checker.cli import main
from checker.progress import event_log

PROPAGATE = """\
import numpy as np
from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / m, "db": np.mean(A - Y)}, cost
"""
SIGMOID = "import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    folder = tmp_path / "lessons"
    folder.mkdir()
    (folder / "lesson2_sigmoid.py").write_text(SIGMOID, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def hint(capsys):
    def hint(word="lesson3"):
        code = main(["hint", word])
        out, err = capsys.readouterr()
        return code, out + err

    return hint


def test_the_next_hint_is_another_and_the_last_one_comes_again(lessons, hint):
    wrong = PROPAGATE.replace("@ (A - Y).T / m", "@ (A - Y).T")
    (lessons / "lesson3_propagate.py").write_text(wrong, encoding="utf-8")
    told = [hint() for _ in range(3)]
    assert [code for code, _ in told] == [1, 1, 1]
    first, second, third = (text for _, text in told)
    assert "Hint 1 of 2" in first
    assert first != second == third
    assert "docs/lessons/lesson3_propagate.md#formula-5" in second
    file = lessons.parent / event_log.NAME
    shown = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert shown == [{"hint": "propagate-dw-not-averaged"}] * 3


def test_what_is_not_started_has_its_first_step_for_a_hint(lessons, hint):
    text = 'def propagate(w, b, X, Y):\n    raise NotImplementedError("propagate: write it here")\n'
    (lessons / "lesson3_propagate.py").write_text(text, encoding="utf-8")
    code, told = hint()
    assert code == 1
    assert "propagate: Compute the cost" in told
    assert hint() != (code, told)


def test_what_passes_needs_no_hint(lessons, hint):
    (lessons / "lesson3_propagate.py").write_text(PROPAGATE, encoding="utf-8")
    code, told = hint()
    assert code == 0
    assert "nothing to hint at" in told


@pytest.mark.usefixtures("lessons")
def test_an_unknown_lesson_is_a_usage_error(hint):
    code, told = hint("lesson9")
    assert code == 2
    assert "no lesson" in told


def test_two_runs_at_once_lose_no_note(tmp_path):
    writers = [
        threading.Thread(target=event_log.Notes(tmp_path).add, args=({"hint": f"code-{i}"},))
        for i in range(20)
    ]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert len(event_log.Notes(tmp_path).read()) == 20
