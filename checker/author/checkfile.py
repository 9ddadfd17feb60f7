"""What a check module promises: its ``LESSON``, and the title and code of each check."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from checker import course
from checker.author.places import CHECKS, AuthorError
from checker.author.syntax import FunctionNode, parse
from checker.model import Lesson


@dataclass(frozen=True, kw_only=True)
class CheckModule:
    """A check module, read and imported."""

    lesson: Lesson  #: its LESSON
    #: its checks; a list and no mapping, since of two with one name Python runs the last alone
    checks: list[FunctionNode]
    has_file_check: bool  #: whether it imports the check that every lesson has

    @property
    def codes(self) -> set[str]:
        """The stable codes of its checks."""
        return {course.code(self.lesson, check.name) for check in self.checks}


def read_check_module(root: Path, stem: str) -> CheckModule:
    """Import a check module from its file.

    Raises
    ------
    AuthorError
        If it cannot be imported, or has no ``LESSON``.
    """
    path = root / CHECKS.file(stem)
    tree = parse(path.read_text(encoding="utf-8"))
    names: dict[str, object] = _run(path)
    lesson = names.get("LESSON")
    if not isinstance(lesson, Lesson):
        raise AuthorError(
            f"LESSON is missing; add LESSON = Lesson(stem={stem!r}, …) to {CHECKS.file(stem)}"
        )
    checks = [
        node
        for node in tree.body
        if isinstance(node, FunctionNode) and node.name.startswith("check_")
    ]
    return CheckModule(lesson=lesson, checks=checks, has_file_check="check_file" in names)


def _run(path: Path) -> dict[str, object]:
    spec = importlib.util.spec_from_file_location(f"author_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise AuthorError(f"Python cannot import it; give {path.name} the ending .py")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise AuthorError(
            f"importing it raises {type(error).__name__} ({error}); correct {path.name}"
        ) from error
    return vars(module)
