"""The first word of a command line: a command, or a lesson."""

from __future__ import annotations

import click

#: The command for words that are no command.
FALLBACK = "check"


class Course(click.Group):
    """A group of commands whose fallback takes lessons, and options before them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let the fallback have everything that is not meant for another command."""
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [FALLBACK, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show that lessons can stand where commands stand."""
        formatter.write_usage(ctx.command_path, "[LESSON]... [OPTION]...  or  COMMAND")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the fallback's options as if they were the group's."""
        fallback = self.commands[FALLBACK]
        fallback.format_options(click.Context(fallback, parent=ctx), formatter)
        self.format_commands(ctx, formatter)
