"""Zips: the honest ones are judged, the others refused, and nothing is written anywhere."""

import io
import stat
import struct
import warnings
import zipfile

import pytest
from machine import CANARY, ROOT
from outcome import outcome, unsafe
from rows import FILE

from checker.submission import reader

RIGHT = "import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
DEEP = "a/b/c/d/e/f/g/h/i/"
PASSED, REFUSED = "passed", "refused"


def zipped(*members):
    """An archive of these members: a name with the right program, or a name and a content."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            name, content = (member, RIGHT) if isinstance(member, str) else member
            info = zipfile.ZipInfo()
            info.filename, info.compress_type = name, zipfile.ZIP_DEFLATED  # whatever the name is
            with warnings.catch_warnings(action="ignore"):  # two members of one name
                archive.writestr(info, content)
    return data.getvalue()


def special(kind, content):
    """An archive with a member that is no plain file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        info = zipfile.ZipInfo(FILE)
        info.external_attr = (kind | 0o777) << 16
        archive.writestr(info, content)
    return data.getvalue()


def changed(data, at, form, value):
    """Overwrite a field in both heads of the only member: in its own, and in the directory."""
    data = bytearray(data)
    own, directory = at
    struct.pack_into(form, data, own, value)
    struct.pack_into(form, data, data.rindex(b"PK\1\2") + directory, value)
    return bytes(data)


ONE = zipped(FILE)
FLAGS, SIZE = (6, 8), (22, 24)
ARCHIVES = {
    "plain": (ONE, PASSED),
    "in a folder": (zipped("my work/lessons/" + FILE), PASSED),
    "of a Mac": (
        zipped(FILE, (f"__MACOSX/._{FILE}", b"\0\5\x16\7"), (".DS_Store", b"\0\0\0\1Bud1")),
        PASSED,
    ),
    "in a folder with another alphabet": (zipped(f"Übung ωφ/{FILE}"), PASSED),
    "upwards": (zipped(FILE, "../../home/.bashrc"), REFUSED),
    "upwards in the middle": (zipped(f"a/../../{FILE}"), REFUSED),
    "absolute": (zipped(FILE, "/tmp/eve.py"), REFUSED),  # noqa: S108  a name, never opened
    "backslash": (zipped(FILE, "..\\..\\eve.py"), REFUSED),
    "drive": (zipped(FILE, "C:eve.py"), REFUSED),
    "link": (special(stat.S_IFLNK, str(ROOT / "solutions" / FILE)), REFUSED),
    "device": (special(stat.S_IFCHR, ""), REFUSED),
    "FIFO": (special(stat.S_IFIFO, ""), REFUSED),
    "the same name twice": (zipped(FILE, (FILE, "sigmoid = None")), REFUSED),
    "but for case": (zipped(FILE, (FILE.upper(), "sigmoid = None")), REFUSED),
    "but for how an accent is written": (zipped(FILE, "\u00e9.py", "e\u0301.py"), REFUSED),
    "turned around": (zipped(FILE, "yp.\u202egpj"), REFUSED),
    "control character": (zipped(FILE, "a\x1b[2J.py"), REFUSED),
    "device of Windows": (zipped(FILE, "aux.py"), REFUSED),
    "dot at the end": (zipped(FILE, "eve.py."), REFUSED),
    "20 MB of one sign": (zipped((FILE, b"#" * 20_000_000)), REFUSED),
    "a size that lies": (changed(ONE, SIZE, "<L", 3), REFUSED),
    "a size of 4 GiB": (changed(ONE, SIZE, "<L", 2**32 - 2), REFUSED),
    "many members": (zipped(FILE, *((f"{n}.py", "") for n in range(600))), REFUSED),
    "encrypted": (changed(ONE, FLAGS, "<H", 1), REFUSED),
    "no zip": (b"this is no zip", REFUSED),
    "cut": (ONE[: len(ONE) // 2], REFUSED),
    "the lesson in two places": (zipped(f"a/{FILE}", f"b/{FILE}"), REFUSED),
    "a copy's name": (zipped("lesson2_sigmoid (1).py", "lesson2_sigmoid (2).py"), REFUSED),
    "deep": (zipped(DEEP + FILE), REFUSED),
    "nothing": (zipped(), REFUSED),
    "a zip in a zip": (zipped(("lessons.zip", ONE)), REFUSED),
}


@pytest.mark.parametrize(("data", "expected"), ARCHIVES.values(), ids=ARCHIVES)
def test_an_archive(machine, confined, harmless, data, expected):
    path = machine.submit({}) / "lessons.zip"
    path.write_bytes(data)
    with harmless():
        assert taken(path, confined) == expected


def taken(path, host):
    try:
        got = outcome(path, host)
    except reader.RefusedError as error:
        said = str(error)
        assert said.endswith("."), said
        assert said.isprintable()
        assert CANARY not in said
        return REFUSED
    assert not unsafe(got.texts)
    (verdict,) = got.verdict
    return verdict
