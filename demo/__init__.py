"""The course at work on real digits: what ``python -m checker demo`` shows after two programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from . import rates
from .rates import LEARNING_RATES, STOPS, Row, Sets, Training

WIDTH = 11  #: of a column of the table


def show(stage: Any, out: Path) -> None:
    """Train the right model, and show what it learned.

    Parameters
    ----------
    stage : Stage
        Where it is told; see `checker.demo.stage`.
    out : pathlib.Path
        The folder for the pictures and the table.
    """
    stage.step(
        "The whole model learns from real digits",
        "After lesson 6 you have this: it sees 4000 handwritten digits, learns which are ones, "
        "and then answers for 1000 digits that it never saw.",
    )
    trainings = list(trained(stage, rates.real_sets(stage.course)))
    rows = [row for training in trainings for row in training.rows]
    stage.say(*table_lines(rows))
    stage.say(conclusion(rows))
    from .pictures import save  # noqa: PLC0415 (matplotlib takes a second)

    stage.files(
        "The cost curves, and the table as a picture and for spreadsheets:", save(trainings, out)
    )


def trained(stage: Any, sets: Sets) -> Iterator[Training]:
    """Train at each learning rate, with a progress bar on a terminal and lines elsewhere."""
    with stage.progress(len(LEARNING_RATES) * max(STOPS)) as bar:
        for rate in LEARNING_RATES:
            bar.announce(f"learning rate {rate}")
            training = rates.train(stage.course.reference, sets, rate, advance=bar.advance)
            first, last = training.costs[0], training.costs[-1]
            bar.log(f"learning rate {rate}: the cost fell from {first:.3f} to {last:.3f}")
            yield training


def table_lines(rows: Iterable[Row]) -> list[str]:
    """Return the table of the article, in lines of 71 characters."""
    from .pictures import HEADS, cells  # noqa: PLC0415 (matplotlib takes a second)

    lines = [*zip(*HEADS, strict=True), ("-" * WIDTH,) * len(HEADS), *map(cells, rows)]
    return [" ".join(f"{cell:>{WIDTH}}" for cell in line) for line in lines]


def conclusion(rows: Sequence[Row]) -> str:
    """Return what the table teaches, in its own figures."""
    best = max(rows, key=lambda row: (row.test_accuracy, row.ones_found))
    first = rows[0]
    return (
        f'Always saying "no" is right for {best.always_no:.2f} % of the 1000 digits and finds no '
        f"one. So the {first.test_accuracy:.2f} % in the first row are worth nothing: that model "
        f"finds {first.ones_found:.1f} % of the ones. With learning rate {best.learning_rate} "
        f"and {best.iterations} iterations {best.test_accuracy:.2f} % are right, and "
        f"{best.ones_found:.1f} % of the ones are found."
    )
