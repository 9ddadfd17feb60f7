"""handgrad's checker: says what is right, what is wrong, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.notebook.check import check

__all__ = ["check"]


def __getattr__(name: str) -> Any:
    """Import `check` when a notebook asks for it: the command line needs none of it."""
    if name != "check":
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    from checker.notebook.check import check  # noqa: PLC0415

    return check
