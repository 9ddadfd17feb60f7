"""What a lesson's functions are tried on besides its checks, as its check module makes it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from checker.course import syllabus
from checker.record import Function, Lesson

#: The arguments of a function, in the lesson's order.
Arguments = Sequence[Any]
#: Function name → inputs on which right and wrong programs differ.
Inputs = Mapping[str, Sequence[Arguments]]
#: Function name → an input on which numbers overflow.
Extreme = Mapping[str, Arguments]
#: Function name → what is many in a large input ("2000 examples"), and that input.
Large = Mapping[str, tuple[str, Arguments]]
SEED = 4
#: Before a function's name: what makes its inputs from a random generator, arguments by name.
INPUTS_OF = "inputs_of_"


@functools.cache
def for_diagnosis(lesson: Lesson, seed: int = SEED) -> Inputs:
    """Return the inputs of a diagnosis: no verdict depends on them, so they need not be secret."""
    names = _names(lesson)
    return {
        function.name: [
            _in_order(function, each)
            for each in names[f"{INPUTS_OF}{function.name}"](np.random.default_rng(seed))
        ]
        for function in lesson.functions
        if f"{INPUTS_OF}{function.name}" in names
    }


def has_advice(lesson: Lesson) -> bool:
    """Tell whether a lesson has inputs of which advice speaks, without making them."""
    return bool(_names(lesson).keys() & {"extreme_inputs", "large_inputs"})


def extreme(lesson: Lesson) -> Extreme:
    """Return inputs on which numbers overflow, by function."""
    made = _names(lesson).get("extreme_inputs", dict)()
    return {each.name: _in_order(each, made[each.name]) for each in _among(lesson, made)}


def large(lesson: Lesson) -> Large:
    """Return inputs that a loop takes long for, by function."""
    made = _names(lesson).get("large_inputs", dict)()
    return {
        each.name: (made[each.name][0], _in_order(each, made[each.name][1]))
        for each in _among(lesson, made)
    }


def _names(lesson: Lesson) -> dict[str, Any]:
    return vars(syllabus.course_of(lesson).module(lesson.stem))


def _among(lesson: Lesson, made: Mapping[str, Any]) -> Iterable[Function]:
    return (function for function in lesson.functions if function.name in made)


def _in_order(function: Function, named: Mapping[str, Any]) -> Arguments:
    return tuple(named[name] for name in function.parameters if name in named)
