"""Tables for spreadsheets: the marks of a class, lesson by lesson and check by check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.course import syllabus
from checker.grading.formats.cells import safe, written
from checker.grading.marks.marks import Row, number
from checker.grading.marks.rubric import Rubric
from checker.record import Lesson


def grades(rows: Iterable[Row], lessons: Sequence[Lesson], rubric: Rubric) -> str:
    """Return the marks of a class, one line for each student.

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
    return written(lines)


def _is_first(lesson: Lesson, lessons: Sequence[Lesson]) -> bool:
    """Tell whether a lesson is the one that is meant by its number."""
    return next(each for each in lessons if each.number == lesson.number) is lesson


def checks(rows: Iterable[Row], lessons: Sequence[Lesson], rubric: Rubric) -> str:
    """Write the points of a class check by check; an empty cell where nobody can tell.

    Those of a lesson add up to what `grades` says of it, before lateness.

    Parameters
    ----------
    rows : iterable of Row
        In the order in which they shall stand.
    lessons : sequence of Lesson
        What was graded.
    rubric : Rubric
        What it is worth.
    """
    codes = [info.code for lesson in lessons for info in syllabus.check_infos(lesson)]
    worth = [rubric.points[code] for code in codes]
    lines = [["student", "name", *codes], ["", "out of", *map(number, worth)]]
    for row in rows:
        if row.checks:
            points = [row.reached.get(code) for code in codes]
            cells = ["" if each is None else number(each) for each in points]
            lines.append([safe(row.student), safe(row.name), *cells])
    return written(lines)
