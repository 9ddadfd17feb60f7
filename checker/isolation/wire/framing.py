"""The frame around every message between the two processes; light enough to import first.

``frame = magic (4 bytes) | kind u8 | number u32 | length u64 | payload``, little endian.
"""

from __future__ import annotations

import enum
import struct

MAGIC = b"HGW1"
HEADER = struct.Struct("<4sBIQ")
MAX_ANSWER = 64 << 20  # bytes; a student's answer is never larger


class Kind(enum.IntEnum):
    """What a frame is."""

    PREPARE = 1  # import libraries
    LOAD = 2  # take the submission
    CALL = 3  # call one function once
    CALL_WRITEABLE = 4  # the same, and tell what became of the arguments
    MAP = 5  # call one function for many inputs
    OK = 6  # an answer
    ERROR = 7  # what was raised instead of an answer
    VERSIONS = 8  # call changed versions of one function, each once
    PRECISION = 9  # call one function once, and tell whether it computes in float32


class WireError(Exception):
    """The bytes are no valid message, or the value cannot be sent."""


def pack_header(kind: Kind, number: int, length: int) -> bytes:
    """Head of a frame whose payload has `length` bytes."""
    return HEADER.pack(MAGIC, kind, number, length)


def unpack_header(data: bytes, number: int) -> tuple[Kind, int]:
    """Read the head of the answer to request `number`.

    Returns
    -------
    tuple of Kind and int
        OK or ERROR, and the length of the payload in bytes.

    Raises
    ------
    WireError
        If it is anything else than the head of that answer.
    """
    magic, kind, its_number, length = HEADER.unpack(data)
    if magic != MAGIC or kind not in (Kind.OK, Kind.ERROR) or its_number != number:
        raise WireError("this is not the head of the answer that was asked for")
    return Kind(kind), length
