"""Where learning starts: w and b."""

import numpy as np

from checker.extend import Function, Lesson, check, same_as_solution, same_structure

LESSON = Lesson(Function("initialize_with_zeros(dim)", returns="w, b"), derived=False)


@check
def contract(student):
    """initialize_with_zeros returns w of shape (dim, 1) and one number b"""
    same_structure(student.initialize_with_zeros, [{"dim": dim} for dim in (3, 1, 7)])


@check(needs="contract")
def zeros(student, rng):
    """w and b are zero, however many features there are"""
    dims = [2, *map(int, rng.integers(5, 60, size=3))]
    same_as_solution(student.initialize_with_zeros, [{"dim": dim} for dim in dims])
    if np.asarray(student.initialize_with_zeros(dim=2)["w"]).dtype.kind in "iu":
        student.remarks.append(
            "w holds whole numbers. That works as long as no step changes w in place: -= cannot "
            "put a fraction there. np.zeros without a dtype makes numbers that can."
        )


@check(needs="contract")
def real_digits(student, real_digits):
    """One weight for each of the 784 pixels of a real digit"""
    same_as_solution(student.initialize_with_zeros, [{"dim": real_digits[0].shape[1]}])


def inputs_of_initialize_with_zeros(rng):
    """One weight, a few, and many."""
    for dim in (4, 2, 1, int(rng.integers(8, 20))):
        yield {"dim": dim}
