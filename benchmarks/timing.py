"""Two ways of doing something, timed in turns, so that a busy minute hurts both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Seconds of two things that were timed in turns."""

    what: str  #: what is measured
    base: str  #: what it is compared with
    seconds: list[float]  #: of the first, run by run
    base_seconds: list[float]  #: of the second
    aim: float | None = None  #: the ratio that is wanted at most

    @property
    def ratio(self) -> float:
        """The median over the median."""
        return statistics.median(self.seconds) / statistics.median(self.base_seconds)

    @property
    def ratio_of_least(self) -> float:
        """The fastest over the fastest: what remains when nothing disturbs."""
        return min(self.seconds) / min(self.base_seconds)

    def cells(self) -> list[str]:
        """Return the cells of a table."""
        aim = "" if self.aim is None else f"≤ {self.aim:g}"
        times = (duration(self.seconds), duration(self.base_seconds))
        ratios = (f"{self.ratio:.2f}", f"{self.ratio_of_least:.2f}")
        return [self.what, self.base, *times, *ratios, aim, str(len(self.seconds))]


HEADS = ["what", "beside", "its time", "the other's", "ratio", "of the least", "aim", "runs"]


def duration(seconds: list[float]) -> str:
    """Write down a median and a minimum: ``281 ms (275)``."""
    return f"{1e3 * statistics.median(seconds):.3g} ms ({1e3 * min(seconds):.3g})"


def in_turns(
    first: Callable[[], object],
    second: Callable[[], object],
    runs: int,
    before: Callable[[], object] = lambda: None,
) -> tuple[list[float], list[float]]:
    """Time two functions in turns, each after `before`; the first run of each does not count."""
    times: tuple[list[float], list[float]] = [], []
    for run in range(-1, runs):
        for function, found in zip((first, second), times, strict=True):
            before()
            start = time.perf_counter()
            function()
            if run >= 0:
                found.append(time.perf_counter() - start)
    return times
