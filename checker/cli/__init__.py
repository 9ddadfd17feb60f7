"""The command line: its words → a command → an exit code, and where what is said goes."""

from checker.cli.entry import main

__all__ = ["main"]
