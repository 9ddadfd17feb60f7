"""Checks of lesson 1: w and b."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from checker import compare, form, reference
from checker.checks.common import check_file
from checker.failure import on_call
from checker.model import Function, Lesson
from checker.student.proxy import Student

__all__ = ["LESSON", "check_contract", "check_file", "check_real_digits", "check_zeros"]

LESSON = Lesson(
    stem="lesson1_initialize",
    title="Where learning starts: w and b",
    functions=(Function.parse("initialize_with_zeros(dim)"),),
)
NAME = "initialize_with_zeros"


def read(result: Any, dim: int) -> tuple[compare.Array, float]:
    """Take w (dim, 1) and b from what the student returned."""
    w, b = compare.tuple_of(result, NAME, ("w", "b"))
    w = compare.array_of(w, "w", (dim, 1))
    if w.dtype.kind != "f":
        raise compare.contract(
            f"w holds {w.dtype} numbers; it should hold floats.",
            "A step of learning is a fraction such as 0.3, which a whole number cannot keep.",
        )
    return w, compare.number(b, "b")


def check_contract(student: Student) -> None:
    """initialize_with_zeros returns w of shape (dim, 1) and one number b"""
    for dim in (3, 1, 7):
        result = student.initialize_with_zeros(dim)
        with form.right_numbers(result, reference.initialize_with_zeros(dim), "w, b"):
            read(result, dim)


@pytest.mark.needs("check_contract")
def check_zeros(student: Student, rng: np.random.Generator) -> None:
    """w and b are zero, however many features there are"""
    dims = [2, *map(int, rng.integers(5, 60, size=3))]
    for position, result in enumerate(student.initialize_with_zeros.map([(d,) for d in dims])):
        with on_call(position):
            w, b = read(result, dims[position])
            compare.same(w, np.zeros((dims[position], 1)), "w")
            compare.same(b, 0.0, "b")


@pytest.mark.needs("check_contract")
def check_real_digits(student: Student, real_digits: tuple[Any, Any]) -> None:
    """One weight for each of the 784 pixels of a real digit"""
    dim = real_digits[0].shape[1]
    w, b = read(student.initialize_with_zeros(dim), dim)
    compare.same(w, np.zeros((dim, 1)), "w")
    compare.same(b, 0.0, "b")
