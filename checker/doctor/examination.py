"""Try what the checker needs, by using it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from checker.doctor.facts import LIBRARIES
from checker.isolation.host.errors import HostError, StudentError, StudentStopped
from checker.isolation.host.launcher import Load, can_fork, open_host
from checker.isolation.sandbox import bubblewrap
from checker.isolation.wire.layers import LAYERS, REQUIRED

PROGRAM = "def double(x):\n    return 2 * x\n"
#: Layer, or part of its reason → what cures that it is missing.
CURES = {
    "files": "Linux 5.13 or newer with Landlock has it; so have WSL 2 and Docker.",
    "calls": "Linux on x86-64 or aarch64 has it, unless a container forbids it.",
    "user": "As root only, with a Python that all users can read, as in /usr or /opt.",
    "processes": "Run the checker as a user who is not root.",
    "namespaces": "Install bubblewrap, where the system lets users make namespaces.",
}
#: Layer → what cures that it is missing although its program is there.
CURES_WITH_PROGRAM = {
    "namespaces": (
        "bubblewrap is there, and this system or container does not let it work. Whoever runs the "
        "machine can allow user namespaces (on Ubuntu an AppArmor profile for bwrap; in Docker "
        "another seccomp profile)."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One layer of isolation, tried out."""

    name: str
    gives: str  #: what it is for
    missing: str = ""  #: why it is not here; empty where it works
    cure: str = ""  #: what would bring it here

    @property
    def required(self) -> bool:
        """Whether grading refuses to work without it."""
        return self.name in REQUIRED


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What was found."""

    facts: dict[str, str]  #: of the machine
    kind: str  #: how students' processes are started
    trouble: str  #: why no student's process answers; empty where one does
    hiding: tuple[str, ...]  #: files of this folder that are called as Python's or our modules are
    layers: tuple[Layer, ...]  #: in the order in which they are put on

    @property
    def strict(self) -> bool:
        """Whether others' work can be graded here."""
        return not self.trouble and not any(each.missing for each in self.layers if each.required)


def examine(facts: dict[str, str]) -> Examination:
    """Start a student's process with every layer that works here, and let it answer.

    Parameters
    ----------
    facts : dict
        Of the machine.
    """
    kind = "fork" if can_fork() else "fresh"
    trouble, missing = "", dict.fromkeys(LAYERS, "no student's process could be started")
    try:
        with open_host(kind) as host:
            worker = host.worker(Load(modules={"lesson0_probe": PROGRAM}))
            if worker.call("double", [21]).result != 42:  # noqa: PLR2004  twice 21
                trouble = "it answered wrongly"
            missing.update(host.missing())
    except (HostError, StudentError, StudentStopped, OSError) as error:
        trouble = str(error)
    layers = tuple(
        Layer(
            name=name,
            gives=gives,
            missing=missing[name],
            cure=_cure(name) if missing[name] else "",
        )
        for name, gives in LAYERS.items()
    )
    return Examination(
        facts=facts, kind=kind, trouble=trouble, hiding=hiding(Path.cwd()), layers=layers
    )


def hiding(folder: Path) -> tuple[str, ...]:
    """Find files that Python would take for modules of its own, or for libraries.

    Parameters
    ----------
    folder : pathlib.Path
        Where Python programs are started; what stands in its ``lessons`` is found too.
    """
    taken = {*sys.stdlib_module_names, *LIBRARIES, "scipy"}
    places = [*folder.glob("*.py"), *(folder / "lessons").glob("*.py")]
    return tuple(each.relative_to(folder).as_posix() for each in places if each.stem in taken)


def _cure(layer: str) -> str:
    return (bubblewrap.program() and CURES_WITH_PROGRAM.get(layer)) or CURES[layer]
