"""The format in which values travel."""

import contextlib
import math
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from checker.isolation.wire import values as wire
from checker.isolation.wire.decoding import decode
from checker.isolation.wire.encoding import encode
from checker.isolation.wire.framing import WireError, pack_header, unpack_header
from checker.isolation.wire.values import DTYPES, Opaque, Record

DTYPE = st.sampled_from([*DTYPES, np.dtype(">f8"), np.dtype(">i4")])
ARRAYS = hnp.arrays(DTYPE, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**4000), 2**4000),
    st.floats(),
    st.complex_numbers(),
    TEXTS,
)
LEAVES = st.one_of(SCALARS, st.binary(), ARRAYS, hnp.arrays(DTYPE, ()).map(lambda a: a[()]))
KEYS = st.one_of(st.none(), st.booleans(), st.integers(), TEXTS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.dictionaries(KEYS, inner),
        st.dictionaries(TEXTS, inner).map(lambda fields: Record("Axes", fields)),
    ),
    max_leaves=12,
)


def same(a, b):
    """Equal in type, shape, dtype up to byte order, and value; nan equals nan."""
    if type(a) is not type(b):
        equal = False
    elif isinstance(a, np.ndarray | np.generic):
        native = a.dtype.newbyteorder("=")
        equal = np.array_equal(a, b, equal_nan=a.dtype.kind in "fc")
        equal = equal and native == b.dtype.newbyteorder("=") and a.shape == b.shape
    elif isinstance(a, list | tuple):
        equal = len(a) == len(b) and all(map(same, a, b))
    elif isinstance(a, dict):
        equal = list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    elif isinstance(a, Record):
        equal = a.kind == b.kind and same(a.fields, b.fields)
    elif isinstance(a, complex | float):
        equal = struct.pack("dd", a.real, a.imag) == struct.pack("dd", b.real, b.imag)
    else:
        equal = a == b
    return equal


def through(value, **options):
    return decode(bytearray(encode(value, **options)))


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_a_value_arrives_as_it_was_sent(value):
    assert same(value, through(value))


@settings(max_examples=100, deadline=None)
@given(st.lists(ARRAYS, min_size=1, max_size=3), st.data())
def test_arrays_that_are_sent_once_arrive_as_often_as_they_occur(arrays, data):
    picked = data.draw(st.lists(st.sampled_from(arrays), max_size=8))
    came = decode(bytearray(encode(picked, share=True)), share=True, writeable=False)
    assert all(map(same, picked, came))


def test_the_same_array_travels_once():
    X = np.ones(1000)
    assert len(encode([X] * 50, share=True)) < 2 * X.nbytes < len(encode([X] * 50))


def test_a_writeable_array_that_came_once_is_copied_for_each_use():
    w = np.zeros(3)
    first, second = decode(bytearray(encode([w, w], share=True)), share=True)
    first += 1
    assert second.tolist() == [0, 0, 0]


def test_arrays_are_read_only_when_asked():
    came = decode(bytearray(encode(np.zeros(3))), writeable=False)
    with pytest.raises(ValueError, match="read-only"):
        came += 1


def test_a_zero_dimensional_array_stays_one():
    came = through(np.array(2.5))
    assert type(came) is np.ndarray
    assert came.shape == ()


def test_arrays_are_aligned():
    came = through(["x", True, np.arange(5.0), "yz", np.arange(3, dtype=complex)])
    assert all(array.flags.aligned for array in came if isinstance(array, np.ndarray))


def test_subclasses_of_ndarray_travel_as_plain_arrays():
    class Friendly(np.ndarray):
        def __eq__(self, other):
            return True

        __hash__ = None

    for array in (np.zeros(2).view(Friendly), np.ma.masked_array([1.0, 2.0])):
        assert type(through(array)) is np.ndarray


def test_what_a_mask_hides_does_not_travel():
    came = through(np.ma.masked_array([1.0, 2.0], [True, False]))
    assert isinstance(came, Opaque)
    assert came.type_name == "MaskedArray"


