"""Measure how fast the course is: python benchmarks/run.py.

Prints a table, and keeps it in docs/benchmarks.md. Both sides of a ratio are timed in turns within
one run, so that the ratios can be compared between machines, and the seconds cannot.
"""

import json
import os
import platform
import subprocess
import sys

import numpy as np
import page
import pandas as pd
from timing import HEADS, Comparison, in_turns

from checker.course import syllabus

digits = syllabus.shipped().module("digits")


def python(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the course's folder."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(page.ROOT)}
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=page.ROOT, env=environment, capture_output=True, text=True, check=True
    )


def checking() -> Comparison:
    """Return a whole run of the checker."""
    seconds, base_seconds = in_turns(
        lambda: python("-m", "checker", "lesson3", "--submission", "solutions"),
        lambda: python("-c", "import numpy, pytest"),
        runs=20,
    )
    return Comparison(
        what="`python -m checker lesson3`, a right one",
        base='`python -c "import numpy, pytest"`',
        seconds=seconds,
        base_seconds=base_seconds,
        aim=1.5,
    )


def training() -> tuple[Comparison, str]:
    """100 iterations of gradient descent; and a sentence about scikit-learn."""
    found = json.loads(python("benchmarks/training.py").stdout)
    beside = found.pop("beside")
    about = (
        f"For information: 2000 iterations at learning rate 0.5 take {beside['long']:.2g} s and "
        f"reach {beside['accuracy']:.2f} % on the training set. scikit-learn's "
        f"`LogisticRegression(C=1.0, max_iter={beside['sklearn_iterations']})`, whose L-BFGS "
        f"looks at curvature too, takes {beside['sklearn']:.2g} s to reach "
        f"{beside['reached']:.2f} %."
    )
    comparison = Comparison(
        what="100 iterations of the reference, 784 × 4000",
        base="100 times its two matrix products",
        aim=1.15,
        **found,
    )
    return comparison, about


def loading() -> Comparison:
    """Read the digits."""
    seconds, base_seconds = in_turns(digits.load, lambda: pd.read_csv(digits.path()), runs=15)
    return Comparison(
        what="`checker.course.digits.load()`",
        base="`pandas.read_csv` of the same file",
        seconds=seconds,
        base_seconds=base_seconds,
    )


def machine() -> str:
    """Return what the figures were measured on."""
    return (
        f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"numpy {np.__version__}, one thread for matrix products."
    )


def main() -> None:
    """Measure, print, and keep."""
    trained, about = training()
    rows = [comparison.cells() for comparison in (checking(), trained, loading())]
    note = f"Median (least) of the runs. {machine()}"
    page.keep("speed", "\n\n".join((page.table(HEADS, rows), note, about)))


if __name__ == "__main__":
    main()
