"""What each student handed in: the newest attempt counts, and it is said so."""

import datetime as dt

from checker.grade.export import Item
from checker.grade.handin import handins


def items(*paths, **texts):
    found = [Item(parts=tuple(path.split("/")), read=lambda: b"") for path in paths]
    metadata = [
        Item(parts=("submission_metadata.yml",), read=text.encode) for text in texts.values()
    ]
    return found + metadata


def only(*paths, **texts):
    (found,) = handins(items(*paths, **texts))
    return found


def names(found):
    return [name for name, _ in found.files]


def test_of_two_attempts_the_newest_counts():
    found = only("abel_1_10_hw.zip", "abel_1_11_hw-1.zip")
    assert names(found) == ["hw.zip"]
    assert found.notes == ("2 attempts: the newest counts (hw.zip).",)


def test_files_of_one_attempt_stay_together():
    found = only("abel_1_10_lesson1_a.py", "abel_1_11_lesson2_b.py")
    assert names(found) == ["lesson1_a.py", "lesson2_b.py"]
    assert not found.notes


def test_of_two_files_of_one_name_the_newest_counts():
    found = only("abel_1_10_a.py", "abel_1_12_a-1.py")
    assert names(found) == ["a.py"]
    assert "the newest counts" in found.notes[0]


def test_blackboard_attempts_are_told_apart_by_their_time():
    found = only(
        "HW_aabel_attempt_2026-11-26-10-00-00_old.py",
        "HW_aabel_attempt_2026-11-26-11-00-00_new.py",
        "HW_aabel_attempt_2026-11-26-11-00-00.txt",
    )
    assert names(found) == ["new.py"]
    assert found.when == dt.datetime(2026, 11, 26, 11)  # noqa: DTZ001 (none is written)
    assert found.notes == ("2 attempts: the newest counts (2026-11-26 11:00).",)


def test_late_is_what_the_newest_attempt_is():
    assert only("abel_1_10_hw.zip", "abel_LATE_1_11_hw-1.zip").late
    assert not only("abel_LATE_1_10_hw.zip", "abel_1_11_hw-1.zip").late


def test_gradescope_says_who_it_is():
    text = """\
submission_777:
  :submitters:
  - :name: Ada Abel
    :sid: '17'
    :email: ada@example.org
  :created_at: 2026-11-26 10:00:00.000000000 Z
  :results: !ruby/object:Foo {}
"""
    found = only("submission_777/a.py", metadata=text)
    assert (found.student, found.name) == ("ada@example.org", "Ada Abel")
    assert found.when == dt.datetime(2026, 11, 26, 10, tzinfo=dt.UTC)


def test_a_metadata_file_that_cannot_be_read_costs_the_names_alone():
    assert only("submission_777/a.py", metadata="a: [").name == "submission_777"


def test_a_document_alone_is_handed_on_to_be_refused():
    assert names(only("abel_1_10_hw.docx")) == ["hw.docx"]


def test_a_folder_of_lessons_is_one_student():
    assert names(only("lessons/lesson1_a.py")) == ["lessons/lesson1_a.py"]
    assert only("lesson1_a.py", "lesson2_b.py").student == "submission"


def test_students_are_in_the_order_of_their_names():
    found = handins(items("zoe_1_10_a.py", "abel_2_11_a.py"))
    assert [each.name for each in found] == ["abel", "zoe"]
