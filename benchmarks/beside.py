"""The same class of honest submissions, judged by handgrad and by its peers, in turns."""

import statistics
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import page
from classes import grade, handed_in
from peers.known import KNOWN
from peers.peer import STUDENTS, Judged, Peer

JOBS = (1, 2)
OURS = "handgrad, all layers"
HEADS = [
    "what",
    "jobs",
    "rounds",
    "seconds (least)",
    "submissions a second",
    "its time by ours",
    "called right",
]
Submissions = Mapping[str, Mapping[str, str]]  #: modules by their names, by students
Rows = Mapping[str, Mapping[str, str]]  #: of grades.csv, by students


@dataclass(kw_only=True)
class Way:
    """One way to judge the class, and what came of it."""

    name: str
    jobs: int
    once: bool = False  #: whether it is timed in the first round only
    judge: Callable[[], Judged]
    seconds: list[float] = field(default_factory=list)
    right: frozenset[str] = frozenset()

    def run(self) -> None:
        """Judge once more."""
        judged = self.judge()
        self.seconds.append(judged.seconds)
        self.right = judged.right

    @property
    def median(self) -> float:
        """The seconds that the table shows."""
        return statistics.median(self.seconds)


def full(rows: Rows) -> frozenset[str]:
    """Give who has all points."""
    return frozenset(name for name, row in rows.items() if row["points"] == row["out of"])


def by_us(file: Path, jobs: int) -> Judged:
    """Grade the class; right is who has all points."""
    seconds, rows = grade(file, f"local:{jobs}")
    return Judged(seconds=seconds, right=full(rows))


def by_peer(peer: Peer, environments: Path, submissions: Submissions, jobs: int) -> Judged:
    """Let a peer judge, in a new folder, so that no verdict is there before."""
    with tempfile.TemporaryDirectory(prefix="handgrad-peer-") as name:
        for student, modules in submissions.items():
            place = Path(name) / STUDENTS / student
            place.mkdir(parents=True)
            for module, text in modules.items():
                (place / f"{module}.py").write_text(text, encoding="utf-8")
        return peer.judge(environments, Path(name), jobs)


def compare(file: Path, environments: Path | None, rounds: int) -> str:
    """Give a table, and what has to be known with it."""
    submissions = handed_in(file)
    installed = [peer for peer in KNOWN if environments and peer.installed(environments)]
    _, rows = grade(file, "local:2")
    blamed = rows.keys() - full(grade(file, "local:2", lesson=2)[1])
    right, wrong = probe(rows, blamed)
    for peer in installed:
        require_verdicts(peer, environments, submissions, right, wrong)
    ways = []
    for jobs in JOBS:
        ways.append(Way(name=OURS, jobs=jobs, judge=partial(by_us, file, jobs)))
        for peer in installed:
            if jobs in timed(peer):
                judge = partial(by_peer, peer, environments, submissions, jobs)
                ways.append(Way(name=peer.way, jobs=jobs, once=peer.slow, judge=judge))
    for number in range(rounds):
        for way in ways:
            if number == 0 or not way.once:
                way.run()
    lines = [row(way, ways, len(submissions)) for way in ways]
    lines += [
        [peer.way, str(jobs), *["–"] * (len(HEADS) - 2)]
        for jobs in JOBS
        for peer in installed
        if jobs not in timed(peer)
    ]
    return "\n\n".join([page.table(HEADS, lines), differences(ways, blamed), notes(installed)])


def timed(peer: Peer) -> tuple[int, ...]:
    """With how many jobs a peer is timed: one that takes minutes only in its quickest way."""
    return (max(peer.jobs),) if peer.slow else tuple(peer.jobs)


def probe(rows: Rows, blamed: frozenset[str]) -> tuple[str, str]:
    """Give who is right, and who comes nearest to it, of those whose earlier lesson is right."""
    points = {
        name: float(row["points"]) / float(row["out of"])
        for name, row in rows.items()
        if name not in blamed
    }
    right = max(points, key=points.__getitem__)
    wrong = max((name for name in points if points[name] < 1), key=points.__getitem__)
    return right, wrong


def require_verdicts(
    peer: Peer, environments: Path, submissions: Submissions, right: str, wrong: str
) -> None:
    """See that a peer tells a right submission from a wrong one: else its time says nothing.

    Raises
    ------
    SystemExit
        If it does not.
    """
    two = {name: submissions[name] for name in (right, wrong)}
    said = by_peer(peer, environments, two, jobs=1).right
    if said != {right}:
        raise SystemExit(
            f"{peer.name} calls {', '.join(sorted(said)) or 'neither'} right of {right}, who is, "
            f"and {wrong}, who is not.\n"
            f"Make its environment anew: python benchmarks/peers/install.py {environments}"
        )


def row(way: Way, ways: list[Way], count: int) -> list[str]:
    """Return the cells of the table."""
    ours = next(each for each in ways if (each.name, each.jobs) == (OURS, way.jobs))
    return [
        way.name,
        str(way.jobs),
        str(len(way.seconds)),
        f"{way.median:.1f} ({min(way.seconds):.1f})",
        f"{count / way.median:.1f}" if count > way.median else f"{count / way.median:.2f}",
        f"{way.median / ours.median:.1f}",
        str(len(way.right)),
    ]


def differences(ways: list[Way], blamed: frozenset[str]) -> str:
    """Say where a peer's verdict is not ours, and whose earlier lesson is not right."""
    ours = ways[0].right
    others = [way for way in ways if way.name != OURS]
    if not others:
        return "No peer was measured."
    found, excused = [], set()
    for way in others:
        more, fewer = way.right - ours, ours - way.right
        excused |= fewer & blamed
        if more or fewer - blamed:
            found.append(
                f"{way.name}, {way.jobs} at once, calls {len(more)} right and "
                f"{len(fewer - blamed)} wrong otherwise than we do."
            )
    if excused:
        found.append(
            f"{len(excused)} have a right lesson 3 that calls their own wrong lesson 2: handgrad "
            "takes no points off lesson 3 for that, and peers call it wrong."
        )
    return "\n".join(found) or "All agree on which submissions are right."


def notes(installed: list[Peer]) -> str:
    """Say how each peer judges, as it comes."""
    ours = (
        "- handgrad: seven checks, confined, and mistakes are named; a process for each check, or "
        "one for all of a file that is proven to keep nothing between calls. The peers run five, "
        "with whatever isolation they have. A peer that takes minutes is timed once, "
        "in its quickest way."
    )
    theirs = [
        f"- {peer.way}: {peer.note if peer in installed else 'not installed: not measured.'}"
        for peer in KNOWN
    ]
    return "\n".join([ours, *theirs])
