"""The demo's pictures, and its table as a file for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from .rates import EVERY, Row, Training

#: Four colours that colour-blind readers can tell apart (Okabe and Ito 2008), and four dashes.
STYLES = (("#0072b2", "-"), ("#d55e00", "--"), ("#009e73", "-."), ("#cc79a7", ":"))
#: The table's heads, on the screen in two lines; the csv file has the names of `Row`.
HEADS = (
    ("learning", "rate"),
    ("iterations", ""),
    ("training", "right, %"),
    ("test", "right, %"),
    ('always "no"', "right, %"),
    ("ones", "found, %"),
)


def cells(row: Row) -> tuple[str, ...]:
    """Return a row as a reader sees it."""
    return (
        f"{row.learning_rate}",
        f"{row.iterations}",
        f"{row.train_accuracy:.2f}",
        f"{row.test_accuracy:.2f}",
        f"{row.always_no:.2f}",
        f"{row.ones_found:.1f}",
    )


def cost_curves(trainings: Sequence[Training]) -> Figure:
    """Draw how the cost fell, one curve for each learning rate."""
    figure = Figure(figsize=(8, 5), dpi=150, layout="constrained")
    ax = figure.subplots()
    for training, (colour, dashes) in zip(trainings, STYLES, strict=False):
        steps = range(0, EVERY * len(training.costs), EVERY)
        label = f"learning rate {training.learning_rate}"
        ax.plot(steps, training.costs, dashes, color=colour, linewidth=2, label=label)
    ax.set_yscale("log")
    ax.set_yticks([0.02, 0.05, 0.1, 0.2, 0.5], ["0.02", "0.05", "0.1", "0.2", "0.5"], minor=False)
    ax.tick_params(which="minor", labelleft=False)
    ax.set_xlim(left=0)
    ax.set_xlabel("iterations of gradient descent")
    ax.set_ylabel("cost over 4000 training digits (log scale)")
    ax.set_title("A larger learning rate brings the cost down sooner", loc="left")
    ax.grid(alpha=0.3)
    ax.legend()
    return figure


def table(rows: Sequence[Row]) -> Figure:
    """Draw the table."""
    figure = Figure(figsize=(8, 0.9 + 0.32 * (len(rows) + 2)), dpi=150, layout="constrained")
    ax = figure.subplots()
    ax.set_axis_off()
    ax.set_title("Is it a one? 4000 digits to learn from, 1000 others to try", loc="left")
    drawn = ax.table(
        cellText=[cells(row) for row in rows],
        colLabels=["\n".join(head) for head in HEADS],
        colColours=["#e8e8e8"] * len(HEADS),
        bbox=Bbox.unit(),
    )
    drawn.auto_set_font_size(False)  # noqa: FBT003 (matplotlib knows it by position alone)
    drawn.set_fontsize(10)
    for column in range(len(HEADS)):
        drawn[0, column].set_height(2 * drawn[1, column].get_height())
    return figure


def save(trainings: Sequence[Training], folder: Path) -> list[Path]:
    """Write the pictures and the table into a folder; return the files."""
    rows = [row for training in trainings for row in training.rows]
    curves, picture, sheet = (
        folder / name for name in ("costs.png", "accuracy.png", "accuracy.csv")
    )
    cost_curves(trainings).savefig(curves)
    table(rows).savefig(picture)
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(Row._fields)
        writer.writerows(rows)
    return [curves, picture, sheet]
