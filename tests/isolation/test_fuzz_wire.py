"""What a lying student's process sends: refused, in little time and memory, and nothing else."""

import contextlib
import functools
import os
import random
import signal
import struct
import subprocess
import sys
import textwrap
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loading import load_of

from checker.isolation.host import responses as answers
from checker.isolation.host import spawn_launcher
from checker.isolation.host.connection import Usage
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.launcher import can_fork
from checker.isolation.host.worker_handle import Worker
from checker.isolation.wire.decoding import decode
from checker.isolation.wire.encoding import encode
from checker.isolation.wire.framing import WireError
from checker.isolation.wire.values import Opaque, Record

# Bytes.

FRAME = {"file": "a.py", "line": 3, "function": "f", "source": "return z", "locals": {"z": "None"}}
ERROR = {"type": "Oops", "bases": ["ValueError"], "message": "no", "frames": [FRAME], "index": 1}
PROBLEM = {"kind": "syntax", "name": "f", "type": "SyntaxError", "message": "no", "text": "f("}
FUNCTION = {
    "module": "lesson3_propagate",
    "line": 1,
    "end": 9,
    "parameters": [["w", "POSITIONAL_OR_KEYWORD", False], ["b", "KEYWORD_ONLY", True]],
    "stub": False,
    "made": {"[0]['dw']": 4},
}
MESSAGES = [
    {
        "functions": {"propagate": FUNCTION},
        "problems": [
            {**PROBLEM, "module": "m", "file": "a.py", "line": 2, "frames": [FRAME], "binds": ["f"]}
        ],
        "left out": [["m", 7]],
    },
    {
        "result": ({"dw": np.arange(6.0).reshape(2, 3), "db": np.float32(2)}, 0.5),
        "arguments": {0: np.zeros((3, 1)), 2: [0.0]},
        "warnings": [["RuntimeWarning", "overflow", "a.py", 3]],
    },
    {
        "results": [0.5, 2j, 2**80, "text", b"bytes", Opaque("Foo", "bar")],
        "arguments": [{}, {0: [1]}, {}, {}, {}, {}],
        "warnings": [],
    },
    ERROR,
    [{1: None, None: [True, False]}, np.array([True]), np.arange(3, dtype=">i4"), -1],
    Record("DataFrame", {"columns": ["a"], "values": {"a": np.zeros(2, int)}}),
]
PAYLOADS = [encode(each) for each in MESSAGES]
PARSERS = [
    answers.parse_outline,
    answers.parse_reply,
    functools.partial(answers.parse_results, count=6),
    answers.parse_error,
]
TAGS = b"NTFiIfcsbltdagroR"
MUTANTS = 100_000


def mutate(rng):
    """Change a right message in one to four places."""
    payload = bytearray(rng.choice(PAYLOADS))
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(payload) + 1)
        match rng.randrange(7):
            case 0:
                payload[at : at + 1] = rng.randbytes(1)
            case 1:
                payload[at : at + 1] = bytes([rng.choice(TAGS)])
            case 2:
                payload[at:at] = rng.randbytes(rng.randint(1, 9))
            case 3:
                payload[at : at + 8] = struct.pack(
                    "<Q", (1 << rng.randrange(64)) - rng.randrange(2)
                )
            case 4:
                del payload[at:]
            case 5:
                del payload[at : at + rng.randint(1, 9)]
            case _:
                other = rng.choice(PAYLOADS)
                payload[at:at] = other[rng.randrange(len(other)) :]
    return payload


def read(payload):
    """Read bytes as the trusted process does; give how many of its parsers took them."""
    taken = 0
    try:
        value = decode(payload)
    except WireError:
        return taken
    for parse in PARSERS:
        with contextlib.suppress(WireError):
            parse(value)
            taken += 1
    return taken


def test_right_messages_are_taken():
    assert [read(bytearray(payload)) for payload in PAYLOADS] == [1, 1, 1, 1, 0, 0]


def test_100000_mutated_messages_are_refused_or_read_and_nothing_else():
    rng = random.Random(20_261_126)  # noqa: S311  to be repeated, not to be secret
    slowest, taken = 0.0, 0
    for number in range(MUTANTS):
        payload = mutate(rng)
        began = time.process_time()
        try:
            taken += bool(read(payload))
        except Exception as error:
            raise AssertionError(f"mutant {number}: {bytes(payload)!r}") from error
        slowest = max(slowest, time.process_time() - began)
    assert slowest < 1
    assert 0 < taken < MUTANTS / 2  # else the mutants say nothing


