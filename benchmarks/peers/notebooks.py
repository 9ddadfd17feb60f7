"""Notebooks of submissions, as the peers that judge notebooks want them."""

import json
from collections.abc import Iterable

from peers import propagate_by_hand

PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}
#: What nbgrader keeps about a cell, where it says nothing else.
CELL = {
    "schema_version": 3,
    "grade": False,
    "solution": False,
    "locked": False,
    "task": False,
}


def code(name: str, source: str, **metadata: object) -> dict[str, object]:
    """Make a cell."""
    return {
        "cell_type": "code",
        "id": name,
        "source": source,
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
    }


def notebook(cells: Iterable[dict[str, object]]) -> str:
    """Make a notebook of cells."""
    about = {"kernelspec": PYTHON, "language_info": {"name": "python"}}
    whole = {"cells": [*cells], "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole)


def plain(*sources: str) -> str:
    """Make a notebook of texts, a cell for each."""
    return notebook(code(f"cell-{number}", text) for number, text in enumerate(sources))


def for_nbgrader(solution: str) -> str:
    """Make a notebook of nbgrader's: the solution's cell, and a cell with points for each check."""
    cells = [code("solution", solution, nbgrader=CELL | {"grade_id": "solution", "solution": True})]
    for check in propagate_by_hand.CHECKS:
        name = check.__name__
        source = f"import propagate_by_hand\npropagate_by_hand.{name}(propagate)"
        graded = CELL | {"grade_id": name, "grade": True, "locked": True, "points": 1}
        cells.append(code(name, source, nbgrader=graded))
    return notebook(cells)
