"""The part of a submission that shows a mistake, without what could tell whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.grading.verdict import Excerpt
from checker.record import LessonReport, Submission

#: Lines of an example; what is longer is cut.
MOST_LINES = 24
_STRINGS_AND_COMMENTS = re.compile(
    r"(?P<doc>[rbuRBU]?\"\"\".*?\"\"\"|[rbuRBU]?'''.*?''')"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<note>\#[^\n]*)",
    re.DOTALL,
)
#: Texts of a program that say nothing of a person: the keys that lessons ask for.
_KEY = re.compile(r"[\"'][A-Za-z_]{1,24}[\"']")


def of_mistakes(lessons: Iterable[LessonReport], submission: Submission) -> dict[str, Excerpt]:
    """Cut out the function of each recognised mistake: its code → the part of the text."""
    texts = {submission.shown(name): text for name, text in submission.modules.items()}
    found: dict[str, Excerpt] = {}
    results = (result for lesson in lessons for result in lesson.results)
    for diagnosis in (each for result in results for each in result.diagnoses):
        place = diagnosis.pointer
        if place and diagnosis.code not in found and place.file in texts:
            cut = _around(anonymous(texts[place.file]).split("\n"), place.line - 1)
            if cut:
                found[diagnosis.code] = cut
    return found


def anonymous(text: str) -> str:
    """Blank comments and texts; each line stays where it is."""

    def blanked(match: re.Match[str]) -> str:
        if match["text"]:
            return match[0] if _KEY.fullmatch(match[0]) else '"…"'
        return "\n" * match[0].count("\n")

    return _STRINGS_AND_COMMENTS.sub(blanked, text)


def _around(lines: Sequence[str], at: int) -> Excerpt | None:
    """Return the function that a line is in, without its blank lines."""
    if not 0 <= at < len(lines):
        return None
    start = at
    while start > 0 and not re.match(r"\s*(?:async\s+)?def\s", lines[start]):
        start -= 1
    indent = _indent(lines[start])
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    if not start <= at < end:
        start, end, indent = at, at + 1, _indent(lines[at])
    kept = [i for i in range(start, end) if lines[i].strip()]
    near = kept.index(at) if at in kept else 0
    first = max(0, min(near - MOST_LINES // 2, len(kept) - MOST_LINES))
    kept = kept[first : first + MOST_LINES]
    return Excerpt(
        lines=tuple(lines[i][indent:].rstrip()[:160] for i in kept),
        marked=kept.index(at) if at in kept else 0,
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
