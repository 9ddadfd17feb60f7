"""Measure how soon after a save the report is there: python benchmarks/watching.py.

Timed from outside: from the moment that the file is written to the moment that the last line of
the screen has come out of a terminal. A cold run of the same lesson is timed in turns with it.
Needs a POSIX terminal.
"""

import itertools
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import page
from timing import HEADS, Comparison, in_turns

#: The last words on the screen.
END = b"q quit"
LESSON = "lesson3_propagate.py"
ENVIRONMENT = os.environ | {"PYTHONPATH": str(page.ROOT), "TERM": "xterm-256color"}


@contextmanager
def course() -> Iterator[Path]:
    """Yield a course folder in which everything up to lesson 3 is right."""
    with tempfile.TemporaryDirectory(prefix="handgrad-watching-") as name:
        lessons = Path(name) / "lessons"
        shutil.copytree(page.ROOT / "solutions", lessons)
        for file in lessons.glob("lesson*.py"):
            text = file.read_text(encoding="utf-8").replace("from solutions.", "from lessons.")
            file.write_text(text, encoding="utf-8")
        yield Path(name)


@contextmanager
def watching(folder: Path) -> Iterator[int]:
    """Yield a terminal in which the course is watched; its file descriptor."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "checker", "watch", "lesson3"]
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    try:
        yield ours
    finally:
        os.write(ours, b"q")
        process.wait(10)
        os.close(ours)


def read_screen(terminal: int) -> None:
    """Wait until a whole screen has come."""
    seen = b""
    while END not in seen:
        seen += os.read(terminal, 1 << 16)


def discard(terminal: int) -> None:
    """Forget what has come so far."""
    while select.select([terminal], [], [], 0)[0]:
        os.read(terminal, 1 << 16)


def main() -> None:
    """Measure, print, and keep."""
    with course() as folder:
        lesson = folder / "lessons" / LESSON
        right = lesson.read_text(encoding="utf-8")
        wrong = right.replace(".T) / m", ".T)")
        rows = [
            compared(folder, lesson, right, "a right lesson 3"),
            compared(folder, lesson, wrong, "a wrong one, with its mistake named"),
        ]
    cells = [comparison.cells() for comparison in rows]
    note = "Median (least) of the runs; a save counts as complete after 10 ms without another."
    page.keep("watching", f"{page.table(HEADS, cells)}\n\n{note}")


def compared(folder: Path, lesson: Path, text: str, what: str) -> Comparison:
    """Time a save of a text, and a cold run of it."""
    versions = (f"{text}# {number}\n" for number in itertools.count())
    lesson.write_text(next(versions), encoding="utf-8")
    with course() as apart, watching(folder) as terminal:  # a cold run changes the notes it finds
        (apart / "lessons" / LESSON).write_text(text, encoding="utf-8")
        read_screen(terminal)

        def settled() -> None:
            time.sleep(0.5)  # a passed lesson is drawn twice
            discard(terminal)

        def saved() -> None:
            lesson.write_text(next(versions), encoding="utf-8")
            read_screen(terminal)

        def cold() -> None:
            command = [sys.executable, "-m", "checker", "lesson3"]
            subprocess.run(command, cwd=apart, env=ENVIRONMENT, capture_output=True, check=False)

        seconds, base_seconds = in_turns(saved, cold, runs=20, before=settled)
    return Comparison(
        what=f"from a save to the report, {what}",
        base="`python -m checker lesson3`",
        seconds=seconds,
        base_seconds=base_seconds,
    )


if __name__ == "__main__":
    main()
