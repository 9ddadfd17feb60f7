"""A row through the real path: intake, checks, diagnosis, and every report of it."""

import io
import json
import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rich.console import Console

from checker import pipeline
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.record import Report, Status
from checker.report import as_json, junit, terminal
from checker.submission import reader

SEED = 20_261_126
#: What no reader may be shown: controls but newline and tab, surrogates, marks that turn text.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
COMMAND = re.compile(r"^\s*(::|##vso\[|##\[)", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What became of a submission."""

    report: Report
    texts: dict[str, str]  #: kind of report → its text

    @property
    def verdict(self):
        """For which reasons checks failed; {"passed"} if the lesson passed."""
        (lesson,) = self.report.lessons
        if lesson.status is Status.PASSED:
            return {"passed"}
        asked = [each for each in lesson.results if not each.info.further]
        failed = [each for each in asked if each.status is Status.FAILED]
        broken = {str(each.status) for each in asked if each.status not in KNOWN}
        return {str(each.finding.kind) for each in failed} | broken

    @property
    def everything(self):
        """All that was kept of the submission's own words, and all that is shown."""
        (lesson,) = self.report.lessons
        kept = [(each.printed, each.finding, each.calls, each.diagnoses) for each in lesson.results]
        return "\n".join([*self.texts.values(), repr(kept)])

    def passed(self, code):
        (lesson,) = self.report.lessons
        (found,) = [each for each in lesson.results if each.info.code == code]
        return found.status is Status.PASSED


KNOWN = {Status.PASSED, Status.FAILED, Status.SKIPPED}


def outcome(folder, host, key="lesson2"):
    report = judged(folder, host, key)
    return Outcome(report, texts(report))


def judged(folder, host, key):
    run = Run(submission=reader.read(folder), host=host, seed=SEED)
    return pipeline.judge([syllabus.shipped().find(key)], run)


def texts(report):
    shown = Console(file=io.StringIO(), width=100, highlight=False, markup=False, emoji=False)
    shown.print(terminal.render(report, shown), soft_wrap=True)
    return {
        "terminal": shown.file.getvalue(),
        "json": as_json.render(report),
        "junit": junit.render(report),
    }


def unsafe(shown):
    """What is wrong with the reports as files: each must be harmless and well-formed."""
    json.loads(shown["json"])
    ET.fromstring(shown["junit"])  # noqa: S314  our own text
    return [
        f"{kind}: {found!r}"
        for kind, text in shown.items()
        for found in [*UNSAFE.findall(text), *COMMAND.findall(text)]
    ]
