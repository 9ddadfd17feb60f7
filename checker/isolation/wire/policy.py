"""How much a student's process may use: the host says it, the worker puts it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How much a student's process may use."""

    memory: int = 1 << 30  #: bytes of address space beyond what is mapped already; Linux
    cpu_seconds: int = 600  #: in all; the deadline of each call is far shorter
    open_files: int = 256
    layers: Sequence[str] = ()  #: of `checker.isolation.sandbox.apply`
