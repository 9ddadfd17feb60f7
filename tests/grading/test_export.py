"""Folders and large zips: every file that may be a student's, and nothing else."""

import os
import zipfile

import pytest

from checker.grading.archives.lms_archive import ExportError, opened
from checker.submission.reader import RefusedError


def paths(place):
    with opened(place) as items:
        return ["/".join(item.parts) for item in items]


def archive(file, *names, content=b"x = 1\n"):
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), content)
    return file


def test_a_folder_of_students(tmp_path):
    for name in ("ada/lesson1_a.py", "bo/lesson1_a.py", "ada/.git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert paths(tmp_path) == ["ada/lesson1_a.py", "bo/lesson1_a.py"]


def test_a_zip_with_everything_in_one_folder(tmp_path):
    found = paths(archive(tmp_path / "all.zip", "hw/ada.py", "hw/bo.py", "__MACOSX/hw/._ada.py"))
    assert found == ["hw/ada.py", "hw/bo.py"]  # whose they are is told by `recognise`


def test_a_lessons_folder_keeps_its_name(tmp_path):
    assert paths(archive(tmp_path / "one.zip", "lessons/lesson1_a.py")) == ["lessons/lesson1_a.py"]


def test_a_name_that_climbs_out_is_a_label_and_leads_nowhere(tmp_path):
    assert paths(archive(tmp_path / "all.zip", "../../etc/a.py", "b/c.py")) == [
        "etc/a.py",
        "b/c.py",
    ]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_a_link_is_refused(tmp_path):
    (tmp_path / "secret.py").write_text("1", encoding="utf-8")
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ada.py").symlink_to(tmp_path / "secret.py")
    with opened(tmp_path / "class") as items, pytest.raises(RefusedError):
        items[0].read()


def test_a_member_that_expands_beyond_the_limit_is_refused(tmp_path):
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("ada.py", b"#" * (3 << 20))
        made.writestr("bo.py", b"")
    with opened(file) as items, pytest.raises(RefusedError, match="larger than"):
        items[0].read()


def damaged(folder):
    (folder / "all.zip").write_bytes(b"PK\3\4 no")
    return folder / "all.zip"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "no", "does not exist"),
        (lambda folder: folder, "There is no file"),
        (lambda folder: archive(folder / "empty.zip"), "There is no file"),
        (damaged, "is not a zip that can be read"),
    ],
)
def test_what_cannot_be_graded_is_said_with_its_cure(tmp_path, make, said):
    with pytest.raises(ExportError, match=said), opened(make(tmp_path)):
        pass
