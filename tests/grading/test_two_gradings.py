"""Two gradings side by side: who changed, and why."""

import csv
import io

import pytest
from records import DW, LESSONS, claim, record, refused

from checker.grading.archives.lms_archive import ExportError
from checker.grading.comparison import compare
from checker.grading.formats import result_formats, sheets
from checker.grading.marks import marks
from checker.grading.marks.rubric import fair, made

TWICE = made({"points": {"lesson3": 20}}, LESSONS)


def results(folder, *given, rubric=None, **more):
    rubric = rubric or fair(LESSONS)
    folder.mkdir()
    pairs = [
        (each, marks.row(each, claim(each.student, **more), rubric, slug="s")) for each in given
    ]
    rows = [row for _, row in pairs]
    text = sheets.grades(rows, LESSONS, rubric)
    (folder / "grades.csv").write_text(text, encoding="utf-8", newline="")
    lines = "".join(f"{result_formats.line(*pair)}\n" for pair in pairs)
    (folder / "verdicts.jsonl").write_text(lines, encoding="ascii")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            {},
            {"rubric": TWICE},
            "ada: from 20 of 20 to 30 of 30: the rubric (lesson3 from 10 to 20).",
        ),
        (
            {"given": record("ada", DW)},
            {"given": record("ada", digest="e")},
            "something else was handed in; so: propagate-dw-formula passes, and failed before,",
        ),
        (
            {"given": record("ada", DW)},
            {"given": record("ada", pack="q")},
            "another version of the checker: propagate-dw-formula passes",
        ),
        ({"given": record("ada", DW)}, {"given": record("ada", keys={"a": "b"})}, "other checks:"),
        ({"given": record("ada", DW)}, {}, "other inputs of the checks:"),
        ({}, {"points": -2}, "to 18 of 20: the overrides (-2, and none before)."),
        (
            {"given": refused("ada", "It is empty.")},
            {},
            "from 0 of 20 to 20 of 20: it was refused, and is graded.",
        ),
    ],
)
def test_whoever_changed_is_named_with_the_reason(old, new, said, tmp_path):
    sides = [
        results(tmp_path / name, record("bo"), given.pop("given", record("ada")), **given)
        for name, given in (("old", {**old}), ("new", {**new}))
    ]
    lines = [line for line in compare(*sides) if line.startswith("ada")]
    assert said in lines[0]


def test_lateness_is_a_reason(tmp_path):
    late = made({"late": {"percent_if_marked_late": 10}}, LESSONS)
    old = results(tmp_path / "old", record("ada"), late=True)
    new = results(tmp_path / "new", record("ada"), late=True, rubric=late)
    assert compare(old, new)[1].endswith("18 of 20: 10 % off for lateness, and 0 % before.")


def test_nobody_changed_and_who_is_in_one_alone(tmp_path):
    old = results(tmp_path / "old", record("ada"), record("bo"))
    new = results(tmp_path / "new", record("ada"), record("cy"))
    assert compare(old, old) == ["0 of 2 changed."]
    assert compare(old, new) == [
        "0 of 1 changed.",
        f"bo: in {old} alone, 20 of 20.",
        f"cy: in {new} alone, 20 of 20.",
    ]


def test_a_student_who_looks_like_a_formula_is_compared_too(tmp_path):
    old = results(tmp_path / "old", record("=1+1", DW))
    assert "17.14" in compare(old, results(tmp_path / "new", record("=1+1")))[1]


@pytest.mark.parametrize("name", ["grades.csv", "verdicts.jsonl"])
@pytest.mark.parametrize("text", [None, "odd\n", "student\nada\n"])
def test_what_is_no_grading_is_refused(name, text, tmp_path):
    folder = results(tmp_path / "old", record("ada"))
    (folder / name).unlink()
    if text is not None:
        (folder / name).write_text(text, encoding="ascii")
    with pytest.raises(ExportError, match="holds no whole grading"):
        compare(folder, folder)


def test_grades_are_read_as_they_are_written(tmp_path):
    folder = results(tmp_path / "old", record("ada"))
    text = (folder / "grades.csv").read_text(encoding="utf-8")
    assert next(csv.DictReader(io.StringIO(text)))["points"] == "20"
