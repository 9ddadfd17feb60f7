"""What the gate asks of pages: that what they point to is there, and that nobody left a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checker.authoring.checkfile import read_check_module
from checker.authoring.skeletons import TODO
from checker.authoring.sync import read
from checker.course.layout import CHECKS, PAGES, SOLUTIONS, AuthorError, in_order

_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ +(.*?)(?: *\{ *#([\w-]+) *\})? *$", re.MULTILINE)
_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([\w-]+))?\)")
#: What the site draws when it is built.
_DRAWN = "assets/"


def page_problems(root: Path) -> Iterator[str]:
    """Find links of pages that lead nowhere, and anchors that a lesson names and no page has."""
    for stem in in_order(PAGES.stems(root)):
        name = PAGES.file(stem)
        for path, anchor in _LINK.findall(_CODE.sub("", read(root / name))):
            if _DRAWN in path:
                continue
            there = (root / name).parent / path if path else root / name
            if not there.is_file():
                yield f"{name} links to {path}, and there is no such file; correct {name}"
            elif anchor and anchor not in anchors(read(there)):
                yield f"{name} links to {path}#{anchor}, which is no heading there; correct {name}"
    for stem in in_order(CHECKS.stems(root) & PAGES.stems(root)):
        yield from _not_on_page(root, stem)


def _not_on_page(root: Path, stem: str) -> Iterator[str]:
    try:
        named = read_check_module(root, stem).read
    except AuthorError:
        return  # said of the check module already
    there = anchors(read(root / PAGES.file(stem)))
    for output, anchor in named.items():
        if anchor not in there:
            yield (
                f"{CHECKS.file(stem)} says to read of {output} at #{anchor}, which the page does "
                f"not have; write {{ #{anchor} }} after a heading of {PAGES.file(stem)}"
            )


def anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings: those it states, else made of the words."""
    return {
        stated or re.sub(r"[^\w-]+", "-", words.lower()).strip("-")
        for words, stated in _HEADING.findall(_CODE.sub("", page))
    }


def unwritten(root: Path) -> Iterator[str]:
    """Find files that still hold what a draft leaves to its author."""
    for place in (SOLUTIONS, CHECKS, PAGES):
        for stem in in_order(place.stems(root)):
            name = place.file(stem)
            for number, line in enumerate(read(root / name).splitlines(), start=1):
                if TODO in line:
                    yield f'{name}, line {number} still says "{line.strip()}"; write {name}'
                    break
