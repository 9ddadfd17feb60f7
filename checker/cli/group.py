"""Commands, found by their folder: ``hint`` is the ``hint`` in ``checker/commands/hint.py``."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Sequence
from typing import Any

import click

#: The command for words that are no command.
FALLBACK = "check"


class Commands(click.Group):
    """A group that imports a command when it is called.

    Parameters
    ----------
    package : str
        What holds a module for each command; the command is called as the module is.
    """

    def __init__(self, *args: Any, package: str, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._package = package

    @functools.cached_property
    def _names(self) -> list[str]:
        path = importlib.import_module(self._package).__path__
        return sorted(each.name for each in pkgutil.iter_modules(path))

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the modules."""
        return self._names

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None where there is no module of its name."""
        if cmd_name not in self._names:
            return None
        found: click.Command = getattr(
            importlib.import_module(f"{self._package}.{cmd_name}"), cmd_name
        )
        return found


class LessonsOrCommands(Commands):
    """Commands whose fallback takes lessons, and options before them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let the fallback have everything that is not meant for another command."""
        args = _joined(args)
        if args[:1] == ["--course"] and args[2:]:  # said before the command, it is the command's
            args = [args[2], *args[:2], *args[3:]]
        own = {*self.list_commands(ctx), *ctx.help_option_names, "--version"}
        if not args or args[0] not in own:
            args = [FALLBACK, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show that lessons can stand where commands stand."""
        formatter.write_usage(ctx.command_path, "[LESSON]... [OPTION]...  or  COMMAND")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the fallback's options as if they were the group's."""
        fallback = self.get_command(ctx, FALLBACK)
        if fallback is not None:
            fallback.format_options(click.Context(fallback, parent=ctx), formatter)
        self.format_commands(ctx, formatter)


def _joined(args: Sequence[str]) -> list[str]:
    """Let ``lesson 3`` be one word."""
    found: list[str] = []
    for word in args:
        if found and found[-1].lower() == "lesson" and word.isdecimal():
            found[-1] += word
        else:
            found.append(word)
    return found


@click.group(
    cls=LessonsOrCommands,
    package="checker.commands",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="handgrad", message="%(package)s %(version)s")
def handgrad() -> None:
    """Check what you wrote: lessons by name, number, function or file, or all of them.

    Without a lesson: where you are in the course, and what is next.

    \b
    python -m checker
    python -m checker lesson3
    python -m checker 2 lesson3 lessons/lesson4.py
    python -m checker all --submission mine.py
    """  # noqa: D301 (click's mark for lines that stay apart)
