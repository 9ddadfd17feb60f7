"""Files of an export → what each student handed in, attempt by attempt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from checker.grading.archives.canvas_numbers import without_counts
from checker.grading.archives.class_or_one import stray_lessons
from checker.grading.archives.lms_archive import Item
from checker.grading.archives.origin import Origin, Who
from checker.grading.archives.platforms.plain import without_suffix
from checker.grading.archives.recognise import recognise
from checker.grading.people.directory import Directory
from checker.grading.people.identity import Id, ids_of_a_word
from checker.submission.refusal import RefusedError, shown

File = tuple[str, Callable[[], bytes]]


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What was handed in at one time."""

    files: Sequence[File]  #: as the student called them, older ones first
    late: bool = False  #: the platform says so
    when: dt.datetime | None = None  #: when it was handed in


@dataclass(frozen=True, kw_only=True)
class Handin:
    """What one student, or one group, handed in."""

    student: str  #: tells it from all others: an id where there is one
    name: str  #: as a person reads it
    files: Sequence[File]  #: of the attempt that counts
    platform: str = ""  #: where it came from: "Canvas"
    late: bool = False  #: the platform says so
    when: dt.datetime | None = None  #: when it was handed in
    notes: Sequence[str] = field(default_factory=tuple)  #: one line each, for the instructor
    ids: tuple[Id, ...] = ()  #: of whoever handed in, each of its kind
    members: tuple[Who, ...] = ()  #: where the platform names several
    earlier: tuple[Attempt, ...] = ()  #: attempts that may count too, the oldest first
    doubts: tuple[str, ...] = ()  #: why nobody can tell whose it is
    of_nobody: bool = False  #: its name is no student's
    exported: str = ""  #: what the platform called the newest file

    @property
    def attempts(self) -> dict[str, Handin]:
        """Return each attempt that may count, by a key of its own; the newest has the student's."""
        found = {
            f"{self.student}\t{number}": replace(
                self, files=each.files, late=each.late, when=each.when
            )
            for number, each in enumerate(self.earlier, 1)
        }
        return {**found, self.student: self}


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An export, as it was understood."""

    handins: tuple[Handin, ...]  #: in the order of their names
    platform: str = ""  #: "Canvas"; empty where students' folders or files lie side by side
    how: str = ""  #: how that was known
    own: tuple[str, ...] = ()  #: names of files that are no hand-in
    unknown: str = ""  #: why the names are not known, and the cure


def read(  # noqa: PLR0913 (one for each thing that an instructor may say)
    items: Sequence[Item],
    directory: Directory | None = None,
    *,
    platform: str = "",
    names: str = "",
    attempts: str = "newest",
    called: str = "submission",
    functions: Collection[str] = (),
) -> Seen:
    """Find out who handed what in.

    Parameters
    ----------
    items : sequence of Item
        The files of an export.
    directory : Directory, optional
        The class.
    platform, names : str
        What the instructor says of the names; see `recognise`.
    attempts : str
        Of several attempts the ``newest`` counts, the ``best``, or all of them ``merged``.
    called : str
        What one student's own folder is called.
    functions : collection of str
        Names of the functions that the lessons ask for.

    Returns
    -------
    Seen
        One hand-in for each student or group.
    """
    directory = directory or Directory()
    told = bool(platform or names)
    strays: Sequence[Item] | None = () if told else stray_lessons(items, directory, functions)
    if strays is None:
        return _one_student(items, called)
    apart = {item.parts for item in strays}
    seen = recognise(
        [item for item in items if item.parts not in apart],
        directory,
        platform=platform,
        names=names,
    )
    found: dict[tuple[str, str], list[tuple[Origin, Item]]] = {}
    for origin, item in seen.files:
        if origin.student:
            found.setdefault((origin.student, origin.name), []).append((origin, item))
    made = [_handin(files, seen.platform, attempts) for files in found.values()]
    made += map(_stranger, _by_top((*seen.strangers, *strays)))
    if seen.unknown:
        made = [each if directory.knows(each.name) else _of_unknown_form(each) for each in made]
    return Seen(
        handins=tuple(sorted(_told_apart(made), key=lambda each: (each.name, each.student))),
        platform=seen.platform,
        how=seen.how,
        own=seen.own,
        unknown=seen.unknown,
    )


def _one_student(items: Sequence[Item], called: str) -> Seen:
    files = [("/".join(item.parts), item.read) for item in items]
    one = Handin(student="submission", name="submission", files=files, ids=ids_of_a_word(called))
    return Seen(handins=(one,), how="the folder of one student")


def _by_top(items: Iterable[Item]) -> list[list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.parts[0], []).append(item)
    return list(found.values())


def _stranger(items: Sequence[Item]) -> Handin:
    top = items[0].parts[0]
    name = shown(top)
    return Handin(
        student=top,
        name=without_suffix(name),
        files=[("/".join(item.parts[1:]) or top, item.read) for item in items],
        doubts=(f"Nobody can tell whose {name} is.",),
        of_nobody=True,
    )


def _of_unknown_form(handin: Handin) -> Handin:
    return replace(handin, doubts=(*handin.doubts, "Its name is of no form that is known."))


def _told_apart(handins: Sequence[Handin]) -> list[Handin]:
    """Give those another key that the platform calls alike: a group, say, and a participant."""
    counts: dict[str, int] = {}
    for each in handins:
        counts[each.student] = counts.get(each.student, 0) + 1
    return [
        replace(each, student=f"{each.student} {each.name}") if counts[each.student] > 1 else each
        for each in handins
    ]


def _handin(found: list[tuple[Origin, Item]], platform: str, policy: str) -> Handin:
    first = found[0][0]
    own = [(origin, item) for origin, item in found if origin.file]
    entries = sorted({origin.entry for origin, _ in found if origin.entry})
    notes: list[str] = []
    if entries and own:
        notes.append(f"Besides its files there is {' and '.join(entries)}.")
    attempts = _attempts(own, notes)
    doubts = [first.doubt] if first.doubt else []
    if len(attempts) > 1 and any(origin.attempt.startswith("?") for origin, _ in own):
        doubts.append("When its attempts were handed in cannot be read: which one is the newest?")
    newest = (
        attempts[-1]
        if attempts
        else Attempt(
            files=[("", _only(entries))] if entries else [],
            late=any(origin.late for origin, _ in found),
            when=max((origin.when for origin, _ in found if origin.when), default=None),
        )
    )
    files, earlier = newest.files, tuple(attempts[:-1]) if policy == "best" else ()
    if len(attempts) > 1:
        if policy == "merged":
            files = [file for attempt in attempts for file in attempt.files]
        notes.append(_said(len(attempts), policy, newest))
    return Handin(
        student=first.student,
        name=shown(first.name),
        files=files,
        platform=platform,
        late=newest.late,
        when=newest.when,
        notes=tuple(notes),
        ids=first.ids,
        members=first.members,
        earlier=earlier,
        doubts=tuple(doubts),
        exported=max(own, key=lambda each: each[0].order)[1].parts[0] if own else "",
    )


def _attempts(files: list[tuple[Origin, Item]], notes: list[str]) -> list[Attempt]:
    """Tell attempts apart, where the platform keeps several: the newest comes last."""
    found: dict[str, list[tuple[Origin, Item]]] = {}
    for origin, item in files:
        found.setdefault(origin.attempt, []).append((origin, item))
    return [_attempt(found[key], notes) for key in sorted(found)]


def _attempt(files: list[tuple[Origin, Item]], notes: list[str]) -> Attempt:
    ordered = sorted(files, key=lambda each: each[0].order)
    names = without_counts([(origin.file, origin.numbered) for origin, _ in ordered])
    kept: dict[str, Callable[[], bytes]] = {}
    for name, (_, item) in zip(names, ordered, strict=True):
        if name in kept:
            notes.append(f"{shown(name)} was handed in again: the newest counts.")
            del kept[name]  # so that the later file comes later
        kept[name] = item.read
    newest = ordered[-1][0]
    times = [origin.when for origin, _ in ordered if origin.when is not None]
    return Attempt(files=list(kept.items()), late=newest.late, when=times[-1] if times else None)


def _only(entries: Sequence[str]) -> Callable[[], bytes]:
    def refuse() -> bytes:
        raise RefusedError(
            f"Only {' and '.join(entries)} was handed in, and no file. Read it on the platform, "
            "and give a mark by hand."
        )

    return refuse


def _said(count: int, policy: str, newest: Attempt) -> str:
    if policy == "newest":
        when = f" ({newest.when:%Y-%m-%d %H:%M})" if newest.when else ""
        return f"{count} attempts: the newest counts{when}."
    return f"{count} attempts: {'the best counts' if policy == 'best' else 'taken together'}."
