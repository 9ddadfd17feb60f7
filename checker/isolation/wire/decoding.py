"""From bytes to a value; the bytes may come from a liar."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from checker.isolation.wire import values
from checker.isolation.wire.framing import WireError
from checker.isolation.wire.text import clean
from checker.isolation.wire.values import Array, Opaque, Record, Value

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
        self._buffer, self._end = buffer, len(buffer)
        self._arrays: list[tuple[Array, int]] = []  # each with where its bytes begin
        self._share, self._writeable = share, writeable
        self.position = self._items = self._squares = self._depth = 0

    def read(self) -> Value:
        self._items += 1
        if self._items > values.MAX_ITEMS:
            raise WireError("there are too many items")
        read = self._tags.get(self._buffer[self._pass(1)])
        if read is None:
            raise WireError("an unknown tag")
        return read(self)

    def _pass(self, size: int) -> int:
        """Go over so many bytes; give where they start."""
        start = self.position
        self.position = start + size
        if self.position > self._end:
            raise WireError("the bytes end too early")
        return start

    def _take(self, size: int) -> bytes:
        start = self._pass(size)
        return bytes(self._buffer[start : self.position])

    def _size(self) -> int:
        size: int = values.SIZE.unpack_from(self._buffer, self._pass(8))[0]
        return size

    def _deeper(self) -> None:
        """Begin to read the contents of a container."""
        self._depth += 1
        if self._depth > values.MAX_DEPTH:
            raise WireError("it is nested too deeply")

    def _count(self) -> int:
        count = self._size()
        if count > self._end - self.position:  # an item takes one byte at least
            raise WireError("more items are announced than there are bytes")
        return count

    def _none(self) -> None:
        return None

    def _true(self) -> bool:
        return True

    def _false(self) -> bool:
        return False

    def _int(self) -> int:
        value: int = values.INT.unpack_from(self._buffer, self._pass(8))[0]
        return value

    def _long(self) -> int:
        size = self._size()
        if size > values.MAX_BITS // 8 + 1:
            raise WireError("a whole number is too long")
        return int.from_bytes(self._take(size), "little", signed=True)

    def _float(self) -> float:
        value: float = values.FLOAT.unpack_from(self._buffer, self._pass(8))[0]
        return value

    def _complex(self) -> complex:
        return complex(*values.COMPLEX.unpack_from(self._buffer, self._pass(16)))

    def _text(self) -> str:
        try:
            return str(self._take(self._size()), "utf-8")
        except UnicodeDecodeError:
            raise WireError("a text is not UTF-8") from None

    def _tagged_text(self) -> str:
        if self._take(1) != b"s":
            raise WireError("a text is missing")
        return self._text()

    def _bytes(self) -> bytes:
        return self._take(self._size())

    def _list(self) -> list[Value]:
        count = self._count()
        self._deeper()
        items = [self.read() for _ in range(count)]
        self._depth -= 1
        return items

    def _tuple(self) -> tuple[Value, ...]:
        return tuple(self._list())

    def _dict(self) -> dict[Value, Value]:
        count = self._count()
        self._squares += count**2
        if self._squares > values.MAX_SQUARES:
            raise WireError("a dict has too many keys")
        self._deeper()
        items: dict[Value, Value] = {}
        for _ in range(count):
            key = self.read()
            if not isinstance(key, values.SCALARS):
                raise WireError("a key is not a scalar")
            items[key] = self.read()
        self._depth -= 1
        return items

    def _data(self) -> Array:
        start = self._pass(2)
        code, dimensions = self._buffer[start], self._buffer[start + 1]
        if code >= len(values.DTYPES) or dimensions > values.MAX_DIMENSIONS:
            raise WireError("an array has no known dtype, or too many dimensions")
        dtype = values.DTYPES[code]
        shape = values.SHAPES[dimensions].unpack_from(self._buffer, self._pass(8 * dimensions))
        size = math.prod(shape) * dtype.itemsize
        if size > values.MAX_BYTES or values.claims_too_much(shape):
            raise WireError("an array is too large")
        self._pass(-self.position % values.ALIGNMENT)
        start = self._pass(size)
        if (
            dtype.kind == "b"
            and size
            and np.frombuffer(self._buffer, np.uint8, size, start).max() > 1
        ):
            raise WireError("a bool is neither 0 nor 1")
        return np.ndarray(shape, dtype, buffer=self._buffer, offset=start if size else 0)

    def _array(self) -> Array:
        array = self._data()
        if self._share:
            self._arrays.append((array, self.position - array.nbytes))
        return self._guarded(array)

    def _guarded(self, array: Array) -> Array:
        if not self._writeable:
            array.flags.writeable = False
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
        array, start = self._arrays[number]
        if self._writeable:
            return array.copy()
        # an array of its own on the same bytes: its shape can be set without that of the other
        offset = start if array.size else 0
        return self._guarded(np.ndarray(array.shape, array.dtype, self._buffer, offset))

    def _opaque(self) -> Opaque:
        name, text = self._tagged_text(), self._tagged_text()
        return Opaque(clean(name, values.MAX_TEXT), clean(text, values.MAX_TEXT))

    def _record(self) -> Record:
        kind = self._tagged_text()
        self._deeper()
        fields = self.read()
        self._depth -= 1
        if kind not in values.RECORDS or not isinstance(fields, dict):
            raise WireError("an unknown kind of record")
        return Record(kind, fields)

    _tags: ClassVar[dict[int, Callable[[_Reader], Value]]] = {
        ord("N"): _none,
        ord("T"): _true,
        ord("F"): _false,
        ord("i"): _int,
        ord("I"): _long,
        ord("f"): _float,
        ord("c"): _complex,
        ord("s"): _text,
        ord("b"): _bytes,
        ord("l"): _list,
        ord("t"): _tuple,
        ord("d"): _dict,
        ord("a"): _array,
        ord("g"): _scalar,
        ord("r"): _again,
        ord("o"): _opaque,
        ord("R"): _record,
    }
