"""Files that are no file of Python, or hardly: rows I01 to I22 of the threat list."""

import contextlib
import io
import os
import shutil
import socket
import stat
import zipfile

import pytest
from machine import CANARY, ROOT
from outcome import UNSAFE, outcome, unsafe
from rows import FILE

from checker.submission import reader

RIGHT = "import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
REFUSED = "refused"


def zipped():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(FILE, RIGHT)
    return data.getvalue()


TEXTS = {
    "I01 binary": (b"\x7fELF\x02\x01\x01" + bytes(range(256)), {REFUSED}),
    "I02 Latin-1, undeclared": (RIGHT.encode() + "# für mich".encode("latin-1"), {REFUSED}),
    "I03 BOM": (RIGHT.encode("utf-8-sig"), {"passed"}),
    "I04 CRLF": (RIGHT.replace("\n", "\r\n").encode(), {"passed"}),
    "I05 tabs and blanks": (
        RIGHT.encode().replace(b"    return", b"    z = z\n\treturn"),
        {"syntax", "raised"},
    ),
    "I06 syntax error": (RIGHT.encode().replace(b"):", b")"), {"syntax", "raised"}),
    "I12 empty": (b"", {REFUSED, "not started"}),
    "I13 notebook": (b'{"cells": [], "metadata": {}, "nbformat": 4}', {REFUSED}),
    "I14 zip": (zipped(), {REFUSED}),
    "I15 utf-7": (b"# coding: utf-7\n" + RIGHT.encode("utf-7"), {REFUSED}),
    "I15 rot13": (b"# coding: rot13\n" + RIGHT.encode(), {REFUSED}),
    "I16 Latin-1, declared": (
        b"# coding: latin-1\n" + f"{RIGHT}# für mich".encode("latin-1"),
        {"passed"},
    ),
    "I17 200000 parentheses": (
        RIGHT.encode() + b"a = " + b"(" * 200_000 + b")" * 200_000,
        {"syntax", "raised"},
    ),
    "I17 200000 signs": (RIGHT.encode() + b"a = " + b"-" * 200_000 + b"1", {"syntax", "raised"}),
    "I18 Python 2": (RIGHT.encode() + b'print "hello"\n', {"syntax"}),
    "I19 UTF-16": (RIGHT.encode("utf-16"), {REFUSED}),
}


@pytest.mark.parametrize(("data", "verdicts"), TEXTS.values(), ids=TEXTS)
def test_contents(machine, confined, harmless, data, verdicts):
    folder = machine.submit({FILE: ""})
    (folder / FILE).write_bytes(data)
    with harmless():
        assert taken(folder, confined) <= verdicts


def link_to(place):
    return lambda path: path.symlink_to(place)


def large(path):
    with path.open("wb") as file:
        file.truncate(100 << 20)


def service(path):
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)


def device(path):
    os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))


def unreadable(path):
    path.write_text(RIGHT, encoding="utf-8")
    path.chmod(0)


KINDS = {
    "I07 100 MB": large,
    "I08 link to /etc/passwd": link_to("/etc/passwd"),
    "I08 link to another submission": link_to("../ann/lesson2_sigmoid.py"),
    "I09 link to the solution": link_to(ROOT / "solutions" / FILE),
    "I10 FIFO": os.mkfifo,
    "I10 socket": service,
    "I10 device": device,
    "I11 folder": os.mkdir,
    "I21 link to /dev/zero": link_to("/dev/zero"),
    "I21 link to itself": link_to(FILE),
    "I22 unreadable": unreadable,
}


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_kinds(machine, confined, harmless, make):
    if make is device and os.getuid():
        pytest.skip("only root can make a device")
    if make is unreadable and not os.getuid():
        pytest.skip("root can read every file")
    folder = machine.submit({})
    make(folder / FILE)
    try:
        with harmless():
            assert taken(folder, confined) == {REFUSED}
            assert taken(folder / FILE, confined) == {REFUSED}
    finally:
        (folder / FILE).rmdir() if make is os.mkdir else (folder / FILE).unlink()


def test_another_name(machine, confined, harmless):
    """I20: the file that was asked for is not there, one with nearly its name is."""
    folder = machine.submit({"lesson_2.py": RIGHT})
    with harmless():
        try:
            assert outcome(folder, confined).verdict == {"passed"}
        except reader.RefusedError as error:
            assert "lesson2_sigmoid.py" in str(error)  # noqa: PT017  either is right


def taken(path, host):
    """What becomes of a submission: refused, or its verdict."""
    try:
        got = outcome(path, host)
    except reader.RefusedError as error:
        said = str(error)
        assert said.endswith("."), said
        assert not UNSAFE.search(said)
        assert CANARY not in said
        assert len(said) < 300
        return {REFUSED}
    assert CANARY not in got.everything
    assert not unsafe(got.texts)
    return got.verdict


@pytest.mark.parametrize(
    "name", ["e\x1b[2Jve", "eve\n::error::x", "ev\u202ee", "e\udcffve", "[red]e"]
)
def test_a_folder_of_any_name(machine, confined, name):
    folder = machine.folder / "submissions" / name
    folder.mkdir()
    try:
        (folder / FILE).write_text(RIGHT.replace("-z", "z"), encoding="utf-8")
        assert taken(folder, confined) <= {"wrong", REFUSED}
        (folder / FILE).rename(folder / "lesson_2.py")
        assert taken(folder, confined) <= {"wrong", REFUSED}
        (folder / "lesson_2.py").unlink()
        assert taken(folder, confined) == {REFUSED}
    finally:
        shutil.rmtree(folder)
