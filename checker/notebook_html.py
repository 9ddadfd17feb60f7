"""A report as HTML for a notebook, readable on light and on dark."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from checker.model import CheckResult, LessonReport, Report, Status
from checker.report.signs import UNICODE

#: Colours that have enough contrast on white and on near black; words never rest on them alone.
COLOURS = {
    Status.PASSED: "#1f8a4c",
    Status.FAILED: "#d1242f",
    Status.SKIPPED: "#77808a",
    Status.NOT_STARTED: "#2f81c7",
    Status.CHECKER_ERROR: "#a855c7",
}
#: All other colours are the notebook's own.
STYLE = """<style>
.handgrad{border-left:3px solid;padding:.2em 0 .2em 1em;margin:.5em 0;max-width:50em;color:inherit}
.handgrad ul{list-style:none;margin:.5em 0;padding:0}
.handgrad li{margin:.15em 0;padding-left:1.5em;text-indent:-1.5em}
.handgrad li>*{text-indent:0}
.handgrad .mark{display:inline-block;width:1.5em;font-weight:bold;text-indent:0}
.handgrad dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;margin:.4em 0}
.handgrad dt{opacity:.75}.handgrad dd{margin:0}
.handgrad code,.handgrad pre{background:rgba(127,127,127,.15);padding:.1em .3em;color:inherit}
.handgrad pre{white-space:pre-wrap;margin:.2em 0}
</style>"""


def render(report: Report) -> str:
    """Write a report as HTML; every text in it is escaped.

    Parameters
    ----------
    report : Report
        What the checks found.

    Returns
    -------
    str
        A fragment with its style, and without a script.
    """
    return STYLE + "".join(map(_lesson, report.lessons))


def _lesson(report: LessonReport) -> str:
    colour = COLOURS[report.status]
    shown = next((each for each in report.results if _is_shown(each)), None)
    parts = [
        f'<section class="handgrad" style="border-color:{colour}">',
        f"<strong>{escape(report.lesson.key)}</strong> {escape(report.lesson.title)}",
        *(f"<p>{escape(note)}</p>" for note in report.notes),
    ]
    if report.status is Status.NOT_STARTED:
        names = ", ".join(function.name for function in report.lesson.functions)
        parts.append(f"<p>Not started: write <code>{escape(names)}</code> and run its cell.</p>")
    else:
        parts.append("<ul>")
        parts += [_check(each, shown) for each in report.results]
        parts += ["</ul>", f"<p>{escape(closing(report))}</p>"]
        parts += [f"<p>{escape(advice)}</p>" for advice in report.advice]
    return "".join([*parts, "</section>"])


def _is_shown(result: CheckResult) -> bool:
    broken = result.status is Status.CHECKER_ERROR
    return broken or (result.status is Status.FAILED and not result.info.further)


def _check(result: CheckResult, shown: CheckResult | None) -> str:
    mark, colour = UNICODE[result.status], COLOURS[result.status]
    title = escape(result.info.title) + (" (going further)" if result.info.further else "")
    head = (
        f'<li><span class="mark" style="color:{colour}" role="img" '
        f'aria-label="{result.status}">{mark}</span>{title}'
    )
    return head + (_block(result) if result is shown else "") + "</li>"


def _block(result: CheckResult) -> str:
    rows = "".join(f"<dt>{label}</dt><dd>{html}</dd>" for label, html in _rows(result))
    return f"<div>{_lines(result.fact)}</div><dl>{rows}</dl>"


def _rows(result: CheckResult) -> Iterator[tuple[str, str]]:
    for diagnosis in result.diagnoses:
        yield "why", f"<strong>{escape(diagnosis.message)}</strong>"
    if result.call:
        yield "call", f"<code>{escape(result.call)}</code>"
    if result.pointer:
        source = f"<pre>{escape(result.pointer.source.strip())}</pre>"
        yield "line", f"{escape(result.pointer.file)}, line {result.pointer.line}{source}"
    if result.printed.strip():
        yield "printed", f"<pre>{escape(result.printed.strip()[-1000:])}</pre>"
    if result.hint and not result.diagnoses:  # else it waits until somebody asks for it
        yield "hint", escape(result.hint)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def closing(report: LessonReport) -> str:
    """Sum a lesson up in a sentence."""
    required = [each for each in report.results if not each.info.further]
    passed = sum(each.status is Status.PASSED for each in required)
    if report.status is Status.PASSED:
        names = ", ".join(function.name for function in report.lesson.functions)
        do = "does" if len(report.lesson.functions) == 1 else "do"
        return f"All {passed} checks passed: {names} {do} what the lesson asks."
    if report.status is Status.CHECKER_ERROR:
        return "The checker itself failed, so this lesson was not judged."
    return f"{passed} of {len(required)} checks passed."
