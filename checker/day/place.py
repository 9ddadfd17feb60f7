"""Where the student's course is."""

from __future__ import annotations

from pathlib import Path

import click

from checker import request


def here() -> Path:
    """Give the folder that holds the student's ``lessons``; a usage error where there is none."""
    folder = request.course_folder(Path.cwd())
    if not (folder / "lessons").is_dir():
        raise click.UsageError(
            "There is no course here. Make one: python -m checker init my-course"
        )
    return folder
