import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.record import Status
from checker.report.signs import OPEN, Signs

ENCODINGS = ["utf-8", "cp1252", "cp437", "ascii", "cp850", "cp932", "cp1251"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_marks_differ_and_can_be_shown(encoding):
    signs = Signs(encoding=encoding)
    marks = [signs.mark(status) for status in Status] + [OPEN]
    assert len(set(marks)) == len(marks)
    "".join(marks).encode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(max_examples=60)
@given(text=st.text(st.characters(codec=None)))
def test_whatever_a_student_writes_can_be_shown(encoding, text):
    shown = Signs(encoding=encoding).spell(text)
    shown.encode(encoding)
    assert shown.count("\n") == text.count("\n")
    assert "\x1b" not in shown


@given(text=st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_text_that_can_be_shown_stays_as_it_is(text):
    assert Signs(encoding="utf-8").spell(text) == text


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("−1/m × 2", "-1/m x 2"),
        ("σ(z) and Δ", "sigma(z) and delta"),
        ("é…", "?..."),
        ("20 → 30", "20 -> 30"),
        ("m² ½", "m^2 ?"),
        ("数", "?"),
        ("a\tb", "a   b"),
        ("\x1b[31mred\r\x07", "[31mred"),
        ("\u202eabc", "abc"),
    ],
)
def test_what_ascii_lacks_is_spelled_out(text, ascii_text):
    assert Signs(encoding="ascii").spell(text) == ascii_text
