"""What can happen while the course is watched."""

from __future__ import annotations

from dataclasses import dataclass
from queue import SimpleQueue


@dataclass(frozen=True, kw_only=True)
class Saved:
    """Files of the lessons changed."""


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """A key was pressed."""

    key: str  #: one character, in lower case


@dataclass(frozen=True, kw_only=True)
class Resized:
    """The terminal has another size, or is ours again."""


@dataclass(frozen=True, kw_only=True)
class Broken:
    """The folder cannot be watched any longer."""

    reason: str  #: in words


@dataclass(frozen=True, kw_only=True)
class Closed:
    """The terminal is gone, and nobody looks any more."""


Event = Saved | Pressed | Resized | Broken | Closed
#: `SimpleQueue`, since a signal handler may put into it while the loop takes from it.
Events = SimpleQueue[Event]
