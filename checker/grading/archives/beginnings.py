"""What names have in common at their beginning: the assignment's name, mostly."""

from __future__ import annotations

from collections.abc import Iterable


def common_beginning(names: Iterable[str], sign: str) -> str:
    """Return what all names begin with, up to and with the last of a sign; empty for one name."""
    found = set(names)
    first, last = min(found, default=""), max(found, default="")
    if first == last:
        return ""
    pairs = enumerate(zip(first, last, strict=False))
    same = next((i for i, pair in pairs if len({*pair}) > 1), min(len(first), len(last)))
    return first[: first.rfind(sign, 0, same) + 1]
