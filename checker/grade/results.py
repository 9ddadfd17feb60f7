"""A journal of verdicts → the tables and the pages of a results folder."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from checker.grade import exports, pages, sheets
from checker.grade.handin import Handin
from checker.grade.journal import Journal
from checker.grade.marks import Row, absent, row
from checker.grade.roster import Person, joined, plain
from checker.grade.rubric import Rubric
from checker.grade.similar import pairs
from checker.grade.summary import Mistakes, Summary, compact, summary
from checker.model import Lesson

STUDENTS = "students"
#: Letters of a file name that come from the student's.
_LONGEST_SLUG = 60


@dataclass(frozen=True, kw_only=True)
class Class:
    """What the results of a class are made of, besides the verdicts."""

    title: str  #: what the work is called
    handins: Sequence[Handin]  #: who handed in
    people: Sequence[Person]  #: the roster; may be empty
    lessons: Sequence[Lesson]  #: what was graded
    rubric: Rubric  #: what it is worth
    seed: int  #: the checks' inputs came from it
    about: Mapping[str, str]  #: how it was graded


def write(journal: Journal, found: Class, out: Path) -> Summary:
    """Write all results of a class.

    Parameters
    ----------
    journal : Journal
        The verdicts.
    found : Class
        All else.
    out : pathlib.Path
        The results folder.

    Returns
    -------
    Summary
        What was written, summed up. The same verdicts give the same files, byte for byte.
    """
    folder = out / STUDENTS
    folder.mkdir(exist_ok=True)
    rows: list[Row] = []
    mistakes = Mistakes()
    layers: set[tuple[str, ...]] = set()
    prints: dict[str, Sequence[int]] = {}
    said: dict[str, str] = {}
    people = joined(found.people)
    handins = {each.student: each for each in found.handins}
    lines: dict[str, tuple[int, int]] = {}
    verdicts = out / "verdicts.jsonl"
    with verdicts.with_suffix(".part").open("w+", encoding="ascii", newline="\n") as unsorted:
        for record in journal.records():
            handin = handins.get(record["student"])
            if handin is None:  # of an earlier run, and no longer among the submissions
                continue
            person = _person(handin, people)
            one = row(record, handin, found.rubric, slug=slug(handin), person=person)
            rows.append(one)
            layers |= {tuple(lesson["isolation"]) for lesson in record["lessons"]}
            mistakes.add(record)
            prints[one.student] = compact(record.get("prints", ()))
            said[one.student] = pages.in_one_line(record, one)
            _write_student(folder / one.slug, record, one, found)
            start = unsorted.tell()
            lines[one.student] = (start, unsorted.write(exports.line(record, one) + "\n"))
        _write_sorted(unsorted, lines, verdicts)
    verdicts.with_suffix(".part").unlink()
    there = {one.person.student for one in rows if one.person}
    rows += [absent(person) for person in found.people if person.student not in there]
    whole = summary(rows, mistakes, found.lessons, found.rubric)
    alike = pairs(prints)
    about = {**found.about, "layers": _said_of(layers)}
    _save(out / "grades.csv", sheets.grades(whole.rows, found.lessons, found.rubric))
    _save(out / "canvas.csv", sheets.canvas(whole.rows, found.rubric, found.title))
    words = [said.get(one.student, "") for one in whole.rows]
    _save(out / "moodle.csv", sheets.moodle(whole.rows, found.rubric, words))
    _save(out / "report.html", pages.class_page(whole, alike, about, found.title))
    return whole


def _said_of(layers: set[tuple[str, ...]]) -> str:
    """Name the layers that were around the submissions: not the same, perhaps, on all machines."""
    if len(layers) > 1:
        always = set.intersection(*map(set, layers))
        return f"not the same for all; always: {', '.join(sorted(always)) or 'none'}"
    return ", ".join(next(iter(layers), ())) or "none"


def _write_student(stem: Path, record: Mapping[str, Any], one: Row, found: Class) -> None:
    given = (record, one, found.rubric, found.title)
    _save(stem.with_name(f"{stem.name}.html"), pages.student_page(*given))
    _save(stem.with_name(f"{stem.name}.md"), pages.student_markdown(*given))
    text = exports.gradescope(record, one, found.rubric)
    _save(stem.with_name(f"{stem.name}.json"), text)
    _save(stem.with_name(f"{stem.name}.xml"), exports.junit(record, found.seed))


def _write_sorted(unsorted: TextIO, lines: Mapping[str, tuple[int, int]], file: Path) -> None:
    with file.open("w", encoding="ascii", newline="\n") as to:
        for _, (start, length) in sorted(lines.items()):
            unsorted.seek(start)
            to.write(unsorted.read(length))


def _person(handin: Handin, people: Mapping[str, Person]) -> Person | None:
    for key in _keys(handin):
        if key in people:
            return people[key]
    return None


def _keys(handin: Handin) -> Iterator[str]:
    yield plain(handin.student)
    yield plain(handin.student.partition("@")[0])
    yield plain(handin.name)


def slug(handin: Handin) -> str:
    """The name of a student's page: letters that every file system takes, and no other's."""
    simple = unicodedata.normalize("NFKD", handin.name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", simple.lower()).strip("-")[:_LONGEST_SLUG].strip("-")
    mark = zlib.crc32(handin.student.encode("utf-8", "replace"))
    return f"{words or 'student'}-{mark:08x}"


def _save(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")