def test_an_array_is_believed_for_what_it_holds_and_not_for_what_it_says():
    class Liar(np.ndarray):
        @property
        def dtype(self):
            raise AttributeError("I have none")

        ndim = 99

    decoded = decode(encode(np.arange(3.0).view(Liar)))
    assert type(decoded) is np.ndarray
    assert decoded.tolist() == [0, 1, 2]


def test_large_arrays_travel_between_small_ones():
    rng = np.random.default_rng(0)
    sizes = (1, 8192, 3, 9000, 9001, 2)  # 8192 float64 are 64 KiB
    values = [rng.normal(size=size) for size in sizes]
    values.insert(2, np.asfortranarray(rng.normal(size=(100, 100))))
    values.insert(4, rng.normal(size=20_000) > 0)
    decoded = decode(bytearray(encode(values)))
    for value, came in zip(values, decoded, strict=True):
        assert came.dtype == value.dtype
        np.testing.assert_array_equal(came, value)
        assert came.ctypes.data % came.itemsize == 0


def test_subclasses_of_plain_types_travel_as_plain_types():
    class Liar(float):
        def __float__(self):
            return 0.0

        def __eq__(self, other):
            return True

        __hash__ = float.__hash__

    class Names(dict):
        def items(self):
            return [("dw", 0)]

    came = through([Liar(0.5), Names(db=1), True])
    assert [type(value) for value in came] == [float, dict, bool]
    assert came[:2] == [0.5, {"db": 1}]


@pytest.mark.parametrize(
    ("value", "type_name"),
    [
        (object(), "object"),
        (np.array([1, None], dtype=object), "ndarray"),
        (np.array(["a"]), "ndarray"),
        (np.datetime64("2024-01-01"), "datetime64"),
        (2**5000, "int"),
        (range(3), "range"),
        (np.zeros((2**36, 0)), "ndarray"),  # nothing in it, and more rows than anybody can count
    ],
)
def test_whatever_else_arrives_as_opaque(value, type_name):
    came = through([value])[0]
    assert isinstance(came, Opaque)
    assert came.type_name == type_name


def test_an_array_without_entries_that_claims_many_rows_is_refused():
    data = bytearray(encode(np.zeros((7, 0))))
    at = bytes(data).index(struct.pack("<Q", 7))
    data[at : at + 8] = struct.pack("<Q", 2**36)
    with pytest.raises(WireError, match="too large"):
        decode(bytes(data))
    assert through(np.zeros((784, 0))).shape == (784, 0)


def test_sizes_that_are_too_large_together_are_refused_though_none_is_alone():
    small, large = (struct.pack("<Q", size) for size in (2, 10**6))
    data = encode(np.zeros((2,) * 15 + (0,))).replace(small, large)
    with pytest.raises(WireError, match="too large"):
        decode(bytearray(data))


def test_an_object_whose_repr_raises_is_opaque_too():
    class Bad:
        def __repr__(self):
            raise SystemExit

    assert through(Bad()) == Opaque("Bad", "its repr raises")


def test_text_of_opaque_values_is_cleaned():
    class Evil:
        def __repr__(self):
            return "\x1b[31m::error::\x07"

    assert through(Evil()).text == ":\u200b:error:\u200b:"


def test_lone_surrogates_do_not_arrive():
    assert through("a\ud800b") == "a\\ud800b"


def cyclic():
    value = []
    value.append(value)
    return value


def deep(levels):
    value = 1
    for _ in range(levels):
        value = {"inner": [value]}
    return value


@pytest.mark.parametrize("value", [cyclic(), deep(5000)], ids=["cyclic", "deep"])
def test_what_is_too_deep_or_endless_is_refused_by_the_sender(value):
    with pytest.raises(WireError, match="deep, or contains itself"):
        encode(value)


def test_what_has_too_many_items_is_refused_on_both_sides(monkeypatch):
    monkeypatch.setattr(wire, "MAX_ITEMS", 100)
    payload = encode([0] * 99)
    assert decode(payload) == [0] * 99
    with pytest.raises(WireError, match="items"):
        encode([0] * 100)
    monkeypatch.setattr(wire, "MAX_ITEMS", 99)
    with pytest.raises(WireError, match="items"):
        decode(payload)


