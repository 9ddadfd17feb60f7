"""Tables for spreadsheets, and in the forms that Canvas and Moodle take."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from checker.grade.marks import NOT_GRADED, Row, number
from checker.grade.rubric import Rubric
from checker.model import Lesson

#: What a spreadsheet would take for the beginning of a formula, wide characters too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
#: What Canvas wants in the first columns of a table of marks.
_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def safe(cell: str) -> str:
    """Write a text so that a spreadsheet shows it and obeys nothing of it."""
    text = "".join(each if each.isprintable() else " " for each in cell)
    return f"'{text}" if cell.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def grades(rows: Iterable[Row], lessons: Sequence[Lesson], rubric: Rubric) -> str:
    """The marks of a class, one line for each student.

    Parameters
    ----------
    rows : iterable of Row
        In the order in which they shall stand.
    lessons : sequence of Lesson
        What was graded.
    rubric : Rubric
        What it is worth.

    Returns
    -------
    str
        CSV with a line of heads, to be saved as UTF-8.
    """
    heads = ["student", "name", "state", "points", "out of"]
    heads += [lesson.key if _is_first(lesson, lessons) else lesson.stem for lesson in lessons]
    heads += ["late", "late percent off", "mistakes", "notes"]
    lines = [heads]
    for row in rows:
        points = [("" if each is None else number(each)) for each in row.lessons]
        points += [""] * (len(lessons) - len(points))
        lines.append(
            [
                safe(row.student),
                safe(row.name),
                row.state,
                row.shown_points,
                number(rubric.total),
                *points,
                "late" if row.late else "",
                number(row.late_percent) if row.late_percent else "",
                safe(" ".join(row.mistakes)),
                safe(" ".join((*row.notes, *row.attention))),
            ]
        )
    return _written(lines)


def _is_first(lesson: Lesson, lessons: Sequence[Lesson]) -> bool:
    """Tell whether a lesson is the one that is meant by its number."""
    return next(each for each in lessons if each.number == lesson.number) is lesson


def canvas(rows: Iterable[Row], rubric: Rubric, title: str) -> str:
    """Marks as Canvas imports them in its gradebook.

    With a roster that is Canvas's own gradebook its first columns are kept as they are.
    """
    lines = [[*_CANVAS, title], ["    Points Possible", "", "", "", "", number(rubric.total)]]
    for row in rows:
        if row.state != NOT_GRADED:
            columns = row.person.columns if row.person else {}
            first = [columns.get(head, "") for head in _CANVAS]
            if not any(first):
                first = [row.name, row.student, "", "", ""]
            lines.append([*map(safe, first), row.shown_points])
    return _written(lines)


def moodle(rows: Iterable[Row], rubric: Rubric, said: Iterable[str]) -> str:
    """Marks as Moodle's offline grading worksheet has them, with a line of feedback."""
    lines = [["Identifier", "Full name", "Grade", "Maximum grade", "Feedback comments"]]
    for row, words in zip(rows, said, strict=True):
        if row.state != NOT_GRADED:
            own = row.person.columns.get("Identifier", "") if row.person else ""
            identifier = own or f"Participant {row.student}"
            lines.append(
                [
                    safe(identifier),
                    safe(row.name),
                    row.shown_points,
                    number(rubric.total),
                    safe(words),
                ]
            )
    return _written(lines)


def _written(lines: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue()
