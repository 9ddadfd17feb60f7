"""Run the command line; whatever goes wrong ends in a line and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import click

from checker import missing_library
from checker.cli.console import say
from checker.cli.group import handgrad
from checker.course.assets import NoSolutionsError
from checker.exit_code import ExitCode
from checker.isolation.host.errors import IsolationError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after the command's name; those of this process by default.

    Returns
    -------
    int
        The exit code, one of `ExitCode`.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    # The matrices of a check are small: several threads would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code: int = handgrad.main(words, standalone_mode=False)
    except click.ClickException as error:
        say(error.format_message(), err=True)
        return ExitCode.USAGE
    except NoSolutionsError as error:
        say(str(error), err=True)
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        say("Stopped.", err=True)
        return ExitCode.INTERRUPTED
    except IsolationError as error:
        say(str(error), err=True)
        return ExitCode.NOT_CONFINED
    except Exception as error:  # noqa: BLE001 (the last line of defence: no traceback of ours)
        if "--traceback" in words or os.environ.get("HANDGRAD_TRACEBACK"):
            traceback.print_exc()
        say(_our_fault(error), err=True)
        return ExitCode.CHECKER_ERROR
    return code


def _our_fault(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError) and (cure := missing_library.cure(error)):
        return cure
    return (
        f"The checker itself failed ({type(error).__name__}: {error}). That is our fault, not "
        "yours. Please report it with the command that you used, and with what it says "
        "when you set HANDGRAD_TRACEBACK=1."
    )
