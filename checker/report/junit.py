"""The report as JUnit XML, as continuous-integration servers read it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from checker.model import CheckResult, LessonReport, Report, Status

#: What XML 1.0 does not allow in a document.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
            name=_legal(result.info.title),
            classname=f"{report.lesson.stem}.{result.info.code}",
            time=f"{result.seconds:.3f}",
        )
        if element:
            said = _legal(result.fact or _waits(result))
            ET.SubElement(case, element, message=said).text = _details(result)
        if result.printed:
            ET.SubElement(case, "system-out").text = _legal(result.printed)


def _element(result: CheckResult) -> str:
    if result.status is Status.FAILED and result.info.further:
        return "skipped"
    return _ELEMENTS.get(result.status, "")


def _waits(result: CheckResult) -> str:
    return f"waits for {result.reason}" if result.status is Status.SKIPPED else result.status.value


def _details(result: CheckResult) -> str:
    pointer = result.pointer
    where = f"{pointer.file}:{pointer.line} {pointer.source}".rstrip() if pointer else ""
    messages = (diagnosis.message for diagnosis in result.diagnoses)
    return _legal("\n".join(filter(None, (result.call, where, *messages, result.hint))))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
