"""Times as platforms write them, in names of folders and in tables.

A time without a zone stays without one: nobody here knows where the platform's clock hangs.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import zoneinfo
from collections.abc import Mapping

_MONTHS: Mapping[str, int] = {
    **dict.fromkeys(("jan", "jän", "ene", "gen"), 1),
    **dict.fromkeys(("feb", "fév", "fev"), 2),
    **dict.fromkeys(("mar", "mär", "mrt", "maa"), 3),
    **dict.fromkeys(("apr", "avr", "abr"), 4),
    **dict.fromkeys(("may", "mai", "mag", "mei"), 5),
    **dict.fromkeys(("jun", "juin", "giu"), 6),
    **dict.fromkeys(("jul", "juil", "lug"), 7),
    **dict.fromkeys(("aug", "aoû", "ago"), 8),
    **dict.fromkeys(("sep", "set"), 9),
    **dict.fromkeys(("oct", "okt", "ott", "out"), 10),
    "nov": 11,
    **dict.fromkeys(("dec", "dez", "déc", "dic"), 12),
}
_ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[A-Z]\w+/\w+)?"
_NUMBERS = re.compile(
    r"(?P<year>\d{4})[-.]?(?P<month>\d\d)[-.]?(?P<day>\d\d)"
    r"(?:[-T_ ]*(?P<hour>\d\d)[-:.]?(?P<minute>\d\d)(?:[-:.]?(?P<second>\d\d)(?:[.,]?\d+)?)?)?"
    rf"\s*{_ZONE}"
)
_DAY_FIRST = (
    r"(?P<day>\d{1,2})\.?,?\s+(?:de\s+)?(?P<month>[^\W\d]+)\.?,?\s+(?:de\s+)?(?P<year>\d{4})"
)
_MONTH_FIRST = r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.]?(?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?(?:\s*o'clock)?"
)
_WORDS = tuple(
    re.compile(rf"(?:[^\W\d]+\.?,?\s+)?{date},?\s+(?:at\s+|um\s+|à\s+)?{_CLOCK}\s*{_ZONE}")
    for date in (_DAY_FIRST, _MONTH_FIRST)
)


def read(text: str) -> dt.datetime | None:
    """Read a time.

    Parameters
    ----------
    text : str
        ``2026-11-20-23-11-00``, ``2026-11-20 15:58:23 UTC``, ``20261120231100``,
        ``Nov 19, 2026 926 PM``, ``Freitag, 20. November 2026, 23:00`` and the like.

    Returns
    -------
    datetime.datetime or None
        With a zone where one is written; None where it is no time that can be read.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    for form in (_NUMBERS, *_WORDS):
        found = form.fullmatch(words)
        if found:
            return _time(found.groupdict())
    return None


def _time(part: Mapping[str, str | None]) -> dt.datetime | None:
    month = part["month"] or ""
    hour = int(part["hour"] or 0)
    half = (part.get("half") or "")[:1].lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    try:
        return dt.datetime(
            int(part["year"] or 0),
            int(month) if month.isdigit() else _month(month),
            int(part["day"] or 0),
            hour,
            int(part["minute"] or 0),
            int(part["second"] or 0),
            tzinfo=_zone(part["zone"]),
        )
    except (ValueError, zoneinfo.ZoneInfoNotFoundError):
        return None


def _month(word: str) -> int:
    start = word.casefold()
    return next((_MONTHS[start[:n]] for n in (4, 3) if start[:n] in _MONTHS), 0)


def _zone(word: str | None) -> dt.tzinfo | None:
    if word is None:
        return None
    if word in {"Z", "UTC", "GMT"}:
        return dt.UTC
    if "/" in word:
        return zoneinfo.ZoneInfo(word)
    sign = -1 if word[0] == "-" else 1
    return dt.timezone(sign * dt.timedelta(hours=int(word[1:3]), minutes=int(word[-2:])))
