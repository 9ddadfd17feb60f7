"""However an editor saves, and wherever the folder lies."""

import os
import queue
import time
from pathlib import Path

import pytest

from checker.watch import files
from checker.watch.events import Broken, Events, Saved

SECONDS = 10


@pytest.fixture(params=["told", "looked for"])
def lesson(request, tmp_path, monkeypatch):
    if request.param == "looked for":
        monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    else:
        monkeypatch.delenv("WATCHFILES_FORCE_POLLING", raising=False)
    file = tmp_path / "lesson3_propagate.py"
    file.write_text("a = 1\n", encoding="utf-8")
    return file


@pytest.fixture
def events(lesson):
    events = Events()
    with files.Saves(lesson.parent, events):
        time.sleep(0.3)  # until it watches
        yield events


def write(file):
    file.write_text("a = 2\n", encoding="utf-8")


def by_rename(file):
    """As vim, VS Code on some systems, and others that want to lose nothing."""
    new = file.with_name(".lesson3_propagate.py.swp.tmp")
    new.write_text("a = 2\n", encoding="utf-8")
    new.replace(file)


def with_backup(file):
    """As emacs and vim with backups: the old file is moved away first."""
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text("a = 2\n", encoding="utf-8")


def in_two_parts(file):
    with file.open("w", encoding="utf-8") as open_file:
        open_file.write("a = ")
        open_file.flush()
        os.fsync(open_file.fileno())
        open_file.write("2\n")


@pytest.mark.parametrize("save", [write, by_rename, with_backup, in_two_parts])
def test_save_is_noticed(lesson, events, save):
    save(lesson)
    assert events.get(timeout=SECONDS) == Saved()
    assert lesson.read_text(encoding="utf-8") == "a = 2\n"


def test_second_save_within_a_second_and_of_the_same_length_is_seen(lesson):
    os.utime(lesson, ns=(10**18, 10**18))
    before = files.state(lesson.parent)
    os.utime(lesson, ns=(10**18, 10**18 + 10**6))
    assert files.state(lesson.parent) != before


def test_editors_own_files_are_not(lesson, events):
    for name in (".lesson3.py.swp", "lesson3_propagate.py~", ".#lesson3.py", "4913", "notes.txt"):
        lesson.with_name(name).write_text("x", encoding="utf-8")
    with pytest.raises(queue.Empty):
        events.get(timeout=0.7)


def test_folder_that_is_not_there_is_told(tmp_path):
    events = Events()
    with files.Saves(tmp_path / "nowhere", events):
        assert isinstance(events.get(timeout=SECONDS), Broken)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("ext4", False), ("nfs4", True), ("cifs", True), ("9p", True), ("fuse.sshfs", True)],
)
def test_network_folders_are_looked_at(tmp_path, monkeypatch, kind, answer):
    monkeypatch.delenv("WATCHFILES_FORCE_POLLING", raising=False)
    mounts = tmp_path / "mounts"
    where = str(tmp_path.resolve()).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/home {where} {kind} rw 0 0\n")
    monkeypatch.setattr(files, "MOUNTS", mounts)
    assert files.must_look(tmp_path / "lessons") is answer


def test_user_has_the_last_word(tmp_path, monkeypatch):
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "false")
    monkeypatch.setattr(files, "file_system", lambda _: "nfs")
    assert files.must_look(tmp_path) is False


def test_system_without_mounts_says_nothing(monkeypatch):
    monkeypatch.setattr(files, "MOUNTS", Path("/nowhere"))
    assert files.file_system(Path("/")) == ""
