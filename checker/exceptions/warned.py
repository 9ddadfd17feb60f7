"""What works here, with a warning, and fails in a later version: told as advice."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.resources import files

from checker.isolation.host.responses import Warned

#: Warnings of what will not work any more.
_GOING = re.compile(r"\w*Deprecation\w*|FutureWarning|ChainedAssignmentError|SyntaxWarning")


def advice(warnings: Sequence[Warned], own: Collection[str]) -> Iterator[str]:
    """Say from which version on a line fails that works here.

    Parameters
    ----------
    warnings : sequence of Warned
        What came while the student's functions ran.
    own : collection of str
        The student's files, as shown.

    Yields
    ------
    str
        One sentence or two for each line, beginning with its place.
    """
    seen: set[str] = set()
    for each in warnings:
        if each.file not in own or not _GOING.fullmatch(each.category):
            continue
        for row in rows().values():
            if found := re.search(row["said"], each.message):
                said = f"{each.file}:{each.line} {row['advice'].format(**found.groupdict())}"
                if said not in seen:
                    seen.add(said)
                    yield said
                break


@functools.cache
def rows() -> Mapping[str, Mapping[str, str]]:
    """Read the table."""
    text = (files("checker.exceptions") / "tables" / "warned.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
