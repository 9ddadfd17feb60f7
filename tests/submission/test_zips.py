"""Zips: read in memory under limits, never extracted, and no name of theirs is trusted."""

import io
import os
import stat
import struct
import zipfile

import handin
import pytest

from checker.submission import archive, reader

NAME = "lessons/lesson2_sigmoid.py"


def refused(files, says, **ways):
    data = files if isinstance(files, bytes) else handin.zipped(files, **ways)
    with pytest.raises(reader.RefusedError) as error:
        handin.read_zip(data)
    assert says in str(error.value)
    assert str(error.value).isprintable()
    return str(error.value)


def member(name, mode=0, **fields):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    for field, value in fields.items():
        setattr(info, field, value)
    return info


# Taken.


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("lesson2_sigmoid.py", "hw.zip/lesson2_sigmoid.py"),
        (NAME, NAME),
        ("./lessons/lesson2_sigmoid.py", NAME),
        ("hw 1/lessons/lesson2_sigmoid.py", NAME),
        ("Übung/größer/lesson2_sigmoid.py", "größer/lesson2_sigmoid.py"),
        ("Lessons/Lesson2_Sigmoid.py", "Lessons/Lesson2_Sigmoid.py"),
    ],
)
def test_lessons_are_found_wherever_they_lie(name, shown):
    submission = handin.read_zip(handin.zipped({name: handin.CODE}))
    assert submission.modules == {"lesson2_sigmoid": handin.CODE}
    assert submission.shown("lesson2_sigmoid") == shown


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_systems_add_is_left_aside(method):
    files = {
        "hw/": "",
        "hw/lessons/": "",
        f"hw/{NAME}": handin.CODE,
        "hw/lessons/helpers.py": "x = 1\n",
        "hw/lessons/digits.csv.gz": os.urandom(3 << 20),
        "hw/.git/objects/ab": "x",
        "hw/.DS_Store": "x",
        f"__MACOSX/hw/lessons/._{NAME[8:]}": b"\0\5\x16\7",
        "hw/lessons/__pycache__/lesson2_sigmoid.cpython-311.pyc": b"\0",
    }
    submission = handin.read_zip(handin.zipped(files, method=method))
    assert submission.modules == {"lesson2_sigmoid": handin.CODE, "helpers": "x = 1\n"}


@pytest.mark.parametrize("name", ["homework.py", "hw/homework.ipynb"])
def test_a_file_alone_may_have_any_name(name):
    content = handin.notebook(handin.CODE) if name.endswith("ipynb") else handin.CODE
    submission = handin.read_zip(handin.zipped({name: content, "README.md": "Hello"}))
    assert list(submission.modules) == ["homework"]
    assert submission.shown("homework") == name.rpartition("/")[2]


def test_a_zip_on_the_disk_is_taken_by_its_suffix(tmp_path):
    for name in ("hw.zip", "HW.ZIP"):
        path = tmp_path / name
        path.write_bytes(handin.zipped({NAME: handin.CODE}))
        assert reader.read(path, handin.STEMS).modules == {"lesson2_sigmoid": handin.CODE}


def test_nothing_is_written(tmp_path, monkeypatch):
    path = tmp_path / "hw.zip"
    path.write_bytes(handin.zipped({NAME: handin.CODE, "lessons/helpers.py": "x = 1\n"}))
    monkeypatch.chdir(tmp_path)
    opened = []
    real = os.open

    def spy(name, flags, *rest, **more):
        opened.append(flags)
        return real(name, flags, *rest, **more)

    monkeypatch.setattr(os, "open", spy)
    reader.read(path, handin.STEMS)
    assert opened
    assert not any(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) for flags in opened)
    assert [each.name for each in tmp_path.iterdir()] == ["hw.zip"]


# Refused.


@pytest.mark.parametrize(
    "name",
    [
        "../lesson2_sigmoid.py",
        "lessons/../../lesson2_sigmoid.py",
        "/etc/lesson2_sigmoid.py",
        "//server/lesson2_sigmoid.py",
        "lessons\\lesson2_sigmoid.py",
        "C:/lesson2_sigmoid.py",
        "C:lesson2_sigmoid.py",
        "lessons//lesson2_sigmoid.py",
        "lessons/./lesson2_sigmoid.py",
        "lessons/\u202eyp.x.py",
        "lessons/a\x1b[2J.py",
        "lessons/a\nb.py",
        "lessons/aux.py",
        "lessons/COM1",
        "lessons/nul.tar.gz",
        "lessons /lesson2_sigmoid.py",
        "lessons./lesson2_sigmoid.py",
        "a/b/c/d/e/f/g/h/lesson2_sigmoid.py",
        "x" * 201 + ".py",
    ],
)
def test_a_name_that_leads_elsewhere_or_is_not_one_everywhere(name):
    refused({name: handin.CODE, NAME: handin.CODE}, "is not a name that every system takes")


