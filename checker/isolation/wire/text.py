"""Text that came from a student's process, made safe to show."""

from __future__ import annotations

import re

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])")
# C0 and C1 controls but tab and newline, lone surrogates, the marks that reorder or hide text
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def one_line(text: str, limit: int = 200) -> str:
    """Clean a text, such as a name, that belongs into one line."""
    return " ".join(clean(text, limit).split())


def clean(text: str, limit: int = 4000) -> str:
    """Remove what could fool a terminal, a CI log or an XML file.

    Control characters, ANSI sequences, lone surrogates and marks that reorder text go;
    ``::`` and ``##[`` get a zero-width space inside, since CI systems read commands there.

    Parameters
    ----------
    text
        As it came.
    limit
        The longest text to keep, in characters; a cut one ends with an ellipsis.

    Returns
    -------
    str
        Harmless text.
    """
    text = text[: 4 * limit]  # so that a flood costs little; sequences are shorter than that
    text = _ANSI.sub("", text.replace("\r\n", "\n"))
    text = _UNSEEN.sub("", text)
    text = re.sub(r":(?=:)", ":\u200b", text)
    text = re.sub(r"##(?=\w*\[)", "#\u200b#", text)
    return text if len(text) <= limit else text[: limit - 1] + "…"