def test_mutated_messages_take_little_memory():
    rng = random.Random(7)  # noqa: S311  to be repeated, not to be secret
    payloads = [mutate(rng) for _ in range(3000)]
    tracemalloc.start()
    try:
        for payload in payloads:
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            read(payload)
            used = tracemalloc.get_traced_memory()[1] - before
            assert used < 100 * len(payload) + (64 << 10), bytes(payload)
    finally:
        tracemalloc.stop()


SIZES = st.one_of(st.integers(0, 4), st.integers(0, 2**64 - 1)).map(struct.Struct("<Q").pack)
PIECES = st.one_of(st.sampled_from([bytes([tag]) for tag in TAGS]), SIZES, st.binary(max_size=9))


@settings(max_examples=1000, deadline=None)
@given(st.lists(PIECES, max_size=30).map(b"".join))
def test_any_pieces_of_the_format_are_refused_or_read(data):
    read(bytearray(data))


@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 2**32))
def test_what_is_read_is_sent_on_as_it_is(seed):
    payload = mutate(random.Random(seed))  # noqa: S311  to be repeated
    try:
        value = decode(payload)
    except WireError:
        return
    sent = encode(value)
    assert encode(decode(bytearray(sent))) == sent


# Processes.

LIAR = """
import os, struct, sys, time

def head(kind=6, number=1, length=0, magic=b"HGW1"):
    return struct.pack("<4sBIQ", magic, kind, number, length)

def asked():
    data = b""
    while len(data) < 17:
        data += os.read(0, 17 - len(data))
    number, length = struct.unpack("<4sBIQ", data)[2:]
    while length:
        length -= len(os.read(0, length))
    return number

def say(data):
    data = memoryview(data)
    while data:
        data = data[os.write(1, data):]

def load():
    say(head(number=asked(), length=len(LOADED)) + LOADED)

LOADED = {loaded!r}
RIGHT = {right!r}  # but for its head

def answer(**how):
    say(head(length=len(RIGHT), **how) + RIGHT)

{lie}
time.sleep(60)
"""
LIES = {
    "garbage": ("load(); asked(); say(b'what was the question?')", "protocol"),
    "garbage instead of loading": ("asked(); say(b'what was the question?')", "protocol"),
    "noise without end": ("load(); asked()\nwhile True: say(os.urandom(1000))", "protocol"),
    "no magic": ("load(); answer(number=asked(), magic=b'HGW2')", "protocol"),
    "another number": ("load(); answer(number=asked() + 1)", "protocol"),
    "an old number": ("load(); asked(); answer(number=1)", "protocol"),
    "a question": ("load(); answer(kind=3, number=asked())", "protocol"),
    "an unknown kind": ("load(); answer(kind=255, number=asked())", "protocol"),
    "nothing in it": ("load(); say(head(number=asked()))", "protocol"),
    "no value": ("load(); say(head(number=asked(), length=3) + b'abc')", "protocol"),
    "no result": ("load(); say(head(number=asked(), length=1) + b'N')", "protocol"),
    "an error of no kind": (
        "load(); say(head(kind=7, number=asked(), length=1) + b'N')",
        "protocol",
    ),
    "before it was asked": ("answer(number=1); load()", "protocol"),
    "2^60 bytes": ("load(); say(head(number=asked(), length=1 << 60))", "limit"),
    "2^64 - 1 bytes": ("load(); say(head(number=asked(), length=(1 << 64) - 1))", "limit"),
    "64 MiB and a byte": ("load(); say(head(number=asked(), length=(64 << 20) + 1))", "limit"),
    "another value": (
        "load(); asked(); say(head(number=2, length=len(LOADED)) + LOADED)",
        "protocol",
    ),
    "silence": ("load(); asked()", "timeout"),
    "silence instead of loading": ("asked()", "timeout"),
    "no ear": ("load()", "timeout"),
    "half a head": ("load(); say(head(number=asked())[:9])", "timeout"),
    "half a frame": ("load(); say(head(number=asked(), length=99) + b'N')", "timeout"),
    "byte by byte": (
        "load()\nfor n in head(number=asked(), length=999): say(bytes([n])); time.sleep(0.05)",
        "timeout",
    ),
    "half a frame, and gone": (
        "load(); say(head(number=asked(), length=99)); os._exit(0)",
        "crashed",
    ),
    "gone": ("load(); asked(); os._exit(0)", "crashed"),
    "gone at once": ("os._exit(0)", "crashed"),
    "a closed pipe": ("load(); asked(); os.close(1)", "crashed"),
    "much to say aside": ("load(); asked()\nwhile True: os.write(2, bytes(65536))", "output"),
}
SECONDS = 0.3


