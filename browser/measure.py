"""Measure the course in wasm beside this machine's own Python: python -m browser.measure RUNTIME.

The runtime is a folder as ``python -m browser --runtime`` makes it. Times are seconds of computing,
so that a busy machine does not count. Node stands for the browser: the same engine, without a page.
"""

from __future__ import annotations

import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from browser import course_zip, runtime
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.isolation.host.launcher import open_host
from checker.pipeline import judge
from checker.submission import reader

HERE = Path(__file__).parent
LESSON = "lesson3_propagate"


def main(folder: Path) -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as scratch:
        zip_file, texts = Path(scratch) / "course.zip", Path(scratch) / "texts.json"
        zip_file.write_bytes(course_zip.build())
        solutions = {stem: _solution(stem) for stem in syllabus.shipped().stems}
        texts.write_text(json.dumps(solutions), encoding="utf-8")
        before = _native()
        command = [
            "node",
            str(HERE / "measure.mjs"),
            str(folder.resolve()),
            str(zip_file),
            str(texts),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        after = _native()
        sent = _sent([*_first(folder), zip_file])
    wasm: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    warm = statistics.median(wasm["checks"][LESSON][2:])
    here = statistics.median([*before, *after])
    rows = {
        "sent before the first check, compressed": f"{sent / 1e6:.1f} MB",
        "from nothing to a ready checker": f"{wasm['boot']:.1f} s",
        "first check of lesson 3": f"{wasm['checks'][LESSON][0]:.2f} s",
        "warm check of lesson 3": f"{warm:.2f} s",
        "the same on this machine, in one process": f"{here:.2f} s",
        "times as long": f"{warm / here:.1f}",
        "lesson 6: reading 5000 digits, 100 iterations on 4000": f"{wasm['training']:.1f} s",
        "memory of Python when ready": f"{wasm['booted'] / 1e6:.0f} MB",
        "memory after lesson 6": f"{wasm['memory'] / 1e6:.0f} MB",
    }
    lines = [f"| {what} | {figure} |" for what, figure in rows.items()]
    sys.stdout.write("\n".join(["| what | measured |", "|---|---|", *lines]) + "\n")


def _native() -> list[float]:
    """Seconds of computing of some warm checks of lesson 3, in this process as in the page's."""
    submission = reader.read(course_zip.ROOT / "solutions")
    times = []
    with open_host("inprocess") as host:
        for _ in range(8):
            start = time.process_time()
            judge([syllabus.shipped().lesson(LESSON)], Run(submission=submission, host=host))
            times.append(time.process_time() - start)
    return times[2:]


def _solution(stem: str) -> str:
    text = (course_zip.ROOT / "solutions" / f"{stem}.py").read_text(encoding="utf-8")
    return text.replace("from solutions.", "from lessons.")


def _first(folder: Path) -> list[Path]:
    """Return files of the runtime that every first visit loads."""
    core = [folder / name for name in runtime.CORE if name != "package.json"]
    return [*core, *folder.glob("numpy-*.whl")]


def _sent(files: list[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
