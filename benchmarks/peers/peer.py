"""One peer: how it is set up, how it judges a class, and how its verdicts are read.

A peer is given a folder in which `students/` has a folder for each student, and that the peer may
fill as it likes. Its commands come from an environment of its own, which `install.py` makes.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
STUDENTS = "students"
SAID = "said.txt"  #: what a command printed, in the folder that it ran in
IMPORT = "from lesson2_sigmoid import sigmoid\n"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What a peer made of a class."""

    seconds: float  #: that the judging took, without what can be prepared before anybody hands in
    right: frozenset[str]  #: whose submission is right, as the peer says


@dataclass(frozen=True, kw_only=True)
class Peer:
    """A peer, as data."""

    name: str  #: of its environment, and of its file of requirements
    way: str  #: what is timed, as the table calls it
    prepare: Callable[[Path], None]  #: puts beside the submissions what the peer needs
    before: tuple[tuple[str, ...], ...] = ()  #: commands that get ready; not timed
    command: tuple[str, ...]  #: what is timed, in the folder of each student
    at_once: bool = False  #: whether one command judges the class, in the class's folder
    after: tuple[tuple[str, ...], ...] = ()  #: commands that write the verdicts out; not timed
    right: Callable[[Path], frozenset[str]]  #: who is right, as the class's folder then says
    slow: bool = False  #: whether a class takes minutes, so that it is timed once
    note: str = ""  #: what a reader of its figures has to know

    @property
    def jobs(self) -> tuple[int, ...]:
        """How many processes it can use at once."""
        return (1,) if self.at_once else (1, 2)

    def installed(self, environments: Path) -> bool:
        """Whether its environment is there."""
        return (environments / self.name / "bin" / self.command[0]).exists()

    def judge(self, environments: Path, folder: Path, jobs: int) -> Judged:
        """Judge a class whose submissions lie in a folder."""
        tools = (environments / self.name / "bin").resolve()
        self.prepare(folder)
        for command in self.before:
            run(tools, command, folder)
        places = [folder] if self.at_once else students(folder)
        start = time.perf_counter()
        with ThreadPoolExecutor(jobs) as pool:
            list(pool.map(lambda place: run(tools, self.command, place), places))
        seconds = time.perf_counter() - start
        for command in self.after:
            run(tools, command, folder)
        return Judged(seconds=seconds, right=self.right(folder))


def run(tools: Path, command: tuple[str, ...], place: Path) -> None:
    """Run a command of an environment in a folder; most exit with 1 when a submission is wrong."""
    environment = os.environ | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_PREFER_ENV_PATH": "1",  # kernels of the environment before the user's
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with (place / SAID).open("wb") as said:
        subprocess.run(
            [tools / command[0], *command[1:]],
            cwd=place,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )


def students(folder: Path) -> list[Path]:
    """Give the folders of the students."""
    return sorted((folder / STUDENTS).iterdir())


def single(student: Path) -> str:
    """Give a submission as one text, as in a notebook: no import of lesson 2, and numpy once."""
    lesson2, lesson3 = (
        (student / f"{name}.py").read_text(encoding="utf-8")
        for name in ("lesson2_sigmoid", "lesson3_propagate")
    )
    return lesson2 + lesson3.replace("import numpy as np\n", "").replace(IMPORT, "")


def copy(file: str, to: Path) -> None:
    """Copy a file of this folder; to a folder, or under another name."""
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / file, to)


def where(says: Callable[[Path], bool]) -> Callable[[Path], frozenset[str]]:
    """Read verdicts that lie in the folders of the students; no verdict is not right."""

    def right(folder: Path) -> frozenset[str]:
        return frozenset(each.name for each in students(folder) if says(each))

    return right
