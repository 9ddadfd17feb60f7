"""Near-identical submissions, by winnowing (Schleimer, Wilkerson and Aiken 2003). Hints only.

Names, numbers and comments do not count, so that renaming hides nothing. Right answers to small
exercises are alike: what many students share is left out of the comparison.
"""

from __future__ import annotations

import keyword
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

#: Tokens in a row that are compared; shorter matches are chance.
GRAM = 12
#: Of so many grams in a row the smallest is kept, so that a match of GRAM + WINDOW - 1 is found.
WINDOW = 6
#: A fingerprint that so large a part of the class shares is the exercise's, not the student's.
COMMON = 0.1
#: Fewer fingerprints than these say nothing.
LEAST = 12
#: How much of the smaller submission must be in the other.
ALIKE = 0.7
#: Pairs that are shown.
MOST_PAIRS = 50

_TOKEN = re.compile(
    r"#[^\n]*|\"\"\".*?\"\"\"|'''.*?'''|\"[^\"\n]*\"|'[^'\n]*'|\w+|[^\w\s]", re.DOTALL
)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two submissions that share what few others have."""

    one: str  #: a student
    other: str  #: another
    share: float  #: of the smaller's own fingerprints, how many are in the other: 0 to 1


def fingerprints(texts: Iterable[str]) -> list[int]:
    """Fingerprint source texts.

    Parameters
    ----------
    texts : iterable of str
        Modules; their order does not matter.

    Returns
    -------
    list of int
        Sorted.
    """
    return sorted({each for text in texts for each in _winnowed(_tokens(text))})


def _tokens(text: str) -> list[str]:
    found = []
    for token in _TOKEN.findall(text):
        if token[0] in "#\"'":
            continue
        word = token[0].isalnum() or token[0] == "_"
        known = keyword.iskeyword(token)
        found.append("0" if token[0].isdigit() else "n" if word and not known else token)
    return found


def _winnowed(tokens: Sequence[str]) -> set[int]:
    hashes = [
        zlib.crc32(" ".join(tokens[start : start + GRAM]).encode())
        for start in range(len(tokens) - GRAM + 1)
    ]
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
    counts = Counter(each for found in prints.values() for each in found)
    limit = max(2, int(COMMON * len(prints)))
    owners: dict[int, list[str]] = {}
    own: Counter[str] = Counter()
    for student, found in sorted(prints.items()):
        for each in found:
            if counts[each] <= limit:
                owners.setdefault(each, []).append(student)
                own[student] += 1
    shared: Counter[tuple[str, str]] = Counter()
    for group in owners.values():
        shared.update((a, b) for i, a in enumerate(group) for b in group[i + 1 :])
    found_pairs = [
        Pair(one=one, other=other, share=count / min(own[one], own[other]))
        for (one, other), count in shared.items()
        if min(own[one], own[other]) >= LEAST
    ]
    alike = [pair for pair in found_pairs if pair.share >= ALIKE]
    return sorted(alike, key=lambda pair: (-pair.share, pair.one, pair.other))[:MOST_PAIRS]