@pytest.fixture(params=["fork", "fresh"])
def lied_to(request, monkeypatch):
    """Give a worker whose process is a liar, behind the connection code as it is."""
    if request.param == "fork" and not can_fork():
        pytest.skip("there is no fork server here")
    started = []

    def connect(lie):
        loaded = encode({"functions": {}, "problems": [], "left out": []})
        right = encode({"result": None, "arguments": {}, "warnings": []})
        text = LIAR.format(loaded=loaded, right=right, lie=textwrap.dedent(lie))
        command = [sys.executable, "-I", "-S", "-c", text]
        if request.param == "fork":
            return fork_connection(command, started)
        monkeypatch.setattr(spawn_launcher, "command", lambda _module: command)
        connection = spawn_launcher.FreshConnection()
        started.append(connection._process)  # noqa: SLF001  only to see that it ends
        return connection

    yield lambda lie: Worker(load_of(seconds=SECONDS), functools.partial(connect, lie))
    assert all(process.poll() is not None for process in started)


def fork_connection(command, started):
    from checker.isolation.host.fork_connection import ForkConnection  # noqa: PLC0415  Linux only

    (their_requests, requests), (answers, their_answers), (output, their_output) = (
        os.pipe() for _ in range(3)
    )
    process = subprocess.Popen(
        command, stdin=their_requests, stdout=their_answers, stderr=their_output
    )
    started.append(process)
    for descriptor in (their_requests, their_answers, their_output):
        os.close(descriptor)

    def reap():
        process.send_signal(signal.SIGKILL)
        return Usage(code=process.wait())

    return ForkConnection(reap, os.pidfd_open(process.pid), requests, answers, output)


def open_files():
    place = Path("/proc/self/fd")
    return len(list(place.iterdir())) if place.exists() else 0


@pytest.mark.parametrize(("lie", "kind"), LIES.values(), ids=LIES)
def test_a_lying_process_is_stopped(lied_to, lie, kind):
    files, began = open_files(), time.monotonic()
    worker = lied_to(lie)
    with pytest.raises(StudentStopped) as caught:
        worker.call("f", [np.zeros(1 << 17)], seconds=SECONDS)  # more than a pipe holds
    assert caught.value.kind == kind
    assert time.monotonic() - began < 20
    worker.close()
    assert open_files() == files


def test_more_than_one_answer_is_one_too_many(lied_to):
    worker = lied_to("""
        load(); number = asked()
        say(b"".join(head(number=number + n, length=len(RIGHT)) + RIGHT for n in (0, 1)))
    """)
    with contextlib.suppress(StudentStopped):  # a fork's connection sees it one question later
        worker.call("f", [], seconds=SECONDS)
    with pytest.raises(StudentStopped) as caught:
        worker.call("f", [], seconds=SECONDS)
    assert caught.value.kind == "protocol"


def test_what_is_no_lie_is_taken(lied_to):
    worker = lied_to("load(); answer(number=asked())")
    assert worker.call("f", [], seconds=10).result is None
    worker.close()


def test_an_error_of_a_liar_is_an_error_and_no_more(lied_to):
    error = {**ERROR, "bases": ["SystemExit", "KeyboardInterrupt", "object"], "index": None}
    data = encode(error)
    worker = lied_to(f"load(); say(head(kind=7, number=asked(), length={len(data)}) + {data!r})")
    with pytest.raises(StudentError) as caught:
        worker.call("f", [], seconds=SECONDS)
    assert not isinstance(caught.value, SystemExit | KeyboardInterrupt)
    worker.close()
