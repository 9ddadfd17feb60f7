"""The page on the architecture names every room of the house."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
#: Names that stay for what is out in the world, and what a package needs to be one.
NO_ROOMS = {"__init__.py", "__main__.py", "model.py", "pytest_lesson.py", "grade"}


def test_every_package_of_the_engine_is_named():
    named = set(re.findall(r"`([\w/]+(?:/|\.py))`", PAGE))
    missing = []
    for place in sorted((ROOT / "checker").rglob("*")):
        name = place.relative_to(ROOT / "checker").as_posix()
        if place.is_dir() and (place / "__init__.py").exists() and name not in NO_ROOMS:
            wing, _, inner = name.partition("/")
            if f"{name}/" not in named and not (f"{wing}/" in named and inner):
                missing.append(name)
        elif place.suffix == ".py" and "/" not in name and name not in NO_ROOMS:
            missing += [name] * (name not in named)
    assert missing == []


def test_every_place_that_is_named_is_there():
    for name in re.findall(r"^\| `([\w/.]+)`", PAGE, re.MULTILINE):
        assert (ROOT / name).exists() or (ROOT / "checker" / name).exists(), name
