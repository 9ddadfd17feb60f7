"""Measure what the rules of known gradient checks get wrong: python docs/make/checkers.py.

Each rule is written anew here, with the step and the tolerance that are its default. It judges
right and wrong gradients of lesson 3's cost at the same places. The counts are kept in
``docs/make/checkers.json``, those of the first places apart: a test counts these anew.
"""

import functools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from checker.course import syllabus
from checker.numerics.gradcheck import Verdict, own_cost_leg
from checker.numerics.slope import Place, neighbours, slope

digits = syllabus.shipped().module("digits")
reference = syllabus.shipped().reference

COUNTED = Path(__file__).with_name("checkers.json")
PLACES, FIRST_PLACES, FEATURES, EXAMPLES = 200, 2, 8, 20
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A place, and the cost there as a function of w and b in one array."""

    at: Place
    entry: int  #: of the weights: where a rule that looks at one weight only looks
    direction: Array  #: where a rule that looks along one direction only looks

    def cost(self, theta: Array) -> float:
        """Return the cost of Formula 4, as it is written."""
        A = reference.sigmoid(theta[:-1].reshape(-1, 1).T @ self.at.arguments["X"] + theta[-1])
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(
                -np.mean(
                    self.at.arguments["Y"] * np.log(A)
                    + (1 - self.at.arguments["Y"]) * np.log(1 - A)
                )
            )

    @property
    def theta(self) -> Array:
        """W and b in one array."""
        return np.append(self.at.arguments["w"], self.at.arguments["b"])

    def central(self, h: float) -> Array:
        """Central differences for every entry."""
        with np.errstate(invalid="ignore"):
            return np.array([self.along(unit, h) for unit in np.eye(len(self.theta))])

    def along(self, direction: Array, h: float) -> float:
        """Give the central difference along a direction."""
        ahead, behind = (self.cost(self.theta + s * direction) for s in (h, -h))
        return (ahead - behind) / (2 * h)

    def forward(self, h: float) -> Array:
        """Forward differences for every entry."""
        here, units = self.cost(self.theta), np.eye(len(self.theta))
        with np.errstate(invalid="ignore"):
            return np.array([(self.cost(self.theta + h * unit) - here) / h for unit in units])


# What a rule measures, done once for each place; then it judges any number of gradients.
Judge = Callable[[Array], bool | None]


def relative(case: Case) -> Judge:
    """CS231n: the relative error of each entry is below 1e-7."""
    slope = case.central(1e-5)

    def judge(gradient: Array) -> bool:
        size = np.maximum(1e-8, np.abs(gradient) + np.abs(slope))
        return bool(np.all(np.abs(gradient - slope) / size < 1e-7))  # noqa: PLR2004 (its tolerance)

    return judge


def norm_ratio(case: Case) -> Judge:
    """Compare as a well-known course does: one ratio of norms, below 2e-7."""
    slope = case.central(1e-7)

    def judge(gradient: Array) -> bool:
        size = np.linalg.norm(gradient) + np.linalg.norm(slope)
        return bool(np.linalg.norm(gradient - slope) < 2e-7 * size)

    return judge


def torch(case: Case) -> Judge:
    """torch.autograd.gradcheck: 1e-5, and 0.001 of each entry."""
    slope = case.central(1e-6)
    return lambda gradient: bool(np.allclose(gradient, slope, rtol=1e-3, atol=1e-5))


def jax(case: Case) -> Judge:
    """jax.test_util.check_grads: along one random direction, 1e-5 and 1e-5 of it."""
    with np.errstate(invalid="ignore"):
        slope = case.along(case.direction, 1e-4)
    return lambda gradient: bool(np.allclose(case.direction @ gradient, slope, 1e-5, 1e-5))


def minitorch(case: Case) -> Judge:
    """Minitorch: one random entry of each argument, 0.01 and 0.01 of it."""
    looked, slope = [case.entry, -1], case.central(1e-6)
    return lambda gradient: bool(np.allclose(gradient[looked], slope[looked], 1e-2, 1e-2))


def scipy(case: Case) -> Judge:
    """scipy.optimize.check_grad, whose result one compares with a number such as 1e-6."""
    slope = case.forward(float(np.sqrt(np.finfo(float).eps)))
    return lambda gradient: bool(np.linalg.norm(gradient - slope) < 1e-6)  # noqa: PLR2004 (as above)


def ours(case: Case) -> Judge:
    """Judge by the own-cost leg, which may also say that it cannot tell."""
    costs = [case.cost(np.append(at["w"], at["b"])) for at in neighbours(case.at)]
    measured = slope(case.at, costs)

    def judge(gradient: Array) -> bool | None:
        said = own_cost_leg(gradient, measured)
        return None if said is Verdict.CANNOT_TELL else said is Verdict.RIGHT

    return judge


RULES: dict[str, Callable[[Case], Judge]] = {
    "CS231n": relative,
    "ratio of norms": norm_ratio,
    "torch `gradcheck`": torch,
    "jax `check_grads`": jax,
    "minitorch `grad_check`": minitorch,
    "scipy `check_grad`": scipy,
    "this checker, own cost": ours,
}

#: What is done to the pixels 0 … 255, and how large the largest score is.
REGIMES: dict[str, tuple[float, float]] = {
    "scaled pixels": (1 / 255, 3.0),
    "dead pixels": (1 / 255, 3.0),
    "scaled twice": (1 / 255**2, 3.0),
    "pixels 0 … 255": (1.0, 3.0),
    "saturated": (1 / 255, 40.0),
}


load = functools.cache(digits.load)


@functools.cache
def case(regime: str, place: int) -> Case:
    """Choose a place on real digits: some images, some pixels, and weights."""
    rng = np.random.default_rng([list(REGIMES).index(regime), place])
    scale, largest = REGIMES[regime]
    pixels, labels = load()
    ones, others = np.flatnonzero(labels == 1), np.flatnonzero(labels != 1)
    rows = np.append(rng.choice(ones, EXAMPLES // 2), rng.choice(others, EXAMPLES // 2))
    images = pixels[rows].T.astype(float)
    inked = np.flatnonzero(np.count_nonzero(images, axis=1) >= EXAMPLES // 2)
    chosen = rng.choice(inked, FEATURES, replace=False)
    if regime == "dead pixels":
        chosen[::2] = rng.choice(np.flatnonzero(~images.any(axis=1)), FEATURES // 2)
    X = images[chosen] * scale
    Y = (labels[rows] == 1).astype(float).reshape(1, -1)
    w, b = rng.normal(size=(FEATURES, 1)), float(rng.normal(scale=0.1))
    if regime == "scaled twice":  # whoever scales twice has no larger weights for it
        largest = float(np.max(np.abs(w.T @ X)))
    w *= largest / np.max(np.abs(w.T @ X))
    return Case(
        at=Place(arguments={"w": w, "b": b, "X": X, "Y": Y}, parameters=("w", "b")),
        entry=int(rng.integers(FEATURES)),
        direction=rng.normal(size=FEATURES + 1),
    )


def right(at: Place) -> Iterator[Array]:
    """Give the right gradient, as four programs round it."""
    w, b, X, Y = at.arguments.values()
    error = reference.sigmoid(w.T @ X + b) - Y
    yield np.append(X @ error.T / Y.size, np.sum(error) / Y.size)
    yield np.append(np.mean(X * error, axis=1), np.mean(error))
    yield np.append((error / Y.size @ X.T).ravel(), np.sum(error / Y.size))
    one_by_one = sum(np.append(X[:, i], 1.0) * error[0, i] for i in range(Y.size))
    yield np.asarray(one_by_one) / Y.size


def wrong(at: Place) -> Iterator[Array]:
    """Give wrong gradients: mistakes that people make, then small errors in the largest entry."""
    gradient = next(right(at))
    dw, db = gradient[:-1], gradient[-1]
    w, b, X, Y = at.arguments.values()
    A = reference.sigmoid(w.T @ X + b)
    yield gradient * Y.size  # a sum for a mean
    yield -gradient
    yield 2 * gradient
    yield np.append(dw * Y.size, db)
    yield np.append(dw, db * Y.size)
    yield np.append(dw, 0.0)
    yield np.append(X @ ((A - Y) * A * (1 - A)).T / Y.size, db)  # the slope of another cost
    largest = np.argmax(np.abs(dw))
    for factor in (0.0, 0.99, 1.005):
        spoiled = gradient.copy()
        spoiled[largest] *= factor
        yield spoiled


def differs(gradient: Array, truth: Array) -> bool:
    """Tell whether a wrong gradient is wrong here, and not right by chance."""
    return bool(np.max(np.abs(gradient - truth)) > 1e-4 * np.max(np.abs(truth)))


def count(regime: str, rule: str, places: range) -> dict[str, int]:
    """Count how a rule judges at some places of a regime."""
    found = dict.fromkeys(("right", "alarms", "wrong", "misses", "right_open", "wrong_open"), 0)
    for place in places:
        here = case(regime, place)
        judge, truth = RULES[rule](here), next(right(here.at))
        for gradient in right(here.at):
            said = judge(gradient)
            found["right"] += 1
            found["alarms"] += said is False
            found["right_open"] += said is None
        for gradient in wrong(here.at):
            if differs(gradient, truth):
                said = judge(gradient)
                found["wrong"] += 1
                found["misses"] += said is True
                found["wrong_open"] += said is None
    return found


def counted(places: range) -> list[dict[str, Any]]:
    """Count for every regime and rule."""
    return [
        {"regime": regime, "rule": rule, **count(regime, rule, places)}
        for regime in REGIMES
        for rule in RULES
    ]


if __name__ == "__main__":
    kept = {"first": counted(range(FIRST_PLACES)), "all": counted(range(PLACES))}
    COUNTED.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
