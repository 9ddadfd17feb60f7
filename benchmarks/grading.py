"""Measure how fast a class is graded: python benchmarks/grading.py [--sizes 40 400] [--rounds 3].

Made-up classes hand in lessons 2 and 3; lesson 3 is graded. Beside the same forty honest
submissions in peers that are installed, with five checks and with their isolation as it comes. All
take turns, so that a busy minute hurts everybody. The figures are kept in docs/benchmarks.md.
"""

import argparse
import importlib.util
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import page
from run import machine

from checker import course, intake
from checker.grade import example

PEERS = Path(__file__).parent / "peers"
FORTY = 40
MIB = 1024


def made(count: int, folder: Path, *, odd: float) -> Path:
    """Make a class up, as one zip."""
    file = folder / f"class-{count}-{odd}.zip"
    lessons = [course.find("sigmoid"), course.find("propagate")]
    with zipfile.ZipFile(file, "w") as archive:
        for each in example.submissions(count, known=lessons, odd=odd):
            archive.writestr(zipfile.ZipInfo(each.name), each.data)
    return file


def grade(file: Path, engine: str) -> tuple[float, dict[str, str]]:
    """Grade a class by the command; give the seconds and who has how many points."""
    with tempfile.TemporaryDirectory() as out:
        words = [str(file), "--out", out, "--lesson", "3", "--seed", "1", "--engine", engine]
        start = time.perf_counter()
        command = [sys.executable, "-m", "checker", "grade", *words]
        done = subprocess.run(command, cwd=page.ROOT, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        if done.returncode:
            raise SystemExit(done.stderr)
        lines = (Path(out) / "grades.csv").read_text(encoding="utf-8").splitlines()
    return seconds, {line.partition(",")[0]: line for line in lines}


def largest_process() -> float:
    """MiB of the largest process that ended so far below this one."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MIB


def folders(file: Path, to: Path) -> list[Path]:
    """Unpack forty submissions, each into a folder of its own, as peers want them."""
    found = []
    with zipfile.ZipFile(file) as archive:
        for number, name in enumerate(archive.namelist()):
            submission = to / f"{number:03d}"
            submission.mkdir()
            (submission / "s.zip").write_bytes(archive.read(name))
            for module, text in intake.read(submission / "s.zip").modules.items():
                (submission / f"{module}.py").write_text(text, encoding="utf-8")
            found.append(submission)
    return found


def each(command: list[str], places: list[Path], jobs: int) -> float:
    """Run a peer's command in each folder, so many at once; give the seconds."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}

    def one(place: Path) -> None:
        subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False)

    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, places))
    return time.perf_counter() - start


def peers() -> dict[str, list[str]]:
    """Give the peers that are installed, and their commands."""
    found = {
        "pytest, a process a submission": [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-pno:cacheprovider",
            "--rootdir=.",
            str(PEERS / "check_with_pytest.py"),
        ]
    }
    check50 = Path(sys.executable).with_name("check50")
    if importlib.util.find_spec("check50") and check50.exists():
        found["check50 --dev"] = [
            str(check50),
            "--dev",
            "-o",
            "json",
            "--output-file",
            "o.json",
            "--",
            str(PEERS / "check50_propagate"),
        ]
    return found


def beside_peers(folder: Path, rounds: int) -> str:
    """Compare with peers on forty honest submissions."""
    file = made(FORTY, folder, odd=0)
    places = folders(file, Path(tempfile.mkdtemp(dir=folder)))
    ways: dict[tuple[str, int], Callable[[], float]] = {}
    for jobs in (1, 2):
        ways["handgrad, all layers", jobs] = lambda jobs=jobs: grade(file, f"local:{jobs}")[0]
        for name, command in peers().items():
            ways[name, jobs] = lambda command=command, jobs=jobs: each(command, places, jobs)
    times: dict[tuple[str, int], list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, run in ways.items():
            times[way].append(run())
    rows = []
    for (name, jobs), seconds in times.items():
        ours = statistics.median(times["handgrad, all layers", jobs])
        median = statistics.median(seconds)
        rows.append(
            [
                name,
                str(jobs),
                f"{median:.1f} ({min(seconds):.1f})",
                f"{FORTY / median:.1f}",
                f"{median / ours:.1f}",
            ]
        )
    heads = ["what", "jobs", "seconds (least)", "submissions a second", "its time by ours"]
    return page.table(heads, rows)


def growth(folder: Path, sizes: list[int], engine: str) -> str:
    """Grade larger and larger classes with everything in them that classes hand in."""
    rows = []
    for size in sizes:
        seconds, _ = grade(made(size, folder, odd=example.ODD), engine)
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
    parser.add_argument("--sizes", type=int, nargs="*", default=[40, 400, 2000])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="handgrad-classes-"))
    try:
        parts = [
            (
                f"{machine()} Median (least) of {asked.rounds} rounds in turns; forty honest "
                f"submissions of lesson 3. Load when it began: {os.getloadavg()[0]:.1f}."
            ),
            beside_peers(folder, asked.rounds),
            (
                "handgrad runs seven checks, confined, a process for each, and names mistakes; the "
                "peers run five, with whatever isolation they have."
            ),
            through_dask(folder),
            "Classes with stuck and hostile submissions too, two processes:",
            growth(folder, asked.sizes, "local:2"),
        ]
    finally:
        shutil.rmtree(folder)
    page.keep("grading", "\n\n".join(parts))


if __name__ == "__main__":
    main()
