"""What the page makes of a report: ``report.mjs`` in node, without a browser."""

import json
import subprocess

import pages
import pytest

from checker.browser.desk import Desk

LESSON = "lesson3_propagate"
MODULE = pages.ROOT / "browser" / "page" / "report.mjs"
PROGRAM = """
import { marksOf, summaryOf } from "%s";
const report = JSON.parse(process.argv.at(-1));
console.log(JSON.stringify({ marks: marksOf(report), summary: summaryOf(report) }));
"""


@pytest.fixture
def told(node, tmp_path):
    """Check lesson 3 on the page's desk; the editor's marks, and the sentence that is read out."""

    def told(**changed):
        stems = ("lesson1_initialize", "lesson2_sigmoid", LESSON)
        texts = {stem: pages.solution(stem) for stem in stems} | changed
        found = json.loads(Desk(str(tmp_path)).check(LESSON, json.dumps(texts)))
        done = subprocess.run(
            [
                node,
                "--input-type=module",
                "-e",
                PROGRAM % MODULE.as_uri(),
                "--",
                json.dumps(found["report"]),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    return told


def test_a_right_lesson_is_not_marked_for_an_earlier_one(told):
    found = told(lesson2_sigmoid=pages.solution("lesson2_sigmoid").replace("-z", "z"))
    assert found["marks"] == []
    assert found["summary"].endswith("checks passed. The others wait for your sigmoid (lesson2).")


def test_a_wrong_line_is_marked_and_its_mistake_read_out(told):
    wrong = pages.solution(LESSON).replace("np.dot(X, (A - Y).T) / m", "np.dot(X, (A - Y).T)")
    found = told(lesson3_propagate=wrong)
    assert [wrong.split("\n")[mark["line"] - 1].strip()[:5] for mark in found["marks"]] == ["dw = "]
    assert "m times too large" in found["summary"]


def test_a_lesson_that_passed_is_summed_up_in_a_sentence(told):
    assert told() == {"marks": [], "summary": "Passed: all 7 checks."}
