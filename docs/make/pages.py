"""From the pages as they are written to the pages as they are built.

What a program knows is filled in, so that nobody types it: figures in a light and a dark version,
tables of what was measured, the mistakes that belong to a section, all checks, all mistakes, and
what the command line and the docstrings say.
"""

import ast
import doctest
import inspect
import itertools
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from checker.cli.group import handgrad
from checker.course import mistakes, syllabus
from checker.course.mistakes import Mistake
from make import checkers_table, lists, slips, tables

DOCS = Path(__file__).parents[1]
FIGURE = re.compile(r"!\[([^\]]+)\]\(((?:\.\./)*assets/figures/[\w-]+)\.svg\)")
MARK = re.compile(
    r"^<!-- (table|docstrings|command line|checks|mistakes|slips)(?:: (\S+))? -->$", re.MULTILINE
)
HEADING = re.compile(r"^## .*\{ #([\w-]+) \}$", re.MULTILINE)
NOT_PAGES = {"make", "overrides", "__pycache__"}


def prepare(target: Path) -> None:
    """Copy the docs to a folder that the site is built from, and fill in what is missing."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(DOCS, target, ignore=shutil.ignore_patterns("*.py", *NOT_PAGES))
    shutil.copy(DOCS.parent / "CHANGELOG.md", target / "changelog.md")
    for page in target.rglob("*.md"):
        text = filled(page.read_text(encoding="utf-8"), page.stem)
        page.write_text(text, encoding="utf-8", newline="\n")


def filled(text: str, stem: str) -> str:
    """Fill in one page."""
    text = FIGURE.sub(r"![\1](\2-light.svg#only-light)\n![\1](\2-dark.svg#only-dark)", text)
    text = MARK.sub(lambda found: MAKERS[found[1]](found[2]), text)
    if stem in {lesson.stem for lesson in syllabus.shipped().lessons}:
        text = with_mistakes(text, stem)
    return text


def with_mistakes(text: str, stem: str) -> str:
    """Put after each section of a lesson what goes wrong there."""
    lesson = next(each for each in syllabus.shipped().lessons if each.stem == stem)
    by_anchor: dict[str, list[Mistake]] = defaultdict(list)
    for each in mistakes.of(lesson):
        by_anchor[each.read].append(each)
    starts = [found.start() for found in re.finditer(r"^## ", text, re.MULTILINE)]
    bounds = [0, *starts, len(text)]
    parts = [text[start:end] for start, end in itertools.pairwise(bounds)]
    return "".join(part + "".join(goes_wrong(by_anchor, part)) for part in parts)


def goes_wrong(by_anchor: dict[str, list[Mistake]], section: str) -> Iterator[str]:
    """List the mistakes of one section, folded."""
    heading = HEADING.search(section)
    found = by_anchor.get(heading[1], []) if heading else []
    if found:
        yield f'\n??? failure "What goes wrong here: {len(found)} mistakes with a name"\n\n'
        for each in found:
            first = re.split(r"(?<=[.:?]) ", each.message)[0].rstrip(":")
            first = first.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")
            if "`" in each.message:
                first = re.split(r"(?<=[.:?]) ", each.message)[0].rstrip(":")
            yield f"    - [{each.code}](../mistakes.md#{each.code}): {first}\n"
        yield "\n"


def command_line(_: str | None) -> str:
    """Say what each command says of itself."""
    return "\n".join(_commands(handgrad, "python -m checker", None))


def _commands(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    settings: dict[str, Any] = {"terminal_width": 80, **command.context_settings}
    context = click.Context(command, parent=parent, info_name=name, **settings)
    level = "##" if parent is None else "###"
    yield from (f"{level} {context.command_path}", "", "```text", command.get_help(context))
    yield from ("```", "")
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            if below is not None and not below.hidden:
                yield from _commands(below, each, context)


def docstrings(name: str | None) -> str:
    """Give the public names of a module, with what their docstrings say."""
    module = import_module(str(name))
    tree = ast.parse(inspect.getsource(module))
    lines = [f"## {name}", "", inspect.getdoc(module) or "", ""]
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            said = ast.get_docstring(node)
            if said:
                head = f"def {node.name}" if isinstance(node, ast.FunctionDef) else node.name
                arguments = ast.unparse(node.args) if isinstance(node, ast.FunctionDef) else None
                head += f"({arguments})" if arguments is not None else ""
                lines += [f"### {node.name}", "", "```text", head, "", said, "```", ""]
    return "\n".join(lines)


def table(name: str | None) -> str:
    """Give a table of what was measured."""
    return (tables.TABLES | checkers_table.TABLES)[str(name)]()


MAKERS = {
    "table": table,
    "docstrings": docstrings,
    "command line": command_line,
    "checks": lambda _: "\n".join(lists.checks()),
    "mistakes": lambda _: "\n".join(lists.mistakes()),
    "slips": lambda _: "\n".join(slips.table()),
}


def wrong_examples() -> Iterator[str]:
    """Run the examples of every page (its ``pycon`` blocks, in order); yield what is wrong."""
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        blocks = re.findall(r"^```pycon\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        name = page.relative_to(DOCS).as_posix()
        test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, name, str(page), 0)
        said: list[str] = []
        doctest.DocTestRunner(verbose=False).run(test, out=said.append)
        yield from said
