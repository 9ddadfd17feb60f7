"""From a value to bytes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from checker.student import wire
from checker.student.framing import WireError
from checker.student.wire import Array, Opaque, Record, Value

Describe = Callable[[object], object]


def encode(value: object, *, describe: Describe | None = None, share: bool = False) -> bytes:
    """Write a value as bytes.

    None, bool, int, float, complex, str, bytes, list, tuple, dict, numpy arrays and scalars
    travel as they are (subclasses as the plain type); any other object becomes `Opaque`.

    Parameters
    ----------
    value
        What to send.
    describe
        Is shown every object that is not plain; returns something plainer, or the same object.
    share
        Send an array object that occurs several times only once; for requests.

    Returns
    -------
    bytes
        The payload of a frame.

    Raises
    ------
    WireError
        If it is nested too deeply, contains itself, or has too many items.
    """
    writer = _Writer(describe, share=share)
    writer.write(value, 0)
    return b"".join(writer.pieces)


def opaque(value: object) -> Opaque:
    """Describe a value that does not travel."""
    try:
        text = repr(value)[: wire.MAX_TEXT]
    except BaseException:  # noqa: BLE001  a student's __repr__ may raise anything
        text = "its repr raises"
    if isinstance(value, np.ndarray):
        text = f"dtype {value.dtype}, shape {value.shape}: {text}"[: wire.MAX_TEXT]
    return Opaque(type(value).__name__, text)


class _Writer:
    def __init__(self, describe: Describe | None, *, share: bool) -> None:
        self.pieces: list[bytes | memoryview] = []
        self._describe = describe
        self._seen: dict[int, int] | None = {} if share else None
        self._size = self._items = self._squares = 0

    def _put(self, *pieces: bytes | memoryview) -> None:
        self.pieces += pieces
        self._size += sum(len(piece) for piece in pieces)

    def _sized(self, tag: bytes, data: bytes) -> None:
        self._put(tag, wire.SIZE.pack(len(data)), data)

    def _text(self, text: str) -> None:
        self._sized(b"s", str.encode(text, "utf-8", "backslashreplace"))

    def write(self, value: object, depth: int) -> None:
        self._items += 1
        if depth > wire.MAX_DEPTH:
            raise WireError(f"it is nested more than {wire.MAX_DEPTH} deep, or contains itself")
        if self._items > wire.MAX_ITEMS:
            raise WireError(f"it has more than {wire.MAX_ITEMS} items")
        if value is None or isinstance(value, bool):
            self._put({None: b"N", True: b"T", False: b"F"}[value])
        elif isinstance(value, np.ndarray | np.generic):
            self._numpy(value, depth)
        elif isinstance(value, int | float | complex):
            self._number(value)
        elif isinstance(value, str):
            self._text(value)
        elif isinstance(value, bytes):
            self._sized(b"b", bytes(value))
        elif isinstance(value, list | tuple):
            self._sequence(value, depth)
        elif isinstance(value, dict):
            self._dict(value, depth)
        else:
            self._other(value, depth)

    def _number(self, value: complex) -> None:
        if isinstance(value, int):
            self._whole(int.__int__(value))
        elif isinstance(value, float):
            self._put(b"f", wire.FLOAT.pack(value))
        else:
            self._put(b"c", wire.COMPLEX.pack(value.real, value.imag))

    def _whole(self, value: int) -> None:
        bits = value.bit_length()
        if bits <= 63:  # noqa: PLR2004  what fits beside the sign in INT
            self._put(b"i", wire.INT.pack(value))
        elif bits <= wire.MAX_BITS:
            self._sized(b"I", value.to_bytes(bits // 8 + 1, "little", signed=True))
        else:
            self._plain_opaque(Opaque("int", f"a whole number of {bits} bits"))

    def _sequence(self, value: list[Value] | tuple[Value, ...], depth: int) -> None:
        # the class's own methods, since a student's subclass may override them
        items = list.copy(value) if isinstance(value, list) else [*tuple.__iter__(value)]
        self._put(b"l" if isinstance(value, list) else b"t", wire.SIZE.pack(len(items)))
        for item in items:
            self.write(item, depth + 1)

    def _dict(self, value: dict[object, object], depth: int) -> None:
        self._squares += dict.__len__(value) ** 2
        if self._squares > wire.MAX_SQUARES:
            raise WireError("it has a dict with too many keys")
        self._put(b"d", wire.SIZE.pack(dict.__len__(value)))
        for key, item in dict.items(value):
            scalar = key if isinstance(key, wire.SCALARS) else opaque(key).text
            self.write(scalar, wire.MAX_DEPTH)
            self.write(item, depth + 1)

    def _numpy(self, value: Array | np.generic, depth: int) -> None:
        array = np.asarray(value)
        known = (array.dtype.kind, array.dtype.itemsize) in wire.DTYPE_CODES
        if isinstance(value, np.generic):
            if known:
                self._data(b"g", array)
            elif isinstance(value, str | bytes):
                self.write(value.item(), depth)
            else:
                self._plain_opaque(opaque(value))
        elif not known or array.ndim > wire.MAX_DIMENSIONS:
            self._other(value, depth)
        elif self._seen is not None and id(value) in self._seen:
            self._put(b"r", wire.SIZE.pack(self._seen[id(value)]))
        else:
            if self._seen is not None:
                self._seen[id(value)] = len(self._seen)
            self._data(b"a", array)

    def _data(self, tag: bytes, array: Array) -> None:
        code = wire.DTYPE_CODES[array.dtype.kind, array.dtype.itemsize]
        flat = np.ascontiguousarray(array, dtype=wire.DTYPES[code]).reshape(-1)
        shape = b"".join(wire.SIZE.pack(n) for n in array.shape)
        self._put(tag, bytes((code, array.ndim)), shape)
        self._put(bytes(-self._size % wire.ALIGNMENT))
        if flat.nbytes:
            self._put(flat.data.cast("B"))

    def _other(self, value: object, depth: int) -> None:
        if isinstance(value, Record):
            self._put(b"R")
            self._text(value.kind)
            self.write(dict(value.fields), depth + 1)
        elif isinstance(value, Opaque):
            self._plain_opaque(value)
        else:
            plainer = value if self._describe is None else self._describe(value)
            self.write(opaque(value) if plainer is value else plainer, depth)

    def _plain_opaque(self, value: Opaque) -> None:
        self._put(b"o")
        self._text(value.type_name)
        self._text(value.text)
