"""The costs that a training keeps: those of each hundredth step, or of more."""

import itertools

import numpy as np

from checker.extend import Failure, a_thing, contract, number

from .guards import effect, guard
from .places import descent

#: Costs are kept at each step, or as seldom as this.
SELDOM = 100
#: A cost is that of a step to so many digits, as in lesson 3.
SAME = 1e-4

#: The first and the last of the steps that have a cost: late ones differ by less than `SAME`.
Span = tuple[int, int]


def same_costs(kept, propagate, at, num_iterations, learning_rate):
    """Demand the costs before the steps 0, 100, 200 … of a descent; those of more steps are fine.

    Parameters
    ----------
    kept : object
        What the student's function returned as costs.
    propagate : JudgedFunction
        Its solution gives each step's cost and gradient.
    at : mapping
        Where the descent begins, and on which examples.
    num_iterations, learning_rate : int, float
        How it goes.

    Raises
    ------
    Failure
        When one is the cost of no step; or, as a matter of form, when they are those of other
        steps, or pairs.
    """
    costs = numbers(kept)
    if len(costs) * SELDOM < num_iterations:
        raise Failure(
            f"After {num_iterations} iterations costs holds {len(costs)} values; it should hold "
            f"{-(-num_iterations // SELDOM)}: those of the steps 0, 100, 200 and so on.",
            about="costs",
        )
    spans = _spans(costs, _right(costs[0], propagate, at, num_iterations, learning_rate))
    steps = list(_in_order(costs, spans))
    if not _often_enough(spans, num_iterations):
        shown = ", ".join(map(str, steps[:4])) + (" …" if len(steps) > 4 else "")
        raise contract(
            f"Your costs are right, but of other steps: those before the steps {shown}. costs "
            f"should hold those before the steps 0, {SELDOM}, {2 * SELDOM} and so on.",
            "Which is the first step whose cost is kept, and which comes next?",
            "costs",
        )
    if isinstance(kept[0], list | tuple) and len(kept[0]) > 1:
        raise contract(
            f"Your costs are right, in pairs: costs[0] is {a_thing(kept[0])}. It should be one "
            "number, the cost.",
            "A plot of costs would draw a line for each value of a pair.",
            "costs",
        )


def numbers(kept):
    """Take costs as numbers: of a pair, the last value."""
    several = kept.ndim > 0 if isinstance(kept, np.ndarray) else isinstance(kept, list | tuple)
    if not several:
        raise contract(f"costs is {a_thing(kept)}; it should be a list of costs.", about="costs")
    ends = [each[-1] if isinstance(each, list | tuple) and each else each for each in kept]
    return [number(each, f"costs[{i}]") for i, each in enumerate(ends)]


def _right(first, propagate, at, num_iterations, learning_rate):
    """Return the right cost before each step, with the guard that the first cost has."""
    steps = list(itertools.islice(descent(at, learning_rate), num_iterations))
    right = np.array([propagate.right(**step)["cost"] for step in steps])
    found = guard(first, right[0], at)
    return right - found * np.array([effect(step) for step in steps]) if found else right


def _spans(costs, right):
    found = []
    for i, cost in enumerate(costs):
        fits = np.flatnonzero(np.isclose(cost, right, rtol=SAME, atol=0))
        if not fits.size:
            raise Failure(f"costs[{i}] is {cost:.6g}; at no step was that the cost.", about="costs")
        found.append((int(fits[0]), int(fits[-1])))
    return found


def _in_order(costs, spans):
    """Yield the earliest step that each can be of, each after the one before."""
    step = -1
    for i, (first, last) in enumerate(spans):
        step = max(first, step + 1)
        if step > last:
            raise Failure(
                f"costs[{i}] is {costs[i]:.6g}, the cost before step {first}. It should be that "
                f"of a later step than costs[{i - 1}].",
                about="costs",
            )
        yield step


def _often_enough(spans, num_iterations):
    """Tell whether costs begin with the first step, and each is at most a hundred steps later."""
    low = high = 0
    if spans[0][0] > 0:
        return False
    for first, last in spans[1:]:
        low, high = max(first, low + 1), min(last, high + SELDOM)
        if low > high:
            return False
    return high + SELDOM >= num_iterations
