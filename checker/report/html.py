"""A report as HTML for a notebook, readable on light and on dark."""

from __future__ import annotations

from html import escape

from checker.record import CheckResult, LessonReport, Report, Status
from checker.report.blocks import Block, Role, blocks, closing, names
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
    parts = [
        f'<section class="handgrad" style="border-color:{colour}">',
        f"<strong>{escape(report.lesson.key)}</strong> {escape(report.lesson.title)}",
        *(f"<p>{escape(note)}</p>" for note in report.notes),
    ]
    if report.status is Status.NOT_STARTED:
        wanted = escape(names(report.lesson))
        parts.append(f"<p>Not started: write <code>{wanted}</code> and run its cell.</p>")
    else:
        parts.append("<ul>")
        parts += [_check(each, report) for each in report.results]
        parts += ["</ul>", f"<p>{escape(closing(report))}</p>"]
        parts += [f"<p>{escape(advice)}</p>" for advice in report.advice]
    return "".join([*parts, "</section>"])


def _check(result: CheckResult, report: LessonReport) -> str:
    mark, colour = UNICODE[result.status], COLOURS[result.status]
    title = escape(result.info.title) + (" (going further)" if result.info.further else "")
    head = (
        f'<li><span class="mark" style="color:{colour}" role="img" '
        f'aria-label="{result.status}">{mark}</span>{title}'
    )
    if result is not report.first_wrong:
        return f"{head}</li>"
    fact, *others = blocks(result, report)
    rows = "".join(f"<dt>{each.role}</dt><dd>{_row(each)}</dd>" for each in others)
    said = escape(fact.text).replace("\n", "<br>")
    return f"{head}<div>{said}</div><dl>{rows}</dl></li>"


def _row(block: Block) -> str:
    text = escape(block.text)
    match block.role:
        case Role.WHY:
            return f"<strong>{text}</strong>"
        case Role.CALL:
            return f"<code>{text}</code>"
        case Role.PRINTED:
            return f"<pre>{text}</pre>"
    if block.pointer:
        source = f"<pre>{escape(block.source)}</pre>" if block.source else ""
        return f"{escape(block.pointer.file)}, line {block.pointer.line}{source}"
    return text
