"""The -1, -2 that Canvas adds to a file's name when it is handed in again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.submission import file_names

_COUNT = re.compile(r"-\d+(?=\.\w+$)")


def without_counts(files: Sequence[tuple[str, bool]]) -> list[str]:
    """Return the names of files without what Canvas added.

    Students number their files too: ``hw-0.py … hw-7.py``. So a number goes only where the names
    are still different without it, or where the other file is called as a lesson is: then it is
    that file, handed in again.

    Parameters
    ----------
    files : sequence of (str, bool)
        Names of one hand-in's files, and whether the platform may have added a number.
    """
    short = [_COUNT.sub("", name) if may else name for name, may in files]
    counts = Counter(short)
    return [
        less if counts[less] == 1 or file_names.lesson_of(less) else name
        for (name, _), less in zip(files, short, strict=True)
    ]
