"""Pages that people read: of the class, and of each student. They open from the disk."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import jinja2
from markupsafe import Markup

from checker.grade.marks import GRADED, NOT_GRADED, Row, number, points_of
from checker.grade.rubric import Rubric
from checker.grade.similar import Pair
from checker.grade.summary import Summary
from checker.model import Status
from checker.report.printed import last_lines
from checker.report.signs import OPEN, UNICODE, Signs

#: Characters that are shown of a printed line.
LONGEST = 200
#: Characters that mean something in Markdown.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&|~#$]|^[-+=]|(?<=^\d)[.)])")
_SIGNS = Signs(encoding="utf-8")
#: Mistakes that are shown with an example; the others are listed.
MOST_SHOWN = 12


def class_page(found: Summary, pairs: Sequence[Pair], about: Mapping[str, str], title: str) -> str:
    """Write the page of the class.

    Parameters
    ----------
    found : Summary
        The class.
    pairs : sequence of Pair
        Submissions that are near-identical.
    about : mapping
        How it was graded: what → its words.
    title : str
        What the work is called.

    Returns
    -------
    str
        One HTML document that needs nothing besides itself.
    """
    from checker.grade.heatmap import draw  # noqa: PLC0415 (takes long; imported while others work)

    names = {row.student: row for row in found.rows}
    return (
        _templates()
        .get_template("class.html")
        .render(
            found=found,
            shown=found.mistakes[:MOST_SHOWN],
            others=found.mistakes[MOST_SHOWN:],
            largest=max(found.bins, default=0),
            heatmap=Markup(draw(found)),  # noqa: S704 (our own picture, without any student's text)
            pairs=[(names[pair.one], names[pair.other], pair.share) for pair in pairs],
            about=about,
            title=title,
        )
    )


def student_page(record: Mapping[str, Any], row: Row, rubric: Rubric, title: str) -> str:
    """Write a student's feedback, as HTML."""
    return _student("student.html", record, row, rubric, title)


def student_markdown(record: Mapping[str, Any], row: Row, rubric: Rubric, title: str) -> str:
    """Write a student's feedback, as Markdown."""
    return _student("student.md", record, row, rubric, title)


def in_one_line(record: Mapping[str, Any], row: Row) -> str:
    """Say how it went in one line, for tables that have room for one."""
    if row.state == NOT_GRADED:
        return "Not graded yet: the checker broke down, which is not your fault."
    if record["refused"]:
        return str(record["refused"])
    said = []
    for lesson in record["lessons"]:
        if lesson["status"] == Status.PASSED.value:
            continue
        wrong = (each for each in lesson["checks"] if each["status"] == Status.FAILED.value)
        first = next((each for each in wrong if not each["further"]), None)
        key = lesson["lesson"].partition("_")[0]
        if first is not None:
            why = next((each["message"] for each in first["diagnosis"]), first["fact"])
            said.append(f"{key}: {why}")
        else:
            said.append(f"{key}: {lesson['status']}")
    return " ".join(said) or "All that was asked for is right."


def _student(template: str, record: Mapping[str, Any], row: Row, rubric: Rubric, title: str) -> str:
    lessons = [
        {
            **lesson,
            "key": lesson["lesson"].partition("_")[0],
            "points": points_of(lesson, rubric),
            "of": rubric.lessons[lesson["lesson"]],
            "visible": _without_repeats(lesson["checks"], rubric),
            "hidden": sum(each["code"] in rubric.hidden for each in lesson["checks"]),
        }
        for lesson in record["lessons"]
    ]
    return (
        _templates()
        .get_template(template)
        .render(row=row, lessons=lessons, refused=record["refused"], rubric=rubric, title=title)
    )


def _without_repeats(checks: Sequence[Mapping[str, Any]], rubric: Rubric) -> list[dict[str, Any]]:
    """The checks that a student sees; what was said of one is not said again."""
    found: list[dict[str, Any]] = []
    said: set[str] = set()
    lines: set[tuple[str, int]] = set()
    printed: set[str] = set()
    for check in checks:
        if check["code"] in rubric.hidden:
            continue
        new = [each for each in check["diagnosis"] if each["code"] not in said]
        said |= {each["code"] for each in new}
        pointer = check["pointer"]
        if pointer is not None and (pointer["file"], pointer["line"]) in lines:
            pointer = None
        elif pointer is not None and check["status"] == Status.FAILED.value:
            lines.add((pointer["file"], pointer["line"]))
        shown = [] if check["printed"] in printed else _last_of(check["printed"])
        if check["status"] == Status.FAILED.value:
            printed.add(check["printed"])
        found.append({**check, "diagnosis": new, "pointer": pointer, "printed": shown})
    return found


def _last_of(printed: str) -> list[str]:
    """The last lines of what was printed, with a remark when there are more."""
    lines, more = last_lines(printed)
    lines = [f"{line[:LONGEST]} …" if len(line) > LONGEST else line for line in lines]
    return [*lines, more] if more else lines


@functools.cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("checker.grade"),
        autoescape=jinja2.select_autoescape(["html"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
        keep_trailing_newline=True,
    )
    environment.filters |= {"points": _points, "percent": "{:.0%}".format, "md": escaped}
    environment.globals |= {
        "marks": {status.value: sign for status, sign in UNICODE.items()},
        "open_mark": OPEN,
        "GRADED": GRADED,
        "NOT_GRADED": NOT_GRADED,
    }
    return environment


def _clean(value: object) -> object:
    """Leave out what could move a cursor or turn the direction of a text."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _SIGNS.spell(value)
    return value


def _points(value: Fraction | None) -> str:
    return "?" if value is None else number(value)


def escaped(value: object) -> str:
    """Write a text so that Markdown shows it as it is, in one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(_SIGNS.spell(str(value)).split()))
