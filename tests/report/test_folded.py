"""A lesson that fails only because of an earlier one: no report shows failures of its own."""

import json
import xml.etree.ElementTree as ET

import cases
import pytest
import samples

from checker.record import Status
from checker.report import as_json, html, junit, terminal

SIGMOID = "sigmoid (lesson2)"
FILE = "Python can import your file"
#: A wrong sigmoid, and one that lesson 3's own file cannot import.
SIGMOIDS = {
    "wrong": cases.SIGMOID.replace("-z", "z"),
    "unreadable": cases.SIGMOID.replace("return 1", "return = 1"),
}


@pytest.fixture(params=SIGMOIDS)
def blamed(request, tmp_path, host):
    """The report of a right lesson 3 with a wrong sigmoid."""
    place = cases.lesson3(tmp_path, cases.PROPAGATE, sigmoid=SIGMOIDS[request.param])
    return cases.report_of(place, host, "3")


def test_what_fails_waits_and_what_passed_stays(blamed):
    (lesson,) = blamed.lessons
    assert lesson.blamed == SIGMOID
    assert lesson.status is Status.FAILED
    first, *_, last = lesson.results
    assert first.info.title == FILE
    assert first.status is Status.PASSED
    assert last.status is Status.SKIPPED
    waiting = [each for each in lesson.results if each.status is not Status.PASSED]
    assert {each.waits_for for each in waiting} == {SIGMOID}
    assert not any(each.finding or each.unjudged for each in waiting)


def test_json_names_the_earlier_lesson_and_counts_no_failure(blamed):
    (lesson,) = json.loads(as_json.render(blamed))
    assert lesson["blamed"] == SIGMOID
    assert lesson["status"] == "failed"
    statuses = [check["status"] for check in lesson["checks"]]
    assert set(statuses) == {"passed", "skipped"}
    assert {check["reason"] for check in lesson["checks"]} <= {SIGMOID, ""}


def test_junit_counts_no_failure(blamed):
    (suite,) = ET.fromstring(junit.render(blamed))  # noqa: S314 (we wrote it)
    assert suite.get("failures") == "0"
    said = {skipped.get("message") for skipped in suite.iter("skipped")}
    assert said == {f"waits for: your {SIGMOID}"}


def test_terminal_and_notebook_show_no_cross(blamed):
    console = cases.terminal()
    for shown in (terminal.render(blamed, console).plain, html.render(blamed)):
        assert "✗" not in shown
        assert "✓" in shown
        assert SIGMOID in shown


ALSO_WAITS = samples.result(Status.SKIPPED, code="propagate-dw", waits_for="propagate-cost")
ELSEWHERE = samples.result(Status.SKIPPED, code="propagate-plot", unjudged="needs matplotlib")
BROKEN = samples.result(Status.CHECKER_ERROR, code="propagate-db", unjudged="It broke down.")
UNWRITTEN = samples.result(Status.NOT_STARTED, code="propagate-real")


def folded(*results, blamed=SIGMOID):
    (lesson,) = samples.report(*results, blamed=blamed).lessons
    return {each.info.code: each for each in lesson.folded().results}


def test_what_waited_for_a_failure_waits_for_the_earlier_lesson_too():
    found = folded(samples.FULL, ALSO_WAITS, UNWRITTEN)
    assert [each.status for each in found.values()] == [Status.SKIPPED] * 3
    assert {each.waits_for for each in found.values()} == {SIGMOID}


def test_what_has_another_reason_keeps_it():
    kept = (samples.result(), ELSEWHERE, BROKEN)
    assert tuple(folded(*kept).values()) == kept


def test_without_blame_nothing_is_folded():
    report = samples.report(*samples.EVERY_STATUS).lessons[0]
    assert report.folded() is report
