"""Checks of lesson 4: gradient descent."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pytest

from checker import compare, form, gradcheck, ratio, reference, tolerance
from checker.checks.common import check_file
from checker.failure import Failure, on_call
from checker.gradcheck import Point
from checker.model import Function, Lesson
from checker.student.proxy import Student

__all__ = [
    "LESSON",
    "check_callers_w",
    "check_contract",
    "check_cost_falls",
    "check_costs",
    "check_file",
    "check_gradient_of_last_step",
    "check_many_steps",
    "check_one_step",
    "check_real_digits",
]

LESSON = Lesson(
    stem="lesson4_optimize",
    title="Gradient descent",
    functions=(Function.parse("optimize(w, b, X, Y, num_iterations, learning_rate)"),),
    builds_on=("lesson3_propagate",),
)
#: Costs may be kept as often as at every iteration, or as seldom as each hundredth.
SELDOM = 100


class Optimized(NamedTuple):
    """What optimize returned, taken apart."""

    w: Any  #: shape (n, 1)
    b: Any  #: one number
    dw: Any  #: shape (n, 1)
    db: Any  #: one number
    costs: Any  #: a sequence

    @property
    def allowed(self) -> float:
        """The relative tolerance: float32 as soon as a part is."""
        return compare.allowed(self.w, self.b, self.dw, self.db)


def read(result: Any, n: int) -> Optimized:
    """Take params, grads and costs from what the student returned."""
    params, grads, costs = compare.tuple_of(result, "optimize", ("params", "grads", "costs"))
    params = compare.keys_of(params, "params", ("w", "b"))
    grads = compare.keys_of(grads, "grads", ("dw", "db"))
    compare.array_of(params["w"], "w", (n, 1))
    compare.number(params["b"], "b")
    compare.array_of(grads["dw"], "dw", (n, 1))
    compare.number(grads["db"], "db")
    return Optimized(params["w"], params["b"], grads["dw"], grads["db"], costs)


def run(student: Student, at: Point, num_iterations: int, learning_rate: float) -> Optimized:
    """Call the student's optimize on arrays that it may change: one check is about that."""
    answer = student.optimize.answer(*at.arguments, num_iterations, learning_rate, writeable=True)
    return read(answer.result, at.n)


def expected(at: Point, num_iterations: int, learning_rate: float) -> list[reference.Step]:
    """Every step of the reference."""
    return list(reference.descent(*at.arguments, num_iterations, learning_rate))


def check_contract(student: Student, rng: np.random.Generator) -> None:
    """optimize returns params, grads and costs"""
    at = gradcheck.point(rng, 4, 7)
    answer = student.optimize.answer(*at.arguments, 3, 0.1, writeable=True)
    params, grads, _ = reference.optimize(*at.arguments, 3, 0.1)
    # Some return w and b alone: nothing then speaks against their gradient.
    columns = sum(leaf.size == at.n for leaf in form.leaves(answer.result))
    wanted = [params, grads] if columns > 1 else [params]
    with form.right_numbers(answer.result, wanted, "params, grads, costs"):
        got = read(answer.result, at.n)
        read_costs(got.costs)


@pytest.mark.needs("check_contract")
def check_one_step(student: Student, rng: np.random.Generator) -> None:
    """One step is −learning rate × gradient, for w and for b"""
    at = gradcheck.point(rng, 3, 8)
    for position, learning_rate in enumerate((0.1, float(rng.uniform(0.3, 0.9)))):
        with on_call(position):
            got, (step,) = run(student, at, 1, learning_rate), expected(at, 1, learning_rate)
            moved, should = np.ravel(got.w) - np.ravel(at.w), np.ravel(step.w - at.w)
            if ratio.constant_ratio(moved, should) == pytest.approx(-1):
                raise Failure(
                    "w moved uphill: by +learning rate × dw, where it should be −.",
                    "The gradient points to where the cost grows.",
                )
            compare.same(got.w, step.w, "w", rtol=got.allowed, m=at.m, n=at.n)
            compare.same(got.b, step.b, "b", rtol=got.allowed, m=at.m, n=at.n)


@pytest.mark.needs("check_one_step")
def check_many_steps(student: Student, rng: np.random.Generator) -> None:
    """Each step starts where the last one ended, num_iterations times"""
    at = gradcheck.point(rng, 5, 9)
    learning_rate = float(rng.uniform(0.1, 0.4))
    for position, num_iterations in enumerate((2, 7, int(rng.integers(11, 40)))):
        with on_call(position):
            got = run(student, at, num_iterations, learning_rate)
            last = expected(at, num_iterations, learning_rate)[-1]
            compare.same(got.w, last.w, "w", rtol=got.allowed, m=at.m, n=at.n)
            compare.same(got.b, last.b, "b", rtol=got.allowed, m=at.m, n=at.n)


@pytest.mark.needs("check_many_steps")
def check_gradient_of_last_step(student: Student, rng: np.random.Generator) -> None:
    """grads is the gradient that the last step used"""
    at = gradcheck.point(rng, 4, 6)
    got, last = run(student, at, 6, 0.3), expected(at, 6, 0.3)[-1]
    compare.same(got.dw, last.dw, "dw", rtol=got.allowed, m=at.m, n=at.n)
    compare.same(got.db, last.db, "db", rtol=got.allowed, m=at.m, n=at.n)


