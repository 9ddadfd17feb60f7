"""Students × checks in one picture, without names."""

from __future__ import annotations

import io

import matplotlib as mpl
import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from checker.grading.marks.summary import Summary

#: Letter of a status → what it means, and a colour that colour-blind readers can tell (also by
#: how dark it is).
STATES = {
    "p": ("passed", "#9ecae1"),
    "w": ("waits for another check", "#d9d9d9"),
    "n": ("not started", "#ffffff"),
    "f": ("failed", "#b2182b"),
    "e": ("the checker failed", "#40004b"),
}
#: Inches of a cell; a large class has lower rows.
CELL = 0.15
HIGHEST = 12.0


def draw(found: Summary) -> str:
    """Draw the checks of a class.

    Parameters
    ----------
    found : Summary
        The class; students without a single verdict are left out.

    Returns
    -------
    str
        An SVG element; empty when there is nobody. The same class gives the same picture.
    """
    rows = [row for row in found.rows if row.checks]
    rows.sort(key=lambda row: (-(row.points or 0), row.checks.count("f"), row.checks))
    if not rows:
        return ""
    letters = list(STATES)
    cells = np.array([[letters.index(letter) for letter in row.checks] for row in rows])
    codes = [share.info.code for lesson in found.lessons for share in found.shares[lesson.stem]]
    height = min(HIGHEST, max(1.0, CELL * len(rows)))
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "handgrad", "font.size": 7}):
        figure = Figure(
            figsize=(max(6.0, 1.2 + CELL * len(codes)), height + 3.0), layout="constrained"
        )
        ax = figure.subplots()
        colours = np.array([to_rgb(colour) for _, colour in STATES.values()]) * 255
        pixels = colours.round().astype(np.uint8)[cells]
        # With any other interpolation all is drawn here, at 16 numbers for each point of the page.
        ax.imshow(pixels, aspect="auto", interpolation="none")
        ax.set_xticks(range(len(codes)), codes, rotation=90)
        ax.set_yticks([])
        ax.set_ylabel(f"{len(rows)} students, most points on top")
        place = 0.0
        for lesson in found.lessons[:-1]:
            place += len(found.shares[lesson.stem])
            ax.axvline(place - 0.5, color="black", linewidth=0.8)
        used = [state for i, state in enumerate(STATES.values()) if (cells == i).any()]
        ax.legend(
            handles=[Patch(facecolor=c, edgecolor="grey", label=word) for word, c in used],
            loc="lower center",
            bbox_to_anchor=(0.5, 1.0),
            ncols=len(used),
            frameon=False,
        )
        text = io.StringIO()
        figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
    whole = text.getvalue()
    return whole[whole.index("<svg") :]
