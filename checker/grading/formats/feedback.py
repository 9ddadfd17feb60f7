"""Students' pages in the zips that Canvas and Moodle give out as feedback."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from checker.grading.claims.claim import Claim
from checker.grading.formats import files
from checker.grading.marks.marks import Row
from checker.grading.people.identity import IdKind

#: A zip that is the same each time has one time for all that is in it.
_THEN = (2000, 1, 1, 0, 0, 0)


def write(given: Iterable[tuple[Row, Claim]], pages: Path, out: Path) -> None:
    """Write the zip for each platform that some of the hand-ins are from.

    Parameters
    ----------
    given : iterable of (Row, Claim)
        The class.
    pages : pathlib.Path
        The folder with the students' pages.
    out : pathlib.Path
        The results folder.
    """
    there = [(row, claim) for row, claim in given if not row.doubts]
    for name, called in (("moodle", _for_moodle), ("canvas", _for_canvas)):
        found: dict[str, Path] = {}
        for row, claim in there:
            for named in called(row, claim):
                found.setdefault(named, pages / f"{row.slug}.html")
        if found:
            _zip(found, out / f"{name}_feedback.zip")


def _for_moodle(row: Row, claim: Claim) -> Iterator[str]:
    """Yield the name by which Moodle finds the participant: four words before the file's own."""
    ids = (claim.person.ids if claim.person else ()) or claim.handin.ids
    number = next((each.value for each in sorted(ids) if each.kind is IdKind.MOODLE), "")
    if number:
        name = re.sub(r"[_/\\:*?\"<>|]+", " ", row.name).strip() or "Participant"
        yield f"{name}_{number}_assignsubmission_file_feedback.html"


def _for_canvas(_: Row, claim: Claim) -> Iterator[str]:
    """Yield the name that Canvas gave to the newest file: it finds the two numbers in it."""
    if claim.handin.exported and any(each.kind is IdKind.CANVAS for each in claim.handin.ids):
        yield f"{PurePosixPath(claim.handin.exported).stem}.html"


def _zip(found: dict[str, Path], file: Path) -> None:
    with (
        files.writing(file) as to,
        zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, page in sorted(found.items()):
            info = zipfile.ZipInfo(name, _THEN)
            info.external_attr = 0o100644 << 16
            archive.writestr(info, page.read_bytes(), zipfile.ZIP_DEFLATED)
