import io
from pathlib import Path

import pytest
from rich.console import Console

from checker.course import assets, syllabus
from checker.report import columns

GOLDEN = Path(__file__).parent / "golden"
OURS = assets.solution(syllabus.shipped(), "lesson3_propagate")
MINE = OURS.replace(".T) / m", ".T)").replace(
    "    db = np.sum(A - Y) / m\n",
    "    error = A - Y\n    db = np.sum(error) / m\n    db = float(db)\n",
)


def written(left, right, *, width=80, encoding="utf-8"):
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = Console(file=out, width=width, color_system=None, legacy_windows=False)
    console.print(columns.render(left, right, ("yours", "ours"), console), soft_wrap=True)
    out.seek(0)
    return out.read()


@pytest.mark.parametrize("width", [100, 80, 40])
def test_difference_reads_as_kept(width, golden):
    text = written(MINE, OURS, width=width)
    assert max(map(len, text.splitlines())) <= width
    golden(GOLDEN / f"solution_{width}.txt", text)


def test_old_code_page_can_show_it():
    assert "x" in written("a × b", "a * b", encoding="cp437")


def test_alike_texts_are_said_to_be():
    assert written(OURS, OURS) == "The two are alike.\n"


def test_students_text_moves_no_cursor():
    assert "\x1b" not in written("print('\x1b[2J')", "x")


def test_every_line_of_both_is_there_once():
    found = columns.rows(["a", "b", "c", "x"], ["a", "c", "d", "x"])
    assert [row.left for row in found if row.left] == ["a", "b", "c", "x"]
    assert [row.right for row in found if row.right] == ["a", "c", "d", "x"]
