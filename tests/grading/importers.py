"""What the gradebooks of Canvas and Moodle change when a table is uploaded: small models of both.

They follow the importers' own rules (canvas-lms, gradebook_importer; moodle, mod_assign's offline
feedback), and know nothing of ours.
"""

import csv
import io
import re
from dataclasses import dataclass, field

MOODLE = {
    "en": ("Identifier", "Grade", "Last modified (grade)", "Maximum grade", "Feedback comments"),
    "de": (
        "ID",
        "Bewertung",
        "Zuletzt geändert (Bewertung)",
        "Bestwertung",
        "Feedback als Kommentar",
    ),
    "fi": ("Tunniste", "Arvosana", "Muokattu (arvosana)", "Enimmäisarvosana", "Palaute"),
}


@dataclass
class Import:
    """What an upload comes to."""

    marks: dict = field(default_factory=dict)  #: who → the mark that is set
    comments: dict = field(default_factory=dict)  #: who → the comment that is set
    complaints: list = field(default_factory=list)  #: what the platform asks, refuses, passes over


def canvas(gradebook, upload):
    """Upload a table to the gradebook of Canvas."""
    there, given = (list(csv.DictReader(io.StringIO(text))) for text in (gradebook, upload))
    heads = next(csv.reader(io.StringIO(upload)))
    known = next(csv.reader(io.StringIO(gradebook)))
    found = Import()
    students = [row for row in there if row["ID"]]
    for title in heads[heads.index("Section") + 1 :]:
        number = re.search(r"\((\d+)\)$", title)
        column = next(
            (head for head in known if number and head.endswith(number[0])),
            title if title in known else None,
        )
        if column is None:
            found.complaints.append(f"makes a new assignment: {title}")
            continue
        for row in given:
            if "Points Possible" in row["Student"] or not any(row.values()):
                continue
            who = _whose(row, students)
            if who is None:
                found.complaints.append(f"asks who that is: {row['Student']}")
            elif who["ID"] in found.marks:
                found.complaints.append(f"two lines for {who['Student']}")
            elif who[column] != row[title]:
                found.marks[who["ID"]] = row[title]
    return found


def _whose(row, students):
    for key in ("ID", "SIS User ID", "SIS Login ID", "Student"):
        for student in students:
            if row.get(key) and student.get(key) == row[key]:
                return student
    return None


def _cut(text):
    """Cut a table as PHP does: in quotes a backslash keeps the next quote from ending the cell."""
    rows, row, cell, place, quoted = [], [], "", 0, False
    while place < len(text):
        two, sign = text[place : place + 2], text[place]
        if quoted and sign == "\\":
            cell, place = cell + two, place + 1
        elif quoted and two == '""':
            cell, place = cell + '"', place + 1
        elif sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            row.append(cell)
            cell = ""
        elif sign == "\n" and not quoted:
            rows.append([*row, cell.removesuffix("\r")])
            row, cell = [], ""
        else:
            cell += sign
        place += 1
    return [*rows, [*row, cell]] if row or cell else rows


def moodle(worksheet, upload, language="en"):
    """Upload a table as the offline worksheet of a Moodle in a language."""
    who, grade, changed, most, comment = MOODLE[language]
    known, *before = csv.reader(io.StringIO(worksheet))  # what the site knows already
    heads, *lines = _cut(upload)
    there = {row[known.index(who)]: dict(zip(known, row, strict=True)) for row in before}
    found = Import()
    if any(len(line) != len(heads) for line in lines) or not {who, grade, changed} <= {*heads}:
        found.complaints.append("refuses the table")
        return found
    for line in lines:
        new = dict(zip(heads, line, strict=True))
        old = there.get(new[who])
        if old is None:
            found.complaints.append(f"no participant: {new[who]}")
            continue
        was, now = _number(old[grade]), _number(new[grade])
        if was is not None and new[changed] != old[changed]:
            found.complaints.append(f"changed since: {new[who]}")
            continue
        if now is not None and now != was:
            if now == 0 or now > _number(old[most]):
                found.complaints.append(f"passed over: {new[who]}")
            else:
                found.marks[new[who]] = now
        if comment in new and new[comment] != old[comment]:
            found.comments[new[who]] = new[comment]
    return found


def _number(cell):
    text = cell.strip().replace(",", ".")
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None
