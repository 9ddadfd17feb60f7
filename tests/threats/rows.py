"""The rows of the threat list: one program each, and what must become of it.

The head of a program says so: its docstring begins with the row's code, and comments follow.
``# verdict: raised, timeout`` lists the reasons for which its checks may fail, or ``passed``;
``# says: PermissionError`` is a part of the report; ``# control: reached`` claims that without
the layers the program does get what it is after, so that a program that is broken by itself
proves nothing. ``# open: …`` says what is missing where it gets through all the same.
``# fresh: yes``: to be tried without a fork as well. ``# beside it: conftest.py`` begins another
file of the same submission.
"""

import platform
import re
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(__file__).parent / "programs"
HEAD = re.compile(r"^# (verdict|says|control|machine|open|fresh): (.+)$", re.MULTILINE)
BESIDE = re.compile(r"^# beside it: (.+)\n", re.MULTILINE)
FILE = "lesson2_sigmoid.py"
REACHED = "REACHED"  # what a program prints when it got what it was after


@dataclass(frozen=True)
class Row:
    """One way to go wrong, or to attack."""

    path: Path
    files: dict[str, str]  #: name → text; the lesson's file first
    verdicts: frozenset[str]  #: for which reasons its checks may fail; or "passed"
    says: str  #: what a report must contain
    control: str  #: "reached", "reached as root", or empty
    machine: str  #: the only architecture that it is for; or empty
    open: str  #: what has to be there to keep it out; empty when it never gets through
    fresh: bool  #: whether it is tried in a fresh interpreter too

    def __str__(self):
        return self.path.stem

    @property
    def needs_layers(self):
        """Whether nothing else than the layers around a student's process stops it."""
        return self.path.parent.name == "reach" or bool(self.control)

    @property
    def may_pass(self):
        return "passed" in self.verdicts

    @property
    def foreign(self):
        """Why it means nothing on this machine; empty when it does."""
        if self.machine in {"", platform.machine()}:
            return ""
        return f"a program for {self.machine}; this is {platform.machine()}"


def read(path):
    text = path.read_text(encoding="utf-8")
    mine, *others = BESIDE.split(text)
    head = dict(HEAD.findall(mine))
    return Row(
        path=path,
        files={FILE: mine, **dict(zip(others[::2], others[1::2], strict=True))},
        verdicts=frozenset(head["verdict"].split(", ")),
        says=head.get("says", ""),
        control=head.get("control", ""),
        machine=head.get("machine", ""),
        open=head.get("open", ""),
        fresh="fresh" in head,
    )


ROWS = [read(path) for path in sorted(PROGRAMS.glob("*/*.py"))]