def test_a_dict_with_too_many_keys_is_refused_on_both_sides(monkeypatch):
    value = [dict.fromkeys(range(3)), dict.fromkeys(range(4))]
    monkeypatch.setattr(wire, "MAX_SQUARES", 25)
    payload = encode(value)
    assert decode(payload) == value
    monkeypatch.setattr(wire, "MAX_SQUARES", 24)
    with pytest.raises(WireError, match="keys"):
        encode(value)
    with pytest.raises(WireError, match="keys"):
        decode(payload)


ATTACKS = {
    "empty": b"",
    "unknown tag": b"!",
    "left over": b"NN",
    "endless list": b"l" + struct.pack("<Q", 2**60),
    "endless text": b"s" + struct.pack("<Q", 2**63),
    "not UTF-8": b"s" + struct.pack("<Q", 1) + b"\xff",
    "list as a key": b"d" + struct.pack("<Q", 1) + b"l" + struct.pack("<Q", 0) + b"N",
    "huge array": b"a\x0b\x02" + struct.pack("<QQ", 2**31, 2**31),
    "huge but empty array": b"a\x0b\x02" + struct.pack("<QQ", 2**62, 0) + bytes(13),
    "overflowing shape": b"a\x0b\x03" + struct.pack("<QQQ", 2**32, 2**32, 2**32),
    "unknown dtype": b"a\x63\x00" + bytes(16),
    "bool of 2": b"a\x00\x00" + bytes(13) + b"\x02",
    "array as a scalar": b"g\x0b\x01" + struct.pack("<Q", 1) + bytes(5 + 8),
    "reference": b"r" + struct.pack("<Q", 0),
    "record of unknown kind": b"Rs" + struct.pack("<Q", 3) + b"Foo" + b"d" + bytes(8),
    "nested lists": (b"l" + struct.pack("<Q", 1)) * 1000 + b"N",
    "nested keys": (b"d" + struct.pack("<Q", 1)) * 1000 + b"N" * 1001,
}


@pytest.mark.parametrize("data", ATTACKS.values(), ids=ATTACKS)
def test_bytes_that_lie_are_refused(data):
    with pytest.raises(WireError):
        decode(bytearray(data))


SEED_VALUE = [
    {"dw": np.arange(6.0).reshape(2, 3), "db": np.float32(2), 1: None, None: [True, 2**80]},
    (1.5, 2j, "text", b"bytes", Opaque("Foo", "bar"), np.array([True, False])),
    Record("DataFrame", {"columns": ["a"], "values": {"a": np.zeros(2, int)}}),
]


def mutate(payload, rng):
    """Change, cut, or insert bytes, or put a large number, in one to five places."""
    payload = bytearray(payload)
    for _ in range(rng.integers(1, 6)):
        at = int(rng.integers(len(payload)))
        match rng.integers(4):
            case 0:
                payload[at] = rng.integers(256)
            case 1:
                payload[at:at] = rng.bytes(int(rng.integers(1, 9)))
            case 2:
                payload[at : at + 8] = struct.pack("<Q", 1 << int(rng.integers(64)))
            case _:
                del payload[at + 1 :]
    return payload


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_mutated_bytes_are_refused_or_read_but_nothing_else(seed):
    rng = np.random.default_rng(seed)
    payload = encode(SEED_VALUE)
    for _ in range(60):
        with contextlib.suppress(WireError):
            decode(mutate(payload, rng))


@pytest.mark.parametrize(
    "head",
    [
        pack_header(6, 8, 5),  # another number
        pack_header(3, 7, 5),  # a request
        b"XXXX" + pack_header(6, 7, 5)[4:],
        bytes(17),
    ],
)
def test_the_head_of_anything_but_the_answer_is_refused(head):
    with pytest.raises(WireError):
        unpack_header(head, 7)


def test_nan_and_minus_zero_survive():
    nan, zero = through([math.nan, -0.0])
    assert math.isnan(nan)
    assert math.copysign(1, zero) == -1
