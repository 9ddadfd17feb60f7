"""From a value to bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import numpy as np

from checker.isolation.wire import values
from checker.isolation.wire.framing import WireError
from checker.isolation.wire.values import Array, Opaque, Record, Value

Describe = Callable[[object], object]
_LARGE = 1 << 16


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
    return b"".join((*writer.pieces, writer.data))


def opaque(value: object) -> Opaque:
    """Describe a value that does not travel."""
    try:
        text = repr(value)[: values.MAX_TEXT]
    except BaseException:  # noqa: BLE001  a student's __repr__ may raise anything
        text = "its repr raises"
    if isinstance(value, np.ndarray):
        text = f"dtype {value.dtype}, shape {value.shape}: {text}"[: values.MAX_TEXT]
    return Opaque(type(value).__name__, text)


class _Writer:
    def __init__(self, describe: Describe | None, *, share: bool) -> None:
        self.pieces: list[bytearray | memoryview] = []
        self.data = bytearray()  #: the last piece
        self._before = 0  # bytes in those before it
        self._describe = describe
        self._seen: dict[int, int] | None = {} if share else None
        self._items = self._squares = 0

    def write(self, value: object, depth: int) -> None:
        self._items += 1
        if depth > values.MAX_DEPTH:
            raise WireError(f"it is nested more than {values.MAX_DEPTH} deep, or contains itself")
        if self._items > values.MAX_ITEMS:
            raise WireError(f"it has more than {values.MAX_ITEMS} items")
        # most values are of these very types; a subclass goes the longer way
        write = self._exactly.get(type(value), _Writer._subclass)
        write(self, value, depth)

    def _subclass(self, value: object, depth: int) -> None:
        for kind, write in self._kinds:
            if isinstance(value, kind):
                write(self, value, depth)
                return
        self._other(value, depth)

    def _sized(self, tag: bytes, data: bytes) -> None:
        self.data += tag
        self.data += values.SIZE.pack(len(data))
        self.data += data

    def _none(self, _value: None, _depth: int) -> None:
        self.data += b"N"

    def _bool(self, value: bool, _depth: int) -> None:  # noqa: FBT001 (it is what is written)
        self.data += b"T" if value else b"F"

    def _text(self, text: str, _depth: int = 0) -> None:
        self._sized(b"s", str.encode(text, "utf-8", "backslashreplace"))

    def _bytes(self, value: bytes, _depth: int) -> None:
        self._sized(b"b", bytes(value))

    def _float(self, value: float, _depth: int) -> None:
        self.data += b"f"
        self.data += values.FLOAT.pack(value)

    def _complex(self, value: complex, _depth: int) -> None:
        self.data += b"c"
        self.data += values.COMPLEX.pack(value.real, value.imag)

    def _int(self, value: int, _depth: int) -> None:
        value = int.__int__(value)
        bits = value.bit_length()
        if bits <= 63:  # noqa: PLR2004  what fits beside the sign in INT
            self.data += b"i"
            self.data += values.INT.pack(value)
        elif bits <= values.MAX_BITS:
            self._sized(b"I", value.to_bytes(bits // 8 + 1, "little", signed=True))
        else:
            self._plain_opaque(Opaque("int", f"a whole number of {bits} bits"))

    def _list(self, value: list[Value], depth: int) -> None:
        # the class's own methods, since a student's subclass may override them
        self._sequence(b"l", list.copy(value), depth)

    def _tuple(self, value: tuple[Value, ...], depth: int) -> None:
        self._sequence(b"t", [*tuple.__iter__(value)], depth)

    def _sequence(self, tag: bytes, items: list[Value], depth: int) -> None:
        self.data += tag
        self.data += values.SIZE.pack(len(items))
        for item in items:
            self.write(item, depth + 1)

    def _dict(self, value: dict[object, object], depth: int) -> None:
        self._squares += dict.__len__(value) ** 2
        if self._squares > values.MAX_SQUARES:
            raise WireError("it has a dict with too many keys")
        self.data += b"d"
        self.data += values.SIZE.pack(dict.__len__(value))
        for key, item in dict.items(value):
            scalar = key if isinstance(key, values.SCALARS) else opaque(key).text
            self.write(scalar, values.MAX_DEPTH)
            self.write(item, depth + 1)

    def _array(self, value: Array, depth: int) -> None:
        array = np.asarray(value)  # a student's subclass may say anything of itself
        masks = sys.modules.get("numpy.ma")  # imported where somebody makes one
        if masks and isinstance(value, masks.MaskedArray) and masks.is_masked(value):
            self._plain_opaque(opaque(value))  # what a mask hides is no result
            return
        known = (array.dtype.kind, array.dtype.itemsize) in values.DTYPE_CODES
        if not known or array.ndim > values.MAX_DIMENSIONS:
            self._other(value, depth)
        elif values.claims_too_much(array.shape):
            self._plain_opaque(opaque(value))
        elif self._seen is not None and id(value) in self._seen:
            self.data += b"r"
            self.data += values.SIZE.pack(self._seen[id(value)])
        else:
            if self._seen is not None:
                self._seen[id(value)] = len(self._seen)
            self._data(b"a", array)

    def _scalar(self, value: np.generic, depth: int) -> None:
        array = np.asarray(value)
        if (array.dtype.kind, array.dtype.itemsize) in values.DTYPE_CODES:
            self._data(b"g", array)
        elif isinstance(value, str | bytes):
            self.write(value.item(), depth)
        else:
            self._plain_opaque(opaque(value))

    def _data(self, tag: bytes, array: Array) -> None:
        code = values.DTYPE_CODES[array.dtype.kind, array.dtype.itemsize]
        self.data += tag
        self.data += bytes((code, array.ndim))
        self.data += values.SHAPES[array.ndim].pack(*array.shape)
        self.data += bytes(-(self._before + len(self.data)) % values.ALIGNMENT)
        contents = np.ascontiguousarray(array, dtype=values.DTYPES[code]).data
        if contents.nbytes < _LARGE:
            self.data += contents
        else:  # it need not be copied twice
            self.pieces += (self.data, contents)
            self._before += len(self.data) + contents.nbytes
            self.data = bytearray()

    def _other(self, value: object, depth: int) -> None:
        plainer = value if self._describe is None else self._describe(value)
        self.write(opaque(value) if plainer is value else plainer, depth)

    def _record(self, value: Record, depth: int) -> None:
        self.data += b"R"
        self._text(value.kind)
        self.write(dict(value.fields), depth + 1)

    def _plain_opaque(self, value: Opaque, _depth: int = 0) -> None:
        self.data += b"o"
        self._text(value.type_name)
        self._text(value.text)

    #: In this order: a bool is an int, and some of numpy's scalars are floats or texts.
    _kinds: ClassVar[Sequence[tuple[type, Callable[[_Writer, Any, int], None]]]] = (
        (type(None), _none),
        (bool, _bool),
        (np.ndarray, _array),
        (np.generic, _scalar),
        (int, _int),
        (float, _float),
        (complex, _complex),
        (str, _text),
        (bytes, _bytes),
        (list, _list),
        (tuple, _tuple),
        (dict, _dict),
        (Record, _record),
        (Opaque, _plain_opaque),
    )
    _exactly: ClassVar[dict[type, Callable[[_Writer, Any, int], None]]] = {
        **dict(_kinds),
        np.float64: _scalar,
    }
