"""The demo: its figures are those of the course, and its story fits any terminal."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import click
import numpy as np
import pytest
from rich.console import Console

from checker.commands.demo import demo
from checker.course import syllabus
from checker.demo import story
from checker.demo.stage import Stage
from checker.isolation.host.launcher import open_host
from checker.record import Status

COURSE = syllabus.shipped()
OURS = COURSE.own_module("demo")
RATES = COURSE.own_module("demo.rates")
PICTURES = COURSE.own_module("demo.pictures")
Row, Sets, Training, train = RATES.Row, RATES.Sets, RATES.Training, RATES.train
reference = COURSE.reference
ROOT = Path(__file__).parents[2]
PNG = b"\x89PNG\r\n\x1a\n"
#: Learning rate, iterations, then in percent: right on the training and on the test set, ones
#: found. Measured apart from this code, on the shuffled rows.
FIGURES = [
    (0.0015, 500, 90.33, 88.70, 0.0),
    (0.015, 2000, 98.88, 98.50, 92.0),
    (0.5, 2000, 99.52, 98.70, 95.6),
    (1.0, 2000, 99.67, 98.70, 94.7),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The whole demo, told into a file in an old encoding: the folder and the text."""
    out = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "checker", "demo", "--out", out],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out, done.stdout


@pytest.fixture(scope="module")
def rows(told):
    with (told[0] / "accuracy.csv").open(encoding="utf-8", newline="") as file:
        return [Row(*map(float, row.values())) for row in csv.DictReader(file)]


@pytest.mark.parametrize("figure", FIGURES, ids=str)
def test_figures_are_those_of_the_course(rows, figure):
    row = next(row for row in rows if (row.learning_rate, row.iterations) == figure[:2])
    assert row.train_accuracy == pytest.approx(figure[2], abs=0.0051)
    assert row.test_accuracy == pytest.approx(figure[3], abs=0.0051)
    assert row.ones_found == pytest.approx(figure[4], abs=0.051)
    assert row.always_no == pytest.approx(88.7)


def test_the_story_has_three_steps_and_names_its_files(told):
    out, text = told
    titles = ["1  A wrong lesson 3", "2  The right lesson 3", "3  The whole model learns"]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert "  x dw is that of Formula 5" in text
    assert "All 7 checks passed" in text
    for name in ("costs.png", "accuracy.png", "accuracy.csv"):
        assert f"  {out / name}\n" in text
    assert (out / "costs.png").read_bytes().startswith(PNG)
    assert (out / "accuracy.png").read_bytes().startswith(PNG)


def test_the_story_fits_eighty_columns_without_colour_or_strange_characters(told):
    out, text = told
    assert text.isascii()
    assert "\x1b" not in text
    assert "?" not in text
    assert max(len(line) for line in text.splitlines() if str(out) not in line) <= 80


def test_the_wrong_program_is_caught_and_the_right_one_passes():
    with open_host() as host:
        wrong = COURSE.settings.demo.wrong
        (caught,) = story.judged(COURSE, "propagate", wrong, host).lessons
        (passed,) = story.judged(COURSE, "propagate", "", host).lessons
    assert passed.status is Status.PASSED
    assert caught.status is Status.FAILED
    failed = {each.info.code for each in caught.results if each.status is Status.FAILED}
    assert {"propagate-dw-formula", "propagate-db-formula"} <= failed
    assert "propagate-cost-formula" not in failed


@pytest.fixture
def sets():
    rng = np.random.default_rng(0)
    X = rng.random((6, 40))
    return Sets(*reference.split_train_test(X.T, (X[0] > 0.6).astype(float), 30))


def test_training_notes_what_separate_trainings_would_give(sets):
    advances = []
    training = train(reference, sets, 0.5, (3, 25), lambda: advances.append(1))
    assert len(advances) == 25
    assert len(training.costs) == 3
    for row in training.rows:
        result = reference.model(*sets, num_iterations=row.iterations, learning_rate=0.5)
        found = reference.percentages(result, sets.Y_train, sets.Y_test)
        assert row == Row(0.5, row.iterations, **found)


ROWS = [Row(0.1, 500, 91.0, 88.7, 88.7, 0.0), Row(0.5, 2000, 99.5, 98.7, 88.7, 95.58)]


def test_the_conclusion_takes_its_figures_from_the_table():
    assert OURS.conclusion(ROWS).endswith(
        "With learning rate 0.5 and 2000 iterations 98.70 % are right, and 95.6 % of the ones are "
        "found."
    )


def test_the_table_lines_up():
    lines = OURS.table_lines(ROWS)
    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) < 80
    assert lines[-1].split() == ["0.5", "2000", "99.50", "98.70", "88.70", "95.6"]


def test_pictures_have_labels():
    curves = PICTURES.cost_curves(
        [Training(learning_rate=rate, costs=[0.7, 0.1], rows=ROWS) for rate in (0.1, 0.5)]
    )
    (ax,) = curves.axes
    assert ax.get_xlabel()
    assert ax.get_ylabel()
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["learning rate 0.1", "learning rate 0.5"]


def test_a_terminal_gets_a_bar_and_a_file_gets_lines(sets, monkeypatch):
    monkeypatch.setattr(OURS, "STOPS", (20,))
    monkeypatch.setattr(RATES, "train", lambda f, s, r, advance: train(f, s, r, (20,), advance))
    shown = {}
    for terminal in (True, False):
        console = Console(file=io.StringIO(), force_terminal=terminal, width=80)
        assert len(list(OURS.trained(Stage(console, COURSE), sets))) == 4
        shown[terminal] = console.file.getvalue()
    assert "100%" in shown[True]
    assert "\x1b" not in shown[False]
    assert shown[False].count("the cost fell from 0.693 to") == 4


def test_a_folder_that_cannot_be_written_is_refused_before_anything_else(tmp_path):
    file = tmp_path / "a file"
    file.touch()
    with pytest.raises(click.UsageError, match="Choose another folder with --out"):
        demo.main(["--out", str(file / "below")], standalone_mode=False)
