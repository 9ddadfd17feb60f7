"""Each line of docs/versions.md, on the versions of Python, numpy and pandas that run here."""

import io
import math
import random
import re
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

PAGE = Path(__file__).parents[2] / "docs" / "versions.md"
RUNNING = {
    "Python": sys.version_info[:2],
    "numpy": tuple(map(int, np.__version__.split(".")[:2])),
    "pandas": tuple(map(int, pd.__version__.split(".")[:2])),
}
CELL = re.compile(r"\| *((?:`[^`]*`|[^|`])*)(?=\|)")
#: What stands for a program that takes several lines, or words.
PROGRAMS = {
    "except ValueError, TypeError:": "try:\n    pass\nexcept ValueError, TypeError:\n    pass",
    "def f(w: ndarray): …": "def f(w: ndarray): pass",
    "def first[T](rows): …": "def first[T](rows): pass",
    "def f(): …": "def f():\n    try:\n        pass\n    finally:\n        return 1",
}


def lines():
    for line in PAGE.read_text(encoding="utf-8").split("\n"):
        cells = [each.strip() for each in CELL.findall(line)]
        if len(cells) == 6 and cells[0].startswith("`"):
            code = re.match("`(.*?)`(?:$|,)", cells[0])[1]
            yield pytest.param(code, *cells[1:4], id=code)


LINES = list(lines())


def came_of(code):
    """Run a program: the exceptions and warnings that came, and what the last part gives."""
    table = pd.DataFrame({"label": [10, 2], "pixel0": [3, 4]})
    names = {"np": np, "pd": pd, "math": math, "io": io, "random": random, "table": table}
    names |= {"names": ["a", "b"], "d": {"dw": 1}, "cost": 0.5}
    *before, last = PROGRAMS.get(code, code).split("; ")
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            exec("\n".join(before), names)  # noqa: S102  written on the page
            try:
                compiled = compile(last, "page", "eval")
            except SyntaxError:
                exec(compile(last, "page", "exec"), names)  # noqa: S102
                value = None
            else:
                value = eval(compiled, names)  # noqa: S307
        except Exception as error:  # noqa: BLE001
            return type(error).__name__, [each.category.__name__ for each in seen], None
    return "", [each.category.__name__ for each in seen], value


def test_the_page_has_its_lines():
    assert len(LINES) > 50
    for line in LINES:
        _, change, *_ = line.values  # noqa: PD011  pytest's, not pandas'
        assert change.partition(" ")[0] in RUNNING


@pytest.mark.parametrize(("code", "change", "before", "after"), LINES)
def test_a_line_is_true_of_what_runs_here(code, change, before, after):
    library, _, version = change.partition(" ")
    is_newer = RUNNING[library] >= tuple(map(int, version.split(".")))
    says = after if is_newer else before
    error, warned, value = came_of(code)
    quoted = re.findall("`([^`]*)`", says)
    if says.startswith("warns"):
        if "from 2.1 on" not in says or RUNNING["numpy"] >= (2, 1):
            assert quoted[0] in warned
        assert not error
    elif says.startswith("works"):
        assert not error
        assert [each for each in warned if each not in says] == []
    elif quoted[0].endswith("Error"):
        assert error in {quoted[0], *(["UFuncTypeError"] if quoted[0] == "TypeError" else [])}
    else:
        assert repr(value) == quoted[0]
