"""The site's settings: those of ``mkdocs.yml``, with the course's lessons in the navigation."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from checker.course import syllabus

ROOT = Path(__file__).parents[2]
#: Stands in ``mkdocs.yml`` for the pages of the lessons.
LESSONS = "lessons/*.md"


def write(folder: Path) -> Path:
    """Write the settings into a folder that holds the finished pages in ``docs``.

    Parameters
    ----------
    folder : pathlib.Path
        Where the site is built from.

    Returns
    -------
    pathlib.Path
        The file, for ``mkdocs build --config-file``.
    """
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        navigation = yaml_load(file)["nav"]
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": "docs",
        "theme": {"custom_dir": str(ROOT / "docs" / "overrides")},
        "nav": list(with_lessons(navigation)),
    }
    made = folder / "mkdocs.yml"
    made.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return made


def with_lessons(navigation: Sequence[Any]) -> Iterator[Any]:
    """Yield a navigation with the lessons' pages, in the order of the course, in their place."""
    for entry in navigation:
        match entry:
            case dict():
                yield {title: _filled(pages) for title, pages in entry.items()}
            case _:
                yield entry


def _filled(pages: Any) -> Any:
    if pages == LESSONS:
        return [LESSONS.replace("*", stem) for stem in syllabus.shipped().stems]
    return list(with_lessons(pages)) if isinstance(pages, list) else pages
