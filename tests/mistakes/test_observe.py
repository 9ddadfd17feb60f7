"""Results are taken apart whatever they are, and compared for what they hold."""

import numpy as np
import pytest

from checker.diagnosis import leaves
from checker.diagnosis.leaves import taken_apart


def test_the_form_of_a_container_is_an_output():
    outputs = taken_apart(({"dw": 1.0, "db": 2.0}, 3.0))
    assert outputs == {
        " form": "2 values",
        "[0] form": "a dict with 'db', 'dw'",
        "[0]['dw']": 1.0,
        "[0]['db']": 2.0,
        "[1]": 3.0,
    }


def test_rows_of_numbers_are_an_array():
    assert np.array_equal(taken_apart([[1.0, 0.0]])[""], [[1.0, 0.0]])
    assert taken_apart([1.0, 2.0]) == {"": [1.0, 2.0]}


def test_what_contains_itself_comes_to_an_end():
    result = {"costs": 1.0}
    result["all"] = result
    outputs = taken_apart(result)
    assert outputs["['costs']"] == 1.0
    assert leaves.TOO_DEEP in outputs.values()


def test_what_contains_itself_many_times_comes_to_an_end():
    result = []
    result += [result] * leaves.LONGEST
    assert len(taken_apart(result)) <= leaves.MOST + leaves.DEEPEST


@pytest.mark.parametrize("huge", [10**400, -(2**64), [10**400, 1]])
def test_numbers_too_large_for_numpy_are_compared_all_the_same(huge):
    assert not any(leaves.same(huge, other) for other in (1.0, np.zeros(2), [1.0, 2.0]))
    assert leaves.same(huge, huge)


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ({"w": 1.0, "b": 2.0, "cost": 3.0}, {"w": 1.0, "b": 2.0}),
        ({"w": 1.0, "cost": 3.0}, {"w": 1.0, "cost": 3.0}),
        ({"w": 1.0, "b": {"w": 1, "b": 2}}, {"w": 1.0, "b": {"w": 1, "b": 2}}),
        ((1.0, 2.0), (1.0, 2.0)),
    ],
)
def test_only_a_dict_that_has_all_it_needs_has_extras(came, kept):
    right = taken_apart({"w": 1.0, "b": 2.0})
    assert leaves.without_extras(taken_apart(came), right) == taken_apart(kept)


def test_a_dict_in_place_of_two_values_has_no_extras():
    right = taken_apart((1.0, 2.0))
    came = taken_apart({"w": 1.0, "b": 2.0})
    assert leaves.without_extras(came, right) == came


def test_one_number_near_0_may_have_been_added_in_float32():
    assert leaves.same(1e-7, 0.0)
    assert not leaves.same(1e-6, 0.0)


def test_what_is_nested_deeply_comes_to_an_end():
    result = 1.0
    for _ in range(100_000):
        result = ["x", result]
    outputs = taken_apart(result)
    assert len(outputs) < 3 * leaves.DEEPEST
    long = [result] * (leaves.LONGEST + 1)
    assert leaves.same(taken_apart(long)[""], taken_apart(long)[""])


def test_a_program_cannot_change_its_inputs():
    sizes, X = [1, 2], np.ones((2, 2))

    def program(sizes, X):
        sizes.append(3)
        X += 1
        return len(sizes)

    outputs = leaves.of_program(program, ("sizes", "X"), (sizes, X))
    assert outputs.keys() == {"", "X afterwards"}
    assert sizes == [1, 2]
    assert np.all(X == 1)


def test_an_exception_says_on_which_line_of_the_program():
    def program(x):
        y = x
        return y.T

    raised = leaves.of_program(program, ("x",), (1.0,))[leaves.RAISED]
    assert raised.line == program.__code__.co_firstlineno + 2
    assert raised == leaves.Raised(type_name="AttributeError", message=raised.message)


@pytest.mark.parametrize(
    ("value", "lost"),
    [
        (np.nan, True),
        (np.full(3, np.nan), True),
        (np.full(3, np.inf), False),
        (np.array([np.nan, 1.0]), False),
        ("nan", False),
    ],
)
def test_what_is_nan_throughout_is_lost(value, lost):
    assert leaves.is_lost(value) == lost


def test_a_long_list_of_numbers_is_taken_for_an_array_once():
    (kept,) = leaves.taken_apart([0.5] * 300_000).values()
    assert isinstance(kept, np.ndarray)
    assert leaves.same(kept, [0.5] * 300_000)
