"""Names that students give to the lesson's functions."""

import pytest

from checker.student.names import find_name

LESSON = ("initialize_with_zeros", "sigmoid", "propagate", "optimize", "predict", "model")


@pytest.mark.parametrize(
    ("wanted", "theirs"),
    [
        ("initialize_with_zeros", "initialize_parameters"),
        ("initialize_with_zeros", "weightInitialization"),
        ("initialize_with_zeros", "Initialize_With_Zeros"),
        ("sigmoid", "Sigmoid"),
        ("propagate", "propagation"),
        ("optimize", "gradient_descent"),
        ("predict", "prediction"),
        ("model", "LogisticRegression"),
    ],
)
def test_a_well_known_other_name_is_found(wanted, theirs):
    assert find_name(wanted, ["helper", theirs], LESSON) == theirs


def test_the_lessons_own_name_wins():
    assert find_name("optimize", ["gradient_descent", "optimize"], LESSON) == "optimize"


def test_the_name_of_another_function_stands_for_that_one_only():
    assert find_name("initialize_with_zeros", ["initialize"], (*LESSON, "initialize")) is None


def test_an_unknown_name_is_not_taken():
    assert find_name("propagate", ["helper", "model"], LESSON) is None
