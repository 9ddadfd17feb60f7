"""Whatever an instructor can get wrong → one sentence, with what cures it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import click

from checker import os_error
from checker.grading.archives.lms_archive import ExportError
from checker.grading.marks.lateness import RubricError
from checker.grading.people.table import RosterError
from checker.grading.schedule.engine import EngineError
from checker.grading.schedule.journal import JournalError
from checker.isolation.host.errors import HostError, IsolationError


@contextlib.contextmanager
def cured() -> Iterator[None]:
    """Turn the errors of grading into those of the command line."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("What is finished is safe. Go on with --resume.", err=True)
        raise
    except (EngineError, ExportError, JournalError, RosterError, RubricError) as error:
        raise click.UsageError(str(error)) from None
    except IsolationError:
        raise
    except HostError as error:
        raise click.UsageError(
            f"{error} To see what is missing here: python -m checker doctor"
        ) from None
    except OSError as error:
        reason = os_error.reason(error)
        raise click.UsageError(
            f"{error.filename or 'The results'}: {reason}. What is finished is safe; mend this, "
            "then go on with --resume."
        ) from None