@pytest.mark.parametrize("kind", ["S_IFLNK", "S_IFIFO", "S_IFCHR", "S_IFBLK", "S_IFSOCK"])
def test_links_and_devices(kind):
    info = member(NAME, getattr(stat, kind) | 0o777)
    refused({info: "/etc/passwd"}, "is a link or a device")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lessons/lesson2_sigmoid.py", "lessons/Lesson2_Sigmoid.py"),
        ("lessons/a.py", "LESSONS/A.PY"),
        ("lessons/größer.py", "lessons/gro\u0308ßer.py"),
    ],
)
def test_two_names_that_are_one_on_some_system(one, other):
    refused({one: handin.CODE, other: handin.CODE}, "which are one name")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr(NAME, handin.CODE)
        made.writestr(NAME, "wrong = 1\n")
    refused(data.getvalue(), "which are one name")


def test_lessons_in_two_folders():
    refused({f"a/{NAME}": handin.CODE, f"b/{NAME}": handin.CODE}, "in several folders")


@pytest.mark.parametrize("name", ["lesson_2.py", "hw/lesson2 (1).py", "sigmoid.py"])
def test_a_name_that_is_almost_right(name):
    refused({name: handin.CODE}, "did you mean lesson2_sigmoid.py?")


def test_a_bomb():
    refused({NAME: "#" * (60 << 20)}, "is larger than 1 MiB")


def test_a_small_bomb_of_many_parts(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 100_000)
    parts = {f"lessons/part{number}.py": os.urandom(15_000).hex() for number in range(5)}
    refused({NAME: handin.CODE, **parts}, "holds too much")


@pytest.mark.parametrize(
    ("size", "claimed", "says"),
    [
        (60 << 20, 100, "is damaged"),
        (3000, 100, "is damaged"),
        (3000, 4000, "is not as long as it is said to be"),
        (3000, 1 << 20, "is not as long as it is said to be"),
        (3000, (1 << 32) - 2, "is larger than 1 MiB"),
    ],
)
def test_a_size_that_is_a_lie(size, claimed, says, monkeypatch):
    data = handin.zipped({NAME: "#" * size})
    lying = data.replace(struct.pack("<I", size), struct.pack("<I", claimed))
    assert lying != data
    wanted = []
    real = zipfile.ZipExtFile.read

    def read(self, count=-1):
        wanted.append(count)
        return real(self, count)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", read)
    refused(lying, says)
    assert wanted in ([], [(1 << 20) + 1])  # no more is ever unpacked


def test_content_that_was_changed():
    data = handin.zipped({NAME: handin.CODE}, method=zipfile.ZIP_STORED)
    refused(data.replace(b"import numpy", b"import humpy"), "is damaged")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_expand_without_a_limit(method):
    refused({NAME: handin.CODE}, "compressed in an unusual way", method=method)


def test_a_password():
    data = bytearray(handin.zipped({NAME: handin.CODE}))
    data[data.index(b"PK\1\2") + 8] |= 1
    refused(bytes(data), "locked by a password")


def test_very_many_files():
    refused({f"lessons/{number}.csv": "" for number in range(501)}, "more than 500 files")


def test_a_list_of_files_without_end_is_not_made():
    refused(handin.zipped({NAME: handin.CODE}) + b"PK\1\2" * 10_001, "too many files")


@pytest.mark.parametrize("cut", [0, 10, 60, -1, -30])
def test_what_is_no_whole_zip(cut):
    refused(handin.zipped({NAME: handin.CODE})[:cut], "is not a zip that can be read")


@pytest.mark.parametrize("files", [{}, {"README.md": "Hello"}, {"inner.zip": "x"}])
def test_a_zip_without_code(files):
    refused(files, "holds no lesson file")


def test_a_folder_in_place_of_a_lesson():
    refused(
        {NAME: handin.CODE, "lessons/lesson3_propagate.py/x.txt": "x"},
        "lesson3_propagate.py is a folder",
    )


def test_a_large_archive_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "hw.zip"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("it was read"))
    assert "larger than 32 MiB" in handin.refusal(path)
