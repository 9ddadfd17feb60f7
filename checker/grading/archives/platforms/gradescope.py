"""Gradescope: ``submission_N/``, and ``submission_metadata.yml``, which says whose they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from checker.grading.archives.origin import Export, Origin, Platform, Reader, Who
from checker.grading.people.identity import IdKind, an_id

METADATA = "submission_metadata.yml"
_FORM = re.compile(r"submission_(?P<number>\d+)")


@dataclass(frozen=True, kw_only=True)
class _Known:
    who: tuple[Who, ...]
    when: dt.datetime | None


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Plain data alone; what Ruby wrote as an object of its own is taken for its text."""


_Loader.add_multi_constructor(
    "!ruby/", lambda loader, _, node: getattr(node, "value", None) and loader.construct_scalar(node)
)


def _reader(export: Export) -> Reader:
    known = dict(_entries(_data(export.text(METADATA))))

    def read(parts: Sequence[str]) -> Origin | None:
        top, *rest = parts
        if top == METADATA:
            return Origin(student="", name="", file="")
        found = _FORM.fullmatch(top)
        if found is None or not rest:
            return None
        about = known.get(found["number"])
        if about is None or not about.who:
            return Origin(
                student=found["number"],
                name=top,
                file="/".join(rest),
                when=about.when if about else None,
                doubt=f"{METADATA} does not say whose {top} is.",
            )
        first, *others = about.who
        called = next((each.value for each in first.ids), first.name or found["number"])
        return Origin(
            student=top if others else called,
            name=" and ".join(who.name for who in about.who),
            file="/".join(rest),
            ids=() if others else first.ids,
            members=about.who if others else (),
            when=about.when,
        )

    return read


def _data(text: str) -> object:
    try:
        return yaml.load(text, _Loader)  # noqa: S506 (it is a safe loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _entries(data: object) -> Iterator[tuple[str, _Known]]:
    for key, value in data.items() if isinstance(data, dict) else ():
        if not isinstance(value, dict):
            continue
        submitters = value.get(":submitters")
        people = (
            [each for each in submitters or [] if isinstance(each, dict)]
            if isinstance(submitters, list)
            else []
        )
        when = value.get(":created_at")
        yield (
            str(key).removeprefix("submission_"),
            _Known(
                who=tuple(map(_who, people)),
                when=_aware(when) if isinstance(when, dt.datetime) else None,
            ),
        )


def _who(submitter: Mapping[Any, Any]) -> Who:
    mail = an_id(IdKind.EMAIL, str(submitter.get(":email") or ""))
    number = an_id(IdKind.STUDENT, str(submitter.get(":sid") or ""))
    return Who(
        name=str(submitter.get(":name") or ""), ids=tuple(each for each in (mail, number) if each)
    )


def _aware(when: dt.datetime) -> dt.datetime:
    """Return a time with its zone: Gradescope writes UTC, which some readers of YAML drop."""
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)


GRADESCOPE = Platform(
    name="Gradescope", example=f"submission_111/homework.py and {METADATA}", reader=_reader
)
