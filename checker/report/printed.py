"""What a student's code printed, cut to what a reader has use for."""

from __future__ import annotations

#: So many lines are shown.
MOST = 5


def last_lines(printed: str) -> tuple[list[str], str]:
    """Give the last lines that are not blank, and a remark when there are more of them."""
    lines = [line for line in printed.split("\n") if line.strip()]
    more = f"(the last {MOST} of {len(lines)} lines)" if len(lines) > MOST else ""
    return lines[-MOST:], more
