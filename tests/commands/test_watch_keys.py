"""Keys, where there is no terminal, and on Windows (a stand-in: the console itself is not here)."""

import importlib
import io
import os
import queue
import sys
import types

import pytest

from checker.watch import keys
from checker.watch.events import Closed, Events, Pressed

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")


@pytest.fixture
def terminal(monkeypatch):
    """The far end of a terminal that is this process's input."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r", encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield ours
    os.close(ours)


def pressed(events):
    return events.get(timeout=10)


@POSIX
def test_key_is_heard_without_enter(terminal):
    events = Events()
    with keys.listening(events) as heard:
        assert heard
        os.write(terminal, b"H")
        assert pressed(events) == Pressed(key="h")


@POSIX
def test_arrows_and_pasted_text_are_no_keys(terminal):
    events = Events()
    with keys.listening(events):
        os.write(terminal, b"\x1b[A")
        with pytest.raises(queue.Empty):
            events.get(timeout=0.4)
        os.write(terminal, b"qqq")
        with pytest.raises(queue.Empty):
            events.get(timeout=0.4)


def test_a_terminal_that_is_gone_ends_the_watching(monkeypatch):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r", encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        events = Events()
        with keys.listening(events):
            os.close(ours)
            assert pressed(events) == Closed()


@POSIX
def test_terminal_is_put_back_also_after_an_error(terminal):
    import termios  # noqa: PLC0415 (not on Windows)

    before = termios.tcgetattr(sys.stdin.fileno())

    def break_off():
        with keys.listening(Events()):
            assert termios.tcgetattr(sys.stdin.fileno()) != before
            os.write(terminal, b"x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert termios.tcgetattr(sys.stdin.fileno()) == before


@pytest.mark.parametrize("stdin", [io.StringIO(), None])
def test_without_a_terminal_there_are_no_keys(monkeypatch, stdin):
    monkeypatch.setattr(sys, "stdin", stdin)
    with keys.listening(Events()) as heard:
        assert not heard


@pytest.fixture
def console(monkeypatch):
    """What a Windows console has been typed, and the keyboard that reads it."""
    typed = []
    fake = types.ModuleType("msvcrt")
    fake.kbhit = lambda: bool(typed)
    fake.getwch = lambda: typed.pop(0)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delitem(sys.modules, "checker.watch.windows", raising=False)
    module = importlib.import_module("checker.watch.windows")
    yield typed, module.Keyboard()
    del sys.modules["checker.watch.windows"]


def test_windows_key_is_read(console):
    typed, keyboard = console
    assert keyboard.read() == ""
    typed += "r"
    assert keyboard.read() == "r"


def test_windows_arrow_is_no_key(console):
    typed, keyboard = console
    typed += "\xe0H" + "q"
    assert keyboard.read() == ""
    assert keyboard.read() == "q"
