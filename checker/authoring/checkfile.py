"""What a check module promises: its lesson, and the title and code of each check."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from checker.course import modules, syllabus
from checker.course.declaration import PREFIX, Check
from checker.course.layout import CHECKS, AuthorError
from checker.course.syntax import FunctionNode, parse
from checker.record import Lesson


@dataclass(frozen=True, kw_only=True)
class CheckModule:
    """A check module, read and imported."""

    lesson: Lesson  #: what it declares
    #: the checks that it writes; a list, since of two with one name Python runs the last alone
    written: list[FunctionNode]
    checks: dict[str, Check]  #: all its checks, by code
    read: dict[str, str]  #: output → the anchor of the page to read of it

    @property
    def has_file_check(self) -> bool:
        """Whether it has the check that every lesson has."""
        return syllabus.code(self.lesson, "file") in self.checks


def read_check_module(root: Path, stem: str) -> CheckModule:
    """Import a check module from its file.

    Raises
    ------
    AuthorError
        If it cannot be imported, or has no ``LESSON``.
    """
    path = root / CHECKS.file(stem)
    tree = parse(path.read_text(encoding="utf-8"))
    try:
        module = modules.load(root, f"{CHECKS.folder}.{path.stem}")
    except Exception as error:
        raise AuthorError(
            f"importing it raises {type(error).__name__} ({error}); correct {path.name}"
        ) from error
    if not hasattr(module, "LESSON"):
        raise AuthorError(
            f"LESSON is missing; add LESSON = Lesson(Function(…)) to {CHECKS.file(stem)}"
        )
    lesson = syllabus.lesson_of(root, stem, module)
    written = [node for node in tree.body if isinstance(node, FunctionNode) and _is_check(node)]
    return CheckModule(
        lesson=lesson,
        written=written,
        checks=syllabus.checks_of(lesson, vars(module)),
        read={
            output: anchor
            for function in module.LESSON.functions
            for output, anchor in getattr(function, "read", {}).items()
        },
    )


def _is_check(node: FunctionNode) -> bool:
    marks = {ast.unparse(each).partition("(")[0] for each in node.decorator_list}
    return node.name.startswith(PREFIX) or "check" in marks
