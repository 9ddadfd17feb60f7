"""The table of what `checkers.py` counted, in Markdown."""

import json
from collections.abc import Callable
from typing import Any

from make.checkers import COUNTED, REGIMES, RULES
from make.tables import markdown

#: What was counted; see `checkers.py`.
KEPT: dict[str, list[dict[str, Any]]] = json.loads(COUNTED.read_text(encoding="utf-8"))


def checkers() -> str:
    """Give false alarms and misses of each rule in each regime, in percent."""
    found = {(each["rule"], each["regime"]): each for each in KEPT["all"]}
    rows = ((rule, *(cell(found[rule, regime]) for regime in REGIMES)) for rule in RULES)
    return markdown(("false alarms % / misses %", *REGIMES), rows)


def cell(each: dict[str, int]) -> str:
    """Write one pair, and how many gradients the rule said nothing of."""
    alarms, misses = share(each["alarms"], each["right"]), share(each["misses"], each["wrong"])
    judged = each["right"] + each["wrong"]
    unsaid = each["right_open"] + each["wrong_open"]
    return f"{alarms} / {misses}" + (f", open {share(unsaid, judged)}" if unsaid else "")


def share(part: int, whole: int) -> str:
    """Write a percentage; what is more than nothing is never written as 0."""
    percent = 100 * part / whole
    return "< 1" if 0 < percent < 1 else f"{percent:.0f}"


TABLES: dict[str, Callable[[], str]] = {"checkers": checkers}
