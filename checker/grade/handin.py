"""Files of an export → what each student handed in, the newest attempt of each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from checker.grade.export import Item
from checker.grade.names import Origin, reader
from checker.intake.refusal import RefusedError, shown

_CODE = (".py", ".ipynb")
_METADATA = "submission_metadata.yml"
_LESSON = re.compile(r"lesson\d", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Handin:
    """What one student handed in."""

    student: str  #: tells the student from all others
    name: str  #: as a person reads it
    files: Sequence[tuple[str, Callable[[], bytes]]]  #: as the student called them
    platform: str = ""  #: where it came from: "Canvas"
    late: bool = False  #: the platform says so
    when: dt.datetime | None = None  #: when it was handed in
    notes: Sequence[str] = field(default_factory=tuple)  #: one line each, for the instructor


def handins(items: Sequence[Item]) -> list[Handin]:
    """Find out who handed what in.

    Parameters
    ----------
    items : sequence of Item
        The files of an export.

    Returns
    -------
    list of Handin
        One for each student, in the order of their names.
    """
    if _is_one_student(items):
        files = [("/".join(item.parts), item.read) for item in items]
        return [Handin(student="submission", name="submission", files=files)]
    read = reader(sorted({item.parts[0] for item in items} - {_METADATA}))
    known = _gradescope_names(items)
    found: dict[str, list[tuple[Origin, Item]]] = {}
    for item in items:
        if item.parts == (_METADATA,):
            continue
        origin = read(item.parts)
        found.setdefault(origin.student, []).append((origin, item))
    made = [_handin(files, known.get(student)) for student, files in found.items()]
    return sorted(made, key=lambda each: (each.name, each.student))


def _is_one_student(items: Sequence[Item]) -> bool:
    tops = {item.parts[0] for item in items}
    return any(_LESSON.match(top) or top.lower() == "lessons" for top in tops)


def _handin(files: list[tuple[Origin, Item]], known: _Known | None) -> Handin:
    first = files[0][0]
    own = [(origin, item) for origin, item in files if origin.file]
    attempts = _attempts(own)
    newest = max(attempts, key=lambda each: max(origin.order for origin, _ in each), default=[])
    last = max((origin for origin, _ in newest), key=lambda each: each.order, default=first)
    notes = []
    if len(attempts) > 1:
        notes.append(f"{len(attempts)} attempts: the newest counts ({_said(newest)}).")
    kept, replaced = _newest_of_each_name(newest)
    if replaced:
        notes.append(f"Several files of one name: the newest counts ({', '.join(replaced)}).")
    return Handin(
        student=known.student if known and known.student else first.student,
        name=shown(known.name if known and known.name else first.name),
        files=kept,
        platform=first.platform,
        late=last.late,
        when=known.when if known else last.when,
        notes=tuple(notes),
    )


def _attempts(files: list[tuple[Origin, Item]]) -> list[list[tuple[Origin, Item]]]:
    """Tell attempts apart: by time where the names say it; each zip is one by itself."""
    found: dict[tuple[str, str], list[tuple[Origin, Item]]] = {}
    for origin, item in files:
        when = origin.when.isoformat() if origin.when else ""
        whole = origin.file if origin.file.lower().endswith(".zip") else ""
        code = whole or origin.file.lower().endswith(_CODE)
        if code:
            key = f"{origin.file}#{origin.attempt}" if whole else ""
            found.setdefault((when, key), []).append((origin, item))
    if not found and files:  # nothing of use: let it be refused by its name
        return [files]
    return list(found.values())


def _newest_of_each_name(
    files: list[tuple[Origin, Item]],
) -> tuple[list[tuple[str, Callable[[], bytes]]], list[str]]:
    found: dict[str, tuple[Origin, Item]] = {}
    replaced: list[str] = []
    for origin, item in sorted(files, key=lambda each: each[0].order):
        if origin.file in found:
            replaced.append(shown(origin.file))
        found[origin.file] = (origin, item)
    return [(name, item.read) for name, (_, item) in sorted(found.items())], replaced


def _said(files: list[tuple[Origin, Item]]) -> str:
    origin = max((each for each, _ in files), key=lambda each: each.order)
    return origin.when.strftime("%Y-%m-%d %H:%M") if origin.when else shown(origin.file)


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What Gradescope's file says of a submission."""

    student: str
    name: str
    when: dt.datetime | None


class _Loader(yaml.SafeLoader):
    """Plain data alone; what Ruby wrote as an object of its own is taken for its text."""


_Loader.add_multi_constructor(
    "!ruby/", lambda loader, _, node: getattr(node, "value", None) and loader.construct_scalar(node)
)


def _gradescope_names(items: Sequence[Item]) -> dict[str, _Known]:
    """Number of a submission → what `submission_metadata.yml` says of it."""
    found: dict[str, _Known] = {}
    for item in items:
        if item.parts[-1] == _METADATA:
            try:
                data = yaml.load(item.read(), _Loader)  # noqa: S506 (it is a safe loader)
            except (yaml.YAMLError, RefusedError, UnicodeError, ValueError, RecursionError):
                continue
            found |= dict(_entries(data))
    return found


def _entries(data: object) -> Iterator[tuple[str, _Known]]:
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if not isinstance(value, dict):
            continue
        submitters = value.get(":submitters") or []
        first = submitters[0] if isinstance(submitters, list) and submitters else {}
        if isinstance(first, dict):
            when = value.get(":created_at")
            yield (
                str(key).removeprefix("submission_"),
                _Known(
                    student=str(first.get(":email") or first.get(":sid") or ""),
                    name=str(first.get(":name") or ""),
                    when=when if isinstance(when, dt.datetime) else None,
                ),
            )
