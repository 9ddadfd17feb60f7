"""What can be said of the pages before they are a site."""

import re

import numpy as np
import pytest
from make import figures, measure, pages, tables

from checker.course import mistakes, syllabus

TEXTS = {page: page.read_text(encoding="utf-8") for page in sorted(pages.DOCS.rglob("*.md"))}
LESSONS = syllabus.shipped().lessons


def test_every_example_computes_what_its_page_says():
    assert "".join(pages.wrong_examples()) == ""


def test_a_wrong_example_is_found(tmp_path, monkeypatch):
    (tmp_path / "page.md").write_text("```pycon\n>>> 1 + 1\n3\n```\n", encoding="utf-8")
    monkeypatch.setattr(pages, "DOCS", tmp_path)
    assert "Expected:\n    3\nGot:\n    2" in "".join(pages.wrong_examples())


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_each_mistake_is_read_about_where_a_section_has_its_name(lesson):
    text = TEXTS[pages.DOCS / "lessons" / f"{lesson.stem}.md"]
    anchors = set(pages.HEADING.findall(text))
    assert {each.read for each in mistakes.of(lesson)} - {""} <= anchors


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_lists_each_mistake_that_is_read_about_there_once(lesson):
    text = pages.filled(TEXTS[pages.DOCS / "lessons" / f"{lesson.stem}.md"], lesson.stem)
    for each in mistakes.of(lesson):
        assert text.count(f"(../mistakes.md#{each.code})") == bool(each.read), each.code


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_no_lesson_page_holds_a_line_of_the_solution(lesson):
    text = TEXTS[pages.DOCS / "lessons" / f"{lesson.stem}.md"]
    solution = (pages.DOCS.parent / "solutions" / f"{lesson.stem}.py").read_text(encoding="utf-8")
    line = re.compile(r"^ {4}(\w+(?:, \w+)* = .*(?:np\.|/).*|return .*[(\[].*)$", re.MULTILINE)
    bodies = line.findall(solution)
    assert [each for each in bodies if each in text] == []


def test_each_figure_is_drawn_and_each_drawing_is_shown():
    shown = {found[2] for text in TEXTS.values() for found in pages.FIGURE.finditer(text)}
    assert {name.rpartition("/")[2] for name in shown} == set(figures.FIGURES)


def test_a_figure_has_a_light_and_a_dark_version_with_the_same_words():
    made = pages.filled("![A line.](../assets/figures/line.svg)", "page")
    assert re.findall(r"!\[A line\.\]\(\S+-(light|dark)\.svg#only-\1\)", made) == ["light", "dark"]


def test_an_unknown_table_stops_the_build():
    with pytest.raises(KeyError, match="no-such"):
        pages.filled("<!-- table: no-such -->", "page")


def test_the_tables_are_what_training_gives():
    measured = tables.MEASURED
    shuffled, by_digit = measure.sets(), measure.sets(measure.sorted_order())
    ((_, step),) = measure.descend(shuffled, 0.5, [100])
    row = {"learning_rate": 0.5, "num_iterations": 100, **measure.row(step.w, step.b, shuffled)}
    assert row in measured["article"]
    ((_, step),) = measure.descend(by_digit, 0.015, [100])
    row = {"learning_rate": 0.015, "num_iterations": 100, **measure.row(step.w, step.b, by_digit)}
    assert row in measured["sorted"]
    assert measure.training_size(50, 0) in measured["sizes"]


def test_the_errors_of_slopes_are_what_is_measured_now():
    now, then = measure.slopes(), tables.MEASURED["slopes"]
    early = slice(0, 12)  # where the formula is wrong, not the rounding: the same everywhere
    for name in ("forward", "central"):
        assert now[name][early] == pytest.approx(then[name][early], rel=1e-3)
    assert min(now["romberg"]) < 1e-12


def test_the_slice_of_the_living_figure_is_that_of_the_real_cost():
    assert measure.two_pixels() == tables.MEASURED["slice"]


def test_the_sorted_test_set_holds_no_one():
    assert np.sum(measure.sets(measure.sorted_order())[3]) == 0
