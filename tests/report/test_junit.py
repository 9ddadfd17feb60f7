import xml.etree.ElementTree as ET

import samples
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.report import junit


def suite_of(*results):
    root = ET.fromstring(junit.render(samples.report(*results)))  # noqa: S314 (we wrote it)
    (suite,) = root
    return suite


def test_each_status_has_its_element():
    cases = suite_of(*samples.EVERY_STATUS).findall("testcase")
    elements = [[each.tag for each in case if each.tag != "system-out"] for case in cases]
    assert elements == [[], ["failure"], ["skipped"], ["skipped"], ["error"], ["skipped"]]


def test_suite_counts_what_it_holds():
    suite = suite_of(*samples.EVERY_STATUS)
    counts = {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "6", "failures": "1", "errors": "1", "skipped": "3"}
    assert suite.get("name") == "lesson3_propagate"


def test_failure_says_what_came_where_and_why():
    failure = suite_of(samples.FULL).find("testcase/failure")
    assert failure.get("message") == "cost is 2; it should be 1."
    for part in ("propagate(w (3, 1))", "propagate.py:9 cost = 2 * m", "doubled"):
        assert part in failure.text


def test_what_xml_does_not_allow_is_dropped_and_the_rest_kept():
    printed = suite_of(samples.FULL).findtext("testcase/system-out")
    assert printed == "[31mred <&> ∞\n"


@settings(max_examples=50)
@given(text=st.text(st.characters(codec=None)))
def test_any_text_gives_a_document_that_can_be_read(text):
    document = junit.render(samples.report(samples.failed(fact=text, printed=text, hint=text)))
    ET.fromstring(document.encode("utf-8"))  # noqa: S314 (we wrote it)
