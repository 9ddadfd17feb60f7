"""Results beside the solution's: what is declared, then form, then values."""

import numpy as np
import pytest

from checker.course import returned
from checker.failure import Failure
from checker.isolation.wire.values import Record
from checker.numerics import structure
from checker.numerics.structure import same_form, same_values
from checker.record import Kind

WANT = ({"dw": np.array([[1.0], [2.0]]), "db": 0.5}, 3.0)
TABLE = Record("DataFrame", {"columns": ["a"], "values": {"a": np.array([1.0, 2.0])}})


def kind_of(call, *arguments, **options):
    try:
        call(*arguments, **options)
    except Failure as failure:
        return failure.kind
    return None


@pytest.mark.parametrize(
    "got",
    [
        WANT,
        [{"db": np.array([[0.5]]), "dw": np.array([[1], [2]]), "more": "text"}, np.array(3)],
    ],
)
def test_the_same_numbers_pass(got):
    same_form(got, WANT, "The result")
    same_values(got, WANT, "The result")


@pytest.mark.parametrize(
    ("got", "says"),
    [
        (None, "The result is None; it should be a tuple of 2 values"),
        (WANT[:1], "The result is a tuple of 1 value; it should be a tuple of 2 values"),
        ((3.0, WANT[0]), r"The result\[0\] is the number 3; .* dict with the keys 'dw', 'db'"),
        (({"dw": WANT[0]["dw"]}, 3.0), r"The result\[0\] has no key 'db'"),
        (
            ({"dw": WANT[0]["dw"].T, "db": 0.5}, 3.0),
            r"The result\[0\]\['dw'\] has shape \(1, 2\); it should have shape \(2, 1\)",
        ),
        (
            ({"dw": [[1.0], [2.0]], "db": 0.5}, 3.0),
            r"\['dw'\] is a list of 2 values; it should be a numpy array of shape \(2, 1\)",
        ),
        (
            ({"dw": WANT[0]["dw"] > 0, "db": 0.5}, 3.0),
            r"\['dw'\] holds True and False; it should hold the numbers 1 and 0",
        ),
        ((WANT[0], "3"), r"The result\[1\] is the text '3'"),
    ],
)
def test_another_form_fails_and_says_where(got, says):
    with pytest.raises(Failure, match=says) as caught:
        same_form(got, WANT, "The result")
    assert caught.value.kind is Kind.CONTRACT


@pytest.mark.parametrize(
    ("got", "says"),
    [
        (
            ({"dw": np.array([[1.0], [2.001]]), "db": 0.5}, 3.0),
            r"The result\[0\]\['dw'\]\[1, 0\] is 2.001; it should be 2",
        ),
        ((WANT[0], 3.01), r"The result\[1\] is 3.01; it should be 3"),
    ],
)
def test_another_value_has_the_right_form_and_fails(got, says):
    same_form(got, WANT, "The result")
    with pytest.raises(Failure, match=says) as caught:
        same_values(got, WANT, "The result")
    assert caught.value.kind is Kind.WRONG


@pytest.mark.parametrize(
    ("got", "want", "form", "values"),
    [
        ([1, 2, 3], [1, 2, 3], None, None),
        ((1, 2, 3), [1, 2, 3], None, None),
        ([1, 2], [1, 2, 3], None, Kind.WRONG),
        ([1, 2, 4], [1, 2, 3], None, Kind.WRONG),
        (3, [1, 2, 3], Kind.CONTRACT, Kind.CONTRACT),
        ("abc", "abc", None, None),
        ("abd", "abc", None, Kind.WRONG),
        (["a", True, None], ["a", True, None], None, None),
        (["a", False, None], ["a", True, None], None, Kind.WRONG),
        (np.True_, True, None, None),
        (1, True, Kind.CONTRACT, Kind.CONTRACT),
        (None, None, None, None),
        (0, None, Kind.CONTRACT, Kind.CONTRACT),
        (True, 1, None, None),
        (np.nan, np.nan, Kind.WRONG, None),
        (0.0, np.nan, None, Kind.WRONG),
        (np.array([1.0, np.inf]), np.array([1.0, np.inf]), Kind.WRONG, None),
        ({"b": 2, "a": 1}, {"a": 1, "b": 2}, None, None),
        ({"a": 1}, {"a": 1, "b": 2}, Kind.CONTRACT, Kind.CONTRACT),
        (TABLE, TABLE, None, None),
        ({"a": [1, 2]}, TABLE, Kind.CONTRACT, Kind.CONTRACT),
    ],
)
def test_plain_python_has_form_and_values_too(got, want, form, values):
    assert kind_of(same_form, got, want, "x") == form
    assert kind_of(same_values, got, want, "x") == values


def test_a_form_that_may_hold_nan():
    same_form(np.array([np.nan]), np.array([1.0]), "x", finite=False)


@pytest.mark.parametrize(
    ("returns", "outputs"),
    [
        ("A", {"A": ()}),
        ("w, b", {"w": (0,), "b": (1,)}),
        ("{'dw': dw, 'db': db}, cost", {"dw": (0, "dw"), "db": (0, "db"), "cost": (1,)}),
        ("(grads := {'dw': dw}), cost", {"dw": (0, "dw"), "cost": (1,)}),
        ("{0: first, 'rest': (a, b)}", {"first": (0,), "a": ("rest", 0), "b": ("rest", 1)}),
    ],
)
def test_outputs_are_found_by_what_is_declared(returns, outputs):
    assert returned.parse(returns).outputs == outputs


@pytest.mark.parametrize("returns", ["", "w +", "f(x)", "{key: x}", "()", "a, a", "[a, b]", "a.b"])
def test_another_declaration_is_refused_with_the_cure(returns):
    with pytest.raises(ValueError, match=r"write names, tuples|name each differently"):
        returned.parse(returns)


def test_what_is_declared_is_what_messages_say():
    whole = returned.parse("(grads := {'dw': dw, 'db': db}), cost")
    for result, says in (
        (None, "f returned None. f should return grads, cost."),
        ((1, 2, 3), "f returned a tuple of 3 values. f should return grads, cost."),
        (({"dw": 1}, 2), "grads has no key 'db'; it has 'dw'."),
    ):
        with pytest.raises(Failure) as caught:
            structure.outputs(result, whole, "f")
        assert caught.value.fact == says


@pytest.mark.parametrize(
    ("result", "right"),
    [
        (WANT, True),
        ((3.0, WANT[0]), True),
        (([[1.0], [2.0]], 0.5, 3.0), True),
        ((WANT[0]["dw"].T, 0.5), True),
        ((WANT[0]["dw"], 0.4), False),
        (({"dw": WANT[0]["dw"], "db": WANT[0]["dw"]}, 3.0), False),
        ((WANT[0]["dw"], WANT[0]["dw"]), False),
        ("text", False),
        (None, False),
        ((), False),
    ],
)
def test_right_numbers_in_any_container_are_known(result, right):
    assert structure.same_numbers(result, WANT) is right
