"""One list of blocks for all renderers: the rules stand here, and in none of them."""

import dataclasses

import cases
import pytest
import samples

from checker.record import Kind
from checker.report import annotations, as_json, html, junit, terminal
from checker.report.blocks import Role, blocks

HINT = samples.FULL.finding.hint
UNNAMED = dataclasses.replace(samples.FULL, diagnoses=())
RENDERERS = {
    "terminal": lambda report: terminal.render(report, cases.terminal()).plain,
    "html": html.render,
    "junit": junit.render,
    "annotations": lambda report: "".join(annotations.marked_lines(report.lessons)),
}


def roles(result):
    (lesson,) = samples.report(*samples.EVERY_STATUS).lessons
    return [block.role for block in blocks(result, lesson)]


@pytest.mark.parametrize("name", RENDERERS)
def test_a_hint_waits_until_it_is_asked_for_where_the_mistake_has_a_name(name):
    shown = RENDERERS[name](samples.report(samples.FULL))
    assert "Your cost is doubled." in shown
    assert HINT not in shown
    assert HINT in RENDERERS[name](samples.report(UNNAMED))


def test_what_matters_most_comes_first():
    read = [Role.FACT, Role.WHY, Role.CALL, Role.LINE, Role.PRINTED, Role.READ]
    assert roles(samples.FULL) == read
    assert roles(UNNAMED) == [*read[:1], *read[2:], Role.HINT]


def test_what_passed_waits_or_broke_down_has_no_more_than_a_fact():
    passed, _, waits, unwritten, broken, _ = samples.EVERY_STATUS
    found = [roles(each) for each in (passed, waits, unwritten, broken)]
    assert found == [[], [Role.WAITS], [Role.FACT], [Role.FACT]]


def test_the_line_of_a_syntax_error_stands_in_its_fact_alone():
    finding = dataclasses.replace(UNNAMED.finding, kind=Kind.SYNTAX)
    (lesson,) = samples.report(UNNAMED).lessons
    shown = blocks(dataclasses.replace(UNNAMED, finding=finding), lesson)
    (line,) = [each for each in shown if each.role is Role.LINE]
    assert (line.text, line.source) == ("lessons/lesson3_propagate.py:9", "")


def test_annotations_of_a_report_are_those_of_its_json():
    report = samples.report(*samples.EVERY_STATUS)
    lessons = annotations.read(as_json.render(report))
    found = [*annotations.marked_lines(lessons)]
    assert found == [*annotations.marked_lines(report.lessons)]
    assert len(found) == 1
    assert annotations.overview(lessons) == annotations.overview(report.lessons)


def test_nothing_is_a_report_without_lessons():
    assert annotations.read("") == []
