"""A student's process, as the trusted process sees it: call, map, and what it printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from checker.isolation.host import responses
from checker.isolation.host.connection import Connection, Usage
from checker.isolation.host.errors import (
    OUT_OF_TIME,
    WAITING,
    StudentError,
    StudentStopped,
    answered_nonsense,
    timed_out,
)
from checker.isolation.wire.decoding import decode
from checker.isolation.wire.encoding import encode
from checker.isolation.wire.framing import Kind, WireError
from checker.isolation.wire.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.isolation.host.launcher import Load
    from checker.isolation.host.responses import Outline, Reply, Version, Warned
    from checker.isolation.wire.values import Value

Parsed = TypeVar("Parsed")

SECONDS = 10.0
TO_COMPILE = 1.0  # seconds that reading some versions takes at most
KEPT = 64 << 10  # characters of what was printed


class Worker:
    """One student's process. It starts, and loads the submission, at the first request.

    Parameters
    ----------
    load
        What it is told to load.
    connect
        Starts the process.

    Notes
    -----
    Once it has stopped, each further use raises the same `StudentStopped` again.
    """

    def __init__(self, load: Load, connect: Callable[[], Connection]) -> None:
        self._load = load
        self._connect = connect
        self._connection: Connection | None = None
        self._outline: Outline | None = None
        self._stopped: StudentStopped | None = None
        self._number = 0
        self.warnings: list[Warned] = []  #: of all calls so far

    @property
    def outline(self) -> Outline:
        """What the submission defines; loads it at the first use."""
        if self._outline is None:
            self._outline = self._do_load()
        return self._outline

    @property
    def texts(self) -> Mapping[str, str]:
        """The submission's modules: name → text."""
        return self._load.modules

    def start(self) -> None:
        """Start it and load the submission, ahead of the first use."""
        self.outline  # noqa: B018  loads it

    @property
    def stopped(self) -> bool:
        """Whether it answers no more."""
        return self._stopped is not None

    def begin_again(self) -> None:
        """Forget what it printed and warned of since it loaded."""
        self.warnings = []
        if self._connection is not None:
            self._connection.printed.begin_again()

    @property
    def printed(self) -> str:
        """What it printed so far, cleaned, at most 64 KiB."""
        if self._connection is None:
            return ""
        return clean(self._connection.printed.kept.decode("utf-8", "replace"), KEPT)

    def call(
        self,
        function: str,
        args: Sequence[Value],
        *,
        kwargs: Mapping[str, Value] | None = None,
        writeable: bool = False,
        seconds: float = SECONDS,
    ) -> Reply:
        """Call a function once.

        Parameters
        ----------
        function
            Its name in the submission.
        args, kwargs
            What to pass. Arrays arrive read-only.
        writeable
            Pass arrays that may be written to.
        seconds
            The deadline, in seconds of computing.

        Returns
        -------
        Reply
            The result, the arguments that it could have changed, and the warnings.

        Raises
        ------
        StudentError
            If it raised.
        StudentStopped
            If there is no answer.
        """
        kind = Kind.CALL_WRITEABLE if writeable else Kind.CALL
        request = [function, list(args), dict(kwargs or {}), seconds]
        reply = self._ask(kind, request, seconds, responses.parse_reply)
        self.warnings += reply.warnings
        return reply

    def map(
        self,
        function: str,
        argss: Sequence[Sequence[Value]],
        *,
        keywords: Sequence[str] = (),
        seconds: float = SECONDS,
    ) -> list[Reply]:
        """Call a function once for each entry of `argss`, in one round trip.

        Parameters
        ----------
        function
            Its name in the submission.
        argss
            The arguments of each call.
        keywords
            Names by which the last arguments of each call are passed.
        seconds
            The deadline for all of them, in seconds of computing.

        Returns
        -------
        list
            What each call gave; the warnings are of all together.

        Raises
        ------
        StudentError
            If one of them raised; its `index` says which.
        StudentStopped
            If there is no answer.
        """
        request = [function, [list(args) for args in argss], list(keywords), seconds]
        results, warnings = self._ask(
            Kind.MAP, request, seconds, lambda value: responses.parse_results(value, len(argss))
        )
        self.warnings += warnings
        return results

    def versions(
        self,
        where: tuple[str, str],
        texts: Sequence[str],
        args: Sequence[Value],
        *,
        kwargs: Mapping[str, Value] | None = None,
        seconds: float = SECONDS,
    ) -> list[Version]:
        """Call changed versions of a function, each once.

        Parameters
        ----------
        where
            The module whose names they may use, and the name of the function.
        texts
            The definitions of each version.
        args, kwargs
            What each is given, to keep or to change.
        seconds
            How much computing each may take.

        Returns
        -------
        list
            One for each version.

        Raises
        ------
        StudentStopped
            If there is no answer.
        """
        request = [list(where), list(texts), list(args), dict(kwargs or {}), seconds]
        deadline = TO_COMPILE + seconds * (len(texts) + 1)
        return self._ask(
            Kind.VERSIONS,
            request,
            deadline,
            lambda value: responses.parse_versions(value, len(texts)),
        )

    def computes_in_single(
        self,
        function: str,
        args: Sequence[Value],
        *,
        kwargs: Mapping[str, Value] | None = None,
        seconds: float = SECONDS,
    ) -> bool:
        """Call a function once, and tell whether it computes in float32.

        Parameters and errors as of `call`.
        """
        request = [function, list(args), dict(kwargs or {})]
        return self._ask(Kind.PRECISION, request, seconds, lambda answer: answer is True)

    def close(self) -> Usage:
        """End the process. Can be called again; then it says the same."""
        if self._stopped is None:
            self._stopped = StudentStopped("crashed", "it was closed by the checker")
        return Usage() if self._connection is None else self._connection.close()

    def _do_load(self) -> Outline:
        load, stopped = self._load, self._stopped
        try:
            outline = self._exchange(Kind.LOAD, load.request, load.seconds, responses.parse_outline)
        except (StudentStopped, StudentError) as error:
            if stopped is not None:
                raise
            # An error here is of what loads the file: something in the file has broken it.
            broke = f"what loads it broke down ({error})"
            stop = error if isinstance(error, StudentStopped) else StudentStopped("crashed", broke)
            text = f"while the file was being loaded (before any function was called), {stop.text}"
            self._stopped = stop.again(text)
            raise self._stopped from None
        if self._connection is not None:
            self._connection.printed.mark()
        return outline

    def _ask(
        self, kind: Kind, request: Value, seconds: float, parse: Callable[[Value], Parsed]
    ) -> Parsed:
        self.start()
        return self._exchange(kind, request, seconds, parse)

    def _exchange(
        self, kind: Kind, request: Value, seconds: float, parse: Callable[[Value], Parsed]
    ) -> Parsed:
        if self._stopped is not None:
            raise self._stopped.again()
        payload = encode(request, share=True)
        if self._connection is None:
            self._connection = self._connect()
        self._number += 1
        try:
            answer, data = self._connection.ask(kind, self._number, payload, seconds)
            value = decode(data)
            if answer is Kind.OK:
                return parse(value)
            error = responses.parse_error(value)
            if error.type_name == OUT_OF_TIME:
                raise timed_out(seconds, waited=error.message == WAITING, frames=error.frames)
        except WireError:
            self._connection.close()
            self._stopped = answered_nonsense()
            raise self._stopped from None
        except StudentStopped as stop:
            self._connection.close()
            self._stopped = stop
            raise
        raise error