@pytest.mark.needs("check_contract")
def check_costs(student: Student, rng: np.random.Generator) -> None:
    """costs holds the cost before the steps 0, 100, 200, …"""
    at = gradcheck.point(rng, 3, 7)
    # So large a rate that the first costs differ by more than the tolerance at any seed.
    num_iterations, learning_rate = 2 * SELDOM + 50, 0.1
    steps = expected(at, num_iterations, learning_rate)
    costs = read_costs(run(student, at, num_iterations, learning_rate).costs)
    if not costs and prints_costs(student, "optimize"):  # some keep costs only when they print them
        answer = student.optimize.answer(
            *at.arguments, num_iterations, learning_rate, writeable=True, print_cost=True
        )
        costs = read_costs(read(answer.result, at.n).costs)
    right_costs(costs, [step.cost for step in steps], at.m)


def right_costs(costs: Sequence[float], of_steps: Sequence[float], m: int) -> None:
    """Demand the costs of steps, kept each hundredth step or more often."""
    if len(costs) * SELDOM < len(of_steps):
        raise Failure(
            f"After {len(of_steps)} iterations costs holds {len(costs)} values; it should hold "
            f"{-(-len(of_steps) // SELDOM)}: those of the steps 0, 100, 200 and so on.",
            about="costs",
        )
    compare.same(costs[0], of_steps[0], "costs[0]", rtol=tolerance.FLOAT64.cost, m=m)
    often_enough(costs, np.array(of_steps))


def often_enough(costs: Sequence[float], all_costs: Any) -> None:
    """Demand costs of steps in their order, each at most a hundred steps after the last.

    Late costs differ by less than the tolerance, so each may be that of several steps in a row:
    those from ``low`` to ``high``.
    """
    low = high = 0
    for i, cost in enumerate(costs[1:], start=1):
        fits = np.flatnonzero(np.isclose(cost, all_costs, rtol=tolerance.FLOAT64.cost))
        if not fits.size:
            raise Failure(
                f"costs[{i}] is {compare.a_number(cost)}; at no step was that the cost.",
                about="costs",
            )
        low, high = max(fits[0], low + 1), min(fits[-1], high + SELDOM)
        if low > high:
            raise Failure(
                f"costs[{i}] is {compare.a_number(cost)}, the cost before step {fits[0]}. It "
                f"should be that of a later step than costs[{i - 1}], at most {SELDOM} later.",
                about="costs",
            )
    if high + SELDOM < len(all_costs):
        raise Failure(
            f"The last of costs is that before step {high} of {len(all_costs)}; costs should go "
            f"on: at least each {SELDOM}th is kept.",
            about="costs",
        )


def prints_costs(student: Student, function: str) -> bool:
    """Tell whether a function of the student's takes a print_cost."""
    info = student.info(function)
    return info is not None and any(each.name == "print_cost" for each in info.parameters)


def read_costs(costs: Any) -> list[float]:
    """Take the costs: numbers, or pairs that end with one."""
    several = costs.ndim > 0 if isinstance(costs, np.ndarray) else isinstance(costs, list | tuple)
    if not several:
        raise compare.contract(f"costs is {compare.a_thing(costs)}; it should be a list of costs.")
    ends = [cost[-1] if isinstance(cost, list | tuple) and cost else cost for cost in costs]
    return [compare.number(cost, f"costs[{i}]") for i, cost in enumerate(ends)]


@pytest.mark.needs("check_many_steps")
def check_cost_falls(student: Student, rng: np.random.Generator) -> None:
    """With a small learning rate, the longer it learns the lower the cost"""
    at = gradcheck.point(rng, 4, 9)
    reached = []
    for num_iterations in (1, 10, 40, 160):
        got = run(student, at, num_iterations, 0.1)
        w, b = np.reshape(got.w, (at.n, 1)), compare.number(got.b, "b")
        reached.append(reference.propagate(w, b, at.X, at.Y)[1])
    if not all(earlier > later for earlier, later in itertools.pairwise(reached)):
        shown = ", ".join(map(compare.a_number, reached))
        raise Failure(f"After 1, 10, 40 and 160 iterations the cost is {shown}; it should fall.")


@pytest.mark.needs("check_contract")
def check_callers_w(student: Student, rng: np.random.Generator) -> None:
    """The arrays that optimize was given stay as they were"""
    at = gradcheck.point(rng, 3, 5)
    answer = student.optimize.answer(*at.arguments, 4, 0.2, writeable=True)
    for name, before in (("w", at.w), ("X", at.X), ("Y", at.Y)):
        if not np.array_equal(answer.arguments[name], before):
            raise Failure(
                f"optimize changed the array {name} that it was given.",
                "An operator such as -= works inside the caller's array: a second run would "
                "start from there, not from zero.",
            )


@pytest.mark.needs("check_one_step")
def check_real_digits(student: Student, real_digits: tuple[Any, Any]) -> None:
    """20 steps on 200 real digits lead to the right w and b"""
    pixels, labels = real_digits
    X, Y = pixels.T / 255, (labels == 1).astype(np.float64).reshape(1, -1)
    at = Point(w=np.zeros((X.shape[0], 1)), b=0.0, X=X, Y=Y)
    got, last = run(student, at, 20, 0.4), expected(at, 20, 0.4)[-1]
    compare.same(got.w, last.w, "w", rtol=got.allowed, m=at.m, n=at.n)
    compare.same(got.b, last.b, "b", rtol=got.allowed, m=at.m, n=at.n)
