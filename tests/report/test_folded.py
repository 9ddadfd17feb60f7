"""A lesson that fails only because of an earlier one: no report shows failures of its own."""

import json
import xml.etree.ElementTree as ET

import cases
import pytest
import samples

from checker import notebook_html
from checker.model import Status
from checker.report import as_json, junit, terminal

SIGMOID = "sigmoid (lesson2)"
FILE = "Python can import your file"
#: A wrong sigmoid, and whether lesson 3's own file can still be imported.
SIGMOIDS = {
    "wrong": (cases.SIGMOID.replace("-z", "z"), True),
    "unreadable": (cases.SIGMOID.replace("return 1", "return = 1"), False),
}


@pytest.fixture(params=SIGMOIDS)
def blamed(request, tmp_path, host):
    """The report of a right lesson 3 with a wrong sigmoid, and whether its file is imported."""
    sigmoid, imported = SIGMOIDS[request.param]
    place = cases.lesson3(tmp_path, cases.PROPAGATE, sigmoid=sigmoid)
    return cases.report_of(place, host, "3"), imported


def test_what_fails_waits_and_what_passed_stays(blamed):
    report, imported = blamed
    (lesson,) = report.lessons
    assert lesson.blamed == SIGMOID
    assert lesson.status is Status.FAILED
    first, *_, last = lesson.results
    assert first.info.title == FILE
    assert first.status is (Status.PASSED if imported else Status.SKIPPED)
    assert last.status is Status.SKIPPED
    waiting = [each for each in lesson.results if each.status is not Status.PASSED]
    assert {each.reason for each in waiting} == {SIGMOID}
    assert not any(each.fact or each.hint or each.pointer or each.call for each in waiting)


def test_json_names_the_earlier_lesson_and_counts_no_failure(blamed):
    report, imported = blamed
    (lesson,) = json.loads(as_json.render(report))
    assert lesson["blamed"] == SIGMOID
    assert lesson["status"] == "failed"
    statuses = [check["status"] for check in lesson["checks"]]
    assert set(statuses) == {"passed", "skipped"} if imported else {"skipped"}
    assert {check["reason"] for check in lesson["checks"]} <= {SIGMOID, ""}


def test_junit_counts_no_failure(blamed):
    report, _ = blamed
    (suite,) = ET.fromstring(junit.render(report))  # noqa: S314 (we wrote it)
    assert suite.get("failures") == "0"
    said = {skipped.get("message") for skipped in suite.iter("skipped")}
    assert said == {f"waits for {SIGMOID}"}


def test_terminal_and_notebook_show_no_cross(blamed):
    report, imported = blamed
    console = cases.terminal()
    for shown in (terminal.render(report, console).plain, notebook_html.render(report)):
        assert "✗" not in shown
        assert ("✓" in shown) is imported
        assert SIGMOID in shown


ALSO_WAITS = samples.result(Status.SKIPPED, code="propagate-dw", reason="propagate-cost")
ELSEWHERE = samples.result(Status.SKIPPED, code="propagate-plot", reason="needs matplotlib")
BROKEN = samples.result(Status.CHECKER_ERROR, code="propagate-db", fact="It broke down.")
UNWRITTEN = samples.result(Status.NOT_STARTED, code="propagate-real", reason="not started")


def folded(*results, blamed=SIGMOID):
    (lesson,) = samples.report(*results, blamed=blamed).lessons
    return {each.info.code: each for each in lesson.folded().results}


def test_what_waited_for_a_failure_waits_for_the_earlier_lesson_too():
    found = folded(samples.FULL, ALSO_WAITS, UNWRITTEN)
    assert [each.status for each in found.values()] == [Status.SKIPPED] * 3
    assert {each.reason for each in found.values()} == {SIGMOID}


def test_what_has_another_reason_keeps_it():
    kept = (samples.result(), ELSEWHERE, BROKEN)
    assert tuple(folded(*kept).values()) == kept


def test_without_blame_nothing_is_folded():
    report = samples.report(*samples.EVERY_STATUS).lessons[0]
    assert report.folded() is report
