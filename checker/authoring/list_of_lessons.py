"""The one line that a new lesson needs in ``course.toml``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from checker.authoring.sync import read
from checker.course.settings import FORMAT
from checker.course.whereabouts import FILE

_LIST = re.compile(r"^(lessons\s*=\s*\[.*?)(,?\s*)(\])", re.MULTILINE | re.DOTALL)


def with_lesson(root: Path, stem: str) -> str | None:
    """Return the text of ``course.toml`` with a further lesson at the end of the list.

    Parameters
    ----------
    root : pathlib.Path
        The course's folder; one without a ``course.toml`` becomes a course.
    stem : str
        The lesson.

    Returns
    -------
    str or None
        None where the list is written in a way that only its author can add to.
    """
    text = read(root / FILE)
    if not text:
        return f'format = {FORMAT}\ntitle = "{root.resolve().name}"\nlessons = [\n  "{stem}",\n]\n'
    try:
        before = tomllib.loads(text).get("lessons", [])
        if stem in before:
            return text
        comma = "," if before else ""
        longer = _LIST.sub(rf'\1{comma}\n  "{stem}",\n\3', text, count=1)
        return longer if tomllib.loads(longer)["lessons"] == [*before, stem] else None
    except (tomllib.TOMLDecodeError, KeyError):
        return None
