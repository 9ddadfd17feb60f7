import errno
import json
import os
import subprocess
import sys

import pytest

from checker.progress.event_log import NAME, Notes


@pytest.fixture
def notes(tmp_path):
    return Notes(tmp_path)


def test_notes_come_back_in_order(notes):
    notes.add({"lesson": "a"})
    notes.add({"lesson": "b"})
    assert notes.read() == [{"lesson": "a"}, {"lesson": "b"}]


def test_without_a_file_there_are_none(notes):
    assert notes.read() == []


def test_two_runs_at_once_lose_nothing(notes, tmp_path):
    program = (
        "import sys; from pathlib import Path; from checker.progress.event_log import Notes\n"
        "for number in range(100): Notes(Path(sys.argv[1])).add({'by': sys.argv[2]})"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), name]) for name in "ab"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert sorted(note["by"] for note in notes.read()) == ["a"] * 100 + ["b"] * 100


def test_note_of_another_run_meanwhile_is_not_overwritten(notes, tmp_path, monkeypatch):
    notes.add({"by": "first"})
    written = json.dumps

    def interrupted(note, **options):
        monkeypatch.setattr(json, "dumps", written)
        Notes(tmp_path).add({"by": "other"})
        return written(note, **options)

    monkeypatch.setattr(json, "dumps", interrupted)
    notes.add({"by": "me"})
    assert [note["by"] for note in notes.read()] == ["first", "other", "me"]


def test_torn_line_costs_one_note(notes, tmp_path):
    notes.add({"lesson": "a"})
    with (tmp_path / NAME).open("ab") as file:
        file.write(b'{"lesson": "b", "dig')
    notes.add({"lesson": "c"})
    assert [note["lesson"] for note in notes.read()] == ["a", "c"]


def test_marks_of_a_merge_are_passed_over(notes, tmp_path):
    text = '<<<<<<< HEAD\n{"lesson": "a"}\n=======\n{"lesson": "b"}\n>>>>>>> x\n[1]\nnull\n\xff\n'
    (tmp_path / NAME).write_bytes(text.encode("latin-1"))
    assert [note["lesson"] for note in notes.read()] == ["a", "b"]


@pytest.mark.parametrize("name", ["add", "replace"])
def test_full_disk_stops_nobody(notes, tmp_path, monkeypatch, name):
    notes.add({"lesson": "a"})

    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("checker.progress.event_log.os.fdopen", full)
    if name == "add":
        notes.add({"lesson": "b"})
    else:
        notes.replace([{"lesson": "b"}])
    assert notes.read() == [{"lesson": "a"}]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_written_anew_whole(notes, tmp_path):
    for number in range(70):
        notes.add({"number": number, "text": 1000 * "x"})
    assert notes.is_long()
    notes.replace([{"number": 1}])
    assert not notes.is_long()
    assert notes.read() == [{"number": 1}]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
