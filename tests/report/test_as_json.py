import json
import math
from pathlib import Path

import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.record import Status
from checker.report import as_json

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "json.md"
MARK = "<!-- generated: pytest tests/report --rewrite-golden -->\n"
TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "*pointer*": (dict, type(None)),
}


def lesson_of(*results, **fields):
    (lesson,) = json.loads(as_json.render(samples.report(*results, **fields)))
    return lesson


def test_every_object_has_exactly_the_documented_fields_and_types():
    lesson = lesson_of(*samples.EVERY_STATUS)
    check = lesson["checks"][1]
    objects = {
        "lesson": lesson,
        "check": check,
        "pointer": check["pointer"],
        "diagnosis": check["diagnosis"][0],
    }
    assert objects.keys() == as_json.FIELDS.keys()
    for kind, found in objects.items():
        assert list(found) == list(as_json.FIELDS[kind])
        for name, (type_, _) in as_json.FIELDS[kind].items():
            assert isinstance(found[name], TYPES[type_.split()[0]]), (kind, name)


def test_documentation_is_that_of_the_fields(golden):
    written = PAGE.read_text(encoding="utf-8")
    head, mark, _ = written.partition(MARK)
    assert mark
    golden(PAGE, f"{head}{MARK}\n{as_json.reference()}")


def test_values_are_those_of_the_report():
    lesson = lesson_of(*samples.EVERY_STATUS, notes=["First."], advice=["Better."])
    assert lesson["lesson"] == "lesson3_propagate"
    assert lesson["status"] == "failed"
    assert lesson["notes"] == ["First."]
    assert lesson["blamed"] == ""
    assert lesson["advice"] == ["Better."]
    assert (lesson["seed"], lesson["given"], lesson["seconds"]) == (7, False, 0.25)
    statuses = [check["status"] for check in lesson["checks"]]
    assert statuses == ["passed", "failed", "skipped", "not started", "checker error", "failed"]
    assert set(statuses) == {status.value for status in Status}
    check = lesson["checks"][1]
    assert check["fact"] == "cost is 2; it should be 1."
    assert check["pointer"] == {
        "file": "lessons/lesson3_propagate.py",
        "line": 9,
        "source": "cost = 2 * m",
    }
    assert check["diagnosis"][0]["code"] == "propagate-cost-doubled"
    assert lesson["checks"][0]["pointer"] is None


def test_a_number_that_json_does_not_know_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        as_json.render(samples.report(samples.result(seconds=math.nan)))


@settings(max_examples=50)
@given(text=st.text(st.characters(codec=None)))
def test_any_text_comes_back_as_it_was_and_travels_as_ascii(text):
    rendered = as_json.render(samples.report(samples.failed(fact=text, printed=text)))
    assert rendered.isascii()
    check = json.loads(rendered)[0]["checks"][0]
    assert check["fact"] == check["printed"] == text
