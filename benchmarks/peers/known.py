"""The peers that handgrad is measured beside; each has the same five checks in its own format."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peers import notebooks
from peers.peer import HERE, SAID, Peer, copy, single, students, where

CHECKS = "propagate_by_hand.py"
NOTEBOOK = "propagate.ipynb"
FIVE = 5


def write(file: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def read(file: Path) -> Any:
    """Read a verdict; where a peer has not written any, there is none."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def text(file: str) -> str:
    """Read a file of this folder."""
    return (HERE / file).read_text(encoding="utf-8")


def all_five(verdicts: list[bool]) -> bool:
    """Whether there are five verdicts, and all are right."""
    return len(verdicts) == FIVE and all(verdicts)


def with_checks(file: str) -> Callable[[Path], None]:
    """Put a file with checks, and the checks, beside each submission."""

    def prepare(folder: Path) -> None:
        for student in students(folder):
            copy(file, student)
            copy(CHECKS, student)

    return prepare


def for_prairielearn(folder: Path) -> None:
    """Put each submission where this peer looks for it."""
    with_checks("check_with_prairielearn.py")(folder)
    for student in students(folder):
        place = student / "check_with_prairielearn"
        write(place / "student_code.py", single(student))
        copy("trailing_code_for_prairielearn.py", place / "trailing_code.py")


def for_pedal(folder: Path) -> None:
    """Put all submissions into one folder."""
    copy("check_with_pedal.py", folder)
    copy(CHECKS, folder)
    for student in students(folder):
        write(folder / "all" / f"{student.name}.py", single(student))


def for_otter(folder: Path) -> None:
    """Make notebooks, and what `otter generate` makes its zip of."""
    copy("check_with_otter.py", folder / "tests" / "propagate.py")
    copy(CHECKS, folder)
    for student in students(folder):
        write(student / NOTEBOOK, notebooks.plain(single(student)))


def for_nbgrader(folder: Path) -> None:
    """Make a course: the instructor's notebook, and those handed in."""
    copy(CHECKS, folder / "source" / "lesson3" / CHECKS)
    stub = "### BEGIN SOLUTION\n### END SOLUTION"
    write(folder / "source" / "lesson3" / NOTEBOOK, notebooks.for_nbgrader(stub))
    for student in students(folder):
        handed_in = folder / "submitted" / student.name / "lesson3" / NOTEBOOK
        write(handed_in, notebooks.for_nbgrader(single(student)))


def for_pybryt(folder: Path) -> None:
    """Make a notebook of the reference, and those handed in."""
    copy(CHECKS, folder)
    write(folder / "reference.ipynb", notebooks.plain(text("check_with_pybryt.py")))
    for student in students(folder):
        copy(CHECKS, student)
        cells = single(student), text("cell_for_pybryt.py")
        write(student / NOTEBOOK, notebooks.plain(*cells))


def pedal_says(folder: Path) -> frozenset[str]:
    """Read the table that pedal prints: who has all points."""
    rows = csv.reader((folder / SAID).read_text(encoding="utf-8").splitlines())
    scores = {Path(row[1].strip()).stem: row[-1].strip() for row in rows if len(row) == FIVE}
    return frozenset(name for name, score in scores.items() if score == "1")


