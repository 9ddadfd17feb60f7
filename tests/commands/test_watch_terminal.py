"""As a person would: a real terminal, real keys, real saves."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

from checker.progress.event_log import NAME

ROOT = Path(__file__).parents[2]
SECONDS = 30
PROMPT = r"(?m)^\$ ?$"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("tmux"), reason="needs Linux and tmux"
)


class Terminal:
    """A shell in tmux."""

    def __init__(self, folder, *, width=80, height=24):
        self._socket = f"handgrad-{uuid.uuid4().hex[:8]}"
        size = ["-x", str(width), "-y", str(height)]
        self._tmux("-f", os.devnull, "new-session", "-d", *size, "-c", str(folder), "sh")
        self.type(f"export PYTHONPATH={ROOT} PS1='$ '; clear")

    def _tmux(self, *words):
        command = ["tmux", "-L", self._socket, *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def type(self, line):
        self._tmux("send-keys", "-l", line)
        self.press("Enter")

    def press(self, key):
        self._tmux("send-keys", key)

    def screen(self):
        return self._tmux("capture-pane", "-p")

    def resize(self, width, height):
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def shell(self):
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def wait_for(self, pattern):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            screen = self.screen()
            if re.search(pattern, screen):
                return screen
            time.sleep(0.05)
        pytest.fail(f"{pattern!r} did not appear:\n{self.screen()}")

    def close(self):
        with contextlib.suppress(subprocess.CalledProcessError):
            self._tmux("kill-server")


@pytest.fixture
def terminal(mine):
    terminal = Terminal(mine)
    yield terminal
    terminal.close()


@pytest.fixture
def watching(terminal):
    terminal.type(f"{sys.executable} -m checker watch lesson3")
    terminal.wait_for(r"lesson3 is passed[^$]*q quit")
    return terminal


def children(pid):
    """All processes below one."""
    found = []
    for name in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split():
        found += [int(name), *children(int(name))]
    return found


def alive(pids):
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def left_after(pids):
    """Those that are still there after a moment."""
    end = time.monotonic() + 10
    while alive(pids) and time.monotonic() < end:
        time.sleep(0.05)
    return alive(pids)


def save(file, *change):
    file.write_text(file.read_text(encoding="utf-8").replace(*change), encoding="utf-8")


def test_students_day(watching, mine, propagate):
    screen = watching.screen()
    assert "python -m checker solution lesson3" in screen
    assert "n goes on to lesson4: Gradient descent" in screen
    save(propagate, ".T) / m", ".T)")
    screen = watching.wait_for(r"lesson3: \d of 7 checks passed")
    assert screen.startswith("✗ lesson3")
    assert "m times too large" in " ".join(screen.split())
    watching.press("h")
    first = watching.wait_for("hint 1 of")
    watching.press("h")
    assert watching.wait_for("hint 2 of") != first
    watching.press("n")
    watching.wait_for("lesson3 is not passed yet")
    save(propagate, ".T)\n", ".T) / m\n")
    watching.wait_for("lesson3 is passed")
    watching.press("n")
    watching.wait_for("lesson4 is not started")
    watching.press("l")
    screen = watching.wait_for("4 of 8 lessons passed")
    assert "✓ lesson3" in screen
    assert "○ lesson4" in screen
    save(mine / "lessons" / "lesson2_sigmoid.py", "1 + np.exp", "2 + np.exp")
    watching.wait_for("✗ lesson2")  # saving another lesson turns to it
    watching.press("q")
    watching.wait_for(PROMPT)


def test_lesson_that_broke_is_open_again(watching, mine, propagate):
    save(propagate, ".T) / m", ".T)")
    watching.wait_for("✗ lesson3")
    notes = (mine / NAME).read_text(encoding="utf-8").splitlines()
    # Of other lessons there may be a later one: when it is idle, it looks at those before.
    assert [x for x in notes if "lesson3" in x][-1] == '{"lesson": "lesson3_propagate"}'


def test_screen_follows_the_terminals_size(watching):
    watching.resize(50, 30)
    watching.wait_for(r"(?m)^ +[█░]+  4 of 8 lessons$")
    lines = watching.screen().splitlines()
    assert max(map(len, lines)) <= 50
    assert any("propagate does what the lesson asks" in line for line in lines)


@pytest.mark.parametrize("how", ["q", "C-c"])
def test_terminal_is_left_as_it_was(terminal, mine, how):
    terminal.type("stty -a > before; clear")
    terminal.type(f"{sys.executable} -m checker watch lesson3")
    terminal.wait_for("q quit")
    below = children(terminal.shell())
    assert len(below) >= 2
    terminal.press(how)
    terminal.wait_for(PROMPT)
    assert left_after(below) == []
    terminal.type("stty -a > after; echo do''ne")
    terminal.wait_for("done")
    assert (mine / "after").read_text() == (mine / "before").read_text()


def test_ctrl_c_ends_an_endless_loop(watching, propagate):
    below = children(watching.shell())
    save(propagate, "    m = X.shape[1]", "    m = X.shape[1]\n    while True:\n        pass")
    watching.wait_for("lesson3: checking")
    watching.press("C-c")
    watching.wait_for(PROMPT)
    assert left_after(below) == []


def test_process_that_is_ended_leaves_the_terminal_sane(watching):
    below = children(watching.shell())
    os.kill(below[0], signal.SIGTERM)
    watching.wait_for(PROMPT)
    assert left_after(below) == []
    watching.type("echo ty''ped")
    watching.wait_for("typed")


def test_process_that_is_killed_leaves_none_behind(watching):
    below = children(watching.shell())
    os.kill(below[0], signal.SIGKILL)
    watching.wait_for("Killed")
    assert left_after(below) == []


def test_a_terminal_that_is_closed_leaves_none_behind(watching):
    below = children(watching.shell())
    watching.close()
    assert left_after(below) == []


def test_plain_reports_stand_below_each_other(terminal, propagate):
    terminal.type(f"{sys.executable} -m checker watch lesson3 --plain")
    terminal.wait_for("lesson3 is passed")
    save(propagate, ".T) / m", "wrong")
    screen = terminal.wait_for("checks passed")
    assert "checking" not in screen
    assert screen.index("q quit") < screen.index("checks passed")


def test_after_ctrl_z_the_keys_are_heard_again(terminal):
    # The shell must have job control, which an interactive sh has.
    terminal.type(f"{sys.executable} -m checker watch lesson3")
    terminal.wait_for("q quit")
    terminal.press("C-z")
    terminal.wait_for(PROMPT)
    terminal.type("clear; fg")
    terminal.wait_for("q quit")
    terminal.press("q")
    terminal.wait_for(PROMPT)


def test_without_colour_nothing_is_lost(terminal):
    terminal.type(f"NO_COLOR=1 {sys.executable} -m checker watch lesson3")
    assert "✓ lesson3 is passed" in terminal.wait_for("q quit")


def test_log_has_every_report_and_moves_no_cursor(mine, propagate):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    log = mine / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "checker", "watch", "lesson3"],
            cwd=mine,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        for change, pattern in (((), "is passed"), ((".T) / m", ".T)"), "checks passed")):
            if change:
                save(propagate, *change)
            end = time.monotonic() + SECONDS
            while pattern not in log.read_text(encoding="utf-8"):
                assert time.monotonic() < end, log.read_text(encoding="utf-8")
                time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGINT)
        code = process.wait(30)
    text = log.read_text(encoding="utf-8")
    assert code == 130
    assert "Ctrl-C ends" in text
    assert "\x1b" not in text


LOOP = """import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    a = np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        a[i] = 1 / (1 + np.exp(-z[i]))
    return a
"""


@pytest.mark.parametrize("plain", ["", " --plain"])
def test_advice_follows_the_verdict(terminal, mine, plain):
    (mine / "lessons" / "lesson2_sigmoid.py").write_text(LOOP, encoding="utf-8")
    terminal.type(f"{sys.executable} -m checker watch lesson2{plain}")
    screen = terminal.wait_for("times as long as")
    assert "lesson2 is passed" in screen
