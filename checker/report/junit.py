"""The report as JUnit XML, as continuous-integration servers read it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from checker.record import CheckResult, LessonReport, Report, Status
from checker.report.blocks import Role, blocks
from checker.report.signs import Signs

#: What cannot be shown is not allowed in XML either.
_SIGNS = Signs(encoding="utf-8")
#: What there is room for; what was printed has an element of its own.
SHOWN = {Role.FACT, Role.WAITS, Role.WHY, Role.CALL, Role.LINE, Role.HINT}
#: What each status is called here; what passed has no element.
_ELEMENTS = {
    Status.FAILED: "failure",
    Status.SKIPPED: "skipped",
    Status.NOT_STARTED: "skipped",
    Status.CHECKER_ERROR: "error",
}


def render(report: Report) -> str:
    """Write a report as JUnit XML: a suite for each lesson, a case for each check.

    Parameters
    ----------
    report : Report
        What the checks found. A failed check that goes further than its lesson is skipped
        here, since it does not fail the lesson.

    Returns
    -------
    str
        An XML document, to be saved as UTF-8.
    """
    root = ET.Element("testsuites", name="handgrad")
    for each in report.lessons:
        _suite(root, each)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _suite(root: ET.Element, report: LessonReport) -> None:
    elements = [_element(result) for result in report.results]
    suite = ET.SubElement(
        root,
        "testsuite",
        name=report.lesson.stem,
        tests=str(len(elements)),
        failures=str(elements.count("failure")),
        errors=str(elements.count("error")),
        skipped=str(elements.count("skipped")),
        time=f"{report.seconds:.3f}",
    )
    for result, element in zip(report.results, elements, strict=True):
        case = ET.SubElement(
            suite,
            "testcase",
            name=_SIGNS.spell(result.info.title),
            classname=f"{report.lesson.stem}.{result.info.code}",
            time=f"{result.seconds:.3f}",
        )
        if element:
            said, *others = [each for each in blocks(result, report) if each.role in SHOWN]
            details = "\n".join(each.line for each in others)
            ET.SubElement(case, element, message=_SIGNS.spell(said.text)).text = _SIGNS.spell(
                details
            )
        if result.printed:
            ET.SubElement(case, "system-out").text = _SIGNS.spell(result.printed)


def _element(result: CheckResult) -> str:
    if result.status is Status.FAILED and result.info.further:
        return "skipped"
    return _ELEMENTS.get(result.status, "")
