"""An export, a roster and what an instructor says → whose the hand-ins are."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from checker.grading.archives import handins
from checker.grading.archives.handins import Handin, Seen
from checker.grading.archives.lms_archive import Item
from checker.grading.claims import overrides
from checker.grading.claims.claim import Joined
from checker.grading.claims.joining import join
from checker.grading.formats import canvas, moodle
from checker.grading.formats.canvas import Gradebook
from checker.grading.formats.moodle import Worksheet
from checker.grading.marks.lateness import refuse_other_clocks
from checker.grading.marks.rubric import Rubric
from checker.grading.people import roster
from checker.grading.people.directory import Directory
from checker.grading.people.roster import Roster
from checker.grading.request import Request
from checker.grading.schedule.task import MOST_BYTES, Settings, Task, taken
from checker.grading.survey import Survey
from checker.submission import file_names, folder
from checker.submission.refusal import RefusedError, shown

#: Where the overrides of a grading are kept, for those who go on with it.
OVERRIDES = "overrides.csv"


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A class before it is graded."""

    seen: Seen  #: the export
    joined: Joined  #: whose the hand-ins are
    roster: Roster  #: the class
    rubric: Rubric  #: what the work is worth
    settings: Settings  #: how it is graded
    gradebook: Gradebook | None = None  #: of Canvas, where there is one
    worksheet: Worksheet | None = None  #: of Moodle, where there is one

    @property
    def attempts(self) -> dict[str, Handin]:
        """Return all that is graded: a key → what was handed in."""
        handins = {id(claim.handin): claim.handin for claim in self.joined.claims}
        return {key: attempt for each in handins.values() for key, attempt in each.attempts.items()}

    def survey(self) -> Survey:
        """Return what an instructor should know of it; files are read, and nothing is run."""
        return Survey(
            seen=self.seen,
            joined=self.joined,
            roster=self.roster,
            late=self.rubric.late,
            refused=dict(_refused(self.attempts, self.settings)),
            notes=tuple(filter(None, self._notes())),
        )

    def _notes(self) -> Iterator[str]:
        for given in (self.gradebook, self.worksheet):
            if given is not None:
                yield given.note(self.rubric.total)


def understand(
    asked: Request, items: Sequence[Item], rubric: Rubric, settings: Settings
) -> Understood:
    """Find out whose the hand-ins are.

    Parameters
    ----------
    asked : Request
        What is wanted.
    items : sequence of Item
        The files of the export.
    rubric : Rubric
        Which attempt counts, and what lateness costs.
    settings : Settings
        How it will be graded.

    Raises
    ------
    ExportError, RosterError, RubricError
        When something that was said makes no sense; with what cures it.
    """
    people = roster.load(*asked.rosters) if asked.rosters else Roster()
    book = canvas.gradebook(people, asked.column)
    directory = Directory(people)
    seen = handins.read(
        items,
        directory,
        platform=asked.platform,
        names=asked.names,
        attempts=rubric.attempts,
        called=asked.submissions.stem,
        functions=[each.name for of in asked.course.lessons for each in of.functions],
    )
    file = _overrides(asked)
    joined = join(seen.handins, directory, overrides.load(file) if file else ())
    times = [handin.when for handin in seen.handins]
    times += [
        claim.person.handed_in
        for claim in joined.claims
        if claim.person is not None and claim.handin.when is None
    ]
    refuse_other_clocks(rubric.late, times, seen.platform)
    return Understood(
        seen=seen,
        joined=joined,
        roster=people,
        rubric=rubric,
        settings=settings,
        gradebook=book,
        worksheet=moodle.worksheet(people),
    )


def _overrides(asked: Request) -> Path | None:
    """Return the overrides: those that are given, else those of the grading that goes on."""
    kept = asked.out / OVERRIDES
    if asked.overrides is None and asked.resume and kept.is_file() and not kept.is_symlink():
        return kept
    return asked.overrides


def _refused(attempts: dict[str, Handin], settings: Settings) -> Iterable[tuple[str, str]]:
    for key, handin in attempts.items():
        with contextlib.suppress(Exception):  # whatever else it is, grading it will say so
            try:
                taken(task_of(handin, settings))
            except RefusedError as error:
                yield key, str(error)


def task_of(handin: Handin, settings: Settings, key: str = "", *, only: Sequence[str] = ()) -> Task:
    """Read what a student handed in: the programs, and archives of them.

    Parameters
    ----------
    handin : Handin
        What was handed in. A file that cannot be read costs itself, and is said in the notes.
    settings : Settings
        How it is graded.
    key : str
        What the verdict is kept under; the student's own by default.
    only : sequence of str
        Stems of the lessons that are to be judged; all of them by default.
    """
    files: list[tuple[str, bytes]] = []
    notes: list[str] = []
    made = _environments(name for name, _ in handin.files)
    left = MOST_BYTES
    for name, read in handin.files:
        if not _may_be_a_program(name) or any(name.startswith(place) for place in made):
            continue
        try:
            data = read()
        except RefusedError as error:
            notes.append(str(error))
            continue
        left -= len(data)
        if left < 0:
            files, notes = [], ["The files are too large together. Hand in the code alone."]
            break
        files.append((name, data))
    if not files and not notes and handin.files:
        name = PurePosixPath(handin.files[0][0]).name
        notes = [f"{shown(name)} is not a Python file, a notebook or a zip. Hand in one of these."]
    return Task(
        student=key or handin.student,
        settings=settings,
        files=tuple(files),
        problem=notes[0] if notes and not files else "",
        notes=tuple(notes) if files else (),
        only=tuple(only),
    )


def _may_be_a_program(name: str) -> bool:
    """Tell whether a file may be one; an entry of a platform has no name."""
    return not name or file_names.is_code(name) or name.lower().endswith(".zip")


def _environments(names: Iterable[str]) -> set[str]:
    """Return the folders that are environments of Python, whatever they are called."""
    return {
        f"{path.parent}/"
        for path in map(PurePosixPath, names)
        if path.name == folder.OF_AN_ENVIRONMENT
    }
