"""Reading an answer is total: whatever a value is, it is an array of numbers or it is none."""

import tracemalloc

import pytest

from checker.isolation.wire.values import Record
from checker.numerics import compare, structure

ODD = {
    "columns of different lengths": Record("DataFrame", {"values": {"a": [1, 2], "b": [1]}}),
    "a table of nothing": Record("DataFrame", {"values": None}),
    "a series of a text": Record("Series", {"values": "abc"}),
    "rows of different lengths": [[1.0], [2.0, 3.0]],
    "too large a number": [10**400, 0.5],
}


@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_what_holds_no_numbers_is_none(value):
    assert compare.as_array(value) is None
    assert list(structure.leaves(value)) is not None


def test_a_table_without_its_values_holds_nothing():
    assert compare.as_array(Record("DataFrame", {})).size == 0


@pytest.mark.parametrize("table", [False, True])
def test_a_long_text_among_numbers_costs_what_it_is(table):
    column = ["x" * 2000, *[0.5] * 20_000]  # 160 MB, if each number were as long a text
    value = Record("DataFrame", {"values": {"a": column}}) if table else column
    tracemalloc.start()
    try:
        assert compare.as_array(value) is None
        assert tracemalloc.get_traced_memory()[1] < 10**7
    finally:
        tracemalloc.stop()
