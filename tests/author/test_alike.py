"""Results beside the reference's: form first, then values."""

import numpy as np
import pytest

from checker.alike import same_form, same_values
from checker.failure import Failure

WANT = ({"dw": np.array([[1.0], [2.0]]), "db": 0.5}, 3.0)


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
        ((WANT[0], "3"), r"The result\[1\] is the text '3'"),
    ],
)
def test_another_form_fails_and_says_where(got, says):
    with pytest.raises(Failure, match=says) as caught:
        same_form(got, WANT, "The result")
    assert caught.value.reason == "contract"


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
    with pytest.raises(Failure, match=says):
        same_values(got, WANT, "The result")
