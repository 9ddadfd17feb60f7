"""Lines of a notebook as its reader counts them: cell by cell, in place of one long text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping

from checker.record import Finding, LessonReport, Pointer, Report, Submission
from checker.submission.notebook import place
from checker.tree import mapped

_NUMBER = r"(\d{1,7})\b"


def in_cells(report: Report, submission: Submission) -> Report:
    """Say of each line of a notebook in which cell it is.

    Parameters
    ----------
    report : Report
        With lines counted from the first of all cells.
    submission : Submission
        What was checked.

    Returns
    -------
    Report
        "hw.ipynb, cell 3, line 2" in place of "hw.ipynb, line 17"; the same report when there
        is no notebook in the submission.
    """
    texts = {
        submission.shown(module): text
        for module, text in submission.modules.items()
        if submission.files[module].suffix.lower() == ".ipynb"
    }
    if not texts:
        return report
    places = _Places(texts, alone=len(submission.modules) == 1)
    report = mapped(report, Pointer, places.pointer)
    report = mapped(report, Finding, places.finding)
    return mapped(report, LessonReport, places.lesson)


class _Places:
    """Rewrites what says where something is."""

    def __init__(self, texts: Mapping[str, str], *, alone: bool) -> None:
        self._texts = texts
        self._patterns: list[tuple[str, re.Pattern[str], str]] = []
        for file in texts:
            name = re.escape(file)
            found = {
                rf"(?<={name})(?:, line |:){_NUMBER}": ", cell {}, line {}",
                rf"\bline {_NUMBER}(?= of {name})": "line {1} of cell {0}",
            }
            if alone:  # where a sentence names no file, this one is meant
                found[rf"(?<=\()line {_NUMBER}(?=:)"] = "cell {}, line {}"
            self._patterns += [(file, re.compile(each), form) for each, form in found.items()]

    def lesson(self, report: LessonReport) -> LessonReport:
        return dataclasses.replace(
            report,
            notes=tuple(map(self._words, report.notes)),
            advice=tuple(map(self._words, report.advice)),
        )

    def finding(self, found: Finding) -> Finding:
        return dataclasses.replace(
            found, fact=self._words(found.fact), hint=self._words(found.hint)
        )

    def pointer(self, pointer: Pointer) -> Pointer:
        found = place(self._texts.get(pointer.file, ""), pointer.line)
        if found is None:
            return pointer
        cell, line = found
        return dataclasses.replace(pointer, file=f"{pointer.file}, cell {cell}", line=line)

    def _words(self, words: str) -> str:
        for file, pattern, form in self._patterns:
            words = pattern.sub(self._moved(form, file), words)
        return words

    def _moved(self, form: str, file: str) -> Callable[[re.Match[str]], str]:
        def moved(match: re.Match[str]) -> str:
            found = place(self._texts[file], int(match[1]))
            return form.format(*found) if found else match[0]

        return moved
