"""Measure how fast a class is graded: python benchmarks/grading.py --peers DIR [--rounds 3].

Made-up classes hand in lessons 2 and 3; lesson 3 is graded. The same forty honest submissions are
judged by peers (see `beside.py`), whose environments `peers/install.py` makes in DIR. The figures
are kept in docs/benchmarks.md.
"""

import argparse
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import beside
import page
from classes import grade, made
from run import machine

from checker.grading import made_up_class

FORTY = 40
MIB = 1024


def largest_process() -> float:
    """MiB of the largest process that ended so far below this one."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MIB


def growth(folder: Path, sizes: list[int], engine: str) -> str:
    """Grade larger and larger classes with everything in them that classes hand in."""
    rows = []
    for size in sizes:
        seconds, _ = grade(made(size, folder, odd=made_up_class.ODD), engine)
        rows.append(
            [
                str(size),
                f"{seconds:.0f}",
                f"{size / seconds:.1f}",
                f"{largest_process():.0f}",
            ]
        )
    heads = ["submissions", "seconds", "submissions a second", "MiB of the largest process"]
    return page.table(heads, rows)


def through_dask(folder: Path) -> str:
    """Compare two workers of a dask scheduler with two processes of our own, on forty."""
    if not importlib.util.find_spec("distributed"):
        return "dask is not installed: not measured."
    file = made(FORTY, folder, odd=0)
    place = folder / "scheduler.json"
    started = [
        dask(
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            str(place),
        )
    ]
    try:
        started += [
            dask(
                "worker",
                "--scheduler-file",
                str(place),
                "--nthreads",
                "1",
                "--no-nanny",
                "--no-dashboard",
                "--host",
                "127.0.0.1",
            )
            for _ in range(2)
        ]
        while not place.exists():
            time.sleep(0.1)
        address = json.loads(place.read_text(encoding="utf-8"))["address"]
        time.sleep(5)
        here, points = grade(file, "local:2")
        there, same = grade(file, f"dask:{address}")
    finally:
        for process in started:
            process.kill()
    return (
        f"Forty through a dask scheduler with two workers on the same machine: {there:.1f} s; with "
        f"two processes, started for it: {here:.1f} s. "
        f"The grades are {'the same' if points == same else 'NOT the same'}."
    )


def dask(kind: str, *words: str) -> subprocess.Popen[bytes]:
    """Start a part of dask."""
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words],
        cwd=page.ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )


def main() -> None:
    """Measure, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, metavar="DIR")
    parser.add_argument("--sizes", type=int, nargs="*", default=[40, 400, 2000])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="handgrad-classes-"))
    began = os.getloadavg()[0]
    try:
        grown = growth(folder, asked.sizes, "local:2")  # first: a peer may start larger processes
        parts = [
            (
                f"{machine()} Median (least) of {asked.rounds} rounds in turns; forty honest "
                f"submissions of lesson 3. Load when it began: {began:.1f}."
            ),
            beside.compare(made(FORTY, folder, odd=0), asked.peers, asked.rounds),
            through_dask(folder),
            "Classes with stuck and hostile submissions too, two processes:",
            grown,
        ]
    finally:
        shutil.rmtree(folder)
    page.keep("grading", "\n\n".join(parts))


if __name__ == "__main__":
    main()
