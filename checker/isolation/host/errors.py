"""What can go wrong with a student's code, as the checks see it."""

from __future__ import annotations

import signal
from functools import cache
from typing import TYPE_CHECKING

from checker.isolation.wire.framing import MAX_ANSWER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.record import Frame

# A StudentError is also one of these, so that ``pytest.raises(ValueError)`` works. SystemExit,
# KeyboardInterrupt and the like are left out: they would stop the checker.
_BUILTINS: dict[str, type[Exception]] = {
    each.__name__: each
    for each in (
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        FileNotFoundError,
        FloatingPointError,
        ImportError,
        IndexError,
        KeyError,
        LookupError,
        MemoryError,
        ModuleNotFoundError,
        NameError,
        NotImplementedError,
        OSError,
        OverflowError,
        RecursionError,
        RuntimeError,
        TypeError,
        UnboundLocalError,
        ValueError,
        ZeroDivisionError,
    )
}


#: What a student's process calls it when its time is up, and when it did nothing but wait.
OUT_OF_TIME, WAITING = "OutOfTime", "waiting"
#: Seconds after which it is ended from outside, if it did not say by itself that it is too late.
GRACE = 2.0
LARGEST_EXIT_CODE = 255  # Windows tells a crash by a larger one


class StudentError(Exception):
    """The student's code raised an exception."""

    def __init__(  # noqa: PLR0913 (what is known of it)
        self,
        *,
        type_name: str,
        message: str,
        bases: Sequence[str] = (),
        frames: Sequence[Frame] = (),
        inside: str = "",
        index: int | None = None,
    ) -> None:
        super().__init__(message)
        self.type_name = type_name  #: "ValueError"
        self.bases = tuple(bases)  #: names of the built-in classes that it is an instance of
        self.message = message  #: its text
        self.frames = tuple(frames)  #: the student's lines, the last one last
        self.inside = inside  #: the reference's function that the last of them called, if any
        self.index = index  #: which input of a ``map`` raised it

    def __str__(self) -> str:
        return f"{self.type_name}: {self.message}" if self.message else self.type_name

    @staticmethod
    def of_type(bases: Sequence[str]) -> type[StudentError]:
        """Give the class to raise for an exception with these built-in bases, nearest first."""
        return next((_mixed(name) for name in bases if name in _BUILTINS), StudentError)


@cache
def _mixed(name: str) -> type[StudentError]:
    return type(f"Student{name}", (StudentError, _BUILTINS[name]), {})


class StudentStopped(Exception):  # noqa: N818  nothing is in error but the student's process
    """The student's process does not answer any more, or was stopped."""

    def __init__(
        self, kind: str, text: str, *, waited: bool = False, frames: Sequence[Frame] = ()
    ) -> None:
        super().__init__(text)
        self.kind = kind  #: timeout, crashed, output, limit or protocol
        self.text = text  #: one sentence that says so, without a full stop
        self.waited = waited  #: whether it waited for something, and did not compute
        self.frames = tuple(frames)  #: the student's lines that it was in, where they are known

    def again(self, text: str = "") -> StudentStopped:
        """Give one to raise for a further use of the process, or with another text."""
        return StudentStopped(self.kind, text or self.text, waited=self.waited, frames=self.frames)


class HostError(Exception):
    """No student's process can be started: our fault, never the student's."""


class IsolationError(HostError):
    """Submissions cannot be confined here as was asked for; the text ends with the cure."""


def unconfined(missing: Mapping[str, str]) -> IsolationError:
    """Say that submissions cannot be confined here; `missing` is layer → reason."""
    reasons = "; ".join(f"{name}: {reason}" for name, reason in missing.items())
    return IsolationError(
        f"A submission could read your files or reach the network here ({reasons}). "
        "Nothing was run. Use a Linux machine, WSL 2 or a container; "
        "python -m checker doctor says what is missing. Or, for submissions that you trust, "
        "ask for less: --isolation weak"
    )


def timed_out(
    seconds: float, *, waited: bool = False, frames: Sequence[Frame] = ()
) -> StudentStopped:
    """Say that it took too long."""
    text = f"it did not answer within {seconds:g} seconds"
    end = ", and waited for something" if waited else " of computing"
    return StudentStopped("timeout", text + end, waited=waited, frames=frames)


def crashed(code: int | None) -> StudentStopped:
    """Say that its process ended; `code` as in `subprocess.Popen.returncode`."""
    if code is None:
        return StudentStopped("crashed", "the Python process ended by itself")
    if code > LARGEST_EXIT_CODE:
        return StudentStopped("crashed", f"the Python process crashed (code {code:#x})")
    if code >= 0:
        text = f"the Python process ended by itself (exit code {code}): sys.exit or os._exit"
        return StudentStopped("crashed", text)
    if code == -getattr(signal, "SIGXCPU", 0):
        return StudentStopped("timeout", "it used up the computing time of the whole run")
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    return StudentStopped("crashed", f"the Python process crashed with signal {name}")


def closed() -> StudentStopped:
    """Say that it closed the pipe for answers."""
    return StudentStopped("crashed", "it closed the files through which it answers: os.close")


def printed_too_much(limit: int) -> StudentStopped:
    """Say that it printed without end."""
    text = f"it printed more than {limit >> 20} MiB; a print inside a loop is the usual cause"
    return StudentStopped("output", text)


def spoiled(error: Exception) -> StudentStopped:
    """Say that it broke what we need ourselves, where both share a process."""
    text = f"it changed functions of Python that the checker needs as well ({error})"
    return StudentStopped("crashed", text)


def answered_too_much() -> StudentStopped:
    """Say that it announced an answer that is too large."""
    return StudentStopped("limit", f"its answer is larger than {MAX_ANSWER >> 20} MiB")


def answered_nonsense() -> StudentStopped:
    """Say that it wrote something else than answers."""
    text = "it wrote something that is no answer: does it use files that it did not open?"
    return StudentStopped("protocol", text)