def nbgrader_says(folder: Path) -> frozenset[str]:
    """Read the table that nbgrader exports: who has all points."""
    lines = (folder / "grades.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines)
    return frozenset(row["student_id"] for row in rows if row["score"] == row["max_score"])


def pytest_says(student: Path) -> bool:
    """Read pytest's last line."""
    return f"\n{FIVE} passed" in (student / SAID).read_text(encoding="utf-8", errors="replace")


def check50_says(student: Path) -> bool:
    """Read its JSON: a check that was skipped has no verdict."""
    results = read(student / "verdict.json").get("results", [])
    return all_five([each["passed"] is True for each in results])


def gradescope_says(student: Path) -> bool:
    """Read its JSON."""
    tests = read(student / "results.json").get("tests", [])
    return all_five([each["status"] == "passed" for each in tests])


def otter_says(student: Path) -> bool:
    """Read its JSON, in which a test file has one score."""
    tests = read(student / "results.json").get("tests", [])
    return FIVE in [each.get("score") for each in tests]


def pybryt_says(student: Path) -> bool:
    """Read its JSON."""
    results = read(student / "propagate_results.json").get("results", [])
    return all_five([each["satisfied"] for each in results])


def prairielearn_says(student: Path) -> bool:
    """Read its JSON."""
    return read(student / "autograder_results.json").get("score") == 1


PYTEST = ("python", "-m", "pytest", "-q", "-pno:cacheprovider", "--rootdir=.")
CHECK50 = ("check50", "--dev", "-o", "json", "--output-file", "verdict.json", "--")
OTTER = ("otter", "generate", "-t", "tests", "-o", "autograder.zip")
OTTER_PLAIN = ("--no-config", "--no-requirements", "--no-environment")
COMPILE = ("python", "-m", "pybryt", "compile", "-n", "propagate")  # the checks lie beside

KNOWN = (
    Peer(
        name="pytest",
        way="pytest",
        prepare=with_checks("check_with_pytest.py"),
        command=(*PYTEST, "check_with_pytest.py"),
        right=where(pytest_says),
        note="a process a submission.",
    ),
    Peer(
        name="gradescope-utils",
        way="gradescope-utils",
        prepare=with_checks("check_with_gradescope.py"),
        command=("python", "check_with_gradescope.py"),
        right=where(gradescope_says),
        note="a process a submission; Gradescope runs it in a container, not had here.",
    ),
    Peer(
        name="pedal",
        way="`pedal grade`",
        prepare=for_pedal,
        command=(
            *("pedal", "grade", "--environment", "standard", "--skip_tifa", "--skip_run"),
            *("check_with_pedal.py", "all"),
        ),
        at_once=True,
        right=pedal_says,
        note="one process for all, with mocked builtins; its static analysis is off, since it "
        "takes points off a right solution for a module used only within functions.",
    ),
    Peer(
        name="check50",
        way="`check50 --dev`",
        prepare=lambda _: None,
        command=(*CHECK50, str(HERE / "check50_propagate")),
        right=where(check50_says),
        note="a process and a folder for each check; those of a submission run at once, whatever "
        "the jobs. CS50's own servers, to which it can send a submission, are not measured.",
    ),
    Peer(
        name="nbgrader",
        way="`nbgrader autograde`",
        prepare=for_nbgrader,
        before=(("nbgrader", "generate_assignment", "lesson3"),),
        command=("nbgrader", "autograde", "lesson3"),
        at_once=True,
        after=(("nbgrader", "export"),),
        right=nbgrader_says,
        slow=True,
        note="a kernel a notebook, one after another.",
    ),
    Peer(
        name="otter-grader",
        way="`otter run`",
        prepare=for_otter,
        before=((*OTTER, *OTTER_PLAIN, CHECKS),),
        command=("otter", "run", "-a", "../../autograder.zip", "--no-logo", NOTEBOOK),
        right=where(otter_says),
        slow=True,
        note="a kernel a submission. `otter grade`, which has a container for each, needs Docker: "
        "not measured.",
    ),
    Peer(
        name="pybryt",
        way="`pybryt check`",
        prepare=for_pybryt,
        before=((*COMPILE, "-d", "reference.pkl", "reference.ipynb"),),
        command=("pybryt", "check", "-t", "json", "../../reference.pkl", NOTEBOOK),
        right=where(pybryt_says),
        slow=True,
        note="a kernel a submission; it judges the values that come up in the notebook.",
    ),
    Peer(
        name="pytest-prairielearn-grader",
        way="pytest-prairielearn-grader",
        prepare=for_prairielearn,
        command=(*PYTEST, "check_with_prairielearn.py"),
        right=where(prairielearn_says),
        slow=True,
        note="a process for each check, with some imports forbidden. Its limit of a second is "
        "raised to a minute. PrairieLearn runs it in a container, not had here.",
    ),
)
