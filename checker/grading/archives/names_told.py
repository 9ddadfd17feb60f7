"""Names of files as an instructor tells them: ``--names REGEX``, with nbgrader's groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker import lesson_names
from checker.grading.archives.beginnings import common_beginning
from checker.grading.archives.lms_archive import ExportError
from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people import times
from checker.grading.people.identity import IdKind, an_id, ids_of_a_word

GROUPS = ("student_id", "file_id", "timestamp", "first_name", "last_name", "email")
_A_LESSON = re.compile(rf"{lesson_names.STEM.pattern}\.(?:py|ipynb)")
_SUFFIXES = (".py", ".ipynb", ".zip")
_A_TIME = re.compile(r"\d{4}.?\d\d.?\d\d|\d{8,}")


def told(words: str) -> Platform:
    """Return the platform whose names a regular expression says.

    Raises
    ------
    ExportError
        When it is none, or does not say who the student is.
    """
    try:
        form = re.compile(words)
    except re.error as error:
        raise ExportError(f"--names is no regular expression: {error}. {_example()}") from None
    unknown = sorted(form.groupindex.keys() - set(GROUPS))
    if unknown:
        raise ExportError(f"--names has a group {unknown[0]}. The groups are: {', '.join(GROUPS)}.")
    if not {"student_id", "first_name", "last_name", "email"} & form.groupindex.keys():
        raise ExportError(f"--names does not say who the student is. {_example()}")

    def reader(_: Export) -> Reader:
        return lambda parts: _read(form, parts)

    return Platform(name="names as told", example=words, reader=reader)


def _example() -> str:
    return r"Write it like this: --names '(?P<student_id>\w+)_(?P<file_id>.+)'"


def _read(form: re.Pattern[str], parts: Sequence[str]) -> Origin | None:
    """Match the whole path, else the folder at the top, else the file's own name."""
    whole = "/".join(parts)
    found, file = form.fullmatch(whole), parts[-1]
    if found is None and len(parts) > 1:
        found, file = form.fullmatch(parts[0]), "/".join(parts[1:])
        if found is None:
            found, file = form.fullmatch(parts[-1]), parts[-1]
    if found is None:
        return None
    part = {name: (text or "").strip() for name, text in found.groupdict().items()}
    name = " ".join(filter(None, (part.get("first_name"), part.get("last_name"))))
    student = part.get("student_id") or part.get("email") or name
    if not student:
        return None
    mail = an_id(IdKind.EMAIL, part.get("email", ""))
    stamp = part.get("timestamp", "")
    when = times.read(stamp)
    return Origin(
        student=student,
        name=name or student,
        file=part.get("file_id") or file,
        ids=(*ids_of_a_word(part.get("student_id", "")), *([mail] if mail else [])),
        when=when,
        attempt=when.isoformat() if when else f"? {stamp}" if stamp else "",
    )


def suggested(names: Sequence[str]) -> str:
    """Return what ``--names`` could look like for names that nobody knows."""
    sign = _separator(names)
    if not sign:
        return _around(names)
    lines = [name.split(sign) for name in names]
    count = min(map(len, lines))
    whose = _distinct(lines, count)
    fields: list[str] = []
    for place in range(count):
        rest = [sign.join(line[place:]) for line in lines]
        last = place == count - 1
        files = all(_A_LESSON.fullmatch(text) for text in rest)
        if place != whose and (files or (last and all(text.endswith(_SUFFIXES) for text in rest))):
            fields.append("(?P<file_id>.+)")
            break
        anything = ".+" if last else f"[^{_escaped(sign)}]+"
        words = set(rest) if last else {line[place] for line in lines}
        fields.append(_field(words, anything, "".join(fields), whose=place == whose))
    return _escaped(sign).join(fields)


def _distinct(lines: Sequence[Sequence[str]], count: int) -> int:
    """Return which part says who it is: one that all have differently, a number if there is one."""
    able = [
        place
        for place in range(count)
        if len({line[place] for line in lines}) == len(lines)
        and not any(_A_TIME.match(line[place]) or line[place].endswith(_SUFFIXES) for line in lines)
    ]
    numbers = [place for place in able if all(line[place].isdigit() for line in lines)]
    return next(iter((*numbers, *able)), 0)


def _field(words: set[str], anything: str, before: str, *, whose: bool) -> str:
    if whose:
        return f"(?P<student_id>{anything})"
    if len(words) == 1:
        return _escaped(next(iter(words)))
    if all(map(_A_TIME.match, words)) and "timestamp" not in before:
        return f"(?P<timestamp>{anything})"
    return anything


def _around(names: Sequence[str]) -> str:
    """Return the form of names that have no sign between their parts: what all of them share."""
    before = common_beginning(names, " ")
    after = common_beginning((name[len(before) :][::-1] for name in names), " ")[::-1]
    return f"{_escaped(before)}(?P<student_id>.+){_escaped(after)}"


def _escaped(text: str) -> str:
    return re.sub(r"([.^$*+?{}\[\]\\|()])", r"\\\1", text)


def _separator(names: Sequence[str]) -> str:
    """Return the sign that cuts all names into parts, the rarest in words first."""
    signs = Counter(sign for name in names for sign in set(re.findall(r"[^\w.\s()\[\]'-]|_", name)))
    able = [sign for sign, count in signs.items() if count == len(names)]
    order = "+~=#@|;_,"
    return min(able, key=lambda sign: (order + sign).index(sign), default="")
