"""Measure what each layer around a student's process costs: python benchmarks/isolation.py.

One submission of a class is checked: the checker and its fork server are running, and each check
has a process of its own: a class in the file sees to that. Beside it, in turns: one cold pytest
for the same submission, with one test that calls the function once. Prints a table, and keeps it
in docs/benchmarks.md. Linux.
"""

import contextlib
import dataclasses
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from pathlib import Path

import page
from timing import duration

from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.isolation.host import fork_launcher
from checker.isolation.host.launcher import Host
from checker.isolation.wire.layers import LAYERS
from checker.record import Status
from checker.submission import reader

RUNS = 15
AIM = 0.35
LESSON = "lesson3"
HEADS = ["layers", "CPU time", "wall time", "CPU / cold", "wall / cold", "aim"]
COLD = """import numpy as np
from lesson3_propagate import propagate

def test_propagate():
    propagate(np.zeros((2, 1)), 0.0, np.ones((2, 3)), np.ones((1, 3)))
"""
TICK = os.sysconf("SC_CLK_TCK")


class Layered(fork_launcher.ForkServer):
    """A fork server whose processes put on some of the layers only."""

    def __init__(self, wanted: Collection[str]) -> None:
        self._wanted = wanted
        super().__init__("auto" if wanted else "weak")

    def _start(self) -> None:
        if "namespaces" not in self._wanted:
            self._outside = "not wanted"
        super()._start()

    def _await_ready(self) -> None:
        super()._await_ready()
        chosen = [name for name in self._policy.layers if name in self._wanted]
        self._policy = dataclasses.replace(self._policy, layers=chosen)

    def layers(self) -> list[str]:
        """Return which of them every process had."""
        missing = self.missing()
        return [name for name in self._policy.layers if not missing[name]]


@dataclasses.dataclass
class Way:
    """One way to check a submission, and what its runs took."""

    name: Callable[[], str]
    check: Callable[[], object]
    processor: list[float] = dataclasses.field(default_factory=list)
    wall: list[float] = dataclasses.field(default_factory=list)

    def run(self) -> None:
        """Do it once, and note both times."""
        idle = len(living(os.getpid()))
        start, used = time.perf_counter(), processor_seconds()
        self.check()
        self.wall.append(time.perf_counter() - start)
        while len(living(os.getpid())) > idle:  # the last one ends in the background
            time.sleep(0.01)
        self.processor.append(processor_seconds() - used)


def processor_seconds() -> float:
    """CPU time of this process and of all that it started, ended or not."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used) + sum(map(of, living(os.getpid())))


def of(pid: int) -> float:
    """CPU time of a process and of its ended children; in whole ticks of the clock."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


def living(pid: int) -> list[int]:
    """Return all processes that a process started."""
    found: list[int] = []
    with contextlib.suppress(OSError):  # it ends while we look
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in map(int, children.read_text(encoding="ascii").split()):
                found += [child, *living(child)]
    return found


def cold(folder: Path) -> None:
    """One pytest for one submission."""
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    environment = os.environ | {
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": str(page.ROOT / "solutions"),
    }
    subprocess.run(words, env=environment, cwd=folder, capture_output=True, check=True)


def warm(host: Host) -> None:
    """Check one submission in a host that is running already."""
    submission = reader.read(page.ROOT / "solutions")
    texts = {name: f"{text}\n\nclass Kept: ...\n" for name, text in submission.modules.items()}
    submission = dataclasses.replace(submission, modules=texts)
    run = Run(submission=submission, host=host, given=True)
    (report,) = runner.run_pytest([syllabus.shipped().find(LESSON)], run)
    if report.status is not Status.PASSED:
        raise SystemExit(f"the right solution did not pass: {report}")


def layered(wanted: Collection[str], stack: contextlib.ExitStack) -> Way:
    """Check with some of the layers."""
    server = Layered(wanted)
    host = stack.enter_context(Host(server))
    return Way(
        name=lambda: ", ".join(server.layers()) or "none but the limits",
        check=lambda: warm(host),
    )


def row(way: Way, beside: Way) -> list[str]:
    """Return the cells of a table; the mean of CPU time, since one run has few ticks."""
    processor, base = statistics.mean(way.processor), statistics.mean(beside.processor)
    wall = statistics.median(way.wall) / statistics.median(beside.wall)
    aim = "" if way is beside else f"≤ {AIM:g}"
    ratios = [f"{processor / base:.2f}", f"{wall:.2f}", aim]
    return [way.name(), f"{1e3 * processor:.3g} ms", duration(way.wall), *ratios]


def main() -> None:
    """Measure, print, and keep."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "test_cold.py").write_text(COLD, encoding="utf-8")
        sets = ((), ("files",), ("calls",), ("files", "calls"), tuple(LAYERS))
        ways = [layered(wanted, stack) for wanted in sets]
        ways.append(Way(name=lambda: "a cold pytest for one test", check=lambda: cold(folder)))
        for each in ways:  # these do not count
            each.check()
        for _ in range(RUNS):
            for each in ways:
                each.run()
        rows = [row(each, ways[-1]) for each in ways]
    checks = len(syllabus.check_infos(syllabus.shipped().find(LESSON)))
    note = (
        f"{LESSON}, {checks} checks, a process for each (as in files "
        f"that may keep something between calls); {RUNS} runs of each in turns, CPU time "
        "as the mean and wall time as median (least). Layers that do not work on this machine "
        "are left out of its last row."
    )
    page.keep("isolation", "\n\n".join((page.table(HEADS, rows), note)))


if __name__ == "__main__":
    main()
