"""Pages: they say what is to be said, load nothing, and show a student's text as text."""

import dataclasses
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from records import DIAGNOSIS, DW, LESSONS, STUCK, claim, failed, record, refused

from checker.grading.fingerprints import Pair
from checker.grading.formats import pages, result_formats
from checker.grading.marks import marks
from checker.grading.marks.rubric import fair, made
from checker.grading.marks.summary import Mistakes, summary
from checker.grading.verdict import Excerpt

GOLDEN = Path(__file__).parent / "golden"
RUBRIC = fair(LESSONS)
TWO = ("propagate-dw-formula", "propagate-db-formula")
EVIL = '<script>alert(1)</script>"&\u202e\x1b[31m'


def row(given, **more):
    whose = claim(given.student, **more)
    return marks.row(given, whose, RUBRIC, slug=f"page-{given.student}")


def class_page(*records, pairs=()):
    mistakes = Mistakes()
    for each in records:
        mistakes.add(each)
    found = summary(map(row, records), mistakes, LESSONS, RUBRIC)
    return pages.class_page(found, pairs, {"seed": "1"}, "Homework 3")


CLASS = (
    record("ada"),
    record("bo", DW, excerpts={DIAGNOSIS.code: Excerpt(lines=("dw = 1",), marked=0)}),
    record("cy", DW),
    record("di", STUCK),
    refused("ed", "hw.docx is not a Python file."),
)


def test_the_class_page_opens_with_what_to_teach_again():
    families = {"1/m, the mean": ["not-averaged"], "signs": ["sign"]}
    mistakes = Mistakes(families)
    cost = dataclasses.replace(DIAGNOSIS, code="propagate-cost-not-averaged", outputs=("cost",))
    dw = dataclasses.replace(DIAGNOSIS, code="propagate-dw-not-averaged", outputs=("dw",))
    sign = dataclasses.replace(DIAGNOSIS, code="propagate-db-wrong-sign", outputs=("db",))
    made = [(cost,), (dw,), (dw, cost), (sign,), ()]
    records = [
        record(name, {"propagate-dw-formula": failed("dw is 3.", diagnoses=each)})
        for name, each in zip(("ann", "bo", "cy", "di", "eve"), made, strict=True)
    ]
    for each in (*records, record("flo")):
        mistakes.add(each)
    found = summary(map(row, records), mistakes, LESSONS, RUBRIC)
    assert found.again == (
        "Teach again: 1/m, the mean. 3 of 5 students miss it, in cost or dw. Then: signs (1). "
        "1 failed something that no named mistake explains."
    )
    page = pages.class_page(found, (), {"seed": "1"}, "Homework 3")
    assert page.index(found.again) < page.index("<nav")


def test_the_class_page_without_a_named_mistake_says_so():
    assert "No mistake was recognised by name." in class_page(record("ada"))


def test_the_class_page_names_the_most_common_mistake_with_its_count_and_an_example():
    text = class_page(*CLASS)
    assert "propagate: dw not averaged" in text
    assert "2 of 5 students" in text
    assert "<mark>dw = 1</mark>" in text


def test_the_class_page_says_what_is_for_a_person():
    text = class_page(*CLASS)
    assert "It did not answer within 10 seconds" in text
    assert "hw.docx is not a Python file." in text


def test_the_same_class_gives_the_same_page():
    assert class_page(*CLASS) == class_page(*CLASS)
    assert class_page(*CLASS) == class_page(*reversed(CLASS))


def test_alike_submissions_are_named():
    assert "93%" in class_page(*CLASS, pairs=[Pair(one="ada", other="bo", share=0.93)])


def test_an_empty_class_has_a_page():
    assert "Nothing was graded" in class_page()


def student_pages(given, rubric=RUBRIC, **more):
    one = row(given, **more)
    return [
        pages.student_page(given, one, rubric, "Homework 3"),
        pages.student_markdown(given, one, rubric, "Homework 3"),
    ]


