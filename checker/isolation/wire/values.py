"""The closed format in which values travel between the two processes.

``value = tag (1 byte) | contents``. A sender chooses among the tags of `isolation.wire.encoding`
and nothing else: no name of a class or a module is ever looked up, so reading can run no code.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

Value: TypeAlias = Any  # a value that can travel: see `checker.isolation.wire.encoding.encode`
Array: TypeAlias = np.ndarray[Any, np.dtype[Any]]

MAX_DEPTH = 24
MAX_ITEMS = 1_000_000
MAX_SQUARES = 10**8  # sum of n² over the dicts of n keys: what keys of equal hash can cost
MAX_DIMENSIONS = 16
MAX_BYTES = 1 << 40  # of one array, before its bytes are looked at
MAX_BITS = 4096  # of a whole number
MAX_TEXT = 300  # characters of an opaque value's text
ALIGNMENT = 16  # of an array's bytes in the payload

INT, FLOAT, COMPLEX, SIZE = (struct.Struct(form) for form in ("<q", "<d", "<dd", "<Q"))
SHAPES = tuple(struct.Struct(f"<{dimensions}Q") for dimensions in range(MAX_DIMENSIONS + 1))
SCALARS = (str, int, float, np.generic, type(None))  # what a key of a dict may be

_CODES = ("?", "i1", "<i2", "<i4", "<i8", "u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8")
DTYPES = tuple(np.dtype(code) for code in (*_CODES, "<c8", "<c16"))
DTYPE_CODES = {(dtype.kind, dtype.itemsize): code for code, dtype in enumerate(DTYPES)}

RECORDS = frozenset({"DataFrame", "Series", "Axes"})


@dataclass(frozen=True)
class Opaque:
    """A value that does not travel."""

    type_name: str  #: "Foo"
    text: str  #: its repr, shortened

    def __str__(self) -> str:
        return f"a {self.type_name} object ({self.text})"


@dataclass(frozen=True, eq=False)
class Record:
    """A plain description of a rich object, such as a DataFrame."""

    kind: str  #: one of `RECORDS`
    fields: Mapping[str, Value]  #: what is known of it


def claims_too_much(shape: tuple[int, ...]) -> bool:
    """Tell whether an array without entries has so large a shape that numpy, or we, count long."""
    return 0 in shape and math.prod(n for n in shape if n) > MAX_ITEMS
