"""The course's own files: in the project's folder, or inside the installed package."""

from __future__ import annotations

import re
from pathlib import Path

import click

from checker.author import stub

PACKAGE = Path(__file__).resolve().parents[1]


def root() -> Path:
    """Give the folder that holds ``solutions`` and ``docs``."""
    inside = PACKAGE / "material"
    return inside if inside.is_dir() else PACKAGE.parent


def solution(stem: str) -> str:
    """Give the text of our solution, as if it stood in ``lessons``."""
    return _solution(stem).replace("from solutions.", "from lessons.")


def pristine(stem: str) -> str:
    """Give the text of a lesson as the student first sees it."""
    return stub(_solution(stem))


def lesson_page(stem: str) -> str:
    """Give the text of a lesson's page, with figures in words: the site alone has the pictures."""
    text = (root() / "docs" / "lessons" / f"{stem}.md").read_text(encoding="utf-8")
    return re.sub(r"!\[([^]]*)\]\(\.\./assets/[^)]*\)", r"*Figure: \1*", text)


def _solution(stem: str) -> str:
    try:
        return (root() / "solutions" / f"{stem}.py").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise click.UsageError(
            "This edition of the course holds no solutions, and this command needs them. "
            "Whoever gave it to you has them."
        ) from None
