"""Pages that people read: of the class, and of each student. They open from the disk."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from fractions import Fraction

import jinja2
from markupsafe import Markup

from checker.grading.fingerprints import Pair
from checker.grading.marks.marks import GRADED, NOT_GRADED, Row, about_causes, number
from checker.grading.marks.rubric import Rubric
from checker.grading.marks.summary import Summary
from checker.grading.verdict import Verdict
from checker.record import CheckResult, LessonReport, Status
from checker.report.blocks import Block, Role, blocks
from checker.report.markdown import escaped
from checker.report.signs import OPEN, UNICODE, Signs

_SIGNS = Signs(encoding="utf-8")
#: What there is room for, and what of it is not said again.
SHOWN = {Role.FACT, Role.WHY, Role.CALL, Role.LINE, Role.PRINTED, Role.MORE, Role.HINT}
ONCE = {Role.WHY, Role.LINE, Role.PRINTED, Role.MORE}
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
    from checker.grading.formats.heatmap import draw  # noqa: PLC0415 (takes long; imported while others work)

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


def student_page(verdict: Verdict, row: Row, rubric: Rubric, title: str) -> str:
    """Write a student's feedback, as HTML."""
    return _student("student.html", verdict, row, rubric, title)


def student_markdown(verdict: Verdict, row: Row, rubric: Rubric, title: str) -> str:
    """Write a student's feedback, as Markdown."""
    return _student("student.md", verdict, row, rubric, title)


def in_one_line(verdict: Verdict, row: Row) -> str:
    """Say how it went in one line, for tables that have room for one."""
    if row.state == NOT_GRADED:
        return "Not graded yet: the checker broke down, which is not your fault."
    if verdict.refused:
        return verdict.refused
    said = []
    for lesson in verdict.lessons:
        if lesson.status is Status.PASSED:
            continue
        first = next((each for each in lesson.required if each.finding), None)
        if first is not None:
            why = next((each.message for each in first.diagnoses), first.fact)
            said.append(f"{lesson.lesson.key}: {why}")
        else:
            said.append(f"{lesson.lesson.key}: {lesson.status}")
    return " ".join(said) or "All that was asked for is right."


def _student(template: str, verdict: Verdict, row: Row, rubric: Rubric, title: str) -> str:
    lessons = [
        {
            "key": report.lesson.key,
            "title": report.lesson.title,
            "status": report.status,
            "notes": (*report.notes, *about_causes(report, points, rubric)),
            "advice": report.advice,
            "points": points,
            "of": rubric.lessons[report.lesson.stem],
            "visible": _without_repeats(report, rubric),
            "hidden": sum(check.info.code in rubric.hidden for check in report.results),
        }
        for report, points in zip(verdict.lessons, row.lessons, strict=True)
    ]
    return (
        _templates()
        .get_template(template)
        .render(row=row, lessons=lessons, refused=verdict.refused, rubric=rubric, title=title)
    )


def _without_repeats(report: LessonReport, rubric: Rubric) -> list[tuple[CheckResult, list[Block]]]:
    """Return the checks that a student sees, and what is said of each, mostly but once."""
    found = []
    said: set[Block] = set()
    for check in report.results:
        if check.info.code in rubric.hidden:
            continue
        shown = [each for each in blocks(check, report) if each.role in SHOWN and check.is_wrong]
        found.append((check, [each for each in shown if each not in said]))
        said |= {each for each in shown if each.role in ONCE}
    return found


@functools.cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("checker.grading"),
        autoescape=jinja2.select_autoescape(["html"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
        keep_trailing_newline=True,
    )
    environment.filters |= {"points": _points, "percent": "{:.0%}".format, "md": escaped}
    environment.globals |= {
        "marks": UNICODE,
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
