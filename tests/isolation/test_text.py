"""Text that came from a student's process."""

from hypothesis import given
from hypothesis import strategies as st

from checker.isolation.wire.text import clean


def test_colours_and_titles_of_a_terminal_go():
    assert clean("\x1b[1;31mred\x1b[0m \x1b]0;title\x07text") == "red text"


def test_commands_of_ci_systems_are_broken():
    assert "::" not in clean("::error::x:::y")


def test_tabs_and_lines_stay():
    assert clean("a\tb\r\nc\n") == "a\tb\nc\n"


def test_marks_that_reorder_text_go():
    assert clean("a\u202eb\u2066c") == "abc"


@given(st.text(st.characters()))
def test_what_is_clean_can_be_written_anywhere_and_is_not_longer_than_allowed(text):
    cleaned = clean(text, 20)
    cleaned.encode("utf-8")
    assert len(cleaned) <= 20
    assert "::" not in cleaned
    assert all(char in "\t\n" or ord(char) >= 32 for char in cleaned)


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
