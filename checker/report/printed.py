"""What a student's code printed, cut to what a reader has use for."""

from __future__ import annotations

#: So many lines are shown, and so many characters of each.
MOST = 5
LONGEST = 200


def last_lines(printed: str) -> tuple[list[str], str]:
    """Return the last lines that are not blank, and a remark when there are more of them."""
    lines = [line for line in printed.split("\n") if line.strip()]
    more = f"(the last {MOST} of {len(lines)} lines)" if len(lines) > MOST else ""
    return [f"{x[:LONGEST]} …" if len(x) > LONGEST else x for x in lines[-MOST:]], more
