"""The characters of a report, in whatever encoding the terminal has."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

from checker.record import Status

UNICODE = {
    Status.PASSED: "✓",
    Status.FAILED: "✗",
    Status.SKIPPED: "·",
    Status.NOT_STARTED: "○",
    Status.CHECKER_ERROR: "!",
}
ASCII = {
    Status.PASSED: "+",
    Status.FAILED: "x",
    Status.SKIPPED: ".",
    Status.NOT_STARTED: "o",
    Status.CHECKER_ERROR: "!",
}
#: What goes further than the lesson and is not there yet: no failure, so no cross.
OPEN = "~"
#: What our own sentences hold and an old code page does not; names as students type them.
SPELLED = {
    "−": "-",
    "–": "-",
    "—": "-",
    "×": "x",
    "·": "*",
    "…": "...",
    "→": "->",
    "∕": "/",
    "≤": "<=",
    "≥": ">=",
    "²": "^2",
    "’": "'",
    "“": '"',
    "”": '"',
    "└": "`",
    "─": "-",
    "\u200b": "",
}
#: Line feeds, and the mark that keeps a CI system from reading ``::`` as a command.
KEPT = "\n\u200b"


@dataclass(frozen=True, kw_only=True)
class Signs:
    """How to show things in one encoding."""

    encoding: str  #: of the terminal or file, as in ``sys.stdout.encoding``

    @functools.cached_property
    def _marks(self) -> dict[Status, str]:
        return UNICODE if self.can_show("".join(UNICODE.values())) else ASCII

    def mark(self, status: Status) -> str:
        """One character for a status; no two are alike."""
        return self._marks[status]

    def can_show(self, text: str) -> bool:
        """Tell whether the encoding has all of these characters."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def spell(self, text: str) -> str:
        """Write a text with the characters that can be shown, and nothing that moves the cursor.

        Parameters
        ----------
        text : str
            Any text, a student's too.

        Returns
        -------
        str
            The same, spelled out where it must be: ``x`` for ×, ``sigma`` for σ, ``?`` for what
            has no name.
        """
        text = "".join(each for each in text.expandtabs(4) if each in KEPT or not _unseen(each))
        return text if self.can_show(text) else "".join(map(self._spell_one, text))

    def _spell_one(self, character: str) -> str:
        if self.can_show(character):
            return character
        if character in SPELLED:
            return SPELLED[character]
        name = unicodedata.name(character, "")
        if name.startswith(("GREEK SMALL LETTER ", "GREEK CAPITAL LETTER ")):
            return name.rpartition(" ")[2].lower()
        simple = unicodedata.normalize("NFKD", character)
        return simple if simple != character and self.can_show(simple) else "?"


def _unseen(character: str) -> bool:
    """Tell whether it controls the terminal or the direction of the text, or is no character."""
    kind = unicodedata.category(character)
    return kind in {"Cc", "Cf", "Cs", "Zl", "Zp"} or character in "\ufffe\uffff"
