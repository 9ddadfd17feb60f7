"""What the page says of other checkers was counted, and our own never fails a right gradient."""

import numpy as np
import pytest
from make import checkers, checkers_table

KEPT = checkers_table.KEPT
NUMBERS = ("alarms", "misses", "right_open", "wrong_open")


@pytest.mark.parametrize("regime", checkers.REGIMES)
def test_the_first_places_are_judged_as_they_were(regime):
    kept = [each for each in KEPT["first"] if each["regime"] == regime]
    for each in kept:
        now = checkers.count(regime, each["rule"], range(checkers.FIRST_PLACES))
        assert (now["right"], now["wrong"]) == (each["right"], each["wrong"])
        for name in NUMBERS:  # another processor may round one place to the other side
            assert now[name] == pytest.approx(each[name], abs=4), (each["rule"], name)


def test_all_regimes_and_rules_were_counted():
    counted = {(each["regime"], each["rule"]) for each in KEPT["all"]}
    assert counted == {(regime, rule) for regime in checkers.REGIMES for rule in checkers.RULES}
    assert {each["right"] for each in KEPT["all"]} == {4 * checkers.PLACES}


def test_our_own_rule_has_no_false_alarm():
    ours = [each for each in KEPT["all"] if each["rule"].startswith("this checker")]
    assert {each["alarms"] for each in ours} == {0}


def test_the_right_gradients_are_the_slope_by_complex_step():
    at = checkers.case("scaled pixels", 0).at
    w, b, X, Y = (at.arguments[name] for name in ("w", "b", "X", "Y"))

    def slope(unit):
        z = (w + 1e-20j * unit[:-1, None]).T @ X + b + 1e-20j * unit[-1]
        A = 1 / (1 + np.exp(-z))
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)).imag / 1e-20

    truth = np.array([slope(unit) for unit in np.eye(len(w) + 1)])
    for gradient in checkers.right(at):
        assert gradient == pytest.approx(truth, rel=1e-12, abs=1e-15)


def test_a_step_that_suits_the_pixels_leaves_the_relative_rule_few_false_alarms():
    def fails(case):
        gradient, slope = next(checkers.right(case.at)), case.central(1e-5 / 255)
        size = np.maximum(1e-8, np.abs(gradient) + np.abs(slope))
        return np.any(np.abs(gradient - slope) / size >= 1e-7)

    cases = [checkers.case("pixels 0 … 255", place) for place in range(checkers.PLACES)]
    assert np.mean([fails(case) for case in cases]) < 0.02


def test_where_it_is_saturated_half_of_the_costs_are_infinite():
    cases = [checkers.case("saturated", place) for place in range(checkers.PLACES)]
    infinite = [not np.isfinite(case.cost(case.theta)) for case in cases]
    assert np.mean(infinite) == pytest.approx(0.5, abs=0.05)


def test_a_cell_says_what_was_left_open():
    each = {"right": 4, "alarms": 1, "wrong": 4, "misses": 0, "right_open": 2, "wrong_open": 0}
    assert checkers_table.cell(each) == "25 / 0, open 25"


def test_few_is_not_none():
    assert [checkers_table.share(part, 400) for part in (0, 1, 4)] == ["0", "< 1", "1"]
