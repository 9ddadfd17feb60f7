"""What an edition without solutions holds of a course: enough to check, and no solution to read."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from checker.course.layout import CHECKS, MISTAKES
from checker.course.reference import BARE
from checker.course.syllabus import Course
from checker.course.whereabouts import FILE


def files(course: Course) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a course needs to be checked with, but for its lessons and pages.

    Parameters
    ----------
    course : Course
        Which one. What is right goes along as bare programs: the checks need it.

    Yields
    ------
    name, data : str, bytes
        The file's place in the course, and what stands in it.
    """
    told = course.settings
    modules = [told.samples, told.demo.module if told.demo else ""]
    modules += [each.module for each in told.experiments.values()]
    folders = {CHECKS.folder, MISTAKES.folder, *(name.partition(".")[0] for name in modules)}
    own = [file for name in folders - {""} for file in _texts(course.folder / name)]
    kept = {FILE: course.folder / FILE, **told.data, **told.files}
    kept |= {file.relative_to(course.folder).as_posix(): file for file in own}
    for name, file in kept.items():
        yield name, file.read_bytes()
    for stem in course.stems:
        yield f"{BARE}/{stem}.py", bare(course.reference.text(stem)).encode()


def _texts(folder: Path) -> Iterator[Path]:
    alone = folder.with_suffix(".py")
    found = [*folder.rglob("*.py"), *folder.rglob("*.toml"), *([alone] if alone.is_file() else [])]
    return (file for file in sorted(found) if "__pycache__" not in file.parts)


def bare(text: str) -> str:
    """Return a program without its comments and docstrings, line by line as it stands."""
    lines = text.split("\n")
    inside = set[int]()  # lines that go on with a text
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        row, column = token.start
        if token.type == tokenize.COMMENT:
            lines[row - 1] = lines[row - 1][:column].rstrip()
        inside |= set(range(row, token.end[0])) if token.type == tokenize.STRING else set()
    for node in ast.walk(ast.parse(text)):
        said = _docstring(node)
        if said is not None and _stands_alone(said, lines):
            rows = range(said.lineno - 1, said.end_lineno or said.lineno)
            inside -= set(rows)
            for row in rows:
                lines[row] = ""
    kept = (line for row, line in enumerate(lines) if line.strip() or row in inside)
    return "\n".join(kept) + "\n"


def _docstring(node: ast.AST) -> ast.Expr | None:
    """Return the docstring of a body that holds something besides."""
    match node:
        case (
            ast.Module(body=[first, _, *_])
            | ast.FunctionDef(body=[first, _, *_])
            | ast.ClassDef(body=[first, _, *_])
        ):
            is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            return first if is_text and isinstance(first, ast.Expr) else None
    return None


def _stands_alone(node: ast.Expr, lines: list[str]) -> bool:
    last = lines[(node.end_lineno or node.lineno) - 1].encode()
    before = lines[node.lineno - 1].encode()[: node.col_offset]
    return not before.strip() and not last[node.end_col_offset :].strip()
