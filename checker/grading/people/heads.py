"""What the columns of a class list mean: `heads.toml`, read."""

from __future__ import annotations

import enum
import functools
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from importlib import resources

from checker.grading.people.identity import IdKind


class Column(enum.StrEnum):
    """What stands in a column; the values are the keys of `heads.toml`."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    GROUP = "group"
    SECTION = "section"
    CANVAS = "canvas"
    STUDENT_NUMBER = "student_number"
    LOGIN = "login"
    EMAIL = "email"
    GITHUB = "github"
    OTHER = "other"
    STATUS = "status"
    HANDED_IN = "handed_in"
    GRADE = "grade"
    MAXIMUM = "maximum"
    COMMENT = "comment"


#: Columns of ids, those first by which a person is called.
ID_KINDS = {
    Column.OTHER: IdKind.OTHER,
    Column.CANVAS: IdKind.CANVAS,
    Column.STUDENT_NUMBER: IdKind.STUDENT,
    Column.LOGIN: IdKind.LOGIN,
    Column.GITHUB: IdKind.GITHUB,
    Column.EMAIL: IdKind.EMAIL,
}
#: Columns of which one is enough to tell who it is.
WHO = {*ID_KINDS, Column.NAME, Column.FIRST_NAME, Column.LAST_NAME}


def meanings(heads: Sequence[str]) -> dict[int, Column]:
    """Return what the columns mean that are known: number of a column → what stands in it.

    In a table of Canvas or one with its own ``canvas_user_id`` some heads mean something else
    than elsewhere: ``ID`` is Canvas's, and ``user_id`` is the institution's.
    """
    words = [plain(head) for head in heads]
    found = {place: _known()[word] for place, word in enumerate(words) if word in _known()}
    if is_gradebook(heads):
        found[words.index("id")] = Column.CANVAS
    if "canvasuserid" in words and "userid" in words:
        found[words.index("userid")] = Column.STUDENT_NUMBER
    return found


def is_gradebook(heads: Iterable[str]) -> bool:
    """Tell whether these are the heads of Canvas's gradebook."""
    words = {plain(head) for head in heads}
    return {"id", "section"} <= words and bool({"student", "lastname"} & words)


def names_somebody(heads: Sequence[str]) -> bool:
    """Tell whether a line of heads has a column that says who somebody is."""
    return not WHO.isdisjoint(meanings(heads).values())


def plain(head: str) -> str:
    """Return a head as it is compared: letters and digits without accents, small."""
    simple = unicodedata.normalize("NFKD", head).casefold()
    return "".join(sign for sign in simple if sign.isalnum())


@functools.cache
def _known() -> dict[str, Column]:
    text = resources.files(__package__).joinpath("heads.toml").read_text(encoding="utf-8")
    return {
        plain(head): Column(key) for key, heads in tomllib.loads(text).items() for head in heads
    }
