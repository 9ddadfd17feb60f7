"""Text in Markdown."""

from __future__ import annotations

import re

from checker.report.signs import Signs

_SIGNS = Signs(encoding="utf-8")
#: Characters that mean something in Markdown.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&|~#$]|^[-+=]|(?<=^\d)[.)])")


def escaped(value: object) -> str:
    """Write a text so that Markdown shows it as it is, in one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(_SIGNS.spell(str(value)).split()))
