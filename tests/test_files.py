"""A file is written whole or not at all."""

import os

import pytest

from checker import files


def test_what_is_written_takes_the_place_of_the_old_one(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")
    files.save(file, "new\n")
    assert file.read_bytes() == b"new\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_what_breaks_off_leaves_the_old_one_and_nothing_else(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")

    def lines():
        yield b"half"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"), files.writing(file) as to:
        to.writelines(lines())
    assert file.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_its_mode_is_the_one_that_was_asked_for_whatever_the_umask(tmp_path):
    before = os.umask(0o077)
    try:
        files.save(tmp_path / "a", "x", 0o664)
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o664


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_a_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "other").write_text("theirs", encoding="utf-8")
    (tmp_path / "a").symlink_to(tmp_path / "other")
    files.save(tmp_path / "a", "mine")
    assert (tmp_path / "other").read_text(encoding="utf-8") == "theirs"
    assert (tmp_path / "a").read_text(encoding="utf-8") == "mine"
