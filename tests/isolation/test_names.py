"""Names that students give to the lesson's functions and parameters, as the course knows them."""

import pytest

from checker.course import syllabus

NAMES = syllabus.shipped().names
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
    assert NAMES.find(wanted, ["helper", theirs], LESSON) == theirs


def test_the_lessons_own_name_wins():
    assert NAMES.find("optimize", ["gradient_descent", "optimize"], LESSON) == "optimize"


def test_the_name_of_another_function_stands_for_that_one_only():
    assert NAMES.find("initialize_with_zeros", ["initialize"], (*LESSON, "initialize")) is None


def test_an_unknown_name_is_not_taken():
    assert NAMES.find("propagate", ["helper", "model"], LESSON) is None
