"""Tables of what `measure.py` measured, in Markdown."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

#: What was measured; see `measure.py`.
MEASURED: dict[str, Any] = json.loads(
    Path(__file__).with_name("results.json").read_text(encoding="utf-8")
)


def markdown(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write a table whose numbers stand to the right."""
    lines = [head, ["--:"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def percent(value: float | None) -> str:
    """Write a percentage with two digits; nan where there is nothing to take a share of."""
    return "there are none" if value is None else f"{value:.2f}"


def results(rows: Iterable[dict[str, float]]) -> str:
    """Give the rows of lesson 7's table of learning rates and iterations."""
    return markdown(
        ("learning rate", "iterations", "train %", "test %", "always “no” %", "ones found %"),
        (
            (
                each["learning_rate"],
                each["num_iterations"],
                percent(each["train_accuracy"]),
                percent(each["test_accuracy"]),
                percent(each["always_no"]),
                percent(each.get("ones_found")),
            )
            for each in rows
        ),
    )


def other_digits() -> str:
    """Give one row for each digit."""
    return markdown(
        ("digit", "train %", "test %", "always “no” %", "found %"),
        (
            (
                each["digit"],
                percent(each["train_accuracy"]),
                percent(each["test_accuracy"]),
                percent(each["always_no"]),
                percent(each["ones_found"]),
            )
            for each in MEASURED["digits"]
        ),
    )


def sizes() -> str:
    """Give the mean and the spread over the seeds for each training size."""
    found: dict[int, list[dict[str, float]]] = {}
    for each in MEASURED["sizes"]:
        found.setdefault(each["train_size"], []).append(each)

    def line(size: int, rows: list[dict[str, float]]) -> Sequence[Any]:
        test = [each["test_accuracy"] for each in rows]
        train, ones = (
            np.mean([r[name] for r in rows]) for name in ("train_accuracy", "ones_found")
        )
        spread = f"{min(test):.2f} to {max(test):.2f}"
        return size, f"{train:.2f}", f"{np.mean(test):.2f}", spread, f"{ones:.2f}"

    return markdown(
        ("trained on", "train %", "test %", "lowest to highest test %", "ones found %"),
        (line(size, rows) for size, rows in found.items()),
    )


def steep() -> str:
    """Say for each learning rate where 500 iterations led."""
    return markdown(
        ("learning rate", "highest cost", "last cost", "times it rose", "times not a number"),
        (
            (
                f"{each['learning_rate']:g}",
                each["highest"],
                each["last"],
                each["rises"],
                each["infinite"],
            )
            for each in MEASURED["curves"]
        ),
    )


def slopes() -> str:
    """Say how exact each numerical slope is at its best step."""
    found = MEASURED["slopes"]
    rows = []
    for name, costs in (
        ("forward", "2 for each weight"),
        ("central", "2 for each weight"),
        ("complex", "1 for each weight"),
    ):
        best = int(np.argmin(found[name]))
        rows.append((name, f"{found['h'][best]:.0e}", bounded(found[name][best]), costs))
    halvings = int(np.argmin(found["romberg"]))
    error = bounded(found["romberg"][halvings])
    rows.append(("Romberg", f"5e-03, {halvings} times halved", error, "2 for each weight and step"))
    return markdown(("slope", "best step", "relative error there", "costs computed"), rows)


def bounded(error: float) -> str:
    """Write an error; below the rounding of a float it says no more than that."""
    return f"{error:.0e}" if error > np.finfo(float).eps else "below 2e-16"


TABLES: dict[str, Callable[[], str]] = {
    "results": lambda: results(MEASURED["article"]),
    "sorted": lambda: results(MEASURED["sorted"]),
    "digits": other_digits,
    "sizes": sizes,
    "steep": steep,
    "slopes": slopes,
}
