"""What each student handed in: which files, of which attempt, and what is said of it."""

import datetime as dt

import pytest
from exports import names, only, seen

from checker.grading.archives.canvas_numbers import without_counts


def test_a_file_that_was_handed_in_again_counts_in_place_of_the_old_one():
    found = only("abel_1_10_hw.zip", "abel_1_11_hw-1.zip")
    assert names(found) == ["hw.zip", "hw-1.zip"]  # the later part counts
    found = only("abel_1_10_lesson2_a.py", "abel_1_11_lesson2_a-1.py")
    assert names(found) == ["lesson2_a.py"]
    assert found.notes == ("lesson2_a.py was handed in again: the newest counts.",)


def test_files_of_one_attempt_stay_together():
    found = only("abel_1_10_lesson1_a.py", "abel_1_11_lesson2_b.py")
    assert names(found) == ["lesson1_a.py", "lesson2_b.py"]
    assert not found.notes


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["hw-2.py", "hw-3.py"], ["hw-2.py", "hw-3.py"]),
        (["hw-0.py", "hw-1.py", "x-1.py"], ["hw-0.py", "hw-1.py", "x.py"]),
        (["lesson2_a-1.py", "lesson3_b-2.py"], ["lesson2_a.py", "lesson3_b.py"]),
        (["hw.py", "hw-1.py"], ["hw.py", "hw-1.py"]),
        (["lesson2_a.py", "lesson2_a-1.py"], ["lesson2_a.py", "lesson2_a.py"]),
        (["hw-1"], ["hw-1"]),
    ],
)
def test_a_number_is_canvass_where_the_names_differ_without_it(given, kept):
    assert without_counts([(name, True) for name in given]) == kept


def test_numbers_of_other_platforms_are_the_students():
    assert names(only("Ann_7_assignsubmission_file/hw-1.py")) == ["hw-1.py"]


ATTEMPTS = (
    "HW_aabel_attempt_2026-11-26-10-00-00_a.py",
    "HW_aabel_attempt_2026-11-26-11-00-00_b.py",
    "HW_aabel_attempt_2026-11-26-11-00-00.txt",
)


def test_attempts_are_told_apart_by_their_time_and_the_newest_counts():
    found = only(*ATTEMPTS)
    assert names(found) == ["b.py"]
    assert found.when == dt.datetime(2026, 11, 26, 11)  # noqa: DTZ001 (none is written)
    assert found.notes == ("2 attempts: the newest counts (2026-11-26 11:00).",)
    assert list(found.attempts) == ["aabel"]


def test_all_attempts_may_be_taken_together():
    found = only(*ATTEMPTS, attempts="merged")
    assert names(found) == ["a.py", "b.py"]
    assert found.notes == ("2 attempts: taken together.",)


def test_each_attempt_may_be_graded_so_that_the_best_counts():
    found = only(*ATTEMPTS, attempts="best")
    assert [names(each) for each in found.attempts.values()] == [["a.py"], ["b.py"]]
    assert len({*found.attempts}) == 2
    assert [each.when.hour for each in found.attempts.values()] == [10, 11]


def test_folders_of_attempts_are_one_students():
    found = only(
        "397063-25 - Mary-Ann Hill - Nov 19, 2026 926 PM/a.py",
        "397063-25 - Mary-Ann Hill - Nov 20, 2026 1026 AM/b.py",
        "index.html",
    )
    assert (found.name, names(found)) == ("Mary-Ann Hill", ["b.py"])
    assert found.when == dt.datetime(2026, 11, 20, 10, 26)  # noqa: DTZ001 (none is written)


def test_attempts_whose_times_cannot_be_read_are_in_doubt():
    found = only("1-2 - Ann - Tu 2026 xx/a.py", "1-2 - Ann - Mo 2026 yy/b.py")
    assert "which one is the newest?" in found.doubts[0]


def test_attempts_may_be_numbered():
    ann, bo = seen("ann/9/a.py", "ann/10/b.py", "bo/1/c.py").handins
    assert names(ann) == ["b.py"]
    assert names(bo) == ["c.py"]


def test_late_is_what_the_newest_file_is():
    assert only("abel_1_10_hw.zip", "abel_LATE_1_11_hw-1.zip").late
    assert not only("abel_LATE_1_10_hw.zip", "abel_1_11_hw-1.zip").late


def test_a_document_alone_is_handed_on_to_be_refused():
    assert names(only("abel_1_10_hw.docx")) == ["hw.docx"]


def test_a_folder_of_lessons_is_one_student():
    assert names(only("lessons/lesson1_a.py")) == ["lessons/lesson1_a.py"]
    assert only("lesson1_a.py", "lesson2_b.py").student == "submission"


def test_students_are_in_the_order_of_their_names():
    found = seen("zoe_1_10_a.py", "abel_2_11_a.py").handins
    assert [each.name for each in found] == ["abel", "zoe"]
