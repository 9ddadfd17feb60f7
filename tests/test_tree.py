"""Records as trees: written as plain data and read again, and changed in their parts."""

import dataclasses
import json
import sys
from pathlib import Path

import numpy as np
import pytest

from checker.record import Call, CheckResult, Pointer, Report, Status
from checker.tree import from_plain, mapped, to_plain

sys.path.append(str(Path(__file__).parent / "report"))
import samples

REPORT = samples.report(*samples.EVERY_STATUS, notes=("one",), blamed="sigmoid (lesson2)")


def read(text):
    return from_plain(Report, json.loads(text))


def test_what_is_written_is_read_again():
    assert read(json.dumps(to_plain(REPORT))) == REPORT


def test_a_field_that_says_nothing_is_left_out():
    plain = to_plain(samples.result())
    assert plain == {"info": to_plain(samples.result().info), "status": "passed"}


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "[]",
        '{"seed": 1}',
        '{"lessons": [], "seed": "1"}',
        '{"lessons": {}, "seed": 1}',
        '{"lessons": [1], "seed": 1}',
        '{"lessons": [], "seed": 1, "colour": "red"}',
        '{"lessons": [], "seed": 1, "isolation": [1]}',
    ],
)
def test_what_is_no_record_is_refused(text):
    with pytest.raises(TypeError):
        read(text)


def test_an_unknown_status_is_refused():
    text = json.dumps(to_plain(REPORT)).replace('"failed"', '"perhaps"')
    with pytest.raises(ValueError, match="perhaps"):
        read(text)


def test_every_part_of_a_kind_is_changed_and_no_other():
    moved = mapped(REPORT, Pointer, lambda each: dataclasses.replace(each, line=1))
    full = moved.lessons[0].results[1]
    assert (full.finding.pointer.line, full.diagnoses[0].pointer.line) == (1, 1)
    assert mapped(moved, Pointer, lambda each: dataclasses.replace(each, line=9)) == REPORT


def test_what_does_not_change_stays_the_same_object():
    assert mapped(REPORT, Pointer, lambda each: each) is REPORT


def test_what_a_students_call_holds_is_not_looked_into():
    odd = (Pointer(file="odd", line=1), np.zeros(3))
    call = Call(function="f", arguments={}, result=odd)
    result = CheckResult(info=samples.result().info, status=Status.PASSED, calls=(call,))
    assert mapped(result, Pointer, lambda _: 1 / 0) is result
