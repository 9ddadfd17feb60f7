"""What the checks pass to students' functions: nothing that breaks right code.

Every call that all checks make with the solutions, on three seeds, those aside that go further.
"""

import numpy as np
import pytest
from programs import SOLUTIONS, check, results_of

from checker.course import syllabus
from checker.submission import reader

reference = syllabus.shipped().reference
#: A score this far out has a probability that is neither 0 nor 1 in float64.
SATURATED = 36
#: The number of iterations and the learning rate of the assignment's own examples.
WELL_KNOWN = {(2000, 0.5), (2000, 0.005), (100, 0.009)}


@pytest.fixture(scope="module")
def calls(quick_host):
    """Pairs of a check's code and a call that it made."""
    topics = [lesson.topic for lesson in syllabus.shipped().lessons]
    found = []
    for seed in (0, 1, 2):
        reports = check(reader.read(SOLUTIONS), topics, quick_host, seed=seed)
        for code, result in results_of(reports).items():
            if not result.info.further:
                found += [(code, call) for call in result.calls]
    return found


def arguments(calls, *functions):
    found = [(code, call.arguments) for code, call in calls if call.function in functions]
    assert found
    return found


def test_every_function_is_called(calls):
    called = {call.function for _, call in calls}
    assert called == {
        each.name for lesson in syllabus.shipped().lessons for each in lesson.functions
    }


def test_no_array_is_of_a_narrow_dtype(calls):
    for code, call in calls:
        for name, value in call.arguments.items():
            if isinstance(value, np.ndarray | np.generic):
                assert value.dtype in (np.float64, np.int64), (code, name)


def test_no_table_and_no_list_stands_for_an_array(calls):
    lists = {"learning_rates", "iterations", "sizes", "results"}
    for code, call in calls:
        for name, value in call.arguments.items():
            kinds = (list,) if name in lists else (np.ndarray, np.float64, float, int, str)
            assert isinstance(value, kinds), (code, name)


def test_sigmoid_gets_numbers_and_arrays_that_do_not_saturate(calls):
    for code, given in arguments(calls, "sigmoid"):
        assert np.max(np.abs(given["z"])) <= SATURATED, code


def test_w_is_always_a_column_and_b_a_number(calls):
    for code, given in arguments(calls, "propagate", "optimize", "predict"):
        assert given["w"].shape == (len(given["X"]), 1), code
        assert isinstance(given["b"], float), code


def test_labels_are_the_numbers_0_and_1_in_a_row(calls):
    for code, given in arguments(calls, "propagate", "optimize"):
        assert given["Y"].dtype == np.float64, code
        assert given["Y"].shape == (1, given["X"].shape[1]), code
        assert set(np.unique(given["Y"])) <= {0.0, 1.0}, code


def test_no_probability_saturates_on_the_way(calls):
    for code, given in arguments(calls, "propagate"):
        scores = given["w"].T @ given["X"] + given["b"]
        assert np.max(np.abs(scores)) < SATURATED, code
    for code, given in arguments(calls, "optimize"):
        w, b, X, Y, num_iterations, learning_rate = given.values()
        for _ in range(num_iterations):
            assert np.max(np.abs(w.T @ X + b)) < SATURATED, code
            grads, _ = reference.propagate(w, b, X, Y)
            w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]


def test_there_is_always_an_iteration(calls):
    for code, given in arguments(calls, "optimize", "model", "model_for_digit"):
        assert given["num_iterations"] >= 1, code


def test_no_prediction_is_a_coin_toss(calls):
    for code, given in arguments(calls, "predict"):
        if not given["X"].any():  # for a remark, not for a verdict
            continue
        assert np.min(np.abs(given["w"].T @ given["X"] + given["b"])) > 1e-6, code
    for code, given in arguments(calls, "model"):
        learned = reference.model(*given.values())
        for name in ("X_train", "X_test"):
            scores = learned["w"].T @ given[name] + learned["b"]
            assert np.min(np.abs(scores)) > 1e-9, code


def test_rule_08_shapes_differ_and_nothing_is_zero(calls):
    for code, given in arguments(calls, "propagate"):
        n, m = given["X"].shape
        assert n != m, code
        if code.endswith("-formula") and np.any(given["w"]):  # else where each training starts
            assert given["b"] != 0, code
            assert np.all(given["w"] != 0), code
    for code, given in arguments(calls, "optimize"):
        n, m = given["X"].shape
        assert n != m, code
        if code != "optimize-real-digits":  # that one starts where a model starts
            assert given["b"] != 0, code
            assert np.all(given["w"] != 0), code
    for code, given in arguments(calls, "predict"):
        n, m = given["X"].shape
        assert n != m, code
        if code != "predict-threshold":  # that one is about the score alone
            assert given["b"] != 0, code


def test_rule_08_hyperparameters_and_sizes_are_not_the_well_known_ones(calls):
    for code, given in arguments(calls, "optimize", "model", "model_for_digit"):
        assert (given["num_iterations"], given["learning_rate"]) not in WELL_KNOWN, code
        assert given["learning_rate"] != 0.5 or code.startswith("experiments"), code
    for code, given in arguments(calls, "model"):
        n, m_train = given["X_train"].shape
        assert len({n, m_train, given["X_test"].shape[1]}) == 3, code
