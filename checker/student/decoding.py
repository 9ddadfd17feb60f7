"""From bytes to a value; the bytes may come from a liar."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from checker.student import wire
from checker.student.framing import WireError
from checker.student.text import clean
from checker.student.wire import Array, Opaque, Record, Value

if TYPE_CHECKING:
    from collections.abc import Callable


def decode(buffer: bytes | bytearray, *, share: bool = False, writeable: bool = True) -> Value:
    """Read one value.

    Parameters
    ----------
    buffer
        A payload. Arrays are views on it, not copies; writeable ones need a bytearray.
    share
        Allow references to an earlier array; for requests.
    writeable
        Whether the arrays may be written to; then a repeated array is copied.

    Returns
    -------
    Value
        The value.

    Raises
    ------
    WireError
        If the bytes are anything but one value in this format.
    """
    reader = _Reader(buffer, share=share, writeable=writeable)
    value = reader.read()
    if reader.position != len(buffer):
        raise WireError("bytes are left over")
    return value


class _Reader:
    def __init__(self, buffer: bytes | bytearray, *, share: bool, writeable: bool) -> None:
        self._buffer = memoryview(buffer)
        self._arrays: list[Array] = []
        self._share, self._writeable = share, writeable
        self.position = self._items = self._squares = self._depth = 0

    def read(self) -> Value:
        self._items += 1
        if self._items > wire.MAX_ITEMS:
            raise WireError("there are too many items")
        read = self._tags.get(bytes(self._take(1)))
        if read is None:
            raise WireError("an unknown tag")
        return read(self)

    def _take(self, size: int) -> memoryview:
        start, self.position = self.position, self.position + size
        if self.position > len(self._buffer):
            raise WireError("the bytes end too early")
        return self._buffer[start : self.position]

    def _size(self) -> int:
        size: int = wire.SIZE.unpack(self._take(8))[0]
        return size

    def _inside(self, read: Callable[[], Value]) -> Value:
        """Read the contents of a container: one level deeper."""
        self._depth += 1
        if self._depth > wire.MAX_DEPTH:
            raise WireError("it is nested too deeply")
        value = read()
        self._depth -= 1
        return value

    def _count(self) -> int:
        count = self._size()
        if count > len(self._buffer) - self.position:  # an item takes one byte at least
            raise WireError("more items are announced than there are bytes")
        return count

    def _none(self) -> None:
        return None

    def _true(self) -> bool:
        return True

    def _false(self) -> bool:
        return False

    def _int(self) -> int:
        value: int = wire.INT.unpack(self._take(8))[0]
        return value

    def _long(self) -> int:
        size = self._size()
        if size > wire.MAX_BITS // 8 + 1:
            raise WireError("a whole number is too long")
        return int.from_bytes(self._take(size), "little", signed=True)

    def _float(self) -> float:
        value: float = wire.FLOAT.unpack(self._take(8))[0]
        return value

    def _complex(self) -> complex:
        return complex(*wire.COMPLEX.unpack(self._take(16)))

    def _text(self) -> str:
        try:
            return str(self._take(self._size()), "utf-8")
        except UnicodeDecodeError:
            raise WireError("a text is not UTF-8") from None

    def _tagged_text(self) -> str:
        if bytes(self._take(1)) != b"s":
            raise WireError("a text is missing")
        return self._text()

    def _bytes(self) -> bytes:
        return bytes(self._take(self._size()))

    def _list(self) -> list[Value]:
        count = self._count()
        items: list[Value] = self._inside(lambda: [self.read() for _ in range(count)])
        return items

    def _tuple(self) -> tuple[Value, ...]:
        return tuple(self._list())

    def _dict(self) -> dict[Value, Value]:
        count = self._count()
        self._squares += count**2
        if self._squares > wire.MAX_SQUARES:
            raise WireError("a dict has too many keys")
        value: dict[Value, Value] = self._inside(lambda: dict(self._pair() for _ in range(count)))
        return value

    def _pair(self) -> tuple[Value, Value]:
        key = self.read()
        if not isinstance(key, wire.SCALARS):
            raise WireError("a key is not a scalar")
        return key, self.read()

    def _data(self) -> Array:
        code, dimensions = self._take(2)
        if code >= len(wire.DTYPES) or dimensions > wire.MAX_DIMENSIONS:
            raise WireError("an array has no known dtype, or too many dimensions")
        dtype = wire.DTYPES[code]
        shape = struct.unpack(f"<{dimensions}Q", self._take(8 * dimensions))
        # zeros are left out because numpy, too, refuses an empty array of an absurd shape
        if math.prod(n for n in shape if n) * dtype.itemsize > wire.MAX_BYTES:
            raise WireError("an array is too large")
        self._take(-self.position % wire.ALIGNMENT)
        start = self.position
        data = self._take(math.prod(shape) * dtype.itemsize)
        if dtype.kind == "b" and len(data) and np.frombuffer(data, np.uint8).max() > 1:
            raise WireError("a bool is neither 0 nor 1")
        return np.ndarray(shape, dtype, buffer=self._buffer, offset=start if len(data) else 0)

    def _array(self) -> Array:
        array = self._data()
        if not self._writeable:
            array.flags.writeable = False
        if self._share:
            self._arrays.append(array)
        return array

    def _scalar(self) -> Value:
        array = self._data()
        if array.ndim:
            raise WireError("a scalar has dimensions")
        return array[()]

    def _again(self) -> Array:
        number = self._size()
        if not self._share or number >= len(self._arrays):
            raise WireError("a reference to an array that did not come")
        array = self._arrays[number]
        return array.copy() if self._writeable else array

    def _opaque(self) -> Opaque:
        name, text = self._tagged_text(), self._tagged_text()
        return Opaque(clean(name, wire.MAX_TEXT), clean(text, wire.MAX_TEXT))

    def _record(self) -> Record:
        kind = self._tagged_text()
        fields = self._inside(self.read)
        if kind not in wire.RECORDS or not isinstance(fields, dict):
            raise WireError("an unknown kind of record")
        return Record(kind, fields)

    _tags: ClassVar[dict[bytes, Callable[[_Reader], Value]]] = {
        b"N": _none,
        b"T": _true,
        b"F": _false,
        b"i": _int,
        b"I": _long,
        b"f": _float,
        b"c": _complex,
        b"s": _text,
        b"b": _bytes,
        b"l": _list,
        b"t": _tuple,
        b"d": _dict,
        b"a": _array,
        b"g": _scalar,
        b"r": _again,
        b"o": _opaque,
        b"R": _record,
    }
