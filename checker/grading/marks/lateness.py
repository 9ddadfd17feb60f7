"""What lateness costs, and who has longer."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from checker.grading.people.identity import written

_KEYS = (
    "due",
    "grace_minutes",
    "percent_a_day",
    "at_most_percent",
    "percent_if_marked_late",
    "extensions",
)
_A_DATE = "a date with a time, without quotes: {} = 2026-11-20T23:59:00+01:00"


class RubricError(Exception):
    """The rubric cannot be used; the message says what cures it."""


@dataclass(frozen=True, kw_only=True)
class Late:
    """What lateness costs, in percent of what was reached."""

    due: dt.datetime | None = None  #: when it was to be handed in
    grace: dt.timedelta = dt.timedelta()  #: so much later costs nothing
    a_day: Fraction = Fraction(0)  #: for each day that has begun
    at_most: Fraction = Fraction(100)  #: never more
    if_marked: Fraction = Fraction(0)  #: where the platform says late and not how much
    extensions: Mapping[str, dt.datetime | dt.timedelta] = field(default_factory=dict)
    #: who has longer, as the rubric calls them → until when, or how much longer
    extended: bool = False  #: this is the rule for one who has longer

    def of(self, called: Collection[str]) -> Late:
        """Return the rule for one student, by all that the student is called."""
        for who, longer in self.extensions.items():
            if written(who) not in called:
                continue
            if isinstance(longer, dt.datetime):
                return replace(self, due=longer, extended=True)
            return replace(self, due=self.due + longer if self.due else None, extended=True)
        return self

    def is_late(self, when: dt.datetime | None, *, marked: bool) -> bool:
        """Tell whether it came late: by its time, else by what the platform says."""
        if when is None or self.due is None:
            return marked
        return when > self.due

    def cost(self, when: dt.datetime | None, *, marked: bool) -> Fraction:
        """Return the percent that lateness takes away."""
        if when is None or self.due is None:
            # a platform that says late knows nothing of a longer time given here
            costs = marked and not self.extended
            return min(self.if_marked, self.at_most) if costs else Fraction(0)
        over = when - self.due - self.grace
        if over <= dt.timedelta():
            return Fraction(0)
        days = -(-over // dt.timedelta(days=1))
        return min(self.at_most, days * self.a_day)

    @property
    def times(self) -> list[tuple[str, dt.datetime]]:
        """Return all times that the rubric names: what it calls them, and they."""
        found = [("due", self.due)] if self.due else []
        found += [
            (f'"{who}"', longer)
            for who, longer in self.extensions.items()
            if isinstance(longer, dt.datetime)
        ]
        return found


def made(data: Mapping[str, Any]) -> Late:
    """Make the rule of what the table ``[late]`` holds.

    Raises
    ------
    RubricError
        When something in it is unknown or makes no sense.
    """
    known_words(data, _KEYS, "key of late")
    due = data.get("due")
    if due is not None and not isinstance(due, dt.datetime):
        raise RubricError(f"due is {_A_DATE.format('due')}.")
    longer = data.get("extensions", {})
    if not isinstance(longer, dict):
        raise RubricError("extensions is a table: write [late.extensions] on a line of its own.")
    numbers = {
        key: a_number(value, key) for key, value in data.items() if key not in {"due", "extensions"}
    }
    found = Late(
        due=due,
        grace=dt.timedelta(minutes=float(numbers.get("grace_minutes", 0))),
        a_day=numbers.get("percent_a_day", Fraction(0)),
        at_most=min(Fraction(100), numbers.get("at_most_percent", Fraction(100))),
        if_marked=numbers.get("percent_if_marked_late", Fraction(0)),
        extensions={who: _longer(who, value, due) for who, value in longer.items()},
    )
    _refuse_mixed(found.times)
    return found


def _longer(who: str, value: object, due: dt.datetime | None) -> dt.datetime | dt.timedelta:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date | str):
        example = _A_DATE.format(f'"{who}"')
        raise RubricError(f'The extension of "{who}" is {example}, or a number of days.')
    if due is None:
        raise RubricError(f'"{who}" has more days, and there is no due. Write due in [late].')
    return dt.timedelta(days=float(a_number(value, who)))


def _refuse_mixed(times: Sequence[tuple[str, dt.datetime]]) -> None:
    zoned = [name for name, when in times if when.tzinfo]
    bare = [name for name, when in times if not when.tzinfo]
    if zoned and bare:
        raise RubricError(
            f"{zoned[0]} has a time zone, and {bare[0]} has none. Write it behind both, as in "
            "2026-11-20T23:59:00+01:00."
        )


def refuse_other_clocks(late: Late, times: Iterable[dt.datetime | None], platform: str) -> None:
    """Refuse to compare times of which one says its zone, and the other does not.

    Parameters
    ----------
    late : Late
        The rule.
    times : iterable of datetime or None
        When the work was handed in.
    platform : str
        Who says so.

    Raises
    ------
    RubricError
        When they cannot be compared; with what cures it.
    """
    zoned = {bool(when.tzinfo) for when in times if when is not None}
    for name, due in late.times:
        where = platform or "the export"
        if True in zoned and not due.tzinfo:
            raise RubricError(
                f"{name} has no time zone, and the times of {where} have one. Write it behind the "
                f"time: {due:%Y-%m-%dT%H:%M:%S}+01:00, say, or Z for UTC."
            )
        if False in zoned and due.tzinfo:
            raise RubricError(
                f"{name} has a time zone, and the times of {where} have none: they are what its "
                f"clock shows. Write the time as that clock shows it: {due:%Y-%m-%dT%H:%M:%S}"
            )


def a_number(value: object, key: str) -> Fraction:
    """Return a number of a rubric, exactly.

    Raises
    ------
    RubricError
        When it is none, below 0, or too large.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:  # noqa: PLR2004 (no one gives a million points)
        raise RubricError(f"{key} is a number, 0 or more, such as {key} = 5.")
    return Fraction(str(value))


def known_words(given: Iterable[str], known: Sequence[str], what: str) -> None:
    """Refuse words that a rubric does not know.

    Raises
    ------
    RubricError
        When there is one; it says which one was meant.
    """
    for word in given:
        if word not in known:
            close = difflib.get_close_matches(word, known, n=1)
            meant = f"Did you mean {close[0]}?" if close else f"Take one of: {', '.join(known)}."
            raise RubricError(f"there is no {what} {word!r}. {meant}")
