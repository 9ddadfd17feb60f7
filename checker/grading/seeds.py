"""The seed that inputs come from, where nobody gives one."""

from __future__ import annotations

import secrets

#: Whoever sees some inputs can try all seeds of 32 bits, and then knows the inputs to come.
BITS = 128


def drawn() -> int:
    """Return a seed that nobody can find by trying."""
    return secrets.randbits(BITS)
