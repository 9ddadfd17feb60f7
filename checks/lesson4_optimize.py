"""Gradient descent."""

import itertools

import numpy as np

from checker.extend import (
    Failure,
    Function,
    Lesson,
    check,
    number,
    same_as_solution,
    same_structure,
)

from .costs import SELDOM, numbers, same_costs
from .places import ones, place

LESSON = Lesson(
    Function(
        "optimize(w, b, X, Y, num_iterations, learning_rate)",
        returns="(params := {'w': w, 'b': b}), (grads := {'dw': dw, 'db': db}), costs",
        shapes={"X": "n, m"},
        unconstrained=("costs",),
    ),
    derived=False,
    builds_on=("lesson3_propagate",),
)


def run(at, num_iterations, learning_rate):
    """Return the arguments of a training that begins at a place."""
    return {**at, "num_iterations": num_iterations, "learning_rate": learning_rate}


@check
def contract(student, rng):
    """optimize returns params, grads and costs"""
    same_structure(student.optimize.on_copies, [run(place(rng, 4, 7), 3, 0.1)])


@check(needs="contract")
def one_step(student, rng):
    """One step is −learning rate × gradient, for w and for b"""
    at, optimize = place(rng, 3, 8), student.optimize.on_copies
    for learning_rate in (0.1, float(rng.uniform(0.3, 0.9))):
        step = run(at, 1, learning_rate)
        uphill = 2 * at["w"] - optimize.right(**step)["w"]
        if np.allclose(optimize(**step)["w"], uphill):
            raise Failure(
                "w moved uphill: by +learning rate × dw, where it should be −.",
                "The gradient points to where the cost grows.",
            )
        same_as_solution(optimize, [step], "w", "b")


@check(needs="one_step")
def many_steps(student, rng):
    """Each step starts where the last one ended, num_iterations times"""
    at, learning_rate = place(rng, 5, 9), float(rng.uniform(0.1, 0.4))
    counts = (2, 7, int(rng.integers(11, 40)))
    runs = [run(at, count, learning_rate) for count in counts]
    same_as_solution(student.optimize.on_copies, runs, "w", "b")


@check(needs="many_steps")
def gradient_of_last_step(student, rng):
    """grads is the gradient that the last step used"""
    same_as_solution(student.optimize.on_copies, [run(place(rng, 4, 6), 6, 0.3)], "dw", "db")


@check(needs="contract")
def costs(student, rng):
    """costs holds the cost before the steps 0, 100, 200, …"""
    # So large a rate that the first costs differ by more than the tolerance at any seed.
    at, descent = place(rng, 3, 7), (2 * SELDOM + 50, 0.1)
    kept = student.optimize.on_copies(**run(at, *descent))["costs"]
    if not numbers(kept) and student.takes("optimize", "print_cost"):  # kept where they are printed
        kept = student.optimize.on_copies(**run(at, *descent), print_cost=True)["costs"]
    same_costs(kept, student.propagate, at, *descent)


@check(needs="many_steps")
def cost_falls(student, rng):
    """With a small learning rate, the longer it learns the lower the cost"""
    at, reached = place(rng, 4, 9), []
    for count in (1, 10, 40, 160):
        got = student.optimize.on_copies(**run(at, count, 0.1))
        there = {**at, "w": np.reshape(got["w"], at["w"].shape), "b": number(got["b"], "b")}
        reached.append(student.propagate.right(**there)["cost"])
    if not all(earlier > later for earlier, later in itertools.pairwise(reached)):
        shown = ", ".join(f"{cost:.6g}" for cost in reached)
        raise Failure(f"After 1, 10, 40 and 160 iterations the cost is {shown}; it should fall.")


@check(needs="contract")
def callers_w(student, rng):
    """The arrays that optimize was given stay as they were"""
    at = place(rng, 3, 5)
    after = student.optimize.answer(**run(at, 4, 0.2)).arguments
    for name in ("w", "X", "Y"):
        if not np.array_equal(after[name], at[name]):
            raise Failure(
                f"optimize changed the array {name} that it was given.",
                "An operator such as -= works inside the caller's array: a second run would "
                "start from there, not from zero.",
            )


@check(needs="one_step")
def real_digits(student, real_digits):
    """20 steps on 200 real digits lead to the right w and b"""
    at = ones(real_digits)
    at |= {"w": np.zeros((len(at["X"]), 1)), "b": 0.0}
    same_as_solution(student.optimize.on_copies, [run(at, 20, 0.4)], "w", "b")


def inputs_of_optimize(rng):
    """Trainings on which programs differ: the longest last, for its costs."""
    for n, m, steps, about in ((4, 7, 3, 0.3), (3, 5, 8, 0.7), (2, 6, 105, 0.15)):
        at = place(rng, n, m)
        yield run(at, steps, about * float(rng.uniform(0.8, 1.2)))


def large_inputs():
    """Many examples, which a loop takes long for."""
    return {"optimize": ("2000 examples", run(place(np.random.default_rng(0), 4, 2000), 1, 0.1))}
