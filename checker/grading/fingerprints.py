"""Near-identical submissions, by winnowing (Schleimer, Wilkerson and Aiken 2003). Hints only.

Names, numbers and comments do not count, so that renaming hides nothing, nor do the stubs. Right
answers to small exercises are alike, and chance pairs are the rule: what two have in common weighs
the more the fewer others have it (inverse document frequency, Spärck Jones 1972), and all of it has
to weigh more the more pairs there are that could be alike by chance.
"""

from __future__ import annotations

import keyword
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

#: Tokens in a row that are compared; shorter matches are chance.
GRAM = 12
#: Of so many grams in a row the smallest is kept, so that a match of GRAM + WINDOW - 1 is found.
WINDOW = 6
#: How much of what two have must both have. This one and the next were set by simulated classes of
#: independent students: fewer than one class in twenty has a pair.
ALIKE = 0.7
#: What both have must weigh so many times the logarithm of the number of pairs.
WEIGHT = 9.0
#: Pairs that are shown.
MOST_PAIRS = 50
#: Students who are compared with all others at once, so that thousands fit.
_AT_ONCE = 256

_TOKEN = re.compile(
    r"#[^\n]*|\"\"\".*?\"\"\"|'''.*?'''|\"[^\"\n]*\"|'[^'\n]*'|\w+|[^\w\s]", re.DOTALL
)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two submissions that share what few others have."""

    one: str  #: a student
    other: str  #: another
    share: float  #: how much of what one of them has both have, by its weight: 0 to 1


def fingerprints(texts: Iterable[str], given: Iterable[str] = ()) -> list[int]:
    """Fingerprint source texts.

    Parameters
    ----------
    texts : iterable of str
        Modules; their order does not matter.
    given : iterable of str
        What everybody began with; nothing of it counts.

    Returns
    -------
    list of int
        Sorted.
    """
    begun = {each for text in given for each in _grams(_tokens(text))}
    return sorted({each for text in texts for each in _winnowed(_tokens(text))} - begun)


def _tokens(text: str) -> list[str]:
    found = []
    for token in _TOKEN.findall(text):
        if token[0] in "#\"'":
            continue
        word = token[0].isalnum() or token[0] == "_"
        known = keyword.iskeyword(token)
        found.append("0" if token[0].isdigit() else "n" if word and not known else token)
    return found


def _grams(tokens: Sequence[str]) -> list[int]:
    return [
        zlib.crc32(" ".join(tokens[start : start + GRAM]).encode())
        for start in range(len(tokens) - GRAM + 1)
    ]


def _winnowed(tokens: Sequence[str]) -> set[int]:
    hashes = _grams(tokens)
    starts = range(max(1, len(hashes) - WINDOW + 1))
    return {min(hashes[start : start + WINDOW]) for start in starts} if hashes else set()


def pairs(prints: Mapping[str, Sequence[int]]) -> list[Pair]:
    """Find submissions that are near-identical.

    Parameters
    ----------
    prints : mapping
        Student → fingerprints.

    Returns
    -------
    list of Pair
        The most alike first.
    """
    found = sorted(_alike(prints), key=lambda pair: (-pair.share, pair.one, pair.other))
    return found[:MOST_PAIRS]


def _alike(prints: Mapping[str, Sequence[int]]) -> Iterator[Pair]:
    students = sorted(prints)
    if len(students) < 3:  # noqa: PLR2004 (what both of two have is what everybody has)
        return
    _, places, counts = np.unique(
        np.concatenate([np.asarray(prints[each], np.int64) for each in students]),
        return_inverse=True,
        return_counts=True,
    )
    weights = np.log(len(students) / counts)
    owners = np.repeat(np.arange(len(students)), [len(prints[each]) for each in students])
    own = np.bincount(owners, weights[places], len(students))
    shared = counts > 1
    columns = np.cumsum(shared) - 1
    has = np.zeros((len(students), np.count_nonzero(shared)), np.float32)
    kept = shared[places]
    has[owners[kept], columns[places[kept]]] = 1
    least = WEIGHT * np.log(len(students) * (len(students) - 1) / 2)
    for start in range(0, len(students), _AT_ONCE):
        both = (has[start : start + _AT_ONCE] * weights[shared].astype(np.float32)) @ has.T
        either = own[start : start + _AT_ONCE, None] + own - both
        alike = (both >= least) & (both >= ALIKE * either)
        for one, other in np.argwhere(np.triu(alike, start + 1)):
            share = float(both[one, other] / either[one, other])
            yield Pair(one=students[start + one], other=students[other], share=min(1.0, share))
