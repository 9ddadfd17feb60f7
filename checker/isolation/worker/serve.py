"""Answer requests, in the student's process.

The student's code can change everything here, so nothing here decides anything.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING

from checker.isolation.wire.decoding import decode
from checker.isolation.wire.encoding import encode
from checker.isolation.wire.framing import HEADER, MAX_ANSWER, Kind, pack_header
from checker.isolation.worker import fresh_memory
from checker.isolation.worker.adapters import describe
from checker.isolation.worker.exception_info import describe_exception
from checker.isolation.worker.session import ItemError, Session
from checker.isolation.worker.time_limit import limit

if TYPE_CHECKING:
    from checker.isolation.wire.values import Value


def serve(requests: int, answers: int) -> None:
    """Answer until the other side closes.

    Parameters
    ----------
    requests, answers
        File descriptors to read from and to write to.
    """
    session = Session(limit)
    fresh_memory.spoil()
    stream = io.FileIO(requests)
    while True:
        head = _read(stream, HEADER.size)
        if head is None:
            return
        _, asked, number, length = HEADER.unpack(head)
        payload = _read(stream, length)
        if payload is None:
            return
        kind, data = answer(session, Kind(asked), payload)
        flush_output()
        _write(answers, pack_header(kind, number, len(data)))
        _write(answers, data)


def answer(session: Session, kind: Kind, payload: bytearray) -> tuple[Kind, bytes]:
    """Do what a request asks for.

    Parameters
    ----------
    session
        The submission.
    kind
        What is asked for.
    payload
        The request's value, as bytes.

    Returns
    -------
    tuple
        OK and the answer as bytes, or ERROR and what was raised.
    """
    try:
        value = _do(session, kind, payload)
    except ItemError as error:
        return _error(error.__cause__ or error, error.index)
    except BaseException as error:  # noqa: BLE001  sys.exit and Ctrl-C of the student, too
        return _error(error, None)
    try:
        data = encode(value, describe=describe)
    except BaseException as error:  # noqa: BLE001  an object of the student may raise when read
        return _error(UnsendableError(f"its result cannot be looked at: {error}"), None)
    if len(data) > MAX_ANSWER:
        sizes = f"it takes {len(data) >> 20} MiB, at most {MAX_ANSWER >> 20} can be looked at"
        return _error(UnsendableError(f"its result is too large: {sizes}"), None)
    return Kind.OK, data


def flush_output() -> None:
    """Send on what was printed."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # the student may have closed or replaced it
            stream.flush()


class UnsendableError(Exception):
    """What a student's function returned is too large, too deep, or contains itself."""


def _do(session: Session, kind: Kind, payload: bytearray) -> Value:
    request = decode(payload, share=True, writeable=kind is Kind.CALL_WRITEABLE)
    match kind:
        case Kind.PREPARE:
            session.prepare(request)
            return None
        case Kind.LOAD:
            return session.load(request)
        case Kind.MAP:
            return session.map(*request)
        case Kind.VERSIONS:
            return session.versions(*request)
        case Kind.PRECISION:
            return session.computes_in_single(*request)
        case _:
            return session.call(*request)


def _error(error: BaseException, index: int | None) -> tuple[Kind, bytes]:
    return Kind.ERROR, encode(describe_exception(error, index))


def _read(stream: io.FileIO, size: int) -> bytearray | None:
    data = bytearray(size)
    view = memoryview(data)
    while view:
        got = stream.readinto(view)
        if not got:
            return None
        view = view[got:]
    return data


def _write(descriptor: int, data: bytes | memoryview) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