def test_the_last_lines_that_it_printed_are_shown_once():
    wrote = "".join(f"step {number}\n" for number in range(9)) + "x" * 1000 + "\n"
    wrong = {code: {**DW["propagate-dw-formula"], "printed": wrote} for code in TWO}
    for page in student_pages(record("ada", wrong)):
        assert page.count("step 8") == 1
        assert "step 4" not in page
        assert "the last 5 of 10 lines" in page
        assert "x" * 201 not in page


def test_what_a_right_check_printed_is_not_shown():
    assert "hello" not in "".join(student_pages(record("ada", {TWO[0]: {"printed": "hello"}})))


def test_pages_load_nothing_and_run_nothing():
    for text in (class_page(*CLASS), student_pages(record("ada", DW))[0]):
        assert not re.search(r"<(script|link|iframe|img)|url\((?!#)|@import", text)
        assert set(re.findall(r'(?:src|href)="(?!data:)([^"#]*)', text)) <= {
            "",
            *(f"students/page-{each.student}.html" for each in CLASS),
        }


def test_what_a_student_wrote_is_shown_as_text():
    wrong = {"propagate-dw-formula": failed(EVIL)}
    given = record(EVIL, wrong)
    html, markdown = student_pages(given)
    for text in (html, class_page(given, refused("b", EVIL))):
        assert "<script" not in text
        assert not {"\u202e", "\x1b"} & set(text)
    assert "\\<script\\>" in markdown
    assert not {"\u202e", "\x1b"} & set(markdown)


def test_a_student_reads_what_why_and_where():
    for text in student_pages(record("ada", DW)):
        for words in ("dw[0, 0] is 3", "do not divide by m", "lesson3_propagate.py"):
            assert words in text.replace("\\", "")
        assert "Look at dw" not in text


def test_what_was_said_once_is_not_said_again():
    for text in student_pages(record("ada", DW)):
        assert text.count("do not divide by m") == 1


def test_hidden_checks_are_counted_and_not_shown():
    rubric = made({"students": {"hide": ["propagate-dw-formula"]}}, LESSONS)
    for text in student_pages(record("ada", DW), rubric):
        assert "dw[0, 0] is 3" not in text.replace("\\", "")
        assert "1 more check counts and is not shown" in text


def test_a_student_page_in_whole(golden):
    golden(GOLDEN / "student.md", student_pages(record("ada", DW), name="Ada Abel")[1])


def test_gradescope_shows_what_the_pages_show():
    rubric = made({"students": {"hide": ["propagate-dw-formula"]}}, LESSONS)
    given = record("ada", DW)
    text = result_formats.gradescope(given, row(given), rubric)
    assert '"score": 17.14' in text
    assert '"visibility": "hidden"' in text


def test_gradescopes_tests_add_up_and_it_is_said_what_a_mistake_costs():
    given = record("ada", DW)
    one = dataclasses.replace(given.reports[1].lessons[0], causes=1)
    given = dataclasses.replace(
        given,
        reports=(
            given.reports[0],
            dataclasses.replace(given.reports[1], lessons=(one,)),
        ),
    )
    told = json.loads(result_formats.gradescope(given, row(given), fair(LESSONS)))
    assert sum(each.get("score", 0) for each in told["tests"]) == pytest.approx(
        told["score"], abs=0.1
    )
    assert "One mistake explains all that is wrong: 7.5 of 10." in told["output"]


def test_junit_can_be_read():
    root = ET.fromstring(result_formats.junit(record("ada", DW), seed=0))  # noqa: S314 (our own)
    assert [suite.get("failures") for suite in root] == ["0", "2"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (record("ada"), "All that was asked for is right."),
        (record("ada", DW), "lesson3: You add the slopes up"),
        (refused("ada", "It is empty."), "It is empty."),
    ],
)
def test_one_line_says_how_it_went(given, said):
    assert pages.in_one_line(given, row(given)).startswith(said)
